"""Spoken texts on disk: where they are, and how long they last, without decoding them."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desktop.core.text import count_characters

_OPUS_RATE = 48_000
"""Ogg counts the samples of Opus at this rate, whatever went in (RFC 7845, section 4)."""
_TAIL_BYTES = 65_536
"""No page of Ogg is longer than 65,307 bytes: the last one begins in here."""
_CHARACTERS_PER_SECOND = 4.5
"""How fast an unhurried caller speaks; for texts that nobody has rendered."""
_BREATH_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Clip:
    """A text that can be played."""

    path: Path
    seconds: float


class Clips:
    """Those below some folders, the first folder that has one wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`folders`: a company's own first, then those that ship."""
        self._folders = tuple(folders)

    def find(self, name: str) -> Clip | None:
        """The clip of that path below a folder (see `core.practice.clip_name`); None when it was never rendered."""
        for folder in self._folders:
            path = folder.joinpath(*name.split("/"))
            seconds = _seconds_of(path) if path.is_file() else 0.0
            if seconds > 0.0:
                return Clip(path, seconds)
        return None


def estimated_seconds(text: str, speed: float) -> float:
    """How long a text would last if somebody spoke it; 0.0 for silence."""
    characters = count_characters(text)
    return round(characters / (_CHARACTERS_PER_SECOND * speed) + _BREATH_SECONDS, 2) if characters else 0.0


@lru_cache(maxsize=1 << 12)
def _seconds_of(path: Path) -> float:
    """0.0 for anything that is no Ogg Opus file."""
    try:
        # Whoever opens a pipe waits for somebody to write.
        if not path.is_file():
            return 0.0
        with path.open("rb") as file:
            head = file.read(4096)
            file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            tail = file.read()
        at = head.index(b"OpusHead")
        (skipped,) = struct.unpack_from("<H", head, at + 10)
        (samples,) = struct.unpack_from("<q", tail, tail.rindex(b"OggS") + 6)
    except (OSError, ValueError, struct.error):
        return 0.0
    return max(0.0, float(samples - skipped) / _OPUS_RATE)

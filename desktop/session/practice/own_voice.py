"""The trainee's own voice in a rehearsal: in memory alone, and gone when it is closed unless saved on purpose."""

import wave
from pathlib import Path
from typing import Protocol

from desktop.core.events import AudioLevel, Event

RATE = 16_000
"""Hertz, mono int16, as the ring has it."""
_BLOCK_SECONDS = 0.1
_BLOCK_BYTES = 3_200
LONGEST_SECONDS = 1_800.0
"""58 MB; no drill may take longer."""


class HeardBlocks(Protocol):
    """The last minute of a call's sound, which the listener writes (`audio.rings.Rings`)."""

    @property
    def call(self) -> int: ...

    @property
    def written(self) -> int: ...

    def agent_block(self, number: int) -> bytes | None:
        """The sound of a block of the agent's, little endian; None when it is no longer, or not yet, there."""


class OwnVoice:
    """Follows one rehearsal; times are those of its events. Used by one thread at a time."""

    def __init__(self, heard: HeardBlocks, since: float = 0.0) -> None:
        """`since`: the time at which this voice begins, where a rehearsal is taken up again in its midst."""
        self._heard = heard
        self._since = since
        self._call: int | None = None
        self._sound = bytearray()
        self._copied = 0

    @property
    def end(self) -> float:
        """The time up to which there is sound."""
        return self._since + self._copied * _BLOCK_SECONDS

    def feed(self, event: Event) -> None:
        """Copy what was heard since; the ring forgets after a minute, levels come each 100 ms."""
        if not isinstance(event, AudioLevel) or event.channel != "agent":
            return
        if self._call is None:
            self._call = self._heard.call
        if self._call != self._heard.call:
            return
        while self._copied < self._heard.written and self._copied * _BLOCK_SECONDS < LONGEST_SECONDS:
            block = self._heard.agent_block(self._copied)
            # A block that the ring has lost already is silent: what follows keeps its time.
            self._sound += block if block is not None else bytes(_BLOCK_BYTES)
            self._copied += 1

    def clip(self, start: float, end: float) -> bytes:
        """16 kHz mono int16 between two times; what lies outside the rehearsal is left out."""
        first, last = (max(0, round((time - self._since) * RATE)) * 2 for time in (start, end))
        return bytes(self._sound[first:last])

    def save(self, path: Path) -> None:
        """Write all of it to a WAV file, because the trainee said so. OSError when that is not possible."""
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(bytes(self._sound))

    def close(self) -> None:
        """Forget it."""
        # Overwritten, not only let go: memory that is free may still be written to a swap file.
        self._sound[:] = bytes(len(self._sound))
        self._sound.clear()
        self._copied = 0
        self._call = -1

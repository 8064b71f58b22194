"""What the window and the process that plays tell each other: one JSON object a line. The end of input means Quit."""

import base64
import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from desktop.core.practice.drill import AS_IT_IS, LineConditions


@dataclass(frozen=True, slots=True)
class UseHeadset:
    """Play to the headset whose microphone this is, from the next sound on."""

    microphone: str
    """A device's id or name; empty for the system's default."""


@dataclass(frozen=True, slots=True)
class Play:
    """Play a sound; what plays now is broken off."""

    id: int
    """What the answers to this command carry."""
    path: str = ""
    """A file of sound."""
    pcm: str = ""
    """Instead of a file: 16 kHz mono int16, little endian, base64. A trainee's own voice is in no file."""
    line: LineConditions = AS_IT_IS
    seed: int = 0
    clean: bool = False
    """Played as it is, without any line."""


@dataclass(frozen=True, slots=True)
class StopPlaying:
    """Break off what plays, softly."""


@dataclass(frozen=True, slots=True)
class SpeakerReady:
    """The headset is open."""

    device: str


@dataclass(frozen=True, slots=True)
class Started:
    """The first sample has been given to the headset."""

    id: int
    clock: float
    """The monotonic clock then, seconds, the same in every process of this machine."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The sound is over, or was broken off."""

    id: int
    whole: bool
    """False: broken off, or it could not be played."""


@dataclass(frozen=True, slots=True)
class SpeakerTrouble:
    """Something that a person should read; playing goes on as soon as it can."""

    code: str
    message: str
    remedy: str


Command = UseHeadset | Play | StopPlaying
Answer = SpeakerReady | Started | Ended | SpeakerTrouble

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (UseHeadset, Play, StopPlaying, SpeakerReady, Started, Ended, SpeakerTrouble)
}


class UnknownLineError(ValueError):
    """A line that is nothing of this version."""


def to_line(said: Command | Answer) -> str:
    """One line, `type` first, with its end."""
    return json.dumps({"type": type(said).__name__, **dataclasses.asdict(said)}, ensure_ascii=False) + "\n"


def command_from_line(line: str) -> Command:
    """What `to_line` wrote of a command. UnknownLineError for anything else."""
    said = _read(line)
    if not isinstance(said, Command):
        raise UnknownLineError(f"no command: {line[:200]!r}")
    return said


def answer_from_line(line: str) -> Answer:
    """What `to_line` wrote of an answer. UnknownLineError for anything else."""
    said = _read(line)
    if not isinstance(said, Answer):
        raise UnknownLineError(f"no answer: {line[:200]!r}")
    return said


def as_pcm(samples: bytes) -> str:
    """Sound as `Play.pcm` has it."""
    return base64.b64encode(samples).decode("ascii")


def pcm_bytes(pcm: str) -> bytes:
    """Back again."""
    return base64.b64decode(pcm)


def _read(line: str) -> Any:
    try:
        raw = json.loads(line)
        kind = _KINDS[raw.pop("type")]
        if "line" in raw:
            raw["line"] = LineConditions(**raw["line"])
        return kind(**raw)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnknownLineError(f"{error!r} in {line[:200]!r}") from error

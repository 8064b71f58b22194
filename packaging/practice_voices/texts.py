"""What has to be spoken for the drills and the quiz, read straight from their files: first what is needed most."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.core.practice.clip_name import QUIZ, clip_name, coach_voice

OPEN_ENDED = ("……", "…", "×", "{")
"""What a better line that is rather advice has in it; nobody can speak that."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One clip that ought to exist."""

    name: str
    """Its path below the folder of clips."""
    voice: str
    speed: float
    text: str


def spoken_texts(library: Path) -> list[Spoken]:
    """Customers, then model answers, then the quiz, then better lines; each clip once."""
    drills = [read(path) for path in sorted(library.glob("*/drills/*.toml"))]
    questions = [each for path in sorted(library.glob("*/quiz/*.toml")) for each in read(path).get("question", [])]
    texts = [
        *(spoken for drill in drills for spoken in customer(drill)),
        *(spoken for drill in drills for spoken in answers(drill)),
        *(spoken for question in questions for spoken in heard(question)),
        *(spoken for drill in drills for spoken in better_lines(drill)),
    ]
    return list({spoken.name: spoken for spoken in texts}.values())


def bad_texts(library: Path, drills: Sequence[str]) -> list[Spoken]:
    """What the trainees of some drills' bad examples say and no good one does: only tests need it as sound."""
    files = [read(path) for path in sorted(library.glob("*/drills/*.toml")) if path.stem in drills]
    model = {spoken.name for spoken in spoken_texts(library)}
    said = {spoken.name: spoken for file in files for spoken in answers(file, "bad")}
    return [spoken for name, spoken in said.items() if name not in model]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def customer(file: Mapping[str, Any]) -> Iterator[Spoken]:
    drill, persona = file["drill"]["id"], file["drill"]["customer"]
    beats = (text for beat in file["drill"].get("beat", []) for text in beat.get("says", []))
    for text in (*beats, *persona.get("interrupted", []), *persona.get("waiting", [])):
        if text.strip():
            yield spoken_as(drill, persona["voice"], persona.get("speed", 1.0), text)


def answers(file: Mapping[str, Any], example: str = "good") -> Iterator[Spoken]:
    coach = coach_voice(file["drill"]["customer"]["voice"])
    for answer in file["drill"].get(example, []):
        if answer.get("says", "").strip():
            yield spoken_as(file["drill"]["id"], coach, answer.get("speed", 1.0), answer["says"])


def better_lines(file: Mapping[str, Any]) -> Iterator[Spoken]:
    coach = coach_voice(file["drill"]["customer"]["voice"])
    for goal in file["drill"].get("goal", []):
        text = goal.get("better", "")
        if text.strip() and not any(mark in text for mark in OPEN_ENDED):
            yield spoken_as(file["drill"]["id"], coach, 1.0, text)


def heard(question: Mapping[str, Any]) -> Iterator[Spoken]:
    if "hear" in question:
        hear = question["hear"]
        yield spoken_as(QUIZ, hear["voice"], hear.get("speed", 1.0), hear["says"])


def spoken_as(folder: str, voice: str, speed: float, text: str) -> Spoken:
    return Spoken(f"{folder}/{clip_name(voice, speed, text)}", voice, speed, text)

"""The labelled cases of tests/data/eval: small calls, and which alerts a fair inspector would want in them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from desktop.session.written_call import Header, Turn, WrittenCall

DATA = Path(__file__).resolve().parents[1] / "data" / "eval"


@dataclass(frozen=True)
class Expected:
    """One alert that has to come."""

    rule: str
    turn: int
    """The turn in which, or at whose end, it is due."""
    phrase: str = ""
    """For the lexicon: the words said."""
    at: float | None = None
    """When its threshold is passed, seconds; None: at the end of the words."""
    graver: bool = False
    """Whether a milder alert is followed by a graver one."""


@dataclass(frozen=True)
class Case:
    """A labelled call."""

    id: str
    topic: str
    group: str
    """The rule or the kind of trap that the case is about."""
    kind: str
    """positive or negative"""
    call: WrittenCall
    expect: tuple[Expected, ...]
    mask: tuple[tuple[int, int, int], ...] | None
    """Turn, first character and the one behind the last, of every span that has to be masked; None: not labelled."""
    rate: float | None = None
    """Characters a minute at which the talk was written."""


def is_development(id_):
    """Whether whoever works on the rules may look at the case; the other half is only counted."""
    return crc32(id_.encode()) % 2 == 0


def read_cases(topic, folder=DATA):
    """The cases of a topic, in whatever file they stand. Raises KeyError where a label is missing."""
    return [case for path in sorted(folder.glob("*.jsonl")) for case in _read(path) if case.topic == topic]


@cache
def _read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_case(json.loads(line)) for line in lines if line.strip())


def _case(raw):
    turns = tuple(
        Turn(
            turn["channel"],
            turn["start"],
            turn["end"],
            turn["text"],
            turn.get("dbfs"),
            turn.get("peak_dbfs"),
            turn.get("breath", False),
        )
        for turn in raw["turns"]
    )
    header = Header(channels=tuple(raw["channels"]), end=raw["end"], hung_up=raw["hung_up"], pack=raw["pack"])
    return Case(
        id=raw["id"],
        topic=raw["topic"],
        group=raw.get("focus") or raw["about"],
        kind=raw["kind"],
        call=WrittenCall(header, turns),
        expect=tuple(
            Expected(one["rule"], one["turn"], one.get("phrase", ""), one.get("at"), "warning_at" in one)
            for one in raw["expect"]
        ),
        mask=tuple(map(tuple, raw["mask"])) if "mask" in raw else None,
        rate=raw.get("rate"),
    )

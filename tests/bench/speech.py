"""What is said in a measured call: short utterances with a forbidden phrase each, whose end is known to the sample."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

DATA = Path(__file__).resolve().parent / "data"
RATE = 16_000
ROOM = 0.001
"""Root mean square of the room's noise, −60 dBFS: a quiet office through a headset."""
_GAP_SECONDS = 2.5
"""Between two utterances: the final of the first must not meet the partials of the second."""
_JITTER_SECONDS = 0.6
"""Utterances begin anywhere in a block of sound and in a step of a recogniser."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that an agent says."""

    id: str
    phrase: str
    variants: tuple[str, ...]
    """What a recogniser may make of the phrase, other than the phrase."""
    inside: bool
    """Whether the agent goes on after the phrase; else it is the last that is said."""
    phrase_end: float
    """Seconds from the utterance's first sample to the phrase's last."""
    samples: np.ndarray


@dataclass(frozen=True, slots=True)
class Placed:
    """An utterance in a call."""

    utterance: Utterance
    start: int
    """Its first sample."""


def read_utterances(language: str) -> list[Utterance]:
    """The utterances of tests/bench/data, in order."""
    whole, rate = soundfile.read(DATA / f"{language}.ogg", dtype="float64")
    assert rate == RATE
    utterances = []
    for described in json.loads((DATA / f"{language}.json").read_text(encoding="utf-8")):
        first = round(described["start"] * RATE)
        utterances.append(
            Utterance(
                id=described["id"],
                phrase=described["phrase"],
                variants=tuple(described["variants"]),
                inside=described["inside"],
                phrase_end=described["phrase_end"],
                samples=whole[first : first + round(described["seconds"] * RATE)],
            )
        )
    return utterances


def call_of(utterances, seed, gap=_GAP_SECONDS, jitter=_JITTER_SECONDS):
    """The sound of a call, int16, in which each utterance is said once, and where each stands in it."""
    chance = np.random.default_rng(seed)
    at, placed = RATE, []
    for utterance in utterances:
        at += int(chance.uniform(0.0, jitter) * RATE)
        placed.append(Placed(utterance, at))
        at += len(utterance.samples) + int(gap * RATE)
    call = chance.normal(0.0, ROOM, at)
    for item in placed:
        call[item.start : item.start + len(item.utterance.samples)] += item.utterance.samples
    return as_int16(call), placed


def endless_talk(utterances, seconds, seed=0):
    """Talk with hardly a pause, int16."""
    once, _ = call_of(utterances, seed, gap=0.2, jitter=0.2)
    return np.tile(once[RATE:], int(np.ceil(seconds * RATE / len(once[RATE:]))))[: int(seconds * RATE)]


def as_int16(samples):
    return (np.clip(samples, -0.99, 0.99) * 32767).astype(np.int16)

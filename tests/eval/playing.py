"""Plays labelled cases through the real program: the shipped library, the engine, every alert let through."""

from dataclasses import dataclass, replace
from functools import cache

from misheard import misheard

from desktop import paths
from desktop.core.engine import Engine
from desktop.core.events import AlertCleared, AlertRaised, CallStarted, Event
from desktop.core.limits import AlertLimits, Limits
from desktop.session import pipeline
from desktop.session.recital import recite
from desktop.storage.library import load_library

SEED = 20_27


@dataclass(frozen=True)
class Wording:
    """What a recogniser makes of a turn, character by character, so that a place in one is a place in the other."""

    pieces: tuple[str, ...]
    """For each character of the turn what is heard for it: itself, others, or nothing."""

    @property
    def text(self):
        return "".join(self.pieces) or "嗯"

    def span(self, start, end):
        """Where the characters from `start` to `end` of the turn stand in `text`."""
        return len("".join(self.pieces[:start])), len("".join(self.pieces[:end]))


@dataclass(frozen=True)
class Played:
    """A case and what became of it."""

    case: object
    wordings: tuple[Wording, ...]
    """One a turn."""
    events: tuple[Event, ...]
    alerts: tuple[AlertRaised, ...]
    """Those that were not taken back, in order."""


def heard_as(case, share):
    """The turns of a case with that share of wrong characters; the same each time."""
    return tuple(
        Wording(
            tuple(
                misheard(char, share, f"{SEED} {case.id} {turn} {place}") if share else char
                for place, char in enumerate(said.text)
            )
        )
        for turn, said in enumerate(case.call.turns)
    )


def play(case, wordings):
    """The case through recital, pipeline and engine, its turns heard as `wordings` have them."""
    turns = tuple(replace(turn, text=heard.text) for turn, heard in zip(case.call.turns, wordings, strict=True))
    call = replace(case.call, turns=turns)
    pack = call.header.pack
    events = tuple(pipeline.run(recite(call, started(pack, call.channels)), fresh_engine(pack)))
    return Played(case, wordings, events, standing(events))


def standing(events):
    """The alerts that were raised and not taken back."""
    withdrawn = {one.id for one in events if isinstance(one, AlertCleared) and one.reason == "withdrawn"}
    return tuple(one for one in events if isinstance(one, AlertRaised) and one.id not in withdrawn)


def started(pack, channels):
    return CallStarted(
        time=0.0,
        channels=channels,
        started_at="2026-11-23T09:30:00",
        pack=pack,
        company="",
        agent_name="",
        agent_number="",
        customer="",
        customer_title="",
    )


def fresh_engine(pack):
    """An engine that has heard nothing yet; what depends on the library alone is shared with all others."""
    return engine_of(library(pack))


def engine_of(made):
    return Engine(made, Limits(alerts=AlertLimits(preset="all")))


@cache
def library(pack):
    return own_library(pack)


def own_library(pack):
    """A library of which nothing has been made yet."""
    return load_library(pack, (paths.scripts_library(),)).library

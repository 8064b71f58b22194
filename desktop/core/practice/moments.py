"""The moments of a rehearsal that are worth another try, each with what was said and what would have been better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.core.events import Event
from desktop.core.practice.attempt import Attempt
from desktop.core.practice.drill import Drill
from desktop.core.practice.judging import scored_alerts
from desktop.core.practice.turns import Turn, beat_at, turns_of
from desktop.core.script import Source

_SAME_SECONDS = 1.0
"""An alert so near to a taboo that names the same words tells of the same mistake."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One of them."""

    time: float
    """Seconds from the start of the rehearsal."""
    beat: str
    """Where the customer was; *again from here* begins with it."""
    kind: Literal["goal", "taboo", "alert"]
    title: str
    said: str
    """The trainee's words, or the measure; empty when he said nothing."""
    better: str
    """The line to say, empty where nothing is to be said."""
    source: Source


def missed_moments(drill: Drill, events: Sequence[Event], attempt: Attempt) -> tuple[Missed, ...]:
    """All of them in their order of time."""
    turns = turns_of(events)
    told = [*_goals(drill, turns, attempt), *_taboos(drill, attempt)]
    alerts = [one for one in _alerts(events, attempt) if not any(_same(one, other) for other in told)]
    return tuple(sorted([*told, *alerts], key=lambda missed: missed.time))


def _goals(drill: Drill, turns: Sequence[Turn], attempt: Attempt) -> Iterator[Missed]:
    goals = {goal.id: goal for goal in drill.goals}
    for result in attempt.goals:
        goal = goals.get(result.goal)
        if goal is None or result.met:
            continue
        begin = next((one.time for one in attempt.beats if one.beat == goal.after), 0.0)
        instead = next((turn.text for turn in turns if turn.end > begin and turn.start <= result.time), "")
        # The moment is where it could have been said, not where its time ran out.
        beat = goal.after if any(one.beat == goal.after for one in attempt.beats) else result.beat
        yield Missed(result.time, beat, "goal", goal.name, instead, goal.better, goal.source)


def _taboos(drill: Drill, attempt: Attempt) -> Iterator[Missed]:
    taboos = {taboo.id: taboo for taboo in drill.taboos}
    for breach in attempt.breaches:
        taboo = taboos.get(breach.taboo)
        if taboo is not None:
            yield Missed(breach.time, breach.beat, "taboo", taboo.name, breach.heard, taboo.better, taboo.source)


def _alerts(events: Sequence[Event], attempt: Attempt) -> Iterator[Missed]:
    for alert in scored_alerts(events):
        beat = beat_at(attempt.beats, alert.start)
        yield Missed(alert.start, beat, "alert", alert.title, alert.heard, alert.say, Source(""))


def _same(alert: Missed, other: Missed) -> bool:
    near = abs(alert.time - other.time) <= _SAME_SECONDS
    return other.kind == "taboo" and near and (alert.said in other.said or other.said in alert.said)

"""The moments of a rehearsal that are worth another try, each with what was said and what would have been better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.core.events import AlertRaised, Event
from desktop.core.practice.attempt import Attempt
from desktop.core.practice.drill import Drill
from desktop.core.practice.judging import scored_alerts
from desktop.core.practice.turns import Turn, beat_at, turns_of
from desktop.core.script import Source

_SAME_SECONDS = 1.0
"""An alert so near to a taboo that names the same words tells of the same mistake."""
_ONE_SENTENCE = 2.0
"""Seconds; what is broken twice within it was one sentence."""
_OF_WORDS = ("forbidden", "wording", "privacy")
"""Alerts that tell what was said, even where it is masked or picked out of a sentence."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One of them."""

    time: float
    """Seconds from the start of the rehearsal."""
    beat: str
    """Where the customer was; *again from here* begins with it."""
    kind: Literal["goal", "taboo", "alert"]
    of: str
    """The goal's or taboo's id, or the alert's rule."""
    title: str
    said: str
    """The trainee's words; empty when he said nothing."""
    measure: str
    """What was measured, or what happened, where it was not words that went wrong."""
    better: str
    """The line to say, empty where nothing is to be said."""
    source: Source


def missed_moments(drill: Drill, events: Sequence[Event], attempt: Attempt) -> tuple[Missed, ...]:
    """All of them in their order of time, each once."""
    turns, alerts = turns_of(events), scored_alerts(events)
    told = [*_goals(drill, turns, attempt), *_taboos(drill, _Heard(turns, alerts), attempt)]
    more = [one for one in _alerts(turns, alerts, attempt) if not any(_same(one, other) for other in told)]
    return _each_once(sorted([*told, *more], key=lambda missed: missed.time))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a breach may rest on."""

    turns: Sequence[Turn]
    alerts: Sequence[AlertRaised]


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
        # What could have been said at any time has no words in place of which it stands.
        said = instead if goal.after else ""
        yield Missed(result.time, beat, "goal", goal.id, goal.name, said, "", goal.better, goal.source)


def _taboos(drill: Drill, heard: _Heard, attempt: Attempt) -> Iterator[Missed]:
    taboos = {taboo.id: taboo for taboo in drill.taboos}
    for one in attempt.breaches:
        taboo = taboos.get(one.taboo)
        if taboo is None:
            continue
        alert = next((each for each in heard.alerts if (each.start, each.heard) == (one.time, one.heard)), None)
        said = one.heard if _was_said(one.heard, heard.turns, alert) else ""
        # What is neither his nor measured are the words of the customer, into which he spoke.
        measure = one.heard if alert is not None and not said else ""
        yield Missed(one.time, one.beat, "taboo", taboo.id, taboo.name, said, measure, taboo.better, taboo.source)


def _alerts(turns: Sequence[Turn], alerts: Sequence[AlertRaised], attempt: Attempt) -> Iterator[Missed]:
    for alert in alerts:
        beat = beat_at(attempt.beats, alert.start)
        words = _was_said(alert.heard, turns, alert)
        said, measure = (alert.heard, "") if words else ("", alert.heard)
        yield Missed(alert.start, beat, "alert", alert.rule, alert.title, said, measure, alert.say, Source(""))


def _was_said(heard: str, turns: Sequence[Turn], alert: AlertRaised | None) -> bool:
    """Whether the trainee said it; of some alerts `heard` is a measure, of others words."""
    return (alert is not None and alert.alert in _OF_WORDS) or any(heard in turn.text for turn in turns)


def _same(alert: Missed, other: Missed) -> bool:
    near = abs(alert.time - other.time) <= _SAME_SECONDS
    one, another = alert.said or alert.measure, other.said or other.measure
    return other.kind == "taboo" and near and (one in another or another in one)


def _each_once(missed: Sequence[Missed]) -> tuple[Missed, ...]:
    kept: list[Missed] = []
    for one in missed:
        if not any(one.title == other.title and one.time - other.time <= _ONE_SENTENCE for other in kept):
            kept.append(one)
    return tuple(kept)

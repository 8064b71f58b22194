"""How well the trainee masters each subject: from his calls, his drills and his papers, recent ones counting more.

A subject is a topic (`topic:complaint`), or the id of a situation of the pack or of a rule (`silent_call`, `dead_air`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desktop.core.events import Event, SituationEntered, SituationLeft
from desktop.core.practice.drill import TOPICS, Drill
from desktop.core.practice.question import Question
from desktop.session.alert_lives import alert_lives
from desktop.storage.kept_call import KeptCall
from desktop.storage.practice_record.kept import KeptAttempt, KeptPaper

ENOUGH = 3
"""Observations below which nothing is said: two may be chance."""
_HALF_LIFE_DAYS = 14.0
"""After so long an observation counts half: a fortnight is two rosters of a call centre."""
_DAY_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Observation:
    """What one call, drill or question tells of a subject."""

    subject: str
    kept: float
    """0: all wrong … 1: all right."""
    at: str
    """Local wall-clock time, ISO 8601."""
    origin: Literal["call", "drill", "quiz"]


@dataclass(frozen=True, slots=True)
class Mastery:
    """What all observations tell of a subject."""

    subject: str
    value: float | None
    """0 … 1; None: too little is known (不够)."""
    observations: int
    latest: str
    """When it was observed last."""


def mastery_of(observations: Iterable[Observation], now: datetime) -> tuple[Mastery, ...]:
    """One for each subject that was observed, by subject. What lies in the future counts as of now."""
    by_subject: dict[str, list[Observation]] = defaultdict(list)
    for one in observations:
        by_subject[one.subject].append(one)
    return tuple(_mastery(subject, by_subject[subject], now) for subject in sorted(by_subject))


def seen_in_drills(attempts: Iterable[KeptAttempt], drills: Mapping[str, Drill]) -> Iterator[Observation]:
    """What rehearsals tell; of drills that are gone, and of those broken off, nothing."""
    for kept in attempts:
        drill = drills.get(kept.attempt.drill)
        if drill is None or kept.attempt.ended == "broken_off":
            continue
        broken = {breach.taboo for breach in kept.attempt.breaches}
        judged = [*(goal.met for goal in kept.attempt.goals), *(taboo.id not in broken for taboo in drill.taboos)]
        share = sum(judged) / len(judged) if judged else float(kept.attempt.passed)
        for subject in subjects_of(drill):
            yield Observation(subject, share, kept.at, "drill")
        for taboo in drill.taboos:
            for rule in taboo.alerts:
                yield Observation(rule, float(taboo.id not in broken), kept.at, "drill")


def seen_in_papers(papers: Iterable[KeptPaper], questions: Mapping[str, Question]) -> Iterator[Observation]:
    """What answers tell; of questions that are gone nothing."""
    for kept in papers:
        for right, ids in ((1.0, kept.result.right), (0.0, kept.result.wrong)):
            for question in (questions[one] for one in ids if one in questions):
                for subject in asked_in(question):
                    yield Observation(subject, right, kept.at, "quiz")


def seen_in_calls(calls: Sequence[KeptCall]) -> Iterator[Observation]:
    """What calls tell: of each rule that any of them broke whether this one did, and of each situation how it went."""
    ended = [call for call in calls if call.summary.state == "ended"]
    broken = [{life.alert.rule: life.alert.time for life in alert_lives(call.events) if life.holds} for call in ended]
    rules = sorted(set().union(*broken))
    for call, times in zip(ended, broken, strict=True):
        at = call.summary.started_at
        for rule in rules:
            yield Observation(rule, float(rule not in times), at, "call")
        for entered, left in _situations(call.events):
            kept = float(not any(entered.time <= time <= left for time in times.values()))
            yield Observation(entered.situation, kept, at, "call")
            if entered.family in TOPICS:
                yield Observation(f"topic:{entered.family}", kept, at, "call")


def subjects_of(drill: Drill) -> tuple[str, ...]:
    """What a drill trains."""
    return (f"topic:{drill.topic}", *drill.situations)


def asked_in(question: Question) -> tuple[str, ...]:
    """What a question examines."""
    topic = "greeting" if question.topic == "opening" else question.topic
    return (f"topic:{topic}", *question.subjects)


def _situations(events: Sequence[Event]) -> Iterator[tuple[SituationEntered, float]]:
    last = events[-1].time if events else 0.0
    for number, event in enumerate(events):
        if isinstance(event, SituationEntered):
            after = (one for one in events[number:] if isinstance(one, SituationLeft))
            yield event, next((one.time for one in after if one.situation == event.situation), last)


def _mastery(subject: str, seen: Sequence[Observation], now: datetime) -> Mastery:
    weights = [0.5 ** (_days(one.at, now) / _HALF_LIFE_DAYS) for one in seen]
    known = len(seen) >= ENOUGH and sum(weights) > 0.0
    value = sum(weight * one.kept for weight, one in zip(weights, seen, strict=True)) / sum(weights) if known else None
    # A sum of rounded parts may lie a hair outside.
    held = None if value is None else min(1.0, max(0.0, value))
    return Mastery(subject, held, len(seen), max(one.at for one in seen))


def _days(at: str, now: datetime) -> float:
    try:
        then = datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return 10 * _HALF_LIFE_DAYS
    return max(0.0, (now - then).total_seconds() / _DAY_SECONDS)

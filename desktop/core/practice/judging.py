"""Whether a rehearsal reached its goals, and what was done that must not be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.call_score import CallScore
from desktop.core.events import AlertRaised, CallStarted, Event, PromptSaid
from desktop.core.placeholders import Names, names_for
from desktop.core.practice.attempt import Attempt, BeatReached, Breach, Ended, GoalResult
from desktop.core.practice.cues import lines_of
from desktop.core.practice.drill import Goal, Taboo
from desktop.core.practice.happenings import CustomerStops
from desktop.core.practice.play import Play
from desktop.core.practice.spoken_phrases import SpokenLines, SpokenPhrases
from desktop.core.practice.trainee import TALKED_OVER
from desktop.core.practice.turns import Turn, beat_at, beats_of, turns_of
from desktop.core.scored_alerts import ScoredAlerts
from desktop.core.script import Library


@dataclass(frozen=True, slots=True)
class _Course:
    """What happened, sorted by what is asked of it."""

    events: Sequence[Event]
    turns: tuple[Turn, ...]
    beats: tuple[BeatReached, ...]
    alerts: tuple[AlertRaised, ...]
    lines: SpokenLines
    end: float


@dataclass(frozen=True, slots=True)
class _Window:
    """When a goal counts, both in seconds."""

    start: float
    end: float

    def holds(self, time: float) -> bool:
        return self.start <= time <= self.end


def judge(play: Play, events: Sequence[Event], score: CallScore | None, ended: Ended) -> Attempt:
    """The attempt that `events` are: all of a rehearsal in time order, the customer's and the engine's with them."""
    drill = play.drill
    course = _course_of(events, play.library)
    breaches = [breach for taboo in drill.taboos for breach in _breaches(taboo, course)]
    return Attempt(
        drill=drill.id,
        mode=play.mode,
        seconds=course.end,
        ended=ended,
        beats=course.beats,
        goals=tuple(_result(goal, course) for goal in drill.goals),
        breaches=tuple(sorted(breaches, key=lambda breach: breach.time)),
        score=score,
        pass_score=drill.pass_score,
    )


def scored_alerts(events: Sequence[Event]) -> tuple[AlertRaised, ...]:
    """The alerts of a rehearsal that are facts."""
    alerts = ScoredAlerts()
    for event in events:
        alerts.feed(event)
    return alerts.facts()


def _course_of(events: Sequence[Event], library: Library) -> _Course:
    started = next((event for event in events if isinstance(event, CallStarted)), None)
    names = Names() if started is None else names_for(started, library.names)
    return _Course(
        events,
        turns_of(events),
        beats_of(events),
        scored_alerts(events),
        SpokenLines(lines_of(library), names),
        max((event.time for event in events), default=0.0),
    )


def _result(goal: Goal, course: _Course) -> GoalResult:
    windows = _windows(goal, course)
    times = [time for time in _done_at(goal, course) if any(window.holds(time) for window in windows)]
    time = min(times, default=min(windows[0].end, course.end) if windows else course.end)
    return GoalResult(goal.id, bool(times), time, beat_at(course.beats, time))


def _windows(goal: Goal, course: _Course) -> list[_Window]:
    """One for each time that its beat came; none when it never came."""
    starts = [reached.time for reached in course.beats if reached.beat == goal.after] if goal.after else [0.0]
    return [_Window(start, course.end if goal.within is None else start + goal.within) for start in starts]


def _done_at(goal: Goal, course: _Course) -> Iterator[float]:
    """Every time at which it was done, whether it counts then or not."""
    phrases = SpokenPhrases(goal.phrases)
    for turn in course.turns:
        yield from (turn.said_at(match.end) for match in phrases.find_all(turn.text))
        if any(course.lines.is_said(line, turn.text) for line in goal.lines):
            yield turn.end
    for event in course.events:
        if isinstance(event, PromptSaid) and event.prompt in goal.lines:
            yield event.time
    yield from (reached.time for reached in course.beats if reached.beat in goal.beats)


def _breaches(taboo: Taboo, course: _Course) -> Iterator[Breach]:
    for time, heard in _broken_at(taboo, course):
        yield Breach(taboo.id, time, beat_at(course.beats, time), heard)


def _broken_at(taboo: Taboo, course: _Course) -> Iterator[tuple[float, str]]:
    phrases = SpokenPhrases(taboo.phrases, strict=True)
    for turn in course.turns:
        match = phrases.find(turn.text)
        if match is not None:
            yield turn.said_at(match.start), match.heard
    for alert in course.alerts:
        if alert.rule in taboo.alerts or alert.alert in taboo.alerts:
            yield alert.start, alert.heard
    if not set(TALKED_OVER).isdisjoint(taboo.alerts):
        for event in course.events:
            if isinstance(event, CustomerStops):
                yield event.time, event.said
    yield from ((reached.time, "") for reached in course.beats if reached.beat in taboo.beats)

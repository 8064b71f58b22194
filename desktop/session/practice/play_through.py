"""Plays a drill to its end with a trainee who goes by a script, as text, through all that a call goes through."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from desktop.core.events import CallStarted, Event
from desktop.core.limits import AlertLimits, Limits
from desktop.core.practice.attempt import Attempt, Ended
from desktop.core.practice.drill import Drill, Example
from desktop.core.practice.play import Play
from desktop.core.practice.unreached import unreached_ways
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.session.practice.played_call import PlayedCall, call_started, reading_seconds
from desktop.session.practice.scripted_trainee import BLOCK_SECONDS, ScriptedTrainee

GOOD_POINTS = 90.0
"""Points on the sheet that a drill's good example has to reach."""
_AGENT = {"company": "本公司", "agent_number": "1001"}
"""Who the trainee of an example is."""


def _nobody(event: Event) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class PlayedThrough:
    """A drill that was played to its end."""

    events: tuple[Event, ...]
    attempt: Attempt


class Trainee(Protocol):
    """Whoever is at the telephone, block by block."""

    def notice(self, event: Event) -> None:
        """Hear what happens."""

    def block(self, time: float) -> Iterator[Event]:
        """What is heard of him in the block that ends at `time`, its AudioLevel with it."""

    def hangs_up(self, time: float) -> bool:
        """Whether he ends the call now."""


def play(drill: Drill, example: Example, library: Library, sheet: ScoreSheet | None) -> PlayedThrough:
    """What comes of `example`; always the same, some tenths of a second for a drill of two minutes."""
    return play_with(drill, ScriptedTrainee(example.answers), library, sheet)


def play_with(drill: Drill, trainee: Trainee, library: Library, sheet: ScoreSheet | None) -> PlayedThrough:
    """What comes of `trainee`, whoever he is."""
    return rehearse(Play(drill, library, sheet), trainee, call_started(drill, library, **_AGENT))


def rehearse(
    play: Play, trainee: Trainee, started: CallStarted, notice: Callable[[Event], None] = _nobody
) -> PlayedThrough:
    """What comes of `trainee` in this play; `started` says who he is, `notice` is told all that happens, as it does."""
    limits = Limits(alerts=AlertLimits(preset="all"))
    call = PlayedCall(play, limits, reading_seconds(play.drill.persona.speed))

    def hear(event: Event) -> None:
        for happened in call.feed(event):
            trainee.notice(happened)
            notice(happened)

    hear(started)
    time, block = 0.0, 0
    ended: Ended = "customer"
    while not call.hung_up:
        block += 1
        time = round(block * BLOCK_SECONDS, 1)
        if trainee.hangs_up(time):
            ended = "trainee"
            break
        for event in list(trainee.block(time)):
            hear(event)
    _, attempt = call.end(time, ended)
    return PlayedThrough(call.events, attempt)


def mistakes(drill: Drill, library: Library, sheet: ScoreSheet | None) -> tuple[str, ...]:
    """What is wrong with how a drill plays, one Chinese sentence each: its examples, and ways that nobody can take."""
    good = play(drill, drill.good, library, sheet).attempt
    bad = play(drill, drill.bad, library, sheet).attempt
    told: list[str] = []
    if not good.passed or _points(good) < GOOD_POINTS:
        reasons = f"，没有做到：{'、'.join(good.reasons)}" if good.reasons else ""
        told.append(f"good 示例应当通过并且不低于 {GOOD_POINTS:g} 分，实际得 {_points(good):g} 分{reasons}。")
    if bad.passed:
        told.append("bad 示例应当不通过，实际却通过了。")
    if set(bad.reasons) != set(drill.bad.fails_for):
        want, got = "、".join(drill.bad.fails_for) or "（无）", "、".join(bad.reasons) or "（无）"
        told.append(f"bad 示例应当因为 {want} 不通过，实际是 {got}。")
    return (*told, *map(str, unreached_ways(drill, library)))


def _points(attempt: Attempt) -> float:
    points = attempt.score.score if attempt.score is not None else None
    return 0.0 if points is None else points

"""A rehearsal beside the trainee's best one of the same drill: what went better, what did not, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.practice.attempt import Attempt
from desktop.session.score_words import points

_SAME_SECONDS = 1.0
"""Two slips so near to each other are one: a taboo is broken in the same words that an alert is raised for."""
_AS_LONG = 2.0
"""Seconds by which two runs may differ and still count as equally long."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One beat of a drill in both runs; seconds are None where the customer never came to it."""

    beat: str
    seconds: float | None
    slips: int
    best_seconds: float | None
    best_slips: int


def slips(attempt: Attempt) -> tuple[float, ...]:
    """When something went wrong, in order: goals missed, taboos broken, points taken off."""
    apart: list[float] = []
    for time in sorted(_slips(attempt)):
        if not apart or time - apart[-1] > _SAME_SECONDS:
            apart.append(time)
    return tuple(apart)


def compared(attempt: Attempt, best: Attempt) -> tuple[str, ...]:
    """Sentences that tell the run from the best one: points, slips, time."""
    return tuple(filter(None, (_in_points(attempt, best), _in_slips(attempt, best), _in_time(attempt, best))))


def stretches(attempt: Attempt, best: Attempt) -> tuple[Stretch, ...]:
    """Beat by beat, in the order in which this run came to them, then those that only the best one came to."""
    here, there = _by_beat(attempt), _by_beat(best)
    return tuple(
        Stretch(beat, *here.get(beat, (None, 0)), *there.get(beat, (None, 0)))
        for beat in dict.fromkeys((*here, *there))
    )


def worst(found: Sequence[Stretch]) -> Stretch | None:
    """Where this run falls furthest behind the best one; None where it does so nowhere."""
    behind = [one for one in found if one.slips > one.best_slips]
    return max(behind, key=lambda one: one.slips - one.best_slips, default=None)


def _slips(attempt: Attempt) -> Iterator[float]:
    yield from (goal.time for goal in attempt.goals if not goal.met)
    yield from (breach.time for breach in attempt.breaches)
    if attempt.score is not None:
        for dimension in attempt.score.dimensions:
            for item in dimension.items:
                # What is about the call as a whole has no moment.
                yield from (moment.time for moment in item.moments if item.deducted and moment.alert)


def _by_beat(attempt: Attempt) -> dict[str, tuple[float | None, int]]:
    found: dict[str, tuple[float | None, int]] = {}
    times, wrong = [*(one.time for one in attempt.beats), attempt.seconds], slips(attempt)
    for reached, (begin, end) in zip(attempt.beats, pairwise(times), strict=False):
        before, count = found.get(reached.beat, (0.0, 0))
        inside = sum(begin <= time < end for time in wrong)
        found[reached.beat] = ((before or 0.0) + max(0.0, end - begin), count + inside)
    return found


def _in_points(attempt: Attempt, best: Attempt) -> str:
    now, then = _points(attempt), _points(best)
    if now is None or then is None:
        return ""
    if now == then:
        return f"和最好的一次同分：{points(now)} 分。"
    return f"比最好的一次（{points(then)} 分）{'多' if now > then else '少'} {points(round(abs(now - then), 1))} 分。"


def _in_slips(attempt: Attempt, best: Attempt) -> str:
    now, then = len(slips(attempt)), len(slips(best))
    if now == then:
        return f"失误和最好的一次一样{f'，都是 {now} 处' if now else '，都没有'}。"
    here = f"失误 {now} 处" if now else "没有失误"
    return f"{here}，比最好的一次{'多' if now > then else '少'} {abs(now - then)} 处。"


def _in_time(attempt: Attempt, best: Attempt) -> str:
    apart = attempt.seconds - best.seconds
    if abs(apart) < _AS_LONG:
        return "用时差不多。"
    return f"用时{'多' if apart > 0 else '少'} {abs(apart):.0f} 秒。"


def _points(attempt: Attempt) -> float | None:
    return attempt.score.score if attempt.score is not None else None

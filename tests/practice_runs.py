"""Attempts and papers for the tests of practice."""

from kept_calls import SCORE

from desktop.core.practice.attempt import Attempt, BeatReached, Breach, GoalResult
from desktop.core.practice.question import Given, PaperResult

HEARD = "我也没办法，卡号六二二二零二零二零零一一二二三三四四五"


def attempt(drill="slow-answer", *, points=90.0, met=True, broken=False, ended="customer", mode="guided", seconds=60.0):
    """A rehearsal with one goal and, if broken, one taboo."""
    part = SCORE.automatic.__class__(kept=points, judged=100.0)
    return Attempt(
        drill=drill,
        mode=mode,
        seconds=seconds,
        ended=ended,
        beats=(BeatReached("opens", 0.0), BeatReached("calms", 9.5)),
        goals=(GoalResult("apologise", met, 8.0, "opens"),),
        breaches=(Breach("excuse", 7.0, "opens", HEARD),) if broken else (),
        score=SCORE.__class__(**{**{name: getattr(SCORE, name) for name in SCORE.__slots__}, "automatic": part}),
        pass_score=80.0,
    )


def paper(plan="norms-basics", *, right=("a", "b", "c", "d"), wrong=("e",), seed=7):
    """A paper handed in."""
    given = tuple(Given(one, (0,), (), 3.5) for one in (*right, *wrong))
    return PaperResult(plan, seed, given, tuple(right), tuple(wrong), 120.0, 80.0)

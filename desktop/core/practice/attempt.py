"""What came of one rehearsal of a drill."""

from dataclasses import dataclass
from typing import Literal

from desktop.core.call_score import CallScore

Mode = Literal["guided", "fading", "exam"]
"""guided: prompts as on calls; fading: prompts come only when the trainee hesitates; exam: none, and one attempt."""

Ended = Literal["customer", "trainee", "broken_off"]
"""Who hung up; broken_off: by a key or a failure before the call was over, which neither passes nor fails."""


@dataclass(frozen=True, slots=True)
class GoalResult:
    """One goal in one attempt."""

    goal: str
    met: bool
    time: float
    """When it was met; where it was missed, when it would have been due at the latest."""
    beat: str
    """The beat that was going on then."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A taboo that was broken."""

    taboo: str
    time: float
    beat: str
    heard: str
    """The trainee's words, or the measure."""


@dataclass(frozen=True, slots=True)
class BeatReached:
    """A beat that the customer came to."""

    beat: str
    time: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rehearsal that is over, judged."""

    drill: str
    mode: Mode
    seconds: float
    ended: Ended
    beats: tuple[BeatReached, ...]
    goals: tuple[GoalResult, ...]
    breaches: tuple[Breach, ...]
    score: CallScore | None
    """On the sheet that calls are scored by; None when nothing could be judged."""
    pass_score: float

    @property
    def passed(self) -> bool:
        """Every goal met, no taboo broken, enough points, and gone through to an end."""
        points = self.score.score if self.score is not None else None
        enough = points is not None and points >= self.pass_score
        return enough and self.ended != "broken_off" and not self.breaches and all(goal.met for goal in self.goals)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Ids of the goals missed and the taboos broken, each once, in their order of time."""
        missed = [(goal.time, goal.goal) for goal in self.goals if not goal.met]
        broken = [(breach.time, breach.taboo) for breach in self.breaches]
        return tuple(dict.fromkeys(name for _, name in sorted(missed + broken)))

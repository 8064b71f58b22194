"""All that can be practised, as the window of practice shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperPlan, Question


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a drill so far."""

    times: int
    last_passed: bool
    last_points: float | None
    best_points: float | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to practise now, and why."""

    why: str
    drill: Drill | None = None
    mode: Mode = "guided"
    assignment: str = ""
    """Id of the trainer's assignment that it is for."""
    paper: PaperPlan | None = None
    questions: tuple[Question, ...] = ()
    """What the paper consists of, or is drawn from where it is an exam."""
    seed: int = 0
    """With which an assigned exam's paper is drawn."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the library's files hold, and how far the trainee has come with it."""

    drills: tuple[Drill, ...] = ()
    questions: tuple[Question, ...] = ()
    papers: tuple[PaperPlan, ...] = ()
    problems: Sequence[object] = ()
    """Each a sentence: what of the files could not be read."""
    tried: Mapping[str, Tried] = field(default_factory=dict)
    """By the drill's id."""
    proposals: tuple[Proposal, ...] | None = None
    """Today's, the first one first; None while they are not known yet."""

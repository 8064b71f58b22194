"""Questions of the quiz, papers made of them, and what came of a paper."""

from dataclasses import dataclass
from typing import Literal

from desktop.core.practice.drill import AS_IT_IS, LineConditions
from desktop.core.script import Source

Kind = Literal["single", "multiple", "order", "forbidden", "listen"]
"""single: one choice is right; multiple: some are; order: put the choices in order; forbidden: which line is forbidden,
and why; listen: hear a line and name the fault."""

PaperMode = Literal["learn", "exam"]
"""learn: what is right is told after each question, and there is no limit; exam: all at the end, in time."""

TOPICS = (
    "opening",
    "name",
    "pace",
    "conversation",
    "unable_to_hear",
    "complaint",
    "closing",
    "forbidden",
    "privacy",
    "norms",
    "online",
    "score",
)
"""What questions are about, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that is offered."""

    text: str
    right: bool = False
    """For `order` every choice is right and stands in its place."""


@dataclass(frozen=True, slots=True)
class Listening:
    """What is heard before a question is answered."""

    text: str
    voice: str
    speed: float = 1.0
    line: LineConditions = AS_IT_IS


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with why its answer is right."""

    id: str
    kind: Kind
    topic: str
    """What it is about; a paper chooses by it."""
    text: str
    choices: tuple[Choice, ...]
    explanation: str
    source: Source
    reasons: tuple[Choice, ...] = ()
    """For `forbidden`: why, one of them right."""
    listening: Listening | None = None
    subjects: tuple[str, ...] = ()
    """Ids of the rules, lines and situations that it examines: what mastery is counted by."""


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """How a paper is drawn."""

    id: str
    name: str
    topics: tuple[str, ...]
    """Empty: all of them."""
    size: int
    """Questions."""
    minutes: float
    """Zero: as long as it takes."""
    pass_mark: float
    """Per cent of the questions answered right."""
    source: Source
    documents: tuple[str, ...] = ()
    """Letters that rows of the standards begin with, e.g. O; empty: all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands on a paper: its choices shuffled."""

    question: Question
    choices: tuple[int, ...]
    """Indices into `question.choices`, in the order shown."""
    reasons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was drawn; the same seed draws the same one."""

    plan: PaperPlan
    seed: int
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to one question: indices into its choices (for `order` in the order given) and reasons."""

    question: str
    choices: tuple[int, ...]
    reasons: tuple[int, ...] = ()
    at: float | None = None
    """Seconds after the paper began; None: when it was handed in."""


@dataclass(frozen=True, slots=True)
class PaperResult:
    """A paper handed in."""

    plan: str
    seed: int
    given: tuple[Given, ...]
    right: tuple[str, ...]
    """Ids of the questions answered right: wholly, there are no half points."""
    wrong: tuple[str, ...]
    """Answered wrong, or not in time."""
    seconds: float
    pass_mark: float
    mode: PaperMode = "exam"

    @property
    def percent(self) -> float:
        """Questions answered right, of all."""
        asked = len(self.right) + len(self.wrong)
        return round(100.0 * len(self.right) / asked, 1) if asked else 0.0

    @property
    def passed(self) -> bool:
        """Whether it is enough."""
        return self.percent >= self.pass_mark

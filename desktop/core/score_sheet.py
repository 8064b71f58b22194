"""The sheet by which a call is scored, as a trainer writes it (document Q is the one that ships).

A sheet has dimensions, a dimension has items, an item has its part of the dimension's points and says how it is judged:
by the program from confirmed facts, by the trainer, or by both (the program proposes, the trainer confirms).
"""

from dataclasses import dataclass, field
from typing import Literal

from desktop.core.events import AlertKind, Severity
from desktop.core.script import Source

Judge = Literal["automatic", "trainer", "both"]

Grade = Literal["slight", "plain", "grave"]
"""The three steps of severity (Q12): the customer does not feel it; he does, or has to ask again; grave."""

Need = Literal["customer", "words"]
"""What has to have been heard for an item to be judged: the customer's channel; words that the recogniser made out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which facts of a call speak against an item; alerts count when they are confirmed and not answered 误报."""

    alerts: tuple[AlertKind, ...] = ()
    rules: tuple[str, ...] = ()
    """`AlertRaised.rule`."""
    groups: tuple[str, ...] = ()
    """Groups of forbidden phrases, as the library names them; an alert about a phrase has its id for a rule."""
    least: Severity = "notice"
    """Alerts milder than this are no evidence."""
    missed: tuple[str, ...] = ()
    """Checklist items that were due and not done; each counts for so many facts as its weight."""
    plain: float = 2
    """From so many facts on it is plain; one alone is slight, where its own severity says no more."""
    grave: float = 4
    """From so many on it is grave. A fatal alert is grave by itself, a warning at least plain."""


@dataclass(frozen=True, slots=True)
class Deductions:
    """Points that each step takes."""

    slight: float
    plain: float
    grave: float


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One thing that is judged."""

    id: str
    name: str
    points: float
    """Its part of the dimension's points; not judged, they count neither as kept nor as lost. None (0) for an item
    that only tells whether the whole call fails."""
    deductions: Deductions
    judged: Judge
    evidence: Evidence = Evidence()
    needs: tuple[Need, ...] = ()
    fatal: Grade | None = None
    """From this step on the whole call scores nothing (Q13); None: never."""
    advice: str = ""
    """What to do better next time, in one sentence to the agent."""
    source: Source = field(default_factory=lambda: Source(""))


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of items, with points of its own."""

    id: str
    name: str
    points: float
    items: tuple[ScoreItem, ...]


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The whole sheet."""

    id: str
    name: str
    version: str
    """Kept with every score: another version is another measure."""
    dimensions: tuple[Dimension, ...]

    @property
    def points(self) -> float:
        """What a call without fault would have if all of it could be judged."""
        return sum(dimension.points for dimension in self.dimensions)

"""What a call scored, and why: the result of `core.scoring.score_call`."""

from dataclasses import dataclass
from typing import Literal

from desktop.core.score_sheet import Grade

Unjudged = Literal["trainer", "confirmation", "customer", "words", "not_due"]
"""Why an item was not judged: the trainer has not yet; he has not confirmed what the program proposes; the customer
was not heard; too little was understood; the call never came to where it would have been due."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A fact on which a judgement rests."""

    time: float
    """Seconds from the start of the call."""
    alert: str
    """`AlertRaised.id`, or empty for something that was not said."""
    rule: str
    """The rule or the checklist item."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a trainer says of an item; the last one counts."""

    item: str
    grade: Grade | None
    """None: nothing to object to."""
    by: str
    note: str
    at: str
    """Local wall-clock time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Contest:
    """申诉: the agent disagrees with an item. It changes nothing by itself; a trainer answers by a judgement."""

    item: str
    note: str
    at: str
    """Local wall-clock time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item of the sheet in one call."""

    item: str
    by: Literal["automatic", "trainer"] | None
    """Who judged it; None: nobody."""
    grade: Grade | None
    """None: nothing found, or not judged."""
    deducted: float
    moments: tuple[Moment, ...]
    unjudged: Unjudged | None = None
    proposed: Grade | None = None
    """What the program found where the trainer has to confirm it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Points kept out of points judged."""

    kept: float
    judged: float


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """One dimension in one call."""

    dimension: str
    automatic: Part
    trainer: Part
    items: tuple[ItemScore, ...]


@dataclass(frozen=True, slots=True)
class CallScore:
    """The filled-in sheet. What was not judged is in neither part, and never counts as kept."""

    sheet: str
    version: str
    dimensions: tuple[DimensionScore, ...]
    automatic: Part
    trainer: Part
    fatal: tuple[str, ...]
    """Items whose grade zeroes the call."""

    @property
    def score(self) -> float | None:
        """0 … 100 of what was judged, one decimal; None when nothing was."""
        kept = self.automatic.kept + self.trainer.kept
        judged = self.automatic.judged + self.trainer.judged
        if self.fatal:
            return 0.0
        return round(100.0 * kept / judged, 1) if judged else None

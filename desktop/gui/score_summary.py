"""What a score comes to for the agent, without widgets: its reasons, what is missing, one thing better, one good."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from desktop.core.call_score import DimensionScore, ItemScore, Moment, Unjudged
from desktop.core.score_sheet import Dimension, ScoreItem
from desktop.gui.call_notes import CallNotes
from desktop.gui.language import tr
from desktop.gui.score_words import both
from desktop.session.call_scored import CallScored
from desktop.session.call_time import minutes
from desktop.session.rule_names import RULE_NAMES


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact behind a deduction, as the agent reads it."""

    times: tuple[float, ...]
    """Seconds into the call; what happened several times in the same words is one reason."""
    words: str

    @property
    def told(self) -> str:
        """With its times: 01:41、02:02　称呼客户用了“你”."""
        return f"{tr('、').join(minutes(time) for time in self.times)}　{self.words}"


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item of the sheet with what became of it in this call."""

    item: ScoreItem
    score: ItemScore
    reasons: tuple[Reason, ...]
    fatal: bool
    """It zeroes the whole call."""

    @property
    def costs(self) -> bool:
        """Whether it took anything away."""
        return self.fatal or self.score.deducted > 0

    @property
    def proposed(self) -> bool:
        """Whether the program found something that a trainer has yet to confirm."""
        return self.score.unjudged == "confirmation" and self.score.proposed is not None


@dataclass(frozen=True, slots=True)
class JudgedDimension:
    """A dimension with the items that the agent wants to know of."""

    name: str
    kept: float
    judged: float
    points: float
    items: tuple[JudgedItem, ...] = field(default=())

    @property
    def unjudged(self) -> float:
        """Points that nobody has judged."""
        return max(self.points - self.judged, 0.0)


def _own_name(rule: str) -> str:
    return RULE_NAMES.get(rule, rule)


def dimensions(
    scored: CallScored, notes: CallNotes, name_of: Callable[[str], str] = _own_name
) -> tuple[JudgedDimension, ...]:
    """The dimensions of the sheet in its order. What the sheet has and the score lacks is left out.

    `name_of` tells what a rule is about where the words of the alert were not kept.
    """
    of_dimension = {score.dimension: score for score in scored.score.dimensions}
    made = []
    for dimension in scored.sheet.dimensions:
        if score := of_dimension.get(dimension.id):
            part = both(score)
            items = tuple(_items(dimension, score, scored.score.fatal, partial(_told, notes, name_of)))
            made.append(JudgedDimension(dimension.name, part.kept, part.judged, dimension.points, items))
    return tuple(made)


def costliest(judged: tuple[JudgedDimension, ...]) -> JudgedItem | None:
    """What to do better next time: what fails the call, else what cost most, else what waits to be confirmed."""
    items = [item for dimension in judged for item in dimension.items if item.costs]
    if items:
        return max(items, key=lambda item: (item.fatal, item.score.deducted))
    return next((item for dimension in judged for item in dimension.items if item.proposed), None)


def left_out(judged: tuple[JudgedDimension, ...]) -> dict[Unjudged, tuple[JudgedItem, ...]]:
    """The items with points that were not judged, by the reason."""
    missing: dict[Unjudged, list[JudgedItem]] = {}
    for dimension in judged:
        for item in dimension.items:
            if item.score.unjudged is not None and item.item.points:
                missing.setdefault(item.score.unjudged, []).append(item)
    return {why: tuple(items) for why, items in missing.items()}


def _items(
    dimension: Dimension, scored: DimensionScore, fatal: tuple[str, ...], tell: Callable[[Moment], tuple[float, str]]
) -> Iterator[JudgedItem]:
    of_item = {score.item: score for score in scored.items}
    for item in dimension.items:
        if score := of_item.get(item.id):
            yield JudgedItem(item, score, _reasons(map(tell, score.moments)), item.id in fatal)


def _reasons(told: Iterable[tuple[float, str]]) -> tuple[Reason, ...]:
    times: dict[str, list[float]] = {}
    for time, what in told:
        times.setdefault(what, []).append(time)
    return tuple(Reason(tuple(at), what) for what, at in times.items())


def _told(notes: CallNotes, name_of: Callable[[str], str], moment: Moment) -> tuple[float, str]:
    note = notes.alerts.get(moment.alert)
    if note is not None:
        # What is about the call as a whole begins with it; then the moment is when it was found.
        return note.alert.start or moment.time, note.alert.title or name_of(moment.rule)
    missed = next((item.name for item in notes.items if item.id == moment.rule), "")
    return moment.time, tr("没有听到：{missed}").format(missed=missed) if missed else name_of(moment.rule)

"""Fills in the score sheet of a call. The same record and the same sheet always give the same score.

It rests on facts: alerts that were confirmed and that nobody called false, checklist items that were due and not done.
What could not be judged is left out, on both sides of the fraction. Nothing here needs the words that were said, so
that a record without them gives the same score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.core.call_score import CallScore, DimensionScore, ItemScore, Judgement, Moment, Part, Unjudged
from desktop.core.due_in_call import DueInCall
from desktop.core.events import PASSING, RANK, AlertRaised, Event, Severity
from desktop.core.heard_enough import HeardEnough
from desktop.core.score_sheet import Deductions, Dimension, Evidence, Grade, ScoreItem, ScoreSheet
from desktop.core.scored_alerts import ScoredAlerts
from desktop.core.script import Library

GRADES: tuple[Grade, ...] = ("slight", "plain", "grave")
"""In order."""

_NEVER_KEPT = frozenset(PASSING)
"""What no record holds may not make a difference; most events of a live call are such."""

_LEAST_GRADE: dict[Severity, Grade] = {"notice": "slight", "warning": "plain", "fatal": "grave"}
"""What one alert weighs by itself, see `Evidence`."""


def score_call(
    events: Iterable[Event], sheet: ScoreSheet, library: Library, judgements: Iterable[Judgement] = ()
) -> CallScore:
    """The filled-in sheet of a call, from its events in order, whether kept or live.

    Of two judgements of one item the later in `judgements` counts; those of items that the sheet has not are passed
    over, since a sheet may have changed in between.
    """
    scorer = CallScorer(sheet, library)
    for event in events:
        scorer.feed(event)
    return scorer.score(judgements)


class CallScorer:
    """Gathers what one call is scored by while it goes on, and nothing else of it."""

    def __init__(self, sheet: ScoreSheet, library: Library) -> None:
        self._sheet = sheet
        self._library = library
        self._alerts = ScoredAlerts()
        self._due = DueInCall(library)
        self._heard = HeardEnough()

    def feed(self, event: Event) -> None:
        """Take the next event. The alerts that the end of a call gives rise to belong to it, before or after it."""
        if type(event) in _NEVER_KEPT:
            return
        self._alerts.feed(event)
        self._due.feed(event)
        self._heard.feed(event)

    def score(self, judgements: Iterable[Judgement] = ()) -> CallScore:
        """The sheet, as far as the call has come."""
        facts = _Facts(
            self._alerts.facts(),
            {phrase.id: phrase.group for phrase in self._library.phrases},
            {item.id: item.weight for item in self._library.items},
            self._due.due(),
            self._due.missed(),
            self._heard,
        )
        said = {judgement.item: judgement for judgement in judgements}
        dimensions = tuple(_dimension(dimension, facts, said) for dimension in self._sheet.dimensions)
        fatal = tuple(
            score.item
            for dimension, scored in zip(self._sheet.dimensions, dimensions, strict=True)
            for item, score in zip(dimension.items, scored.items, strict=True)
            if _fails(item, score)
        )
        automatic = _sum(dimension.automatic for dimension in dimensions)
        trainer = _sum(dimension.trainer for dimension in dimensions)
        return CallScore(self._sheet.id, self._sheet.version, dimensions, automatic, trainer, fatal)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a call."""

    alerts: Sequence[AlertRaised]
    groups: Mapping[str, str]
    """The group of a phrase by its id."""
    weights: Mapping[str, float]
    due: Mapping[str, float]
    missed: Mapping[str, float]
    heard: HeardEnough


def _dimension(dimension: Dimension, facts: _Facts, judgements: Mapping[str, Judgement]) -> DimensionScore:
    items = tuple(_item(item, facts, judgements.get(item.id)) for item in dimension.items)
    scored = list(zip(dimension.items, items, strict=True))
    automatic = _sum(_part(item, score) for item, score in scored if score.by == "automatic")
    trainer = _sum(_part(item, score) for item, score in scored if score.by == "trainer")
    return DimensionScore(dimension.id, automatic, trainer, items)


def _item(item: ScoreItem, facts: _Facts, judgement: Judgement | None) -> ItemScore:
    found, moments = (None, ()) if item.judged == "trainer" else _found(item.evidence, facts)
    if judgement is not None:
        deducted = _deducted(item, judgement.grade)
        return ItemScore(item.id, "trainer", judgement.grade, deducted, moments, proposed=found)
    unjudged = _unjudged(item, facts)
    if unjudged is not None:
        return ItemScore(item.id, None, None, 0.0, moments, unjudged, found)
    return ItemScore(item.id, "automatic", found, _deducted(item, found), moments)


def _unjudged(item: ScoreItem, facts: _Facts) -> Unjudged | None:
    """Why the program cannot judge the item in this call."""
    if item.judged == "trainer":
        return "trainer"
    if "customer" in item.needs and not facts.heard.customer:
        return "customer"
    if not facts.heard.agent or ("words" in item.needs and not facts.heard.words):
        return "words"
    evidence = item.evidence
    if not (evidence.alerts or evidence.rules or evidence.groups or any(one in facts.due for one in evidence.missed)):
        return "not_due"
    return "confirmation" if item.judged == "both" else None


def _found(evidence: Evidence, facts: _Facts) -> tuple[Grade | None, tuple[Moment, ...]]:
    """How grave the facts against an item are, and when they were."""
    alerts = [alert for alert in facts.alerts if _speaks_against(alert, evidence, facts.groups)]
    missed = [item for item in dict.fromkeys(evidence.missed) if item in facts.missed]
    moments = [Moment(round(alert.time, 3), alert.id, alert.rule) for alert in alerts]
    moments += [Moment(facts.missed[item], "", item) for item in missed]
    weight = len(alerts) + sum(facts.weights[item] for item in missed)
    if not weight:
        return None, ()
    least = [_LEAST_GRADE[alert.severity] for alert in alerts]
    grade: Grade = "grave" if weight >= evidence.grave else "plain" if weight >= evidence.plain else "slight"
    return max([grade, *least], key=GRADES.index), tuple(sorted(moments, key=lambda moment: moment.time))


def _speaks_against(alert: AlertRaised, evidence: Evidence, groups: Mapping[str, str]) -> bool:
    if RANK[alert.severity] < RANK[evidence.least]:
        return False
    named = alert.alert in evidence.alerts or alert.rule in evidence.rules
    return named or groups.get(alert.rule, "") in evidence.groups


def _deducted(item: ScoreItem, grade: Grade | None) -> float:
    return 0.0 if grade is None else min(_points(item.deductions, grade), item.points)


def _points(deductions: Deductions, grade: Grade) -> float:
    points: float = getattr(deductions, grade)
    return points


def _part(item: ScoreItem, score: ItemScore) -> Part:
    return Part(item.points - score.deducted, item.points)


def _fails(item: ScoreItem, score: ItemScore) -> bool:
    if item.fatal is None or score.by is None or score.grade is None:
        return False
    return GRADES.index(score.grade) >= GRADES.index(item.fatal)


def _sum(parts: Iterable[Part]) -> Part:
    """Sums to the hundredth: points are written with a decimal or two, and tenths do not add up in binary."""
    all_parts = tuple(parts)
    return Part(round(sum(part.kept for part in all_parts), 2), round(sum(part.judged for part in all_parts), 2))

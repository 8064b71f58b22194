"""What many kept calls tell together: how scores move, which rules hold, complaints by class, promises not kept.

Calls come one after another and are let go of at once, so that a year fits in memory. Rests on what every level of
privacy keeps; no word of a call is read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Literal, Protocol, get_args

from desktop.core.call_score import CallScore, Part
from desktop.core.events import PromiseNoted, SituationEntered
from desktop.session.alert_lives import alert_lives
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallSummary, KeptCall

ComplaintClass = Literal["technical", "use", "function", "attitude"]
CLASSES: tuple[ComplaintClass, ...] = get_args(ComplaintClass)
"""Row W11 of the standards."""
ATTITUDE_LIMIT = 3
"""More attitude complaints of one agent in a month than this cost points (W11)."""
_OPENS_ONE = "complaint"
_NO_COMPLAINT = ("suggestion", "complaint_end")
"""Situations of that family which are none: a proposal, and the end of one that was taken."""
_SPEAKS_OF: dict[str, ComplaintClass] = {"complaint_attitude": "attitude"}
"""What a situation says of the class until a person does; no other situation of the library says anything of it."""
_DAYS_BY_DAY, _DAYS_BY_WEEK = 31, 183
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Span:
    """The calls of a day, a week or a month."""

    begins: date
    calls: int
    score: float | None
    """Mean of the calls that have one, 0 … 100."""
    dimensions: tuple[tuple[str, float], ...]
    """Of each dimension that was judged the points kept, 0 … 100 of those judged."""


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How a rule's confirmed alerts stand against those that agents called 误报."""

    rule: str
    held: int
    false_alarms: int

    @property
    def precision(self) -> float:
        """0 … 1; who does not answer agrees, so the truth may be lower."""
        return self.held / (self.held + self.false_alarms)


@dataclass(frozen=True, slots=True)
class MonthOfComplaints:
    """The calls of a month with a complaint, by class."""

    month: str
    """2026-11."""
    counts: tuple[tuple[ComplaintClass, int], ...]
    """All four classes."""
    unclassed: int
    """Those of which nobody has said the class yet."""
    over: tuple[tuple[str, int], ...] = ()
    """Agents with more attitude complaints than the limit, and how many."""


@dataclass(frozen=True, slots=True)
class PromiseState:
    """One promise of a call that was noted, and whether it was kept."""

    call: str
    promise: str
    name: str
    agent: str
    due: str
    """Local wall-clock time, ISO 8601; empty where the beginning of the call is not known."""
    kept: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class Trends:
    """The whole of it."""

    calls: int
    scored: int
    interrupted: int
    every: Literal["day", "week", "month"]
    spans: tuple[Span, ...]
    rules: tuple[RulePrecision, ...]
    """Those with most alerts first."""
    complaints: tuple[MonthOfComplaints, ...]
    promises: tuple[PromiseState, ...]
    """The earliest deadline first."""


class Record(Protocol):
    """The part of the record of calls that is needed here."""

    def find(self, query: CallQuery) -> list[CallSummary]: ...

    def call(self, call_id: str) -> KeptCall: ...


def found_calls(record: Record, query: CallQuery) -> Iterator[CallSummary]:
    """Every call that fits, whatever the query's limit, the latest first."""
    # A call that begins meanwhile moves all others one place down the list.
    seen: set[str] = set()
    query = replace(query, limit=_PAGE, offset=0)
    while page := record.find(query):
        yield from (one for one in page if one.id not in seen)
        seen.update(one.id for one in page)
        query = replace(query, offset=query.offset + query.limit)


def trends_of(calls: Iterable[KeptCall], now: datetime) -> Trends:
    """What the calls tell as of `now`, which decides which promises are overdue."""
    counter = _Counter()
    for call in calls:
        counter.add(call)
    return counter.trends(now)


def agent_of(summary: CallSummary) -> str:
    """By what an agent is told from others."""
    return summary.agent_name or summary.agent_number or "没有填写"


def complaint_class(call: KeptCall) -> ComplaintClass | Literal[""] | None:
    """The class of the call's complaint; empty where nobody has said it, None where there was none."""
    said = [one.said for one in call.remarks if one.about == "complaint"]
    entered = [
        event.situation
        for event in call.events
        if isinstance(event, SituationEntered) and event.family == _OPENS_ONE and event.situation not in _NO_COMPLAINT
    ]
    if not entered:
        return None
    named = (one for one in CLASSES if one in said[-1:])
    meant = (_SPEAKS_OF[one] for one in entered if one in _SPEAKS_OF)
    return next(chain(named, meant), "")


@dataclass(slots=True)
class _Day:
    calls: int = 0
    scores: list[float] = field(default_factory=list)
    kept: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    judged: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, score: CallScore | None) -> None:
        self.calls += 1
        if score is None or score.score is None:
            return
        self.scores.append(score.score)
        for dimension in score.dimensions:
            for part in (dimension.automatic, dimension.trainer):
                self._add_part(dimension.dimension, part)

    def _add_part(self, dimension: str, part: Part) -> None:
        if part.judged:
            self.kept[dimension] += part.kept
            self.judged[dimension] += part.judged

    def merge(self, other: "_Day") -> None:
        self.calls += other.calls
        self.scores += other.scores
        for dimension, judged in other.judged.items():
            self._add_part(dimension, Part(other.kept[dimension], judged))

    def span(self, begins: date) -> Span:
        score = round(sum(self.scores) / len(self.scores), 1) if self.scores else None
        dimensions = ((name, round(100 * self.kept[name] / judged, 1)) for name, judged in self.judged.items())
        return Span(begins, self.calls, score, tuple(dimensions))


class _Counter:
    def __init__(self) -> None:
        self._days: dict[date, _Day] = defaultdict(_Day)
        self._totals: Counter[str] = Counter()
        self._rules: dict[str, Counter[bool]] = defaultdict(Counter)
        self._complaints: dict[str, Counter[str]] = defaultdict(Counter)
        self._attitude: dict[str, Counter[str]] = defaultdict(Counter)
        self._promises: list[PromiseState] = []

    def add(self, call: KeptCall) -> None:
        summary = call.summary
        broken, scored = int(summary.state == "interrupted"), int(summary.score is not None)
        self._totals.update(calls=1, interrupted=broken, scored=scored)
        for life in alert_lives(call.events):
            if life.holds or (life.false_alarm and not life.withdrawn):
                self._rules[life.alert.rule][life.holds] += 1
        self._promises += _promises(call)
        began = _moment(summary.started_at)
        if began is None:
            return
        self._days[began.date()].add(call.score)
        if (kind := complaint_class(call)) is not None:
            month = f"{began:%Y-%m}"
            self._complaints[month][kind] += 1
            self._attitude[month][agent_of(summary)] += kind == "attitude"

    def trends(self, now: datetime) -> Trends:
        every = self._every()
        rules = (RulePrecision(rule, counts[True], counts[False]) for rule, counts in self._rules.items())
        at = now.isoformat(timespec="seconds")
        promises = (replace(one, overdue=not one.kept and bool(one.due) and one.due < at) for one in self._promises)
        return Trends(
            calls=self._totals["calls"],
            scored=self._totals["scored"],
            interrupted=self._totals["interrupted"],
            every=every,
            spans=tuple(self._spans(every)),
            rules=tuple(sorted(rules, key=lambda one: (-one.held - one.false_alarms, one.rule))),
            complaints=tuple(self._month(month) for month in sorted(self._complaints)),
            promises=tuple(sorted(promises, key=lambda one: (one.due, one.call, one.promise))),
        )

    def _every(self) -> Literal["day", "week", "month"]:
        days = (max(self._days) - min(self._days)).days + 1 if self._days else 0
        return "day" if days <= _DAYS_BY_DAY else "week" if days <= _DAYS_BY_WEEK else "month"

    def _spans(self, every: Literal["day", "week", "month"]) -> Iterator[Span]:
        spans: dict[date, _Day] = defaultdict(_Day)
        for day in sorted(self._days):
            monday = day - timedelta(days=day.weekday())
            spans[{"day": day, "week": monday, "month": day.replace(day=1)}[every]].merge(self._days[day])
        yield from (span.span(begins) for begins, span in spans.items())

    def _month(self, month: str) -> MonthOfComplaints:
        counts = self._complaints[month]
        over = tuple((agent, n) for agent, n in sorted(self._attitude[month].items()) if n > ATTITUDE_LIMIT)
        return MonthOfComplaints(month, tuple((one, counts[one]) for one in CLASSES), counts[""], over)


def _promises(call: KeptCall) -> Iterator[PromiseState]:
    # Given twice in one call it is one promise, due by the first word.
    noted: dict[str, PromiseNoted] = {}
    for event in call.events:
        if isinstance(event, PromiseNoted):
            noted.setdefault(event.promise, event)
    said = {one.subject: one.said for one in call.remarks if one.about == "promise"}
    began = _moment(call.summary.started_at)
    for promise in noted.values():
        due = began and began + timedelta(seconds=promise.time, minutes=promise.minutes)
        yield PromiseState(
            call=call.summary.id,
            promise=promise.promise,
            name=promise.name,
            agent=agent_of(call.summary),
            due=due.isoformat(timespec="minutes") if due else "",
            kept=said.get(promise.promise) == "kept",
            overdue=False,
        )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None

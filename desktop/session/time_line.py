"""A call as a picture tells it: who spoke when, how fast, where the call was, and what was warned of.

From what the record keeps: levels and partials are not among it. Without words the same events keep their times, so
that the picture is the same at every privacy level.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.core.events import (
    AudioGap,
    CallStarted,
    Channel,
    Event,
    FinalTranscript,
    PaceMeasured,
    PromiseNoted,
    PromiseOffered,
    Severity,
    SituationEntered,
    SituationLeft,
    StageEntered,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import DeadAirLimits, SilenceLimits
from desktop.core.script import Library
from desktop.session.alert_lives import AlertLife, alert_lives
from desktop.session.promises import Promises
from desktop.session.rule_names import RuleNames
from desktop.session.spans import Span, common, gaps_between, union

_HOLD = "hold"
"""The family of situations in which the customer was asked to wait."""
_OVERLAP_AT_LEAST = 0.3
"""Seconds; shorter ones are how turns change."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One side of the call."""

    channel: Channel
    speech: tuple[Span, ...]
    lost: tuple[Span, ...]
    """Sound that never arrived."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stage or a situation, as long as it lasted."""

    span: Span
    id: str
    name: str
    hold: bool = False
    """Whether the customer was asked to wait in it."""


@dataclass(frozen=True, slots=True)
class PacePoint:
    """How fast the agent spoke at a moment, characters a minute of speaking time."""

    time: float
    rate: float


@dataclass(frozen=True, slots=True)
class AlertMark:
    """An alert that was not withdrawn."""

    number: int
    """From 1; the same as in the list of alerts."""
    time: float
    """When it was raised."""
    title: str
    severity: Severity
    shown: bool


@dataclass(frozen=True, slots=True)
class PromiseMark:
    """A promise, when it was given."""

    time: float
    name: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The whole call. All times in seconds from its start."""

    seconds: float
    lanes: tuple[Lane, ...]
    """The channels that were heard, the agent first."""
    overlaps: tuple[Span, ...]
    """When both spoke."""
    quiet: tuple[Span, ...]
    """Where both sides are heard: nobody spoke. Else: the agent did not; nothing is known of the customer."""
    stages: tuple[Place, ...]
    situations: tuple[Place, ...]
    pace: tuple[PacePoint, ...]
    alerts: tuple[AlertMark, ...]
    promises: tuple[PromiseMark, ...]

    @property
    def both_heard(self) -> bool:
        """Whether the customer's channel was there."""
        return len(self.lanes) > 1


def time_line(events: Sequence[Event], library: Library) -> TimeLine:
    """The picture of one call from its events in order; names of places as `library` has them."""
    seconds = max((event.time for event in events), default=0.0)
    channels: tuple[Channel, ...] = next((one.channels for one in events if isinstance(one, CallStarted)), ("agent",))
    lanes = tuple(_lane(channel, events, seconds) for channel in ("agent", "customer") if channel in channels)
    spoken = [lane.speech for lane in lanes]
    both = common(*spoken) if len(spoken) > 1 else []
    return TimeLine(
        seconds=seconds,
        lanes=lanes,
        overlaps=tuple(span for span in both if span.seconds >= _OVERLAP_AT_LEAST),
        quiet=_quiet(lanes, seconds),
        stages=tuple(_stages(events, library, seconds)),
        situations=tuple(_situations(events, library, seconds)),
        pace=tuple(
            PacePoint(one.time, one.articulation)
            for one in events
            if isinstance(one, PaceMeasured) and one.channel == "agent" and one.articulation > 0
        ),
        alerts=tuple(_alerts(alert_lives(events), library)),
        promises=tuple(_promises(events)),
    )


def _lane(channel: Channel, events: Sequence[Event], until: float) -> Lane:
    # Voice activity knows better than the recogniser when somebody spoke, but not every record has it.
    speech = list(_voices(channel, events, until)) or [
        Span(one.start, one.end) for one in events if isinstance(one, FinalTranscript) and one.channel == channel
    ]
    lost = [
        Span(max(0.0, one.time - one.seconds), one.time)
        for one in events
        if isinstance(one, AudioGap) and one.channel == channel
    ]
    return Lane(channel, tuple(union(span for span in speech if span.seconds > 0)), tuple(union(lost)))


def _voices(channel: Channel, events: Iterable[Event], until: float) -> Iterator[Span]:
    since: float | None = None
    for event in events:
        if isinstance(event, VoiceStarted) and event.channel == channel:
            since = event.start if since is None else since
        elif isinstance(event, VoiceStopped) and event.channel == channel and since is not None:
            yield Span(since, max(since, event.end))
            since = None
    if since is not None:
        yield Span(since, max(since, until))


def _quiet(lanes: Sequence[Lane], until: float) -> tuple[Span, ...]:
    least = DeadAirLimits().notice if len(lanes) > 1 else SilenceLimits().notice
    known = union([span for lane in lanes for span in (*lane.speech, *lane.lost)])
    last = max((span.end for span in known), default=0.0)
    return tuple(span for span in gaps_between(known, max(until, last)) if span.seconds >= least)


def _stages(events: Iterable[Event], library: Library, until: float) -> Iterator[Place]:
    names = {stage.id: stage.name for stage in library.stages}
    entered = [one for one in events if isinstance(one, StageEntered)]
    for number, one in enumerate(entered, start=1):
        end = entered[number].time if number < len(entered) else until
        yield Place(Span(one.time, end), one.stage, names.get(one.stage, one.stage))


def _situations(events: Iterable[Event], library: Library, until: float) -> Iterator[Place]:
    open_now: SituationEntered | None = None
    for event in events:
        if isinstance(event, SituationEntered | SituationLeft):
            if open_now is not None:
                yield _situation(open_now, event.time, library)
            open_now = event if isinstance(event, SituationEntered) else None
    if open_now is not None:
        yield _situation(open_now, until, library)


def _situation(entered: SituationEntered, end: float, library: Library) -> Place:
    names = {situation.id: situation.name for situation in library.situations}
    name = names.get(entered.situation, entered.situation)
    return Place(Span(entered.time, end), entered.situation, name, entered.family == _HOLD)


def _alerts(lives: Iterable[AlertLife], library: Library) -> Iterator[AlertMark]:
    names = RuleNames(library)
    for number, life in enumerate((one for one in lives if not one.withdrawn), start=1):
        alert = life.alert
        yield AlertMark(number, alert.time, names.title(alert), alert.severity, alert.shown)


def _promises(events: Iterable[Event]) -> Iterator[PromiseMark]:
    promises = Promises()
    for event in events:
        if isinstance(event, PromiseOffered | PromiseNoted):
            promises.feed(event)
    for note in promises:
        yield PromiseMark(note.time, note.name)

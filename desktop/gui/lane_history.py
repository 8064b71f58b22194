"""Who spoke when in the last minute, as the events of both sides tell it. No Qt: `lanes` paints it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    AudioGap,
    AudioLevel,
    CallStarted,
    Channel,
    DeviceReady,
    DeviceTrouble,
    Event,
    ListenerFailed,
    ListenerReady,
    VoiceStarted,
    VoiceStopped,
)
from desktop.gui.language import tr
from desktop.session.spans import Span, common, gaps_between, union, without

MINUTE = 60.0
"""Seconds that are looked back on."""
_OVERLAP_AT_LEAST = 0.2
"""Seconds; shorter ones are how turns change, and thinner than a line."""
_CHANNELS: tuple[Channel, ...] = ("agent", "customer")
_MARKED = ("interruption", "silence")


@dataclass(frozen=True, slots=True)
class Lane:
    """One side."""

    speech: tuple[Span, ...]
    unheard: tuple[Span, ...]
    """When nobody knows what was said: lost audio, a device in trouble."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A warning that was shown."""

    id: str
    time: float
    kind: Literal["interruption", "silence"]
    since: float
    """When what it is about began."""


@dataclass(frozen=True, slots=True)
class LastMinute:
    """What there is to see."""

    now: float
    agent: Lane
    customer: Lane
    overlaps: tuple[Span, ...]
    silences: tuple[Span, ...]
    """When both were heard and neither spoke; whole, even where they began before the minute."""
    marks: tuple[Mark, ...]

    @property
    def since(self) -> float:
        """Where it begins."""
        return max(0.0, self.now - MINUTE)

    @property
    def summary(self) -> str:
        """The same in words, for who does not see it."""
        parts = [
            tr("坐席说话 {seconds} 秒").format(seconds=self._seconds(self.agent.speech)),
            tr("客户说话 {seconds} 秒").format(seconds=self._seconds(self.customer.speech)),
            *_times(tr("同时说话"), self.overlaps, self._seconds(self.overlaps)),
            *_times(tr("双方静默"), self.silences, self._seconds(self.silences)),
            *(
                tr("{who}有 {seconds} 秒没有听到").format(who=who, seconds=self._seconds(lane.unheard))
                for who, lane in self._lanes()
                if lane.unheard
            ),
            *(tr("提醒{words} {n} 次").format(words=words, n=n) for words, n in self._warnings() if n),
        ]
        return tr("最近 {now} 秒：{told}").format(now=round(self.now - self.since), told=tr("，").join(parts))

    def _lanes(self) -> tuple[tuple[str, Lane], ...]:
        return ((tr("坐席"), self.agent), (tr("客户"), self.customer))

    def _warnings(self) -> Iterable[tuple[str, int]]:
        for kind, words in (("interruption", tr("抢话")), ("silence", tr("冷场"))):
            yield words, sum(mark.kind == kind for mark in self.marks)

    def _seconds(self, spans: Sequence[Span]) -> int:
        return round(sum(span.end - max(span.start, self.since) for span in spans))


class LaneHistory:
    """Filled event by event; forgets what is older than a minute."""

    def __init__(self, quiet_seconds: float) -> None:
        """A silence of both counts from `quiet_seconds` on."""
        self.quiet_seconds = quiet_seconds
        self._now = 0.0
        self._sides: dict[Channel, _Side] = {}
        self._marks: list[Mark] = []
        self.clear()

    def clear(self) -> None:
        """A call begins."""
        self._now = 0.0
        self._sides = {channel: _Side() for channel in _CHANNELS}
        self._marks = []

    def feed(self, event: Event) -> None:
        """Take one event."""
        match event:
            case CallStarted():
                self.clear()
            case ListenerFailed():
                for side in self._sides.values():
                    side.go_deaf(self._now)
            case ListenerReady():
                for side in self._sides.values():
                    side.hear_again(self._now)
            case AudioLevel():
                self._now = max(self._now, event.time)
                self._sides[event.channel].feed(event)
            case VoiceStarted() | VoiceStopped() | AudioGap() | DeviceTrouble() | DeviceReady():
                self._sides[event.channel].feed(event)

    def mark(self, alert: AlertRaised) -> None:
        """A warning was shown. What it is about, and only the two that two ears are needed for, is marked."""
        kept = [mark for mark in self._marks if mark.time > self._now - MINUTE]
        if alert.alert in _MARKED:
            kind: Literal["interruption", "silence"] = "silence" if alert.alert == "silence" else "interruption"
            # A silence that becomes graver is warned of again, and is still one.
            kept = [mark for mark in kept if (mark.kind, mark.since) != (kind, alert.start)]
            kept.append(Mark(alert.id, alert.time, kind, alert.start))
        self._marks = kept

    def unmark(self, cleared: AlertCleared) -> None:
        """It was none, after all."""
        if cleared.reason in ("withdrawn", "false_alarm"):
            self._marks = [mark for mark in self._marks if mark.id != cleared.id]

    def last_minute(self) -> LastMinute:
        """What there is to see now."""
        since = max(0.0, self._now - MINUTE)
        agent, customer = (self._sides[channel].lane(self._now) for channel in _CHANNELS)
        known = union([*agent.speech, *agent.unheard, *customer.speech, *customer.unheard])
        quiet = [span for span in gaps_between(known, self._now) if span.seconds >= self.quiet_seconds]
        both = common(agent.speech, customer.speech)
        for side in self._sides.values():
            side.forget(since)
        return LastMinute(
            now=self._now,
            agent=_within(agent, since),
            customer=_within(customer, since),
            overlaps=tuple(span for span in _after(both, since) if span.seconds >= _OVERLAP_AT_LEAST),
            silences=_after(quiet, since),
            marks=tuple(mark for mark in self._marks if mark.time >= since),
        )


class _Side:
    """One channel's stretches; the last of each kind may still go on."""

    def __init__(self) -> None:
        self._speech: list[Span] = []
        self._unheard: list[Span] = []
        self._speaks_since: float | None = None
        self._deaf_since: float | None = None
        self._told = -1.0
        """When a voice last began or ended. A level may come later than what happened after it."""

    def feed(self, event: Event) -> None:
        """Take one event of this channel."""
        match event:
            case AudioLevel():
                self._follow(event)
            case VoiceStarted():
                self._told = event.time
                self.hear_again(event.start)
                self._begin(event.start)
            case VoiceStopped():
                self._told = event.time
                self._stop(event.end)
            case AudioGap() if event.cause != "backlog":
                # Words were lost in a backlog as well; who spoke is known all the same.
                self._unheard.append(Span(max(0.0, event.time - event.seconds), event.time))
            case DeviceTrouble():
                self.go_deaf(event.time)
            case DeviceReady():
                self.hear_again(event.time)

    def go_deaf(self, time: float) -> None:
        self._end(time)
        if self._deaf_since is None:
            self._deaf_since = time

    def hear_again(self, time: float) -> None:
        if self._deaf_since is not None:
            self._unheard.append(Span(self._deaf_since, max(self._deaf_since, time)))
            self._deaf_since = None

    def lane(self, now: float) -> Lane:
        unheard = list(self._unheard)
        if self._deaf_since is not None:
            unheard.append(Span(self._deaf_since, max(self._deaf_since, now)))
        speech = list(self._speech)
        if self._speaks_since is not None:
            speech.append(Span(self._speaks_since, max(self._speaks_since, now)))
        lost = union(unheard)
        return Lane(tuple(without(union(speech), lost)), tuple(lost))

    def forget(self, since: float) -> None:
        """Keep one of the past: a silence is measured from there."""
        self._speech = _recent(self._speech, since)
        self._unheard = _recent(self._unheard, since)

    def _follow(self, level: AudioLevel) -> None:
        # After a gap nobody tells anew that a voice goes on, or that it had stopped.
        if level.time <= self._told:
            return
        if level.speech and self._deaf_since is None:
            self._begin(level.time)
        elif not level.speech:
            self._end(level.time)

    def _stop(self, time: float) -> None:
        if self._speaks_since is None and self._speech and self._speech[-1].start <= time < self._speech[-1].end:
            # A level had ended it already, later by the hang-over.
            self._speech[-1] = replace(self._speech[-1], end=time)
        self._end(time)

    def _begin(self, time: float) -> None:
        if self._speaks_since is None:
            self._speaks_since = time

    def _end(self, time: float) -> None:
        if self._speaks_since is not None:
            self._speech.append(Span(self._speaks_since, max(self._speaks_since, time)))
            self._speaks_since = None


def _recent(spans: list[Span], since: float) -> list[Span]:
    past = [span for span in spans if span.end <= since]
    return [*past[-1:], *(span for span in spans if span.end > since)]


def _after(spans: Iterable[Span], since: float) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.end > since)


def _within(lane: Lane, since: float) -> Lane:
    return Lane(_after(lane.speech, since), _after(lane.unheard, since))


def _times(words: str, spans: Sequence[Span], seconds: int) -> tuple[str, ...]:
    return (
        (tr("{words} {count} 次共 {seconds} 秒").format(words=words, count=len(spans), seconds=seconds),)
        if spans
        else ()
    )

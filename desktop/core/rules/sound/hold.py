"""A customer who was asked to wait is left waiting too long, without a word, or without thanks (N13, N17)."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallEnded,
    Event,
    FinalTranscript,
    PartialTranscript,
    Severity,
)
from desktop.core.limits import HoldLimits
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.announced_wait import AnnouncedWait
from desktop.core.rules.sound.called_for_quiet import CalledForQuiet
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Library

LEAST_WAIT_SECONDS = 10.0
"""After a shorter wait nobody expects thanks: it was a pause in the talk."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """What is told of a wait, whatever was measured."""

    rule: str
    title: str
    severity: Severity
    say: str


_LONG = _Finding("hold_over_minute", "客户等待过久", "warning", "抱歉让您久等了，我查清楚以后给您回电，好吗？")
_MUTE = _Finding("hold_no_word", "等待中没有回应", "notice", "请您再稍等一下，我正在为您查询。")
_THANKLESS = _Finding("hold_no_thanks", "还没有感谢客户的等待", "notice", "感谢您的耐心等待。")


class HoldRule:
    """Emits the alerts `hold_over_minute`, `hold_no_word` and `hold_no_thanks`."""

    def __init__(self, limits: HoldLimits, library: Library) -> None:
        self._limits = limits
        self._wait = AnnouncedWait(library)
        self._quiet = CalledForQuiet()
        self._long = StandingAlert(_LONG.rule)
        self._mute = StandingAlert(_MUTE.rule)
        self._thankless = StandingAlert(_THANKLESS.rule)
        self._waiting_since: float | None = None
        self._was_long = False
        self._mute_since = float("nan")
        self._thanks_due = False

    def feed(self, event: Event) -> Iterator[Event]:
        self._wait.feed(event)
        self._quiet.feed(event)
        if self._wait.open:
            yield from self._waits(event.time)
        elif self._waiting_since is not None:
            yield from self._comes_back(event.time)
        match event:
            case PartialTranscript(channel="agent") | FinalTranscript(channel="agent"):
                yield from self._answers(event)
            case AudioLevel(channel="agent") if self._wait.open and not self._wait.speaks(event.time):
                if not self._quiet.is_over:
                    yield from self._judge(event.time)
            case CallEnded():
                for alert in (self._long, self._mute, self._thankless):
                    yield from alert.clear(event.time, "ended")

    def _waits(self, time: float) -> Iterator[Event]:
        if self._waiting_since is None:
            self._was_long = False
            self._thanks_due = False
        self._waiting_since = self._wait.since
        if self._wait.word_at != self._mute_since:
            yield from self._mute.clear(time, "mended")

    def _comes_back(self, time: float) -> Iterator[Event]:
        since, self._waiting_since = self._waiting_since, None
        self._thanks_due = since is not None and self._wait.back_at - since >= LEAST_WAIT_SECONDS - HAIR
        yield from self._mute.clear(time, "mended")
        yield from self._long.clear(time, "mended")

    def _judge(self, time: float) -> Iterator[Event]:
        if not self._was_long and time - self._wait.since >= self._limits.longest - HAIR:
            self._was_long = True
            yield from self._long.raise_(self._over_minute(time))
        if self._wait.word_at != self._mute_since and time - self._wait.word_at >= self._limits.word - HAIR:
            self._mute_since = self._wait.word_at
            yield from self._mute.raise_(self._no_word(time))

    def _answers(self, event: PartialTranscript | FinalTranscript) -> Iterator[Event]:
        spoken = event.time - self._wait.back_at
        if self._wait.thanks(event.text):
            self._thanks_due = False
            yield from self._thankless.clear(event.time, "mended")
        elif self._thanks_due and (isinstance(event, FinalTranscript) or spoken >= self._limits.thanks):
            self._thanks_due = False
            yield from self._thankless.raise_(self._no_thanks(event))

    def _over_minute(self, time: float) -> AlertRaised:
        waited = time - self._wait.since
        why = f"说了请稍等以后 {waited:.0f} 秒还没有回来，上限 {self._limits.longest:g} 秒（N13）"
        return _told(_LONG, self._wait.since, time, f"{waited:.0f} 秒", why)

    def _no_word(self, time: float) -> AlertRaised:
        quiet = time - self._wait.word_at
        why = f"等待中 {quiet:.0f} 秒没有回应客户，上限 {self._limits.word:g} 秒（N17）"
        return _told(_MUTE, self._wait.word_at, time, f"{quiet:.0f} 秒", why)

    def _no_thanks(self, event: PartialTranscript | FinalTranscript) -> AlertRaised:
        why = f"等待 {LEAST_WAIT_SECONDS:g} 秒以上，回来后没有先感谢客户（{self._limits.thanks:g} 秒之内，N17、N12）"
        return _told(_THANKLESS, self._wait.back_at, event.time, event.text, why)


def _told(finding: _Finding, start: float, end: float, heard: str, why: str) -> AlertRaised:
    return AlertRaised(
        time=end,
        id="",
        channel="agent",
        alert="hold",
        rule=finding.rule,
        title=finding.title,
        severity=finding.severity,
        heard=heard,
        say=finding.say,
        start=start,
        end=end,
        provisional=False,
        explanation=why,
    )

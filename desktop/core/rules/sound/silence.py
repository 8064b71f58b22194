"""The agent has not spoken for long.

With a microphone alone the customer may well be talking, so this is a soft notice that never scores. With the
customer's channel the clock runs only while both are silent, and is only a measure: `dead_air` does the warning. A
back-channel (嗯, 好的) is the agent's word too and starts the clock again: he listens. While the customer waits as
announced nothing is said here: `hold` watches over the wait. Nor is it while a procedure calls for quiet; the clock of
the alert begins when that is over.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    AlertRaised,
    AudioGap,
    AudioLevel,
    CallEnded,
    CallStarted,
    Channel,
    ClearReason,
    Event,
    Severity,
    SilenceMeasured,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import SilenceLimits
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.announced_wait import AnnouncedWait
from desktop.core.rules.sound.called_for_quiet import CalledForQuiet
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Library

_RULE = "silence"


class SilenceRule:
    """Emits `SilenceMeasured` once a second of silence, and without the customer's channel the alert `silence`."""

    def __init__(self, limits: SilenceLimits, library: Library) -> None:
        self._limits = limits
        self._wait = AnnouncedWait(library)
        self._quiet = CalledForQuiet()
        self._alert = StandingAlert(_RULE)
        self._speaking: set[Channel] = set()
        self._warns = True
        self._since = 0.0
        self._quiet_until = 0.0
        self._measured = 0

    def feed(self, event: Event) -> Iterable[Event]:
        self._wait.feed(event)
        self._quiet.feed(event)
        match event:
            case CallStarted():
                self._since = event.time
                self._warns = "customer" not in event.channels
            case VoiceStarted():
                self._speaking.add(event.channel)
                return self._broken(event.time, "mended")
            case VoiceStopped():
                self._speaking.discard(event.channel)
                self._restart(max(self._since, event.end))
            case AudioGap(channel="agent"):
                # Nobody knows whether he spoke in the gap.
                self._restart(event.time)
                return self._broken(event.time, "stale")
            case AudioLevel(channel="agent") if not self._speaking:
                return self._tick(event.time)
            case CallEnded():
                return self._alert.clear(event.time, "ended")
        return ()

    def _restart(self, time: float) -> None:
        self._since = time
        self._measured = 0

    def _broken(self, time: float, reason: ClearReason) -> Iterator[Event]:
        if self._measured:
            self._measured = 0
            yield SilenceMeasured(time=time, seconds=0.0)
        yield from self._alert.clear(time, reason)

    def _tick(self, time: float) -> Iterator[Event]:
        seconds = time - self._since
        if int(seconds) > self._measured:
            self._measured = int(seconds)
            yield SilenceMeasured(time=time, seconds=seconds)
        if self._quiet.counts or self._quiet.is_over:
            self._quiet_until = time
            yield from self._alert.clear(time, "stale")
        if self._wait.open or not self._warns:
            return
        severity = self._severity(time - max(self._since, self._quiet_until))
        if severity and self._alert.below(severity):
            yield from self._alert.raise_(self._silent(time, seconds, severity))

    def _severity(self, seconds: float) -> Severity | None:
        if seconds >= self._limits.warning - HAIR:
            return "warning"
        return "notice" if seconds >= self._limits.notice - HAIR else None

    def _silent(self, time: float, seconds: float, severity: Severity) -> AlertRaised:
        limit = self._limits.warning if severity == "warning" else self._limits.notice
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="silence",
            rule=_RULE,
            title=f"您已 {seconds:.0f} 秒未说话",
            severity=severity,
            heard=f"{seconds:.0f} 秒",
            say="需要时间请先说：“请您稍等，我正在为您查询。”",
            start=self._since,
            end=time,
            provisional=False,
            explanation=f"超过 {limit:g} 秒没有听到您说话；只听麦克风时客户可能正在说话，仅作提醒（N12）",
        )

"""The agent speaks too slowly (Q7): long enough, with enough characters, and not because the customer writes.

Articulation counts, so pauses do not make anybody slow. Who was asked to go slower, or dictates, is right to.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import AlertRaised, CallEnded, Event, FinalTranscript, PaceMeasured, PartialTranscript
from desktop.core.limits import PaceLimits
from desktop.core.rules.sound.pace_bounds import PaceBounds
from desktop.core.rules.standing import StandingAlert

_RULE = "too_slow"
_LONGEST_STEP = 2.0
"""Time between two measures beyond this was a pause."""


class TooSlowRule:
    """Emits the alert `too_slow` while it holds; lives on `PaceMeasured`."""

    def __init__(self, limits: PaceLimits) -> None:
        self._limits = limits
        self._bounds = PaceBounds(limits)
        self._alert = StandingAlert(_RULE)
        self._below = 0.0
        self._measured_at: float | None = None
        self._unmeasured_from = 0.0

    def feed(self, event: Event) -> Iterable[Event]:
        self._bounds.feed(event)
        match event:
            case PartialTranscript(channel="agent") | FinalTranscript(channel="agent"):
                self._unmeasured_from = event.start
            case PaceMeasured(channel="agent"):
                return self._judge(event)
            case CallEnded():
                return self._alert.clear(event.time, "ended")
        return ()

    def _judge(self, measure: PaceMeasured) -> Iterator[Event]:
        last = self._unmeasured_from if self._measured_at is None else self._measured_at
        step = measure.time - last if self._measured_at is None else min(measure.time - last, _LONGEST_STEP)
        self._measured_at = measure.time
        if self._may_be_slow(measure.time) or measure.articulation >= self._limits.slow:
            self._below = 0.0
            if measure.articulation >= self._limits.slow + self._limits.release or self._may_be_slow(measure.time):
                yield from self._alert.clear(measure.time, "mended")
            return
        self._below += step
        if self._below >= self._limits.hold_seconds and not self._alert.severity:
            yield from self._alert.raise_(self._slow(measure))

    def _may_be_slow(self, now: float) -> bool:
        # What was dictated stays in the window of the measure for as long as that looks back.
        dictated = self._bounds.dictating or now - self._bounds.dictated_at < 2 * self._limits.window_seconds
        return dictated or self._bounds.asked_slower

    def _slow(self, measure: PaceMeasured) -> AlertRaised:
        limit = f"连续 {self._limits.hold_seconds:g} 秒低于每分钟 {self._limits.slow:g} 字"
        return AlertRaised(
            time=measure.time,
            id="",
            channel="agent",
            alert="pace",
            rule=_RULE,
            title="语速偏慢",
            severity="notice",
            heard=f"每分钟 {measure.articulation:.0f} 字",
            say="可以说得连贯一点，跟上客户的节奏",
            start=max(0.0, measure.time - self._below),
            end=measure.time,
            provisional=False,
            explanation=f"{limit}，不算停顿（Q7、N3）",
        )

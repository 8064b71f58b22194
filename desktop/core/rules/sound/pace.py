"""Talking too fast: measured on everybody, said to the agent alone."""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallEnded,
    Channel,
    ClearReason,
    Event,
    FinalTranscript,
    PaceMeasured,
    PartialTranscript,
    Severity,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import PaceLimits
from desktop.core.rules.sound.pace_bounds import PaceBounds
from desktop.core.rules.sound.speech_rate import SpeechRate
from desktop.core.rules.standing import StandingAlert

_EVERY_SECONDS = 1.0
"""Between two measures of an utterance that goes on; people cannot follow more."""
_LONGEST_STEP = 2.0
"""Time between two measures beyond this was a pause: nobody hurries while silent."""
_OUTDATED_SECONDS = 10.0
"""A measure of speech that is longer past says nothing about how the agent talks now."""
_RULE = "pace"


class PaceRule:
    """Emits `PaceMeasured`, and the alert `pace` while the agent hurries."""

    def __init__(self, limits: PaceLimits) -> None:
        self._limits = limits
        self._bounds = PaceBounds(limits)
        self._rates: dict[Channel, SpeechRate] = {
            "agent": SpeechRate(limits.window_seconds),
            "customer": SpeechRate(limits.window_seconds),
        }
        self._now = SpeechRate(limits.window_seconds)
        self._judged_from = 0.0
        self._measured_at: dict[Channel, float] = {}
        self._alert = StandingAlert(_RULE)
        self._above: dict[Severity, float] = {"notice": 0.0, "warning": 0.0}

    def feed(self, event: Event) -> Iterable[Event]:
        because = self._bounds.because
        self._bounds.feed(event)
        if self._bounds.because != because:
            self._begin_anew(event.time)
        if isinstance(event, VoiceStarted | VoiceStopped | PartialTranscript | FinalTranscript):
            self._follow(event)
        match event:
            case VoiceStarted() | VoiceStopped():
                self._rates[event.channel].voice(event)
            case PartialTranscript():
                self._rates[event.channel].partial(event)
                if event.time - self._measured_at.get(event.channel, float("-inf")) >= _EVERY_SECONDS:
                    return self._measure(event.channel, event.time, self._since(event))
            case FinalTranscript():
                self._rates[event.channel].final(event)
                self._rates["customer" if event.channel == "agent" else "agent"].end_turn()
                return self._measure(event.channel, event.time, max(self._since(event), self._unjudged(event)))
            case AudioLevel(channel="agent") if self._outdated(event.time):
                return self._forget(event.time, "stale")
            case CallEnded():
                return self._alert.clear(event.time, "ended")
        return ()

    def _begin_anew(self, time: float) -> None:
        """Other limits hold: what was said before them is not judged by them."""
        self._judged_from = time
        self._now.forget()
        self._above = {"notice": 0.0, "warning": 0.0}

    def _follow(self, event: VoiceStarted | VoiceStopped | PartialTranscript | FinalTranscript) -> None:
        if event.channel != "agent":
            return
        if isinstance(event, VoiceStarted | VoiceStopped):
            self._now.voice(event)
        elif event.start < self._judged_from:
            return
        elif isinstance(event, PartialTranscript):
            self._now.partial(event)
        else:
            self._now.final(event)

    def _since(self, event: PartialTranscript | FinalTranscript) -> float:
        """Seconds since the last measure, as far as they can have been speech."""
        return min(event.time - self._measured_at.get(event.channel, event.time), _LONGEST_STEP)

    def _unjudged(self, event: FinalTranscript) -> float:
        """Seconds of an utterance of which no partial told, as when the recogniser lags or gives none."""
        return event.end - max(event.start, self._measured_at.get(event.channel, event.start))

    def _measure(self, channel: Channel, time: float, step: float) -> Iterator[Event]:
        articulation, characters = self._rates[channel].articulation()
        speaking = self._rates[channel].speaking()
        # An utterance that has just begun tells nothing yet: neither of its own rate nor anything new of the window.
        if not speaking or not self._rates[channel].tells(self._limits.minimum_characters):
            return
        self._measured_at[channel] = time
        yield PaceMeasured(
            time=time, channel=channel, articulation=articulation, speaking=speaking, characters=characters
        )
        judged, characters = self._now.articulation()
        if channel == "agent" and characters >= self._limits.minimum_characters:
            yield from self._judge(time, judged, step)

    def _judge(self, time: float, articulation: float, step: float) -> Iterator[Event]:
        for severity in self._above:
            over = articulation > self._bounds.limit(severity)
            self._above[severity] = self._above[severity] + step if over else 0.0
        held = [severity for severity, seconds in self._above.items() if seconds >= self._limits.hold_seconds]
        if held and self._alert.below(held[-1]):
            yield from self._alert.raise_(self._hurry(time, articulation, held[-1]))
        elif self._alert.severity and articulation < self._bounds.limit(self._alert.severity) - self._limits.release:
            # Slowing down passes through the milder band; that is no new hurry.
            yield from self._forget(time, "mended")

    def _hurry(self, time: float, articulation: float, severity: Severity) -> AlertRaised:
        limit = f"连续 {self._limits.hold_seconds:g} 秒超过每分钟 {self._bounds.limit(severity):.0f} 字"
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="pace",
            rule=_RULE,
            title="语速过快" if severity == "warning" else "语速偏快",
            severity=severity,
            heard=f"每分钟 {articulation:.0f} 字",
            say="请放慢一点，一句一停，让客户听清楚",
            start=max(0.0, time - self._above[severity]),
            end=time,
            provisional=False,
            explanation=f"{limit}{self._bounds.because}（Q7、N3）",
        )

    def _outdated(self, time: float) -> bool:
        measured_at = self._measured_at.get("agent", time)
        return (
            self._alert.severity is not None
            and not self._rates["agent"].voiced
            and time - measured_at >= _OUTDATED_SECONDS
        )

    def _forget(self, time: float, reason: ClearReason) -> Iterator[Event]:
        self._above = {"notice": 0.0, "warning": 0.0}
        return self._alert.clear(time, reason)

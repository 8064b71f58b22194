"""The closing is rattled off: much faster than the same agent spoke before it in the same call (Q11)."""

from collections.abc import Iterable, Iterator

from desktop.core.events import AlertRaised, CallEnded, Event, FinalTranscript, StageEntered, VoiceStarted, VoiceStopped
from desktop.core.limits import PaceLimits
from desktop.core.rules.sound.speech_rate import SpeechRate, Stretch
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Library

ORDINARY = 240.0
"""Characters a minute of ordinary speech, comfortable to listen to: who ends at that is in no hurry."""
_RULE = "hurried_ending"
_NOTHING = Stretch(0.0, 0)


class HurriedEndingRule:
    """Emits the alert `hurried_ending`, once a call, at the end of an utterance of the last stage."""

    def __init__(self, limits: PaceLimits, library: Library) -> None:
        self._limits = limits
        self._closing = library.stages[-1].id if library.stages else ""
        self._rate = SpeechRate(limits.window_seconds)
        self._before = _NOTHING
        self._ending = _NOTHING
        self._is_ending = False
        self._last = (float("nan"), _NOTHING)
        self._alert = StandingAlert(_RULE)
        self._told = False

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case VoiceStarted(channel="agent") | VoiceStopped(channel="agent"):
                self._rate.voice(event)
            case FinalTranscript(channel="agent"):
                self._hear(event)
                return self._judge(event.time)
            case StageEntered():
                self._enter(event)
                return self._judge(event.time)
            case CallEnded():
                return self._alert.clear(event.time, "ended")
        return ()

    def _hear(self, final: FinalTranscript) -> None:
        spoken = self._rate.spoken(final)
        self._last = (final.time, spoken)
        if self._is_ending:
            self._ending = _sum(self._ending, spoken)
        else:
            self._before = _sum(self._before, spoken)

    def _enter(self, entered: StageEntered) -> None:
        ends = entered.stage == self._closing
        if ends and not self._is_ending:
            # The words that opened the stage belong to it, even where only their final showed it.
            heard_at, spoken = self._last
            opened_by = spoken if heard_at == entered.time else _NOTHING
            self._before = _without(self._before, opened_by)
            self._ending = opened_by
        elif not ends and self._is_ending:
            self._before = _sum(self._before, self._ending)
        self._is_ending = ends

    def _judge(self, time: float) -> Iterator[Event]:
        least = self._limits.minimum_characters
        if self._told or not self._is_ending or min(self._before.characters, self._ending.characters) < least:
            return
        before, ending = _rate(self._before), _rate(self._ending)
        if ending > ORDINARY and ending >= before * self._limits.ending_rise:
            self._told = True
            yield from self._alert.raise_(self._hurry(time, before, ending))

    def _hurry(self, time: float, before: float, ending: float) -> AlertRaised:
        measured = f"结束语每分钟 {ending:.0f} 字，之前 {before:.0f} 字"
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="pace",
            rule=_RULE,
            title="结束语说得太急",
            severity="notice",
            heard=f"每分钟 {ending:.0f} 字",
            say="结束语请放慢，一句一停，等客户先挂机",
            start=max(0.0, time - self._ending.seconds),
            end=time,
            provisional=False,
            explanation=f"{measured}，达到 {self._limits.ending_rise:g} 倍（Q11）",
        )


def _sum(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(one.seconds + other.seconds, one.characters + other.characters)


def _without(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(one.seconds - other.seconds, one.characters - other.characters)


def _rate(stretch: Stretch) -> float:
    return stretch.characters / stretch.seconds * 60

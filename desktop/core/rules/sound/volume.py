"""The agent speaks too softly, too loudly, or has suddenly raised his voice (Q5, Q7, N4).

Absolute limits hold on every headset and at once. Once the usual level of this headset is known, being far from it
counts too; and whatever the headset, a rise within one window is heard as a raised voice. Who was asked to speak up
is not told that he does: from then on nothing but the absolute limit is too loud.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, Event, Severity
from desktop.core.limits import VolumeLimits
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.asked_louder import AskedLouder
from desktop.core.rules.sound.speech_level import BLOCK_SECONDS, SpeechLevel
from desktop.core.rules.standing import StandingAlert

HOLD_SECONDS = 0.5
"""Of speech for which a level must be past its limit: where two limits lie close, the graver one is told alone."""
RELEASE_DB = 3.0
"""So far inside the limit it is mended; keeps an alert from flickering."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """What is to be told of a level."""

    rule: str
    title: str
    severity: Severity
    say: str
    compared: str
    """With what limit the level was compared, and where that comes from."""


class VolumeRule:
    """Emits the alerts `too_soft`, `too_loud` and `sudden_rise`, each for as long as it holds."""

    def __init__(self, limits: VolumeLimits) -> None:
        self._limits = limits
        self._level = SpeechLevel(limits)
        self._asked = AskedLouder()
        self._was_asked = False
        self._alerts = {rule: StandingAlert(rule) for rule in ("too_soft", "too_loud", "sudden_rise")}
        self._held = {"too_soft": 0.0, "too_loud": 0.0}
        self._risen_from = 0.0

    def feed(self, event: Event) -> Iterable[Event]:
        self._was_asked = self._was_asked or self._asked.feed(event)
        match event:
            case AudioLevel(channel="agent") if self._level.hear(event):
                return self._judge(event.time)
            case CallEnded():
                return [gone for alert in self._alerts.values() for gone in alert.clear(event.time, "ended")]
        return ()

    def _judge(self, time: float) -> Iterator[Event]:
        now = self._level.now
        if now is None:
            return
        yield from self._judge_rise(time, now)
        soft, loud = self._soft_limit(), self._loud_limit()
        yield from self._judge_held(time, now, now <= soft, now >= soft + RELEASE_DB, self._too_soft(soft))
        # A voice that has been raised is told of as such, unless it would be too loud on any headset.
        loud_enough = now >= loud and (not self._alerts["sudden_rise"].severity or now >= self._limits.loud)
        yield from self._judge_held(time, now, loud_enough, now <= loud - RELEASE_DB, self._too_loud(loud))

    def _judge_rise(self, time: float, now: float) -> Iterator[Event]:
        alert = self._alerts["sudden_rise"]
        if alert.severity:
            if now < self._risen_from + self._limits.rise / 2:
                yield from alert.clear(time, "mended")
            return
        before = self._level.earlier
        if before is None or self._was_asked or now < before + self._limits.rise - HAIR:
            return
        self._risen_from = before
        compared = f"比之前一分钟的 {_db(before)} 高出 {self._limits.rise:g} dB 以上（Q5）"
        rise = _Finding("sudden_rise", "音量突然升高", "warning", "请放低声音，语气平稳，慢慢说", compared)
        yield from alert.raise_(self._told(time, now, rise))

    def _judge_held(self, time: float, now: float, past: bool, mended: bool, finding: _Finding) -> Iterator[Event]:
        alert = self._alerts[finding.rule]
        self._held[finding.rule] = self._held[finding.rule] + BLOCK_SECONDS if past else 0.0
        if alert.severity:
            if mended:
                yield from alert.clear(time, "mended")
        elif self._held[finding.rule] >= HOLD_SECONDS - HAIR:
            yield from alert.raise_(self._told(time, now, finding))

    def _soft_limit(self) -> float:
        usual = self._level.usual
        return self._limits.soft if usual is None else max(self._limits.soft, usual - self._limits.below_usual)

    def _loud_limit(self) -> float:
        usual = self._level.usual
        if usual is None or self._was_asked:
            return self._limits.loud
        return min(self._limits.loud, usual + self._limits.above_usual)

    def _too_soft(self, limit: float) -> _Finding:
        compared = f"低于 {_db(limit)}{self._from_usual(limit, self._limits.soft)}（Q7、N4）"
        return _Finding("too_soft", "声音太小", "notice", "请把话筒移到嘴的左下角，声音稍大一点", compared)

    def _too_loud(self, limit: float) -> _Finding:
        compared = f"高于 {_db(limit)}{self._from_usual(limit, self._limits.loud)}（Q7、N4）"
        return _Finding("too_loud", "声音太大", "notice", "请放低一点声音，或把话筒移远一点", compared)

    def _from_usual(self, limit: float, absolute: float) -> str:
        usual = self._level.usual
        return "" if usual is None or limit == absolute else f"，平时是 {_db(usual)}"

    def _told(self, time: float, now: float, finding: _Finding) -> AlertRaised:
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="volume",
            rule=finding.rule,
            title=finding.title,
            severity=finding.severity,
            heard=_db(now),
            say=finding.say,
            start=max(0.0, time - self._limits.window),
            end=time,
            provisional=False,
            explanation=f"最近 {self._limits.window:g} 秒说话的音量（中位数）{_db(now)}，{finding.compared}",
        )


def _db(value: float) -> str:
    return f"{value:.0f} dBFS".replace("-", "−")

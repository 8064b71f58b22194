"""The agent speaks on and on, and the customer says not a word, not even 嗯 (Q2, N6). Needs both channels."""

from collections.abc import Iterable, Iterator

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, CallStarted, Event, VoiceStarted, VoiceStopped
from desktop.core.limits import TalkLimits
from desktop.core.rules.procedures.customer_voice import CustomerVoice
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.blind_spots import BlindSpots
from desktop.core.rules.standing import StandingAlert

_RULE = "monologue"
PAUSE_SECONDS = 2.0
"""A shorter pause is a breath: it gives nobody the word."""


class MonologueRule:
    """Emits the alert `monologue`; it is mended when the customer speaks, or the agent pauses so that he may."""

    def __init__(self, limits: TalkLimits) -> None:
        self._limits = limits
        self._customer = CustomerVoice()
        self._blind = BlindSpots()
        self._alert = StandingAlert(_RULE)
        self._both = False
        self._listens = False
        """Whether the customer was heard in this call: of one who is not there nothing is known."""
        self._speaking = False
        self._since: float | None = None
        self._stopped_at = 0.0

    def feed(self, event: Event) -> Iterable[Event]:
        if isinstance(event, CallStarted):
            self._both = "customer" in event.channels
        return self._listen(event) if self._both else ()

    def _listen(self, event: Event) -> Iterator[Event]:
        self._listens = self._customer.feed(event) is not None or self._listens
        if self._blind.feed(event):
            yield from self._begin_anew(event.time)
        match event:
            case VoiceStarted(channel="customer") | AudioLevel(channel="customer", speech=True):
                yield from self._begin_anew(event.time)
            case VoiceStarted(channel="agent"):
                self._speaking = True
                self._since = event.start if self._since is None else self._since
            case VoiceStopped(channel="agent"):
                self._speaking = False
                self._stopped_at = event.end
            case AudioLevel(channel="agent"):
                yield from self._tick(event.time)
            case CallEnded():
                yield from self._alert.clear(event.time, "ended")

    def _begin_anew(self, time: float) -> Iterator[Event]:
        self._since = time if self._speaking else None
        yield from self._alert.clear(time, "mended")

    def _tick(self, time: float) -> Iterator[Event]:
        if not self._speaking:
            if time - self._stopped_at >= PAUSE_SECONDS - HAIR:
                yield from self._begin_anew(time)
        elif self._since is not None and self._is_due(time - self._since):
            yield from self._alert.raise_(self._told(self._since, time))

    def _is_due(self, seconds: float) -> bool:
        known = self._listens and not self._blind.any
        return known and seconds >= self._limits.monologue - HAIR and not self._alert.severity

    def _told(self, since: float, time: float) -> AlertRaised:
        seconds = time - since
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="monologue",
            rule=_RULE,
            title=f"您已连续说了 {seconds:.0f} 秒",
            severity="notice",
            heard=f"{seconds:.0f} 秒",
            say="停一停，问一句：“这样说您看清楚吗？”",
            start=since,
            end=time,
            provisional=False,
            explanation=f"连续 {self._limits.monologue:g} 秒客户没有说一个字，连“嗯”也没有（Q2、N6）；"
            f"不到 {PAUSE_SECONDS:g} 秒的换气不算停",
        )

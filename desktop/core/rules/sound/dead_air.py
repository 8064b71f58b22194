"""Both sides are silent, and nobody said why (N12, Q13): soft at first, then graver, over when anybody speaks.

Needs the customer's channel; with a microphone alone `silence` says what little is known. Nothing is said while the
customer waits as announced (`hold` watches over that) or is put through, while he is busy as he said himself, while a
procedure calls for quiet, and of a customer who has never been heard where the library has a procedure for it. It is
fatal only where the customer had the last word: after the agent's it is he who does not answer.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallEnded,
    CallStarted,
    Channel,
    Event,
    FinalTranscript,
    PartialTranscript,
    Severity,
    SituationEntered,
    SituationLeft,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import DeadAirLimits
from desktop.core.rules.procedures.customer_voice import CustomerVoice
from desktop.core.rules.sample_times import HAIR
from desktop.core.rules.sound.announced_wait import AnnouncedWait
from desktop.core.rules.sound.blind_spots import BlindSpots
from desktop.core.rules.sound.called_for_quiet import CalledForQuiet
from desktop.core.rules.sound.customers_wait import CustomersWait
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Library

_RULE = "dead_air"
_TRANSFER = "transfer"
"""Of the situations in which a customer is put through (id in the library)."""
_SAY: dict[Channel, str] = {
    "customer": "需要时间请先说：“请您稍等，我正在为您查询。”",
    "agent": "您好，请问您还在听吗？",
}
"""By who spoke last."""


class DeadAirRule:
    """Emits the alert `dead_air`, graver as it lasts."""

    def __init__(self, limits: DeadAirLimits, library: Library) -> None:
        self._steps: tuple[tuple[float, Severity], ...] = (
            (limits.fatal, "fatal"),
            (limits.warning, "warning"),
            (limits.notice, "notice"),
        )
        self._wait = AnnouncedWait(library)
        self._customers_wait = CustomersWait()
        self._transfers: set[str] = set()
        self._quiet = CalledForQuiet()
        self._blind = BlindSpots()
        self._unheard = UnheardCustomer(library)
        self._alert = StandingAlert(_RULE)
        self._both = False
        self._speaking: set[Channel] = set()
        self._since = 0.0
        self._voice_end = 0.0
        self._spoke_last: Channel = "agent"

    def feed(self, event: Event) -> Iterable[Event]:
        if isinstance(event, CallStarted):
            self._both = "customer" in event.channels
            self._since = event.time
        return self._listen(event) if self._both else ()

    def _listen(self, event: Event) -> Iterator[Event]:
        self._learn(event)
        unheard = self._blind.feed(event)
        if unheard:
            self._speaking -= unheard
            yield from self._excuse(event.time)
        match event:
            case VoiceStarted():
                self._speaking.add(event.channel)
                yield from self._alert.clear(event.time, "mended")
            case VoiceStopped():
                self._speaking.discard(event.channel)
                if event.end >= self._voice_end:
                    self._spoke_last = event.channel
                self._voice_end = max(self._voice_end, event.end)
                self._since = max(self._since, event.end)
            case AudioLevel(speech=True):
                # After a gap nobody tells anew that a voice which went on through it has begun.
                self._speaking.add(event.channel)
            case AudioLevel(channel="agent") if not self._speaking:
                yield from self._tick(event.time)
            case CallEnded():
                yield from self._alert.clear(event.time, "ended")

    def _learn(self, event: Event) -> None:
        excused = self._is_called_for
        self._wait.feed(event)
        self._customers_wait.feed(event)
        if isinstance(event, SituationEntered) and event.family == _TRANSFER:
            self._transfers.add(event.situation)
        elif isinstance(event, SituationLeft):
            self._transfers.discard(event.situation)
        self._quiet.feed(event)
        self._unheard.feed(event)
        if excused and not self._is_called_for and isinstance(event, PartialTranscript | FinalTranscript):
            # Words ended it, and words are understood later than they were said.
            self._since = max(self._voice_end, event.start)

    @property
    def _is_called_for(self) -> bool:
        return self._wait.open or bool(self._transfers) or self._quiet.counts or self._quiet.is_over

    def _tick(self, time: float) -> Iterator[Event]:
        if self._is_called_for or self._blind.any or self._unheard.is_expected or self._customers_wait.is_open(time):
            yield from self._excuse(time)
            return
        seconds = time - self._since
        steps = self._steps if self._spoke_last == "customer" else self._steps[1:]
        reached = next((step for step in steps if seconds >= step[0] - HAIR), None)
        if reached and self._alert.below(reached[1]):
            yield from self._alert.raise_(self._silent(time, *reached))

    def _excuse(self, time: float) -> Iterator[Event]:
        """There is a reason for the silence, or nobody knows whether it is one; the clock begins when that is over."""
        self._since = time
        yield from self._alert.clear(time, "stale")

    def _silent(self, time: float, limit: float, severity: Severity) -> AlertRaised:
        seconds = time - self._since
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="silence",
            rule=_RULE,
            title=f"冷场 {seconds:.0f} 秒",
            severity=severity,
            heard=f"双方 {seconds:.0f} 秒没有说话",
            say=_SAY[self._spoke_last],
            start=self._since,
            end=time,
            provisional=False,
            explanation=f"双方都没有说话达到 {limit:g} 秒，也没有先请客户稍等（N12、Q13）",
        )


class UnheardCustomer:
    """A customer of whom nothing has been heard yet, after the agent has spoken: the silent call of the library."""

    def __init__(self, library: Library) -> None:
        self._has_procedure = any(one.opens.silence is not None for one in library.situations)
        self._customer = CustomerVoice()
        self._heard = False
        self._greeted = False

    @property
    def is_expected(self) -> bool:
        """Whether his silence is dealt with by its procedure."""
        return self._has_procedure and self._greeted and not self._heard

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        if self._customer.feed(event) is not None:
            self._heard = True
        if isinstance(event, VoiceStarted) and event.channel == "agent":
            self._greeted = True

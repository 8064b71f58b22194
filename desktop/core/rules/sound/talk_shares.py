"""Who has spoken how much, how much of it at once, and how soon the agent answers. Needs both channels."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from desktop.core.events import (
    AudioLevel,
    CallEnded,
    CallStarted,
    Channel,
    Event,
    TalkMeasured,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.rules.sound.talker import Talker

_OTHER: dict[Channel, Channel] = {"agent": "customer", "customer": "agent"}
_KEPT = 50
"""Stretches of voice that one of the other side's may still reach back to."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A voice without a pause."""

    start: float
    end: float
    says_something: bool

    def overlap(self, other: "_Stretch") -> float:
        """Seconds that lie in both."""
        return max(0.0, min(self.end, other.end) - max(self.start, other.start))


class TalkSharesRule:
    """Emits `TalkMeasured` when a turn has ended that was more than a back-channel, and at the end of the call."""

    def __init__(self) -> None:
        self._talkers: dict[Channel, Talker] = {"agent": Talker("agent"), "customer": Talker("customer")}
        self._seconds: dict[Channel, float] = {"agent": 0.0, "customer": 0.0}
        self._past: dict[Channel, deque[_Stretch]] = {"agent": deque(maxlen=_KEPT), "customer": deque(maxlen=_KEPT)}
        self._at_once = 0.0
        """Both voices, back-channels too."""
        self._overlap = 0.0
        self._reactions: list[float] = []
        self._both = False
        self._started = 0.0
        self._due: set[Channel] = set()

    def feed(self, event: Event) -> Iterable[Event]:
        if isinstance(event, CallStarted):
            self._both = "customer" in event.channels
            self._started = event.time
        return self._listen(event) if self._both else ()

    def _listen(self, event: Event) -> Iterator[Event]:
        if isinstance(event, VoiceStarted) and event.channel == "agent":
            self._answers(event.start)
        if isinstance(event, VoiceStopped):
            self._close(event.channel, event.end)
        for talker in self._talkers.values():
            talker.feed(event)
        match event:
            case VoiceStarted():
                self._due.add(event.channel)
            case AudioLevel(channel="agent"):
                ended = [one for one in self._due if not self._talkers[one].has_turn(event.time)]
                self._due.difference_update(ended)
                if any(self._talkers[one].says_something(event.time) for one in ended):
                    yield self._measured(event.time)
            case CallEnded():
                yield from self._end(event.time)

    def _end(self, time: float) -> Iterator[Event]:
        for channel, talker in self._talkers.items():
            self._close(channel, time)
            talker.feed(VoiceStopped(time=time, channel=channel, end=time))
        yield self._measured(time)

    def _answers(self, start: float) -> None:
        """The agent begins; where the customer spoke last, and has ended, it is an answer."""
        agent, customer = self._talkers["agent"], self._talkers["customer"]
        if customer.speaks or start < customer.end or customer.end <= agent.end or not customer.says_something(start):
            return
        self._reactions.append(start - customer.end)

    def _close(self, channel: Channel, end: float) -> None:
        """A voice has ended; what both said at once is counted with the later one to end."""
        talker = self._talkers[channel]
        if talker.voice_start is None:
            return
        stretch = _Stretch(talker.voice_start, end, talker.says_something(end))
        for past in self._past[_OTHER[channel]]:
            self._at_once += stretch.overlap(past)
            self._overlap += stretch.overlap(past) if stretch.says_something and past.says_something else 0.0
        self._past[channel].append(stretch)
        self._seconds[channel] += stretch.end - stretch.start

    def _measured(self, time: float) -> TalkMeasured:
        spoken = dict(self._seconds)
        at_once = self._at_once
        for channel, talker in self._talkers.items():
            if talker.voice_start is not None:
                going_on = _Stretch(talker.voice_start, time, says_something=True)
                spoken[channel] += time - talker.voice_start
                at_once += sum(going_on.overlap(past) for past in self._past[_OTHER[channel]])
        return TalkMeasured(
            time=time,
            agent_seconds=spoken["agent"],
            customer_seconds=spoken["customer"],
            overlap_seconds=self._overlap,
            silent_seconds=max(0.0, time - self._started - sum(spoken.values()) + at_once),
            reaction_seconds=median(self._reactions) if self._reactions else 0.0,
        )

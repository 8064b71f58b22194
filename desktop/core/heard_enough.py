"""Whether a call was heard well enough for its score to rest on what was heard."""

from collections import defaultdict

from desktop.core.events import AudioGap, CallStarted, Channel, Event, FinalTranscript, VoiceStarted, VoiceStopped

_ENOUGH = 0.5
"""Part of the agent's speech that has to have become words, and part of the call in which the customer's channel has
to have been there. With less than half, what is missing decides the score and not what is there."""


class HeardEnough:
    """Measures one call. It rests on times alone, so that a record without words gives the same answer."""

    def __init__(self) -> None:
        self._channels: tuple[Channel, ...] = ()
        self._since: dict[Channel, float] = {}
        self._voice: defaultdict[Channel, float] = defaultdict(float)
        self._words: defaultdict[Channel, float] = defaultdict(float)
        self._lost: defaultdict[Channel, float] = defaultdict(float)
        self._spoke: set[Channel] = set()
        self._end = 0.0

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        self._end = max(self._end, event.time)
        match event:
            case CallStarted():
                self._channels = event.channels
            case VoiceStarted():
                self._spoke.add(event.channel)
                self._since.setdefault(event.channel, event.start)
            case VoiceStopped() if event.channel in self._since:
                self._voice[event.channel] += max(event.end - self._since.pop(event.channel), 0.0)
            case FinalTranscript():
                self._spoke.add(event.channel)
                self._words[event.channel] += max(event.end - event.start, 0.0)
            case AudioGap():
                self._lost[event.channel] += event.seconds

    @property
    def agent(self) -> bool:
        """Whether the agent was heard at all."""
        return "agent" in self._spoke

    @property
    def words(self) -> bool:
        """Whether the recogniser made out enough of what the agent said."""
        spoken = self._voice["agent"] + self._lost["agent"]
        return self._words["agent"] > 0 and self._words["agent"] >= _ENOUGH * spoken

    @property
    def customer(self) -> bool:
        """Whether the customer was heard, and not only for the smaller part of the call."""
        there = "customer" in self._channels and "customer" in self._spoke
        return there and self._lost["customer"] <= (1 - _ENOUGH) * self._end

"""A customer who gives no answer: his channel is there, and nothing has been heard on it in this call.

With a microphone alone nobody knows whether he speaks, so nothing follows.
"""

from collections.abc import Sequence

from desktop.core.events import AudioLevel, CallStarted, Event, VoiceStarted, VoiceStopped
from desktop.core.rules.procedures.customer_voice import CustomerVoice
from desktop.core.rules.sample_times import HAIR
from desktop.core.script import Library, Situation


class Absence:
    """Says which situation is open to a silent customer (`Trigger.silence`)."""

    def __init__(self, library: Library) -> None:
        found = [(one.opens.silence, one) for one in library.situations if one.opens.silence is not None]
        self._waits: Sequence[tuple[float, Situation]] = sorted(found, key=lambda pair: pair[0])
        self._customer = CustomerVoice()
        self._possible = False
        self._silent_since: float | None = None

    def feed(self, event: Event) -> Situation | None:
        """The situation for which the agent has waited long enough, once for each time that he spoke."""
        if self._customer.feed(event) is not None:
            self._possible = False
        match event:
            case CallStarted():
                self._possible = "customer" in event.channels and bool(self._waits)
            case VoiceStarted(channel="agent") | AudioLevel(channel="agent", speech=True):
                self._silent_since = event.time
            case VoiceStopped(channel="agent"):
                self._silent_since = event.end
            case AudioLevel(channel="agent") if self._possible and not self._customer.speaks:
                return self._due(event.time)
        return None

    def _due(self, time: float) -> Situation | None:
        if self._silent_since is None or time - self._silent_since < self._waits[0][0] - HAIR:
            return None
        self._silent_since = None
        return self._waits[0][1]

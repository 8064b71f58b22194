"""Whether a situation of complaint is one: where the customer is heard, his own words have to tell of it (W8).

The agent's 谢谢您的反映 opens such a situation as well; what is shown then costs nothing, but a warning would be wrong.
"""

from desktop.core.events import CallStarted, Event, FinalTranscript, PartialTranscript, SituationEntered
from desktop.core.rules.duties.complaining import NOT_COMPLAINING, complains

FAMILY = "complaint"
"""Of the situations in which a customer complains (id in the library)."""
_BY_HAND = "agent"


class ComplaintHeard:
    """Listens to the customer through one call."""

    def __init__(self) -> None:
        self._hears_customer = False
        self._complained = False

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        match event:
            case CallStarted():
                self._hears_customer = "customer" in event.channels
                self._complained = False
            case FinalTranscript(channel="customer") | PartialTranscript(channel="customer") if not self._complained:
                self._complained = complains(event.text)

    def opened(self, event: SituationEntered) -> bool:
        """Whether `event` opens a complaint: not a suggestion, and not on the agent's words alone."""
        if event.family != FAMILY or event.situation in NOT_COMPLAINING:
            return False
        return self._complained or not self._hears_customer or event.because == _BY_HAND

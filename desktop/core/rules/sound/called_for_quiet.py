"""When the agent is right to say nothing: a procedure counts down, or the call is over but for the hanging up."""

from desktop.core.events import CountdownEnded, CountdownStarted, Event, FinalTranscript, PromptShown
from desktop.core.rules.course.parting import farewell
from desktop.core.text import count_characters

_LAST_WORDS = 8
"""Characters with which a customer may answer a farewell (好的谢谢) and still be about to hang up."""


class CalledForQuiet:
    """Follows one call; the attributes tell how things stand."""

    def __init__(self) -> None:
        self.counts = False
        """Whether a procedure waits, as in a silent call after 请问您能听到吗."""
        self._may_hang_up = False
        self._has_parted = False

    @property
    def is_over(self) -> bool:
        """Whether nothing is left but to hang up, or to wait until the customer does (N13, N20)."""
        return self._may_hang_up or self._has_parted

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        match event:
            case CountdownStarted() | CountdownEnded():
                self.counts = isinstance(event, CountdownStarted)
            case PromptShown():
                self._may_hang_up = event.hang_up == "now"
            case FinalTranscript() if event.channel == "agent" or count_characters(event.text) > _LAST_WORDS:
                self._has_parted = bool(farewell(event.text))

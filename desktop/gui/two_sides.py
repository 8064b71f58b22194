"""What of the page is there only when the customer is heard, and what it says when he is not."""

from desktop.core.events import AlertCleared, AlertRaised, CallEnded, CallStarted, Event
from desktop.gui.gauges import Gauges
from desktop.gui.lanes import Lanes
from desktop.gui.transcript_view import TranscriptView


class TwoSides:
    """Decided when a call begins, so that nothing moves during it; before one the settings tell what is to come."""

    def __init__(self, gauges: Gauges, lanes: Lanes, transcript: TranscriptView) -> None:
        self._gauges, self._lanes, self._transcript = gauges, lanes, transcript
        self._both = self._in_call = self._compact = False
        self._planned = False
        self._show()

    @property
    def both(self) -> bool:
        """Whether the customer is heard, or will be in the next call."""
        return self._both

    def plan(self, both: bool) -> None:
        """The next call hears both, or only the microphone."""
        self._planned = both
        if not self._in_call:
            self._both = both
            self._show()

    def feed(self, event: Event) -> None:
        """Take one event of a call."""
        match event:
            case CallStarted():
                self._in_call, self._both = True, "customer" in event.channels
                self._show()
            case CallEnded():
                self._in_call = False
        if self._in_call and self._both:
            self._lanes.feed(event)

    def rest(self) -> None:
        """Between calls again."""
        self._in_call, self._both = False, self._planned
        self._lanes.clear()
        self._show()

    def raise_alert(self, alert: AlertRaised) -> None:
        """A warning is on the screen."""
        self._lanes.mark(alert)

    def clear_alert(self, cleared: AlertCleared) -> None:
        """It is over."""
        self._lanes.unmark(cleared)

    def show_compact(self, compact: bool) -> None:
        """Only what the strip has room for."""
        self._compact = compact
        self._lanes.setHidden(compact or not self._both)

    def _show(self) -> None:
        self._lanes.setHidden(self._compact or not self._both)
        self._gauges.show_sides(self._both)
        self._transcript.show_sides(self._both, self._in_call)

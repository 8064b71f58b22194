"""Which moments of a call are worth a picture, and when each has come."""

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, CallStarted, Event, SituationEntered, StageEntered

START = "1-start"
SILENCE = "2-silence"
FORBIDDEN = "3-forbidden"
COMPLAINT = "4-complaint"
HURRIED = "5-hurried"
CLOSING = "6-closing"
END = "7-end"
MOMENTS = (START, SILENCE, FORBIDDEN, COMPLAINT, HURRIED, CLOSING, END)
"""In the order in which the demo call brings them; the names of the pictures."""

_SETTLING_SECONDS = 0.3
"""From an event to the picture: what follows from it (the next line to say) is there by then."""
_ALERTS = {"silence": SILENCE, "forbidden": FORBIDDEN, "pace": HURRIED}


class KeyMoments:
    """Says when it is time for a picture; each moment comes once, the first time."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}
        self._come: list[str] = []

    @property
    def missing(self) -> tuple[str, ...]:
        """The moments that have not come."""
        return tuple(name for name in MOMENTS if name not in self._come)

    def feed(self, event: Event) -> list[str]:
        """The moments whose picture is to be taken now, after the event has been shown."""
        name = _moment_of(event)
        if name and name not in self._come:
            self._due.setdefault(name, event.time + _SETTLING_SECONDS)
        if not isinstance(event, AudioLevel | CallEnded):
            return []
        over = isinstance(event, CallEnded)
        ready = [name for name, due in self._due.items() if over or event.time >= due]
        for name in ready:
            del self._due[name]
        self._come += ready
        return ready


def _moment_of(event: Event) -> str:
    match event:
        case CallStarted():
            return START
        case AlertRaised(shown=True):
            return _ALERTS.get(event.alert, "")
        case SituationEntered(family="complaint"):
            return COMPLAINT
        case StageEntered(stage="closing"):
            return CLOSING
        case CallEnded():
            return END
        case _:
            return ""

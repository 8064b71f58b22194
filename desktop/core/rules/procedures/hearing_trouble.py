"""Whether the call deals with a trouble of hearing, whichever side has it."""

from desktop.core.events import Event, SituationEntered, SituationLeft


class HearingTrouble:
    """Follows the situations of one call, of the family `unable_to_hear` (id in every library)."""

    def __init__(self) -> None:
        self._open: set[str] = set()

    @property
    def is_open(self) -> bool:
        """Whether one of them is open."""
        return bool(self._open)

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        match event:
            case SituationEntered(family="unable_to_hear"):
                self._open.add(event.situation)
            case SituationLeft(family="unable_to_hear"):
                self._open.discard(event.situation)

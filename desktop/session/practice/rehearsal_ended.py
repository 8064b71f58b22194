"""What came of a rehearsal, on its way from the call's thread to the window."""

from dataclasses import dataclass

from desktop.core.events import Event
from desktop.core.practice.attempt import Attempt
from desktop.core.practice.play import Play


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalEnded(Event):
    """Posted right before `CallEnded`. It goes into no record of calls."""

    play: Play
    """What was played: its drill, sheet and mode."""
    attempt: Attempt
    """What came of it."""
    events: tuple[Event, ...]
    """All that happened, in time order, `CallStarted` first and `CallEnded` last; what was played again is in it."""

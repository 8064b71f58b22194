"""What is needed to play a drill."""

from dataclasses import dataclass

from desktop.core.events import Event
from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Drill
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library


@dataclass(frozen=True, slots=True)
class Again:
    """From where an earlier run is taken up again."""

    events: tuple[Event, ...]
    """Of the earlier run, all of them."""
    time: float
    """Seconds; what happened from then on is played anew. The begin of a beat (`BeatReached.time`) suits best."""


@dataclass(frozen=True, slots=True)
class Play:
    """A drill as it is to be played, and with what."""

    drill: Drill
    library: Library
    """The drill's pack."""
    sheet: ScoreSheet | None
    mode: Mode = "guided"
    by_hand: bool = False
    """Whether a trainer chooses the customer's beats (`BeatPlayed`)."""
    own_voice: bool = False
    """With `by_hand`: the trainer speaks himself, at a second microphone, which is heard as the customer's channel."""
    again: Again | None = None

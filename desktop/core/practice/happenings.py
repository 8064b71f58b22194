"""What happens in a rehearsal beside a call: for the voice and the window, never for a record of calls."""

from dataclasses import dataclass
from typing import Literal

from desktop.core.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSpeaks(Event):
    """The customer begins to say something now."""

    beat: str
    text: str
    """Empty: he is silent in this beat."""
    seconds: float
    """How long it will take."""
    conditions_of: str
    """Id of the beat whose line conditions hold."""
    aside: bool = False
    """Whether it is not what the beat begins with: he was interrupted, waits for an answer, or says it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerStops(Event):
    """The customer breaks off: the trainee talked over him."""

    beat: str
    said: str
    """As far as he came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerHangsUp(Event):
    """The customer has hung up; the call is to be ended."""

    beat: str
    why: Literal["end", "silence", "too_long"]
    """end: his part is over; silence: nobody answered him; too_long: the drill took too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatPlayed(Event):
    """The trainer, who plays the customer, goes on with this beat now."""

    beat: str

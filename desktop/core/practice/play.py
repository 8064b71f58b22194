"""What is needed to play a drill."""

from dataclasses import dataclass

from desktop.core.practice.attempt import Mode
from desktop.core.practice.drill import Drill
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library


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

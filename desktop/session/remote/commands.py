"""What another program of the same user may ask of the running window, as frozen dataclasses.

Whoever makes one from foreign words goes through `caller.py`: nothing in here is ever run, only shown or compared.
"""

from dataclasses import dataclass
from typing import Literal

LONGEST_NUMBER = 40
LONGEST_NAME = 60
LONGEST_NOTE = 200
"""Characters; as long as a note that is written in the window."""
LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class StartCall:
    """A call was picked up; all that is known of the customer may be empty."""

    number: str = ""
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class StopCall:
    """The call is over."""


@dataclass(frozen=True, slots=True)
class HoldCall:
    """The customer is put on hold: opens the procedure for it."""


@dataclass(frozen=True, slots=True)
class ResumeCall:
    """The customer is back on the line."""


@dataclass(frozen=True, slots=True)
class AddNote:
    """Something to be kept with the call, e.g. the number of a ticket."""

    text: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """The call is in this stage or situation, by id or by name."""

    place: str


@dataclass(frozen=True, slots=True)
class AskStatus:
    """What goes on."""


@dataclass(frozen=True, slots=True)
class ShowWindow:
    """Somebody started the program a second time: bring the window that is there to him."""


Command = StartCall | StopCall | HoldCall | ResumeCall | AddNote | GoTo | AskStatus | ShowWindow

CallState = Literal["idle", "call", "practice", "wrap_up"]


@dataclass(frozen=True, slots=True)
class Status:
    """What goes on in the window. Neither number nor name of the customer are told."""

    state: CallState
    seconds: float = 0.0
    """How long the call has lasted."""
    stage: str = ""
    situation: str = ""
    """The innermost one that is open."""


AnswerKind = Literal["done", "refused", "bad"]
"""Done, or not possible now, or not understood."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a command."""

    kind: AnswerKind
    code: str
    """Stable and never translated."""
    message: str
    """One sentence or two for people."""
    status: Status | None = None
    """Only what `AskStatus` asked for."""

"""What the record of practice gives back. No database in here, so that everybody may import it."""

from dataclasses import dataclass
from typing import Literal

from desktop.core.events import FinalTranscript
from desktop.core.practice.attempt import Attempt, Mode
from desktop.core.practice.question import PaperResult


@dataclass(frozen=True, slots=True)
class KeptAttempt:
    """A rehearsal that is kept."""

    id: str
    at: str
    """When it was over; local wall-clock time, ISO 8601."""
    version: str
    """Hash of the drill as it was then: results of a drill that was changed are not compared."""
    attempt: Attempt
    """Without words where the level of privacy keeps none, or where their time is over."""
    assignment: str = ""
    """Id of the assignment that it was for; empty: of the trainee's own accord."""
    said: tuple[FinalTranscript, ...] = ()
    """What was said, where words are kept."""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper that is kept."""

    id: str
    at: str
    result: PaperResult
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class KeptCard:
    """When a subject is to come again."""

    subject: str
    due: str
    """ISO 8601, UTC."""
    state: str
    """What the scheduler has to remember, as JSON."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a trainer gives to do."""

    id: str
    kind: Literal["drill", "paper"]
    what: str
    """Id of the drill or of the plan of the paper."""
    mode: Mode
    """For a drill; a paper is always an exam."""
    due: str
    """A day, ISO 8601; empty: whenever."""
    by: str
    """The trainer, as he calls himself."""
    given: str
    """The day, ISO 8601."""
    to: tuple[str, ...] = ()
    """Names or numbers of the trainees; empty: all who read the folder."""
    seed: int = 0
    """For a paper: with which seed it is drawn, so that all have the same one."""


@dataclass(frozen=True, slots=True)
class Shared:
    """That results were given out of the trainee's hands."""

    at: str
    file: str
    attempts: tuple[str, ...]
    """Their ids."""
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeSizes:
    """How much is kept."""

    attempts: int
    with_words: int
    papers: int
    bytes: int

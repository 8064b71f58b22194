"""Keeps what came of a drill or a paper, and with it when its subjects come again."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core.events import Event
from desktop.core.practice.attempt import Attempt
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperResult, Question
from desktop.session.practice.mastery import seen_in_drills, seen_in_papers
from desktop.session.practice.schedule import reviewed
from desktop.storage.practice_record.kept import KeptAttempt, KeptPaper

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord


def version_of(drill: Drill) -> str:
    """Changes with anything in the drill; results of two versions are not compared."""
    return hashlib.sha256(repr(drill).encode()).hexdigest()[:12]


def keep_rehearsal(
    record: "PracticeRecord", drill: Drill, attempt: Attempt, events: Iterable[Event] = (), assignment: str = ""
) -> KeptAttempt:
    """Keep a rehearsal and move its subjects on. Raises PeitingError (`practice-record-…`)."""
    kept = record.keep_attempt(attempt, version_of(drill), events, assignment)
    seen = seen_in_drills((kept,), {drill.id: drill})
    record.keep_cards(reviewed(record.cards(), seen, datetime.fromisoformat(kept.at)))
    return kept


def keep_paper(
    record: "PracticeRecord", result: PaperResult, questions: Mapping[str, Question], assignment: str = ""
) -> KeptPaper:
    """Keep a paper and move the subjects of its questions on. Raises PeitingError (`practice-record-…`)."""
    kept = record.keep_paper(result, assignment)
    seen = seen_in_papers((kept,), questions)
    record.keep_cards(reviewed(record.cards(), seen, datetime.fromisoformat(kept.at)))
    return kept

"""Which exam begins, what it is for, and what a trainer's assignments still ask for: one rule for every front end."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop.core.practice.attempt import Mode
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptPaper

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord

SEEDS = 1_000_000
"""Below it lie the seeds that are drawn by chance: short enough to be read out and typed."""


@dataclass(frozen=True, slots=True)
class PaperExam:
    """An exam of a paper that has begun."""

    exam: str
    """What `PracticeRecord.give_back_exam` takes."""
    assignment: str
    """Id of the assignment that it is for; empty: of the trainee's own accord."""
    seed: int
    """With which the paper is drawn."""


def exam_of(kind: Literal["drill", "paper"], what: str) -> str:
    """What `PracticeRecord.begin_exam` takes: the drill or the plan of a paper by its id, whatever the seed."""
    return f"{kind}:{what}"


def still_open(
    assignments: Iterable[Assignment],
    attempts: Iterable[KeptAttempt],
    papers: Iterable[KeptPaper],
    begun: Collection[str] = (),
) -> tuple[Assignment, ...]:
    """What is still to be done, in its order. A drill that was broken off is; an exam that has begun is not, whatever
    came of it: `begun` has the ids of their assignments.
    """
    done = {one.assignment for one in attempts if one.attempt.ended != "broken_off"}
    done |= {one.assignment for one in papers}
    return tuple(one for one in assignments if one.id not in done and one.id not in begun)


def open_drill(record: "PracticeRecord", drill: str, mode: Mode) -> str:
    """Id of the first open assignment to rehearse that drill in that mode; empty: there is none."""
    fits = (one for one in _open(record) if one.kind == "drill" and one.what == drill and one.mode == mode)
    return next((one.id for one in fits), "")


def begin_paper(record: "PracticeRecord", plan: str, seed: int | None = None) -> PaperExam:
    """Note that the exam of a paper begins: for the first open assignment that wants it, and with that one's seed.

    With `seed` for one of just that seed; where none is open of the trainee's own accord, with `seed` or any.
    Raises PeitingError (`exam-taken`) where it was taken.
    """
    for one in _open(record):
        if one.kind == "paper" and one.what == plan and seed in (None, one.seed):
            return begin_assigned(record, plan, one.id, one.seed)
    exam = record.begin_exam(exam_of("paper", plan))
    return PaperExam(exam, "", 1 + secrets.randbelow(SEEDS - 1) if seed is None else seed)


def begin_assigned(record: "PracticeRecord", plan: str, assignment: str, seed: int) -> PaperExam:
    """The same for just that assignment. Raises PeitingError (`exam-taken`) where it was taken."""
    return PaperExam(record.begin_exam(exam_of("paper", plan), assignment), assignment, seed)


def _open(record: "PracticeRecord") -> tuple[Assignment, ...]:
    return still_open(record.assignments(), record.attempts(), record.papers(), record.exams_begun())

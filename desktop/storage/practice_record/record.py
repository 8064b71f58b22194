"""The record of practice: what came of drills and papers, what comes next, and what was shared.

A SQLite file of this machine, also where the record of calls is on a server: results are the trainee's own until he
shares them. No sound is kept, and words only under a level of privacy that keeps those of calls.
"""

import dataclasses
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from desktop.core.events import Event
from desktop.core.practice.attempt import Attempt
from desktop.core.practice.question import PaperResult
from desktop.errors import PeitingError
from desktop.storage.call_id import new_call_id
from desktop.storage.kept_call import Privacy
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptCard, KeptPaper, PracticeSizes, Shared
from desktop.storage.practice_record.migrations import migrate
from desktop.storage.practice_record.tables import (
    AssignmentRow,
    AttemptRow,
    CardRow,
    ExamRow,
    PaperRow,
    SharedRow,
)
from desktop.storage.practice_record.writing import attempt_row, kept_attempt, kept_paper, paper_row, worded
from desktop.storage.privacy_levels import KEPT
from desktop.storage.record_database import Database, connect_file
from desktop.storage.record_privacy import Sealing, Unsealed, keep_for
from desktop.storage.record_troubles import PRACTICE

_FOR = " for "
"""Stands between an exam and the assignment that it was begun for."""


def open_practice_record(path: Path, privacy: Privacy, sealing: Sealing | None = None) -> "PracticeRecord":
    """The record in that file, made or brought to this version where need be.

    Raises PeitingError (`practice-record-…`) when it cannot be used.
    """
    database = connect_file(path, PRACTICE)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return PracticeRecord(database, privacy, sealing or Unsealed())


class PracticeRecord:
    """Every method that writes is one transaction, on the disk when the method returns.

    It raises PeitingError (`practice-record-…`) when the record cannot be written; what was kept before is safe.
    """

    def __init__(self, database: Database, privacy: Privacy, sealing: Sealing) -> None:
        self._database = database
        self._privacy = privacy
        self._sealing = sealing

    def begin_exam(self, what: str, assignment: str = "", at: str = "") -> str:
        """Note that the exam in `what`, a drill or a paper, begins. Returns what `give_back_exam` takes.

        It is taken once for an assignment, and of one's own accord once a day; a kill does not give it back.
        Raises PeitingError (`exam-taken`) the second time.
        """
        at = at or _now()
        exam = f"{what}{_FOR}{assignment}" if assignment else f"{what} on {at[:10]}"
        # An assignment is known by its end, whatever its exam was called by the version that began it.
        same = ExamRow.what.endswith(f"{_FOR}{assignment}", autoescape=True) if assignment else ExamRow.what == exam
        with self._database.writing() as session:
            began = session.scalar(select(ExamRow.at).where(same))
            if began is None:
                session.add(ExamRow(what=exam, at=at))
                return exam
        raise _taken(began, bool(assignment))

    def exams_begun(self) -> frozenset[str]:
        """Ids of the assignments whose one attempt is used up, whether or not anything came of it."""
        with self._database.reading() as session:
            begun = session.scalars(select(ExamRow.what).where(ExamRow.what.contains(_FOR)))
            return frozenset(one.partition(_FOR)[2] for one in begun)

    def give_back_exam(self, exam: str) -> None:
        """Take back `begin_exam`: nothing of it was seen or heard, for instance because there was no headset."""
        with self._database.writing() as session:
            session.execute(delete(ExamRow).where(ExamRow.what == exam))

    def keep_attempt(
        self, attempt: Attempt, version: str, events: Iterable[Event] = (), assignment: str = "", at: str = ""
    ) -> KeptAttempt:
        """Keep a rehearsal; of `events`, all that happened in it, what the level of privacy lets through."""
        at = at or _now()
        kept = KeptAttempt(new_call_id(at), at, version, attempt, assignment)
        words = worded(attempt, events, keep_for(self._privacy)) if KEPT[self._privacy].words else ""
        row = attempt_row(kept, self._sealing.seal(words) if words else "")
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            return kept_attempt(row, self._sealing)

    def keep_paper(self, result: PaperResult, assignment: str = "", at: str = "") -> KeptPaper:
        """Keep a paper that was handed in."""
        at = at or _now()
        kept = KeptPaper(new_call_id(at), at, result, assignment)
        with self._database.writing() as session:
            session.add(paper_row(kept))
        return kept

    def attempts(self, drill: str = "") -> tuple[KeptAttempt, ...]:
        """All of them, or those of one drill, in the order of keeping."""
        every = select(AttemptRow).order_by(AttemptRow.number)
        with self._database.reading() as session:
            rows = session.scalars(every.where(AttemptRow.drill == drill) if drill else every)
            return tuple(kept_attempt(row, self._sealing) for row in rows)

    def best(self, drill: str, version: str = "") -> KeptAttempt | None:
        """The run with the most points, a passed one before any other; None where none was gone through and scored.

        `version` asks for runs of the drill as it is.
        """
        gone_through = select(AttemptRow).where(
            AttemptRow.drill == drill, AttemptRow.ended != "broken_off", AttemptRow.points.is_not(None)
        )
        if version:
            gone_through = gone_through.where(AttemptRow.version == version)
        order = (AttemptRow.passed.desc(), AttemptRow.points.desc(), AttemptRow.number)
        with self._database.reading() as session:
            row = session.scalars(gone_through.order_by(*order).limit(1)).first()
            return None if row is None else kept_attempt(row, self._sealing)

    def papers(self) -> tuple[KeptPaper, ...]:
        """All of them, in the order of keeping."""
        with self._database.reading() as session:
            return tuple(map(kept_paper, session.scalars(select(PaperRow).order_by(PaperRow.number))))

    def cards(self) -> tuple[KeptCard, ...]:
        """When each subject is to come again, the earliest first."""
        with self._database.reading() as session:
            rows = session.scalars(select(CardRow).order_by(CardRow.due, CardRow.subject))
            return tuple(KeptCard(row.subject, row.due, row.state) for row in rows)

    def keep_cards(self, cards: Iterable[KeptCard]) -> None:
        """Keep them in place of what they were before."""
        with self._database.writing() as session:
            for card in cards:
                session.merge(CardRow(subject=card.subject, due=card.due, state=card.state))

    def assignments(self) -> tuple[Assignment, ...]:
        """What trainers gave to do, the earliest due first; what has no day last."""
        with self._database.reading() as session:
            found = [_assignment(json.loads(row.json)) for row in session.scalars(select(AssignmentRow))]
        return tuple(sorted(found, key=lambda one: (not one.due, one.due, one.id)))

    def keep_assignments(self, received: Iterable[Assignment]) -> int:
        """Keep those that are new, and take changes of the others; returns how many were new."""
        new = 0
        with self._database.writing() as session:
            for one in received:
                new += session.get(AssignmentRow, one.id) is None
                session.merge(AssignmentRow(id=one.id, json=json.dumps(dataclasses.asdict(one), ensure_ascii=False)))
        return new

    def shared(self) -> tuple[Shared, ...]:
        """What left the trainee's hands, in that order."""
        with self._database.reading() as session:
            rows = session.scalars(select(SharedRow).order_by(SharedRow.number))
            return tuple(Shared(row.at, row.file, **_ids(row.what)) for row in rows)

    def keep_shared(self, shared: Shared) -> None:
        """Note that results were shared."""
        what = json.dumps({"attempts": shared.attempts, "papers": shared.papers})
        with self._database.writing() as session:
            session.add(SharedRow(at=shared.at, file=shared.file, what=what))

    def forget_words(self, until: str) -> int:
        """Remove for good what was said in attempts from before `until`; returns in how many there was anything."""
        old = AttemptRow.at < until, AttemptRow.words != ""
        with self._database.writing() as session:
            forgotten = _count(session, select(func.count()).select_from(AttemptRow).where(*old))
            session.execute(update(AttemptRow).where(*old).values(words=""))
        # Also when nothing went: another program may have kept the last one from cleaning up.
        self._database.forget_erased()
        return forgotten

    def erase(self, before: str = "") -> int:
        """Remove attempts and papers for good, bytes included: those from before that day, or with none all that there
        is, cards and assignments too. Returns how many attempts and papers went.
        """
        erased = 0
        with self._database.writing() as session:
            for table in (AttemptRow, PaperRow):
                which = table.at < (before or "~")
                erased += _count(session, select(func.count()).select_from(table).where(which))
                session.execute(delete(table).where(which))
            if not before:
                for other in (ExamRow, CardRow, AssignmentRow, SharedRow):
                    session.execute(delete(other))
        self._database.forget_erased()
        return erased

    def sizes(self) -> PracticeSizes:
        """How much is kept."""
        size = self._database.bytes()
        with self._database.reading() as session:
            every = select(func.count()).select_from(AttemptRow)
            papers = _count(session, select(func.count()).select_from(PaperRow))
            wordy = _count(session, every.where(AttemptRow.words != ""))
            return PracticeSizes(_count(session, every), wordy, papers, size)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _count(session: Session, counted: Any) -> int:
    return int(session.scalar(counted) or 0)


def _ids(what: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(ids) for name, ids in json.loads(what).items()}


def _assignment(raw: dict[str, Any]) -> Assignment:
    return Assignment(**{**raw, "to": tuple(raw["to"])})


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")


def _taken(at: str, assigned: bool) -> PeitingError:
    when = at.replace("T", " ")[:16]
    remedy = "需要补考请让培训师重新布置。" if assigned else "明天可以再考；现在可以不考试，只练习。"
    return PeitingError("exam-taken", f"这场考试在 {when} 已经考过，考试只有一次机会。", remedy)

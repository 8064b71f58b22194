"""Keeps what came of practice, and reads it back; on a thread beside the window, since a database takes its time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from desktop.core.practice.attempt import Attempt
from desktop.core.practice.question import PaperResult, Question
from desktop.errors import PeitingError
from desktop.gui.history_desk import RecordDesk
from desktop.gui.language import tr
from desktop.gui.practice.assigned import assigned
from desktop.gui.practice.progress_page import Progress
from desktop.gui.practice.progress_told import TODAYS, points_of, progress_of
from desktop.gui.practice.shelf import Proposal, Shelf, Tried
from desktop.session.practice.exams import PaperExam
from desktop.session.practice.known import known_of, named
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.practice.results import keep_paper, keep_rehearsal, version_of
from desktop.session.practice.today import Known, Task, todays_practice
from desktop.storage.kept_call import KeptCall
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord

Begun = TypeVar("Begun", str, PaperExam)
"""An exam that has begun: a drill's, by what `give_back` takes, or a paper's."""


@dataclass(frozen=True, slots=True)
class Results:
    """How far the trainee has come."""

    tried: Mapping[str, Tried] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    known: Known = field(default_factory=Known)
    progress: Progress = field(default_factory=Progress)


class KeptResults(QObject):
    """The record is opened with the first question, and let go of with the program."""

    def __init__(self, settings: Callable[[], Settings], parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.desk: RecordDesk[PracticeRecord] = RecordDesk(self._open, self)
        self._beginning = False
        self._unseen: str | PaperExam = ""
        """The exam that has begun and of which nobody was told yet."""

    def read(self, shelf: Shelf, calls: Sequence[KeptCall], done: Callable[[Results], None]) -> None:
        """What came of all that is on the shelf, and what is to be practised now; `calls` tell of mastery too."""
        pack = self._settings().library.pack
        self.desk.ask("results", lambda record, _wanted: results_of(record, shelf, calls, pack), done)

    def begin_exam(
        self,
        begin: "Callable[[PracticeRecord], Begun]",
        done: Callable[[Begun], None],
        failed: Callable[[], None] = lambda: None,
    ) -> bool:
        """Have `begin` note that an exam begins: there is one attempt. `done` gets what it returns.

        False, and nothing is done, while another one is about to begin: a button was pressed twice.
        """
        if self._beginning:
            return False
        self._beginning = True

        def work(record: "PracticeRecord", _wanted: object) -> Begun:
            begun = self._unseen = begin(record)
            return begun

        def answer(begun: Begun) -> None:
            self._beginning, self._unseen = False, ""
            done(begun)

        def give_up(_error: PeitingError) -> None:
            self._beginning = False
            failed()

        self.desk.ask("exam", work, answer, failed=give_up)
        return True

    def close(self) -> None:
        """Keep what is owed and let go of the record; an exam that was just about to begin is still to come."""
        self.desk.ask("give back", lambda record, _wanted: self._give_back_unseen(record), _kept, owed=True)
        self.desk.close()

    def give_back(self, exam: str) -> None:
        """The exam never began: nothing of it was heard."""
        self.desk.ask("give back", lambda record, _wanted: record.give_back_exam(exam), _kept, owed=True)

    def keep(self, ended: RehearsalEnded, assignment: str, done: Callable[[Attempt | None], None]) -> None:
        """Keep what came of a drill, even when the program is closed right away; `done` gets the best run before it.

        What was taken up in its midst is no result: it is compared, and not kept.
        """
        self.desk.ask(
            f"keep {datetime.now().isoformat()}",
            lambda record, _wanted: _best_and_kept(record, ended, assignment),
            done,
            owed=True,
        )

    def keep_paper(
        self, result: PaperResult, questions: Sequence[Question], assignment: str, done: Callable[[object], None]
    ) -> None:
        """Keep a paper that was handed in."""
        by_id = {question.id: question for question in questions}
        self.desk.ask(
            f"paper {datetime.now().isoformat()}",
            lambda record, _wanted: keep_paper(record, result, by_id, assignment),
            done,
            owed=True,
        )

    def _give_back_unseen(self, record: "PracticeRecord") -> None:
        exam = self._unseen if isinstance(self._unseen, str) else self._unseen.exam
        if exam:
            record.give_back_exam(exam)

    def _open(self) -> "PracticeRecord":
        from desktop.session.practice.kept_practice import open_kept_practice

        return open_kept_practice(self._settings().record)


def _best_and_kept(record: "PracticeRecord", ended: RehearsalEnded, assignment: str) -> Attempt | None:
    drill = ended.play.drill
    best = record.best(drill.id, version_of(drill))
    if ended.play.again is None:
        keep_rehearsal(record, drill, ended.attempt, ended.events, assignment)
    return best.attempt if best is not None else None


def results_of(record: "PracticeRecord", shelf: Shelf, calls: Sequence[KeptCall] = (), pack: str = "") -> Results:
    """Read from the record; some tenths of a second. Raises PeitingError (`practice-record-…`)."""
    drills = {drill.id: drill for drill in shelf.drills}
    questions = {question.id: question for question in shelf.questions}
    now = datetime.now()
    known = known_of(record, drills, questions, calls, now)
    if pack:
        known = named(known, pack)
    today = todays_practice(shelf.drills, shelf.questions, known, now)
    own = (_proposal(task, shelf) for task in today.tasks if not task.assignment)
    proposals = (*assigned(known, shelf, now.date()), *own)
    tried = tried_of(kept.attempt for kept in known.attempts)
    return Results(tried, proposals, known, progress_of(known, shelf, proposals))


def first_results(shelf: Shelf) -> Results:
    """Where nothing is known of the trainee."""
    today = todays_practice(shelf.drills, shelf.questions, Known(), datetime.now())
    return Results(proposals=tuple(_proposal(task, shelf) for task in today.tasks))


def tried_of(attempts: Iterable[Attempt]) -> dict[str, Tried]:
    """What came of each drill, of attempts in their order; what was broken off does not count."""
    tried: dict[str, Tried] = {}
    for one in attempts:
        if one.ended == "broken_off":
            continue
        score, before = points_of(one), tried.get(one.drill)
        scores = [value for value in (score, before.best_points if before else None) if value is not None]
        tried[one.drill] = Tried((before.times if before else 0) + 1, one.passed, score, max(scores, default=None))
    return tried


def _proposal(task: Task, shelf: Shelf) -> Proposal:
    minutes = max(1, round(task.seconds / 60))
    why = tr("{why}。约 {minutes} 分钟。").format(why=task.why, minutes=minutes)
    if task.kind == "drill":
        drill = next(drill for drill in shelf.drills if drill.id == task.drill)
        return Proposal(why, drill, mode=task.mode, assignment=task.assignment)
    questions = tuple(question for question in shelf.questions if question.id in task.questions)
    return Proposal(why, paper=TODAYS, questions=questions)


def _kept(_result: object) -> None:
    """It is kept; nobody waits for it."""

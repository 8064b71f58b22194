"""Draws papers and has them answered, by themselves or one after another's answer is told."""

import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.practice.paper import draw
from desktop.core.practice.question import Listening, Paper, PaperMode, PaperPlan, PaperResult, Question
from desktop.gui.practice.kept_results import KeptResults
from desktop.gui.practice.papers_page import PapersPage
from desktop.gui.practice.quiz_page import QuizPage
from desktop.gui.practice.shelf import Proposal
from desktop.session.practice.exams import SEEDS, PaperExam, begin_assigned, begin_paper
from desktop.session.practice.practice_sound import PracticeSound

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord


class Quizzes(QObject):
    """What the page of papers asks for is done here."""

    def __init__(
        self, page: PapersPage, results: KeptResults, sound: PracticeSound | None, changed: Callable[[], None]
    ) -> None:
        """`changed` is called when a result was kept."""
        super().__init__(page)
        self._page, self._results, self._sound, self._changed = page, results, sound, changed
        page.wanted.connect(self._open)
        page.exam_wanted.connect(self._open_assigned)

    def _open(self, plan: PaperPlan, questions: Sequence[Question], mode: PaperMode) -> None:
        if mode == "exam":
            self._begin(plan, questions, lambda record: begin_paper(record, plan.id))
        else:
            self._ask(draw(plan, questions, secrets.randbelow(SEEDS)), questions, mode)

    def _open_assigned(self, one: Proposal) -> None:
        if one.paper is not None:
            plan = one.paper.id
            self._begin(one.paper, one.questions, lambda record: begin_assigned(record, plan, one.assignment, one.seed))

    def _begin(
        self, plan: PaperPlan, questions: Sequence[Question], begin: "Callable[[PracticeRecord], PaperExam]"
    ) -> None:
        """Have the exam answered once the record has let it begin."""

        def ask(begun: PaperExam) -> None:
            self._ask(draw(plan, questions, begun.seed), questions, "exam", begun.assignment)

        self._results.begin_exam(begin, ask)

    def _ask(self, paper: Paper, questions: Sequence[Question], mode: PaperMode, assignment: str = "") -> None:
        quiz = QuizPage(paper, lambda listening: self._play(questions, listening), mode)
        quiz.handed_in.connect(lambda result: self._keep(result, questions, assignment))
        quiz.done.connect(self._page.close_paper)
        self._page.show_paper(quiz)

    def _keep(self, result: PaperResult, questions: Sequence[Question], assignment: str) -> None:
        self._results.keep_paper(result, questions, assignment, lambda _kept: self._changed())

    def _play(self, questions: Sequence[Question], listening: Listening) -> None:
        asked = next((question for question in questions if question.listening == listening), None)
        if self._sound is not None and asked is not None:
            self._sound.playback.question(asked)

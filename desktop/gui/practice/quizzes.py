"""Draws papers and has them answered, by themselves or one after another's answer is told."""

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.core.practice.paper import draw
from desktop.core.practice.question import Listening, PaperPlan, PaperResult, Question
from desktop.gui.practice.kept_results import KeptResults
from desktop.gui.practice.papers_page import PapersPage
from desktop.gui.practice.quiz_page import QuizMode, QuizPage
from desktop.session.practice.practice_sound import PracticeSound

_SEEDS = 1 << 31


class Quizzes(QObject):
    """What the page of papers asks for is done here."""

    def __init__(
        self, page: PapersPage, results: KeptResults, sound: PracticeSound | None, changed: Callable[[], None]
    ) -> None:
        """`changed` is called when a result was kept."""
        super().__init__(page)
        self._page, self._results, self._sound, self._changed = page, results, sound, changed
        page.wanted.connect(self._open)

    def _open(self, plan: PaperPlan, questions: Sequence[Question], mode: QuizMode) -> None:
        if mode == "exam":
            self._results.begin_exam(plan.id, "", lambda _exam: self._show(plan, questions, mode))
        else:
            self._show(plan, questions, mode)

    def _show(self, plan: PaperPlan, questions: Sequence[Question], mode: QuizMode) -> None:
        paper = draw(plan, questions, secrets.randbelow(_SEEDS))
        quiz = QuizPage(paper, lambda listening: self._play(questions, listening), mode)
        quiz.handed_in.connect(lambda result: self._keep(result, questions))
        quiz.done.connect(self._page.close_paper)
        self._page.show_paper(quiz)

    def _keep(self, result: PaperResult, questions: Sequence[Question]) -> None:
        self._results.keep_paper(result, questions, lambda _kept: self._changed())

    def _play(self, questions: Sequence[Question], listening: Listening) -> None:
        asked = next((question for question in questions if question.listening == listening), None)
        if self._sound is not None and asked is not None:
            self._sound.playback.question(asked)

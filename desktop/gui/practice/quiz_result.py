"""What came of a paper: how much was right, and each wrong answer with the right one and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.practice.question import Given, Paper, PaperResult, Question
from desktop.gui.cards import card, words
from desktop.gui.language import tr
from desktop.gui.practice.question_words import clock, given_answer, right_answer


class QuizResult(QWidget):
    """The page after a paper was handed in."""

    done = Signal()

    def __init__(self, paper: Paper, result: PaperResult) -> None:
        super().__init__()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(_summary(paper, result))
        given = {answer.question: answer for answer in result.given}
        for number, asked in enumerate(paper.asked, start=1):
            if asked.question.id in result.wrong:
                column.addWidget(_wrong(number, asked.question, given.get(asked.question.id)))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("试题的结果"))
        scroll.setWidget(inside)
        self.close_button = QPushButton(tr("回到试卷列表"))
        self.close_button.setProperty("look", "primary")
        self.close_button.setAccessibleName(tr("回到试卷列表"))
        self.close_button.clicked.connect(self.done)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 12)
        foot.addWidget(self.close_button)
        outer.addLayout(foot)


def _summary(paper: Paper, result: PaperResult) -> QFrame:
    frame, column = card(paper.plan.name, tr("卷号 {seed}").format(seed=result.seed))
    score = words(f"{result.percent:g}", "score")
    score.setProperty("role", "" if result.passed else "bad")
    column.addWidget(score)
    column.addWidget(words(tr("✓ 及格") if result.passed else tr("✕ 不及格"), "ok" if result.passed else "bad"))
    counted = tr("{count} 题，答对 {right} 题；{pass_mark:g} 分及格").format(
        count=len(result.right) + len(result.wrong), right=len(result.right), pass_mark=result.pass_mark
    )
    column.addWidget(words(tr("{counted}；用时 {clock}。").format(counted=counted, clock=clock(result.seconds)), "dim"))
    if not result.wrong:
        column.addWidget(words(tr("全部答对。")))
    return frame


def _wrong(number: int, question: Question, given: Given | None) -> QFrame:
    frame, column = card(tr("✕ 第 {number} 题").format(number=number), question.source.standard)
    column.addWidget(words(question.text, "lesson"))
    column.addWidget(words(given_answer(question, given), "bad"))
    column.addWidget(words(right_answer(question), "ok"))
    column.addWidget(words(question.explanation))
    return frame

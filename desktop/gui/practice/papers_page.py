"""The papers: choose one, answer it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.practice.question import PaperPlan, Question
from desktop.gui.cards import words
from desktop.gui.language import tr, tr_noop
from desktop.gui.practice.quiz_page import QuizPage
from desktop.gui.practice.shelf import Proposal

_PLAN = Qt.ItemDataRole.UserRole
_READING = tr_noop("正在读取试题……")
_NONE = tr_noop("题库里还没有试卷。写法见 peiting library new。")
_HOW = tr_noop("边学边答：答一题就讲一题，不限时。考试：限时，交卷后才讲，每份一天一次。")


class PapersPage(QWidget):
    """The list of papers; the one that is being answered stands in its place."""

    wanted = Signal(object, object, str)
    """A PaperPlan, the questions to draw from, and `learn` or `exam`."""

    exam_wanted = Signal(object)
    """The Proposal of a trainer's assignment."""

    refused = Signal()
    """Something else was to be answered while an exam goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[Question, ...] = ()
        self.current: QuizPage | None = None
        self.told = words(tr(_READING), "dim")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("试卷列表"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.learn, self.exam = QPushButton(tr("边学边答")), QPushButton(tr("考试"))
        self.stack = QStackedWidget()
        self._lay_out()
        self.list.itemActivated.connect(lambda _item: self._ask("learn"))
        self.learn.clicked.connect(lambda: self._ask("learn"))
        self.exam.clicked.connect(lambda: self._ask("exam"))
        self.list.currentItemChanged.connect(self._show_state)
        self._show_state()

    def show_papers(self, plans: Sequence[PaperPlan], questions: Sequence[Question]) -> None:
        """List what can be answered; the paper that was chosen stays so."""
        before = self.list.currentRow()
        self._questions = tuple(questions)
        self.list.clear()
        for plan in plans:
            limit = tr("{minutes:g} 分钟").format(minutes=plan.minutes) if plan.minutes else tr("不限时")
            rest = tr("{size} 题 · {limit} · 答对 {pass_mark:g}% 及格").format(
                size=plan.size, limit=limit, pass_mark=plan.pass_mark
            )
            item = QListWidgetItem(f"{plan.name}\n{rest}")
            item.setData(_PLAN, plan)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{name}，{rest}").format(name=plan.name, rest=rest))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(before, 0), len(plans) - 1))
        self.told.setText(
            tr("{count} 份试卷，题目每次重新抽。{how}").format(count=len(plans), how=tr(_HOW)) if plans else tr(_NONE)
        )
        self._show_state()

    def ask_questions(self, plan: PaperPlan, questions: Sequence[Question]) -> None:
        """Have just these answered, and each one explained; not while an exam goes on."""
        if self._is_free():
            self.wanted.emit(replace(plan, size=len(questions)), tuple(questions), "learn")

    def ask_paper(self, assigned: Proposal) -> None:
        """Have a trainer's paper answered; not while an exam goes on."""
        if self._is_free():
            self.exam_wanted.emit(assigned)

    def hand_in(self) -> None:
        """The page goes for good: of an exam there was one attempt, and what was answered counts."""
        if self.current is not None and self.current.in_exam:
            self.current.finish()

    def show_paper(self, page: QuizPage) -> None:
        """Have a paper answered in place of the list."""
        self.close_paper()
        self.current = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def close_paper(self) -> None:
        """Back to the list."""
        if self.current is not None:
            self.stack.removeWidget(self.current)
            self.current.deleteLater()
            self.current = None
            self.list.setFocus()

    def _is_free(self) -> bool:
        free = self.current is None or not self.current.in_exam
        if not free:
            self.refused.emit()
        return free

    def _ask(self, mode: str) -> None:
        if (item := self.list.currentItem()) is not None:
            self.wanted.emit(item.data(_PLAN), self._questions, mode)

    def _show_state(self) -> None:
        for button in (self.learn, self.exam):
            button.setEnabled(self.list.currentItem() is not None)

    def _lay_out(self) -> None:
        self.learn.setProperty("look", "primary")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button, key in ((self.exam, "Alt+E"), (self.learn, "Ctrl+Return")):
            button.setShortcut(key)
            button.setToolTip(tr("{name}（{key}）").format(name=button.text(), key=key.replace("Return", tr("回车"))))
            button.setAccessibleName(button.text())
            foot.addWidget(button, int(button is self.learn))
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.stack.addWidget(choice)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

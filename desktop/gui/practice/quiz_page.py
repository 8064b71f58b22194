"""A paper on the screen: question after question, back and forward, the time that is left, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.practice.marking import mark
from desktop.core.practice.question import Given, Paper, PaperMode
from desktop.gui.cards import words
from desktop.gui.language import tr
from desktop.gui.practice.question_card import Play, QuestionCard
from desktop.gui.practice.question_words import clock
from desktop.gui.practice.quiz_result import QuizResult
from desktop.gui.theme import restyle

_LAST_MINUTE = 60.0
_TICK = 500
"""Milliseconds."""


class QuizPage(QWidget):
    """Runs a paper once. What was answered is lost when the page is closed before it was handed in."""

    handed_in = Signal(object)
    """A PaperResult, once."""
    done = Signal()
    """The result was read."""

    def __init__(self, paper: Paper, play: Play, mode: PaperMode, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        untimed = replace(paper, plan=replace(paper.plan, minutes=0.0))
        self._paper = untimed if mode == "learn" else paper
        self._play, self._mode, self._now = play, mode, now
        self._began = now()
        self._given: dict[str, Given] = {}
        self._told: set[int] = set()
        self._place = 0
        self._over = False
        self._asked_to_hand_in = False
        self.where, self.left = words("", "section"), words("", "section")
        self.progress = QProgressBar()
        self.back, self.forward, self.hand_in = (
            QPushButton(tr("上一题")),
            QPushButton(tr("下一题")),
            QPushButton(tr("交卷")),
        )
        self.cards = QStackedWidget()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tell_time)
        self._timer.start(_TICK)
        self._show_question(0)

    @property
    def card(self) -> QuestionCard:
        """The question that is shown. Not to be asked for once the paper is handed in."""
        shown = self.cards.currentWidget()
        if not isinstance(shown, QuestionCard):
            raise TypeError("the paper was handed in")
        return shown

    @property
    def in_exam(self) -> bool:
        """Whether it is an exam that was not handed in yet."""
        return self._mode == "exam" and not self._over

    def tell_time(self) -> None:
        """Show the time that is left, and take the paper when it is up."""
        limit = 60.0 * self._paper.plan.minutes
        passed = self._now() - self._began
        if not limit:
            self.left.setText(tr("已用 {clock}").format(clock=clock(passed)))
            return
        self.left.setText(tr("还剩 {clock}").format(clock=clock(limit - passed)))
        if limit - passed <= _LAST_MINUTE:
            restyle(self.left, tone="bad")
        if passed >= limit:
            self.finish()

    def step_forward(self) -> None:
        """To the next question; while learning first what is right is told."""
        if self._over:
            return
        if self._mode == "learn" and not self.card.revealed:
            self._reveal()
        elif self._place + 1 < len(self._paper.asked):
            self._show_question(self._place + 1)

    def step_back(self) -> None:
        """To the question before."""
        if not self._over and self._place > 0:
            self._show_question(self._place - 1)

    def ask_hand_in(self) -> None:
        """Hand in; where something was not answered only when asked a second time."""
        unanswered = len(self._paper.asked) - len(self._given)
        if unanswered and not self._asked_to_hand_in:
            self._asked_to_hand_in = True
            self.hand_in.setText(tr("还有 {unanswered} 题没答，仍要交卷").format(unanswered=unanswered))
            return
        self.finish()

    def finish(self) -> None:
        """Mark the paper as it stands and show what came of it."""
        if self._over:
            return
        self._over = True
        self._timer.stop()
        marked = mark(self._paper, self._given.values(), self._now() - self._began)
        result = replace(marked, mode=self._mode)
        page = QuizResult(self._paper, result)
        page.done.connect(self.done)
        self._put(page)
        for part in (self.back, self.forward, self.hand_in, self.where, self.left, self.progress):
            part.hide()
        page.close_button.setFocus()
        self.handed_in.emit(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if not self._over and 0 <= place < 9:
            self.card.choose(place)
            return
        super().keyPressEvent(event)

    def _show_question(self, place: int) -> None:
        self._place = place
        asked = self._paper.asked[place]
        shown = QuestionCard(asked, self._given.get(asked.question.id), self._play)
        shown.changed.connect(self._note)
        self._put(shown)
        if place in self._told:
            shown.reveal()
        self._show_state()
        self.tell_time()

    def _put(self, page: QWidget) -> None:
        if (old := self.cards.currentWidget()) is not None:
            self.cards.removeWidget(old)
            old.deleteLater()
        self.cards.addWidget(page)

    def _note(self) -> None:
        """Keep the answer as it stands with when it was given."""
        name = self._paper.asked[self._place].question.id
        given = self.card.given
        if given is None:
            self._given.pop(name, None)
        else:
            self._given[name] = replace(given, at=self._now() - self._began)
        self._asked_to_hand_in = False
        self._show_state()

    def _reveal(self) -> None:
        self._told.add(self._place)
        self.card.reveal()
        self._show_state()

    def _show_state(self) -> None:
        asked = self._paper.asked
        self.where.setText(tr("第 {place} 题，共 {count} 题").format(place=self._place + 1, count=len(asked)))
        self.progress.setValue(len(self._given))
        self.back.setEnabled(self._place > 0)
        to_tell = self._mode == "learn" and not self.card.revealed
        self.forward.setText(tr("对答案") if to_tell else tr("下一题"))
        self.forward.setAccessibleName(self.forward.text())
        self.forward.setEnabled(to_tell or self._place + 1 < len(asked))
        self.hand_in.setText(tr("交卷"))

    def _lay_out(self) -> None:
        self.progress.setMaximum(max(1, len(self._paper.asked)))
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("已答的题"))
        self.forward.setProperty("look", "primary")
        keys = (
            (self.back, "Alt+Left", self.step_back),
            (self.forward, "Ctrl+Return", self.step_forward),
            (self.hand_in, "Ctrl+Shift+Return", self.ask_hand_in),
        )
        buttons = QHBoxLayout()
        for button, key, act in keys:
            button.setShortcut(key)
            button.setToolTip(tr("{name}（{key}）").format(name=button.text(), key=key))
            button.setAccessibleName(button.text())
            button.clicked.connect(act)
            buttons.addWidget(button, 1)
        head = QHBoxLayout()
        self.left.setWordWrap(False)
        head.addWidget(self.where, 1)
        head.addWidget(self.left)
        top, foot = QVBoxLayout(), QVBoxLayout()
        for edge in (top, foot):
            edge.setContentsMargins(12, 0, 12, 0)
        top.addLayout(head)
        top.addWidget(self.progress)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.cards, 1)
        column.addLayout(foot)

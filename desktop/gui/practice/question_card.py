"""One question of a paper, to be answered; afterwards it may tell what is right and why."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.practice.marking import is_right
from desktop.core.practice.question import Asked, Given, Listening
from desktop.gui.cards import card, words
from desktop.gui.language import tr
from desktop.gui.practice.choice_rows import ChoiceRows
from desktop.gui.practice.order_list import OrderList
from desktop.gui.practice.question_words import KINDS, right_answer

Play = Callable[[Listening], None]
"""Has a line spoken; returns at once."""


class QuestionCard(QScrollArea):
    """Shows a question with what was answered so far."""

    changed = Signal()

    def __init__(self, asked: Asked, given: Given | None, play: Play) -> None:
        super().__init__()
        self._asked = asked
        self._answered = given is not None
        self.revealed = False
        self.rows: ChoiceRows | None = None
        self.reasons: ChoiceRows | None = None
        self.steps: OrderList | None = None
        self.hear: QPushButton | None = None
        self.setWidgetResizable(True)
        self.setAccessibleName(asked.question.text)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(12, 6, 12, 6)
        self._frame, self._card = card()
        self._card.addWidget(words(tr(KINDS[asked.question.kind]), "section"))
        self._card.addWidget(words(asked.question.text, "head"))
        self._add_listening(play)
        self._add_choices(given)
        self._column.addWidget(self._frame)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    @property
    def given(self) -> Given | None:
        """What is answered as it stands; None: nothing yet."""
        name = self._asked.question.id
        if self.steps is not None:
            return Given(name, self.steps.order) if self._answered else None
        ticked = self.rows.ticked if self.rows is not None else ()
        reasons = self.reasons.ticked if self.reasons is not None else ()
        return Given(name, ticked, reasons) if ticked or reasons else None

    def choose(self, place: int) -> None:
        """Tick the choice at that place, counted from 0; reasons are counted on after the choices."""
        if self.rows is None:
            return
        many = len(self._asked.choices)
        if place < many:
            self.rows.choose(place)
        elif self.reasons is not None:
            self.reasons.choose(place - many)

    def reveal(self) -> None:
        """Tell what is right and why; nothing can be changed any more."""
        question, given = self._asked.question, self.given
        right = given is not None and is_right(question, given)
        self.revealed = True
        for part in (self.rows, self.reasons):
            if part is not None:
                part.reveal()
        frame, column = card()
        column.addWidget(words(tr("✓ 答对了") if right else tr("✕ 没有答对"), "ok" if right else "bad"))
        if not right:
            column.addWidget(words(right_answer(question)))
        column.addWidget(words(question.explanation))
        column.addWidget(words(tr("规范条目 {standard}").format(standard=question.source.standard), "dim"))
        if self.steps is not None:
            self.steps.setEnabled(False)
        self._column.insertWidget(1, frame)

    def _add_listening(self, play: Play) -> None:
        listening = self._asked.question.listening
        if listening is None:
            return
        self.hear = QPushButton(tr("▶ 听一遍"))
        self.hear.setToolTip(tr("听一遍（Ctrl+空格）"))
        self.hear.setShortcut("Ctrl+Space")
        self.hear.setAccessibleName(tr("听一遍"))
        self.hear.clicked.connect(lambda: play(listening))
        self._card.addWidget(self.hear)

    def _add_choices(self, given: Given | None) -> None:
        asked, question = self._asked, self._asked.question
        if question.kind == "order":
            self.steps = OrderList(question.choices, given.choices if given else asked.choices)
            self.steps.moved.connect(self._was_moved)
            self._card.addWidget(self.steps)
            return
        ticked = given.choices if given else ()
        self.rows = ChoiceRows(question.choices, asked.choices, ticked, many=question.kind == "multiple")
        self.rows.changed.connect(self.changed)
        self._card.addWidget(self.rows)
        if question.reasons:
            self._card.addWidget(words(tr("为什么不能说？"), "section"))
            why = given.reasons if given else ()
            self.reasons = ChoiceRows(question.reasons, asked.reasons, why, many=False, first=len(asked.choices) + 1)
            self.reasons.changed.connect(self.changed)
            self._card.addWidget(self.reasons)

    def _was_moved(self) -> None:
        self._answered = True
        self.changed.emit()

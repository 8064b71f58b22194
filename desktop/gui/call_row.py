"""One row that asks or tells something about calls beginning and ending. It never takes the keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.gui import shortcuts
from desktop.gui.announcing import announce
from desktop.gui.elided import ElidedLabel
from desktop.gui.glyph import Glyph
from desktop.gui.language import tr, tr_noop

_MARGIN = 8


@dataclass(frozen=True, slots=True)
class CallQuestion:
    """What the row says, and the words on its buttons, in the language of the source."""

    kind: str
    words: str
    yes: str = ""
    """Empty for none."""
    no: str = ""
    """Empty: only to be read."""
    seconds: float = 0.0
    """After how long it goes by itself; 0 for not at all."""
    tip: str = ""


class CallRow(QFrame):
    """Lies over the head of the pages and moves nothing."""

    taken = Signal(str)
    """The kind of the question that was answered with yes."""
    refused = Signal(str)
    asked = Signal(str)
    """The words of something new, for whoever cannot see the row now."""

    def __init__(self, over: QWidget, window: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("offer")
        self.question: CallQuestion | None = None
        self.words = ElidedLabel()
        self.yes, self.no = _button(), _button()
        self.yes.clicked.connect(self.take)
        self.no.clicked.connect(self.refuse)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 3, 5, 3)
        row.setSpacing(6)
        row.addWidget(Glyph("ear", "accent", 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self._away = QTimer(self, singleShot=True)
        self._away.timeout.connect(self.clear)
        shortcuts.bind(window, shortcuts.CALL_YES, self.take)
        shortcuts.bind(window, shortcuts.CALL_NO, self.refuse)
        over.installEventFilter(self)
        self.hide()

    @property
    def kind(self) -> str:
        """What is asked or told now; empty for nothing."""
        return self.question.kind if self.question else ""

    def ask(self, question: CallQuestion) -> None:
        """Show a question in place of the one before; the same one again only changes its words."""
        if question == self.question:
            return
        news = question.kind != self.kind
        self.question = question
        words = tr(question.words)
        self.words.setText(words)
        self.setToolTip(f"{words}\n{tr(question.tip)}".strip())
        self.setAccessibleName(words)
        for button, text, key in (
            (self.yes, question.yes, shortcuts.CALL_YES),
            (self.no, question.no or tr_noop("知道了"), shortcuts.CALL_NO),
        ):
            button.setText(tr(text))
            button.setVisible(bool(text))
            shortcuts.label(button, tr(text), key)
        if question.seconds:
            self._away.start(round(question.seconds * 1000))
        else:
            self._away.stop()
        self.show()
        self._place()
        if news:
            announce(self, words)
            self.asked.emit(words)

    def clear(self) -> None:
        """Ask nothing."""
        self.question = None
        self._away.stop()
        self.hide()

    def take(self) -> None:
        """Yes."""
        if self.question and self.question.yes:
            kind = self.kind
            self.clear()
            self.taken.emit(kind)

    def refuse(self) -> None:
        """No."""
        if self.question:
            kind = self.kind
            self.clear()
            self.refused.emit(kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is not None and not self.isHidden():
            self.setGeometry(_MARGIN, 2, over.width() - 2 * _MARGIN, self.sizeHint().height())
            self.raise_()


def _button() -> QPushButton:
    button = QPushButton()
    button.setProperty("look", "small")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button

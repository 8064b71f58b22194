"""The line to say: the largest thing in the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.events import PromptFollowed, PromptSaid, PromptShown
from desktop.gui import shortcuts
from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph, GlyphButton
from desktop.gui.theme import restyle

_ROWS, _COMPACT_ROWS = 4, 2
_UNSURE_BELOW = 0.6


class PromptCard(QFrame):
    """Title, match, the line with what was said of it marked, the next line, what must not be said.

    Its height never changes, whatever the texts are.
    """

    step_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._prompt = ""
        self._title = ""
        self.title = _dim("")
        self.match = _dim("")
        self.line = FittedText((22, 18), _ROWS)
        self.next = FittedText((13, 12), 2, "dim")
        self.avoid = FittedText((13, 12), 2, "bad")
        self.previous_button = GlyphButton("previous", size=24)
        self.next_button = GlyphButton("next", size=24)
        shortcuts.label(self.previous_button, "上一句", shortcuts.PREVIOUS_LINE)
        shortcuts.label(self.next_button, "下一句", shortcuts.NEXT_LINE)
        self.previous_button.clicked.connect(lambda: self.step_pressed.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_pressed.emit(1))
        self._no = Glyph("forbidden", "bad", 14)
        self._detail = self._make_detail()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 10, 6)
        column.setSpacing(3)
        column.addLayout(self._make_head())
        column.addWidget(self.line)
        column.addWidget(self._detail)
        self.show_idle("", "")

    @property
    def prompt(self) -> str:
        """The id of the line shown; empty outside a call."""
        return self._prompt

    def show_idle(self, title: str, text: str) -> None:
        """No line to say: a word to the agent instead."""
        self._prompt = ""
        self._set_title(title)
        self.match.setText("")
        self.line.show_text(text, "dim")
        self.next.show_text("")
        self._show_avoid(())
        self._enable(False)
        restyle(self, state="")

    def show_prompt(self, prompt: PromptShown, context: str, in_situation: bool) -> None:
        """Show a line; `context` says where in the script it stands."""
        self._prompt = prompt.prompt
        self._set_title(f"{context} · {prompt.title}" if context and context != prompt.title else prompt.title)
        self.match.setText("")
        self.line.show_text(prompt.text, "ink")
        self.next.show_text(f"下一句：{prompt.next_text}" if prompt.next_text else "")
        self._show_avoid(prompt.avoid)
        self._enable(True)
        restyle(self, state="situation" if in_situation else "")

    def show_followed(self, followed: PromptFollowed) -> None:
        """Mark what has been said of the line. A word for another line comes too late and is left out."""
        if followed.prompt != self._prompt:
            return
        self.line.show_said(followed.said)
        percent = round(followed.match * 100)
        if percent:
            unsure = "约 " if followed.match < _UNSURE_BELOW else ""
            self.match.setText(f"匹配 {unsure}{percent}%")

    def show_line_said(self, said: PromptSaid) -> None:
        """The line counts as said."""
        if said.prompt == self._prompt:
            self.match.setText(f"✓ 已说 {round(said.match * 100)}%")

    def show_compact(self, compact: bool) -> None:
        """Keep only the title and the line."""
        self._detail.setHidden(compact)
        self.line.show_rows(_COMPACT_ROWS if compact else _ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide_title()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _make_head(self) -> QHBoxLayout:
        self.title.setMinimumWidth(20)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        row.addWidget(self.match)
        row.addSpacing(4)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        return row

    def _make_detail(self) -> QWidget:
        rule = QFrame()
        rule.setObjectName("rule")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._no, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.avoid, 1)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.next)
        column.addWidget(rule)
        column.addLayout(row)
        return box

    def _show_avoid(self, avoid: tuple[str, ...]) -> None:
        self.avoid.show_text("不可以：" + "　".join(avoid) if avoid else "")
        self._no.setVisible(bool(avoid))

    def _set_title(self, title: str) -> None:
        self._title = title
        self.title.setToolTip(title)
        self._elide_title()

    def _elide_title(self) -> None:
        room = max(20, self.width() - 24 - 50 - 84)
        self.title.setText(self.title.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room))

    def _enable(self, on: bool) -> None:
        self.previous_button.setEnabled(on)
        self.next_button.setEnabled(on)


def _dim(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "dim")
    return label

"""The line to say: the largest thing in the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.events import PromptFollowed, PromptSaid, PromptShown
from desktop.gui import shortcuts
from desktop.gui.elided import ElidedLabel
from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph, GlyphButton
from desktop.gui.theme import restyle

_ROWS, _TIGHT_ROWS, _COMPACT_ROWS = 4, 3, 2
_AVOID_ROWS, _TIGHT_AVOID_ROWS = 2, 1
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
        self._compact = self._tight = False
        self.title = ElidedLabel()
        self.match, self.next = QLabel(), ElidedLabel()
        for quiet in (self.title, self.match, self.next):
            quiet.setProperty("tone", "dim")
        self.line = FittedText((22, 18), _ROWS)
        self.avoid = FittedText((13, 12), _AVOID_ROWS, "bad")
        self.previous_button = GlyphButton("previous", size=24)
        self.next_button = GlyphButton("next", size=24)
        shortcuts.label(self.previous_button, "上一句", shortcuts.PREVIOUS_LINE)
        shortcuts.label(self.next_button, "下一句", shortcuts.NEXT_LINE)
        self.previous_button.clicked.connect(lambda: self.step_pressed.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_pressed.emit(1))
        self._no, self._rule = Glyph("forbidden", "bad", 14), QFrame()
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
        self.show_next("")
        self._show_avoid(())
        self._enable(False)
        restyle(self, state="")

    def show_prompt(self, prompt: PromptShown, context: str, in_situation: bool) -> None:
        """Show a line; `context` says where in the script it stands."""
        self._prompt = prompt.prompt
        self._set_title(f"{context} · {prompt.title}" if context and context != prompt.title else prompt.title)
        self.match.setText("")
        self.line.show_text(prompt.text, "ink")
        self.show_next(f"下一句：{prompt.next_text}" if prompt.next_text else "")
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
            if not self.next.text():
                self.show_next("✓ 这一段的话术说完了")

    def show_next(self, words: str) -> None:
        """What comes after the line, on one row; the tool-tip has all of it."""
        self.next.setText(words)
        self.next.setToolTip(words)

    def show_compact(self, compact: bool) -> None:
        """Keep only the title and the line."""
        self._detail.setHidden(compact)
        self._compact = compact
        self._fit_rows()

    def show_tight(self, tight: bool) -> None:
        """Take less height, on a small screen."""
        self._tight = tight
        self._fit_rows()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def spared_when_tight(self) -> int:
        """How many pixels less it takes then."""
        line, avoid = self.line, self.avoid
        lines = line.height_of(_ROWS) - line.height_of(_TIGHT_ROWS)
        return lines + avoid.height_of(_AVOID_ROWS) - avoid.height_of(_TIGHT_AVOID_ROWS)

    def _fit_rows(self) -> None:
        self.line.show_rows(_COMPACT_ROWS if self._compact else _TIGHT_ROWS if self._tight else _ROWS)
        self.avoid.show_rows(_TIGHT_AVOID_ROWS if self._tight else _AVOID_ROWS)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        row.addSpacing(6)
        row.addWidget(self.match)
        row.addSpacing(4)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        return row

    def _make_detail(self) -> QWidget:
        self._rule.setObjectName("rule")
        keeps = self._rule.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._rule.setSizePolicy(keeps)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._no, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.avoid, 1)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.next)
        column.addWidget(self._rule)
        column.addLayout(row)
        return box

    def _show_avoid(self, avoid: tuple[str, ...]) -> None:
        self.avoid.show_text("不可以：" + "　".join(avoid) if avoid else "")
        self._no.setVisible(bool(avoid))
        self._rule.setVisible(bool(avoid))

    def _set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)

    def _enable(self, on: bool) -> None:
        self.previous_button.setEnabled(on)
        self.next_button.setEnabled(on)

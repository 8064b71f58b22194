"""The foot of the card: what the customer may do, and what must not be said. Its height never changes.

In mid-call the ways to go on are needed more than the warning, which the agent has read when the step came. So
they take the rows that they need, always from the top; the warning keeps the rest, and where none is left, its
sign and its tool-tip.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.choices import Choices
from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph
from desktop.gui.language import tr
from desktop.gui.text_size import scaled

_ROWS, _TIGHT_ROWS = 2, 1
_SIGN, _GAP = 14, 6


class PromptFoot(QWidget):
    """Two rows, on a small screen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choices = Choices()
        self.sign = Glyph("forbidden", "bad", _SIGN)
        self.avoid = FittedText((13, 12), _ROWS, "bad")
        for part in (self.choices, self.sign, self.avoid):
            part.setParent(self)
        self._rows = _ROWS
        self.show_tight(False)

    def show_step(self, avoid: tuple[str, ...], choices: tuple[str, ...]) -> None:
        """Show what must not be said at a step, and the ways that it branches."""
        text = tr("不可以：") + "　".join(avoid) if avoid else ""
        self.avoid.show_text(text)
        for part in (self.sign, self.avoid):
            part.setToolTip(text)
        self.choices.show_names(choices)
        self._place()

    def show_tight(self, tight: bool) -> None:
        """Take less height, on a small screen."""
        self._rows = _TIGHT_ROWS if tight else _ROWS
        self.setFixedHeight(Choices.height_of(self._rows))
        self._place()

    @staticmethod
    def spared_when_tight() -> int:
        """How many pixels less it takes then."""
        return Choices.height_of(_ROWS) - Choices.height_of(_TIGHT_ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _place(self) -> None:
        warns, width = bool(self.avoid.text), self.width()
        taken = min(self.choices.rows_needed(width), self._rows)
        left = self._rows - taken
        aside = scaled(_SIGN) + _GAP if warns and not left else 0
        self.choices.setVisible(bool(taken))
        self.choices.show_rows(taken)
        self.choices.setGeometry(aside, 0, width - aside, Choices.height_of(taken))
        top = self.choices.height() + 4 if taken and left else 2
        self.sign.setVisible(warns)
        self.sign.move(0, top + 2)
        self.avoid.setVisible(warns and bool(left))
        if left:
            self.avoid.show_rows(left)
            self.avoid.setGeometry(scaled(_SIGN) + _GAP, top, width - _SIGN - _GAP, self.avoid.height())

"""The foot of the card: what the customer may do, and what must not be said. Its height never changes.

In mid-call the ways to go on are needed more than the warning, which the agent has read when the step came. So
they take the rows that they need, always from the top; the warning keeps the rest. Where no row is left it stands
behind them, as far as there is room, and where there is none, its sign with a tool-tip does.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.choices import Choices
from desktop.gui.elided import ElidedLabel
from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph
from desktop.gui.language import tr
from desktop.gui.text_size import scaled

_ROWS, _TIGHT_ROWS = 2, 1
_SIGN, _GAP = 14, 6
_LEAST = 90
"""Pixels in which a warning still says something."""


class PromptFoot(QWidget):
    """Two rows, on a small screen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choices = Choices()
        self.sign = Glyph("forbidden", "bad", _SIGN)
        self.avoid = FittedText((13, 12), _ROWS, "bad")
        self.short = ElidedLabel()
        self.short.setProperty("tone", "bad")
        for part in (self.choices, self.sign, self.avoid, self.short):
            part.setParent(self)
        self._rows = _ROWS
        self.show_tight(False)

    def show_step(self, avoid: tuple[str, ...], choices: tuple[str, ...]) -> None:
        """Show what must not be said at a step, and the ways that it branches."""
        text = tr("不可以：") + "　".join(avoid) if avoid else ""
        self.avoid.show_text(text)
        self.short.setText("　".join(avoid))
        for part in (self.sign, self.avoid, self.short):
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
        self.choices.setVisible(bool(taken))
        self.choices.show_rows(taken)
        self.choices.setGeometry(0, 0, width, Choices.height_of(taken))
        self.sign.setVisible(warns)
        self.avoid.setVisible(warns and bool(left))
        self.short.setVisible(False)
        if left:
            self._place_below(self.choices.height() + 4 if taken else 2, left)
        elif warns:
            self._place_behind()

    def _place_below(self, top: int, rows: int) -> None:
        self.sign.move(0, top + 2)
        self.avoid.show_rows(rows)
        self.avoid.setGeometry(scaled(_SIGN) + _GAP, top, self.width() - _SIGN - _GAP, self.avoid.height())

    def _place_behind(self) -> None:
        aside = scaled(_SIGN) + _GAP
        begin = self.choices.width_needed() + 2 * _GAP
        room = self.width() - begin - aside
        if room < scaled(_LEAST):
            begin, room = self.width() - scaled(_SIGN), 0
        self.choices.setGeometry(0, 0, begin - _GAP, self.choices.height())
        self.sign.move(begin, 4)
        self.short.setVisible(room > 0)
        self.short.setGeometry(begin + aside, 0, room, Choices.height_of(1))

"""What the customer may do now, as buttons with keys: the ways that a procedure branches."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.gui import shortcuts
from desktop.gui.elided import ElidedButton
from desktop.gui.language import tr
from desktop.gui.text_size import scaled

_HEIGHT, _GAP = 22, 4
_LEAST = 64
"""Pixels of a button that still shows its number and two characters."""
_MOST = len(shortcuts.CHOICES)
_MOST_ROWS = 2


class Choices(QWidget):
    """As many buttons as there are ways, in one row or two; what is too long is cut short.

    The ways that have no room, and those beyond the keys, are found under 更多.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._names: tuple[str, ...] = ()
        self._room_rows = _MOST_ROWS
        self.buttons: list[QPushButton] = []
        self.more = QPushButton(tr("更多"), self)
        self.more.setProperty("look", "choice")
        shortcuts.label(self.more, tr("客户的其他反应"))
        self.more.clicked.connect(self._open_more)
        self.more.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offer these ways, in the library's order."""
        if names == self._names:
            return
        self._names = names
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, name) for number, name in enumerate(names[:_MOST])]
        self.more.hide()
        self.place()

    def choose(self, number: int) -> None:
        """Take the way of that number, counted from 0."""
        if number < len(self.buttons):
            self.chosen.emit(self._names[number])

    def rows_needed(self, width: int) -> int:
        """In how many rows all names can be read, as far as two are enough."""
        if not self.buttons:
            return 0
        fits = self.width_needed() <= width
        return 1 if fits and len(self._names) <= _MOST else _MOST_ROWS

    def width_needed(self) -> int:
        """Pixels of all buttons with their whole names in one row."""
        return sum(self._widths()) + _GAP * (len(self.buttons) - 1)

    def show_rows(self, rows: int) -> None:
        """Have room for that many rows."""
        self._room_rows = rows
        self.setFixedHeight(self.height_of(rows))
        self.place()

    @staticmethod
    def height_of(rows: int) -> int:
        """How many pixels that many rows take."""
        return rows * scaled(_HEIGHT) + max(0, rows - 1) * _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def place(self) -> None:
        """Put the buttons where they belong at the present width."""
        if not self.buttons or not self._room_rows:
            return
        rows = min(self.rows_needed(self.width()), self._room_rows)
        if rows == 1 and self.rows_needed(self.width()) == 1:
            self.more.hide()
            self._place_row(self.buttons, 0, self._widths())
            return
        most_a_row = max(1, (self.width() + _GAP) // (scaled(_LEAST) + _GAP))
        a_row = min(-(-len(self._names) // rows), most_a_row)
        cells = self._cells(rows * a_row)
        width = (self.width() - _GAP * (a_row - 1)) // a_row
        for row in range(rows):
            buttons = cells[row * a_row : (row + 1) * a_row]
            self._place_row(buttons, row, [width] * len(buttons))

    def _cells(self, room: int) -> list[QPushButton]:
        """The buttons that are shown where there is room for so many."""
        whole = len(self._names) <= min(room, _MOST)
        cells = self.buttons if whole else [*self.buttons[: room - 1], self.more]
        for button in (*self.buttons, self.more):
            button.setVisible(button in cells)
        return cells

    def _open_more(self) -> None:
        menu = QMenu(self)
        for number, name in enumerate(self._names):
            if number >= len(self.buttons) or self.buttons[number].isHidden():
                mark = f"&{number + 1}  " if number < _MOST else ""
                action = menu.addAction(mark + name.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, chosen=name: self.chosen.emit(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, scaled(_HEIGHT) + 2)))

    def _place_row(self, buttons: list[QPushButton], row: int, widths: list[int]) -> None:
        x = 0
        for button, width in zip(buttons, widths, strict=True):
            button.setGeometry(x, row * (scaled(_HEIGHT) + _GAP), width, scaled(_HEIGHT))
            button.show()
            x += width + _GAP

    def _widths(self) -> list[int]:
        return [button.fontMetrics().horizontalAdvance(button.text()) + 18 for button in self.buttons]

    def _button(self, number: int, name: str) -> QPushButton:
        button = ElidedButton()
        button.setParent(self)
        button.setProperty("look", "choice")
        button.setText(f"{shortcuts.CHOICES[number].shown} {name}")
        shortcuts.label(button, name, shortcuts.CHOICES[number], tr("客户这样做了，就按这一步继续"))
        button.clicked.connect(lambda _checked=False, chosen=name: self.chosen.emit(chosen))
        button.ensurePolished()
        return button

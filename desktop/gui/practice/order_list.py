"""Steps to be put in order: by dragging, by the keyboard, or by two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.core.practice.question import Choice
from desktop.gui.language import tr

_INDEX = Qt.ItemDataRole.UserRole
_TEXT = Qt.ItemDataRole.UserRole + 1
_EDGE = 14
"""Pixels of the list above and below its rows."""
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Steps(QListWidget):
    """The list itself; with Alt the arrow keys move the step that is selected."""

    move_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
            return
        super().keyPressEvent(event)


class OrderList(QWidget):
    """Shows steps in some order and lets them be moved; each carries the number of its present place."""

    moved = Signal()

    def __init__(self, choices: Sequence[Choice], order: Sequence[int]) -> None:
        super().__init__()
        self.list = _Steps()
        self.list.setAccessibleName(tr("要排序的步骤，Alt 加上下方向键移动"))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        for index in order:
            item = QListWidgetItem()
            item.setData(_INDEX, index)
            item.setData(_TEXT, choices[index].text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up, self.down = _button(tr("↑ 上移"), "Alt+↑"), _button(tr("↓ 下移"), "Alt+↓")
        self._lay_out()
        self._number()
        self.up.clicked.connect(lambda: self.move_step(-1))
        self.down.clicked.connect(lambda: self.move_step(1))
        self.list.move_wanted.connect(self.move_step)
        self.list.model().rowsMoved.connect(self._was_moved)

    @property
    def order(self) -> tuple[int, ...]:
        """The indices of the steps, as they stand."""
        return tuple(self.list.item(row).data(_INDEX) for row in range(self.list.count()))

    def move_step(self, by: int) -> None:
        """Move the selected step up or down; at the end of the list it stays."""
        row = self.list.currentRow()
        if not self.isEnabled() or row < 0 or not 0 <= row + by < self.list.count():
            return
        self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentRow(row + by)
        self._was_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the steps are at this width: the card scrolls, not the list in it."""
        rows = range(self.list.count())
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in rows) + _EDGE)

    def _was_moved(self) -> None:
        self._number()
        self.moved.emit()

    def _number(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setText(f"{row + 1}　{item.data(_TEXT)}")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(buttons)


def _button(name: str, key: str) -> QPushButton:
    button = QPushButton(name)
    button.setProperty("look", "small")
    button.setToolTip(tr("{name}（{key}）").format(name=name, key=key))
    button.setAccessibleName(name[2:])
    return button

"""A small list over the page: type two letters, and the call is where it should be."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.finding import Place, find
from desktop.gui import shortcuts
from desktop.gui.glyph import GlyphButton
from desktop.gui.language import tr
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour

_ROW = 28
_EDGE, _GAP = 8, 6
_PLACE = Qt.ItemDataRole.UserRole
_OWN_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class _Field(QLineEdit):
    """Keeps the keys that the list needs from the window's own shortcuts."""

    pressed = Signal(int)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN_KEYS:
            self.pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


class Finder(QFrame):
    """Stages and situations by name; arrows and the return key, or the mouse alone."""

    chosen = Signal(object)
    """The `Place` that the agent wants."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("sheet")
        self.setAccessibleName(tr("找情形或阶段"))
        self._places: tuple[Place, ...] = ()
        self._found: list[Place] = []
        self._room = QRect()
        self.field = _Field()
        self.field.setPlaceholderText(tr("拼音首字母、拼音或汉字，如 ws"))
        self.field.setAccessibleName(tr("情形或阶段的名字"))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("找到的情形和阶段"))
        self.close_button = GlyphButton("close", size=24)
        shortcuts.label(self.close_button, tr("收起"), shortcuts.CLOSE_SITUATION)
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.pressed.connect(self._press)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_places(self, places: Sequence[Place]) -> None:
        """What there is to find."""
        self._places = tuple(places)

    def fit(self, room: QRect) -> None:
        """Cover no more of this part of the page than what was found needs; its top stays where it is."""
        self._room = room
        rows = max(1, len(self._found)) * scaled(_ROW) + 4
        needed = self.field.sizeHint().height() + _GAP + rows + 2 * _EDGE
        self.setGeometry(room.x(), room.y(), room.width(), min(room.height(), needed))

    def open_with(self, typed: str) -> None:
        """Open it; `typed` is what the agent typed already."""
        self.field.setText(typed)
        self._search(typed)
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.deselect()
        self.field.end(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        page = self.parentWidget()
        if self.field.hasFocus() and page is not None:
            page.setFocus()

    def _search(self, typed: str) -> None:
        self._found = find(self._places, typed)
        self.list.clear()
        for place in self._found:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, scaled(_ROW)))
            item.setData(_PLACE, place)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, tr("{name}，{group}").format(name=place.name, group=place.group)
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(not self._found)
        self.fit(self._room)

    def _press(self, key: int) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}.get(Qt.Key(key))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            self._choose()

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.hide()
            self.chosen.emit(self._found[row])

    def _lay_out(self) -> None:
        self._none = QLabel(tr("没有这样的情形或阶段"))
        self._none.setProperty("tone", "dim")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.field, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)


class _Row(QStyledItemDelegate):
    """The name, and at the other end of the row the group."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        styled.text = ""
        widget = styled.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, widget)
        selected = bool(styled.state & QStyle.StateFlag.State_Selected)
        place: Place = index.data(_PLACE)
        box = styled.rect.adjusted(10, 0, -10, 0)
        painter.save()
        font = QFont(styled.font)
        font.setPixelSize(scaled(12))
        painter.setFont(font)
        painter.setPen(colour(widget, "on_accent" if selected else "dim"))
        group = painter.fontMetrics().elidedText(place.group, Qt.TextElideMode.ElideRight, box.width() // 2 - 10)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, group)
        room = box.width() - painter.fontMetrics().horizontalAdvance(group) - 10
        font.setPixelSize(scaled(14))
        painter.setFont(font)
        painter.setPen(colour(widget, "on_accent" if selected else "ink"))
        name = painter.fontMetrics().elidedText(place.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

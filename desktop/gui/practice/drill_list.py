"""The list of drills: title, topic, how hard, and what came of it so far. Two lines each, at any width."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.practice.drill import Drill
from desktop.gui.language import tr
from desktop.gui.practice import drill_words
from desktop.gui.practice.shelf import Tried
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour

Index = QModelIndex | QPersistentModelIndex
DRILL = Qt.ItemDataRole.UserRole
TRIED = Qt.ItemDataRole.UserRole + 1
_ROW = 54
_GAP = 12


class DrillsModel(QAbstractListModel):
    """The drills that were found."""

    def __init__(self) -> None:
        super().__init__()
        self.drills: tuple[Drill, ...] = ()
        self._tried: Mapping[str, Tried] = {}

    def show_drills(self, drills: Sequence[Drill], tried: Mapping[str, Tried]) -> None:
        """Show these in place of all others."""
        self.beginResetModel()
        self.drills, self._tried = tuple(drills), tried
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.drills)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        drill = self.drills[index.row()]
        if role == DRILL:
            return drill
        if role == TRIED:
            return self._tried.get(drill.id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{drill.title}\n{drill_words.who_calls(drill)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (drill.title, drill_words.topic(drill), drill_words.difficulty_name(drill))
            return tr("，").join((*parts, drill_words.tried(self._tried.get(drill.id))))
        return None


class DrillDelegate(QStyledItemDelegate):
    """Paints a row in the theme's colours; how hard and how well are shapes and words, never colour alone."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drill, result = index.data(DRILL), index.data(TRIED)
        state, rect = getattr(option, "state"), getattr(option, "rect")  # noqa: B009 - Qt's stubs do not know them
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, colour(self._view, "accent"))
        else:
            painter.setPen(QPen(colour(self._view, "line")))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        ink = colour(self._view, "on_accent" if chosen else "ink")
        dim = ink if chosen else colour(self._view, "dim")
        inner = rect.adjusted(10, 0, -10, 0)
        upper, lower = inner.adjusted(0, 6, 0, -scaled(27)), inner.adjusted(0, scaled(28), 0, -6)
        dots = drill_words.difficulty(drill)
        self._write(painter, upper, dots, dim, right=True)
        room = painter.fontMetrics().horizontalAdvance(dots) + _GAP
        self._write(painter, upper.adjusted(0, 0, -room, 0), drill.title, ink, bold=True)
        passed = result is not None and result.last_passed
        tone = dim if chosen or not passed else colour(self._view, "ok")
        came = drill_words.tried(result)
        self._write(painter, lower, came, tone, right=True, small=True)
        room = painter.fontMetrics().horizontalAdvance(came) + _GAP
        where = f"{drill_words.topic(drill)} · {drill_words.who_calls(drill)}"
        self._write(painter, lower.adjusted(0, 0, -room, 0), where, dim, small=True)
        painter.restore()

    def _write(  # noqa: PLR0913 - how one piece of text stands in its box
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        pen: QColor,
        *,
        bold: bool = False,
        small: bool = False,
        right: bool = False,
    ) -> None:
        font = QFont(self._view.font())
        font.setBold(bold)
        font.setPixelSize(scaled(12 if small else 14))
        painter.setFont(font)
        painter.setPen(pen)
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitted)


class DrillsView(QListView):
    """The list itself; return and double click open a drill."""

    def __init__(self) -> None:
        super().__init__()
        self.found = DrillsModel()
        self.setModel(self.found)
        self.setItemDelegate(DrillDelegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("练习列表"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)

    @property
    def chosen(self) -> Drill | None:
        """The drill that is selected."""
        index = self.currentIndex()
        return self.found.drills[index.row()] if index.isValid() else None

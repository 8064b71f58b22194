"""The list of kept calls: one row a call, in columns where there is room and on two lines where there is not."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui.language import tr
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour
from desktop.session.call_time import minutes
from desktop.session.report_head import STATES, started, who
from desktop.session.score_words import points
from desktop.storage.kept_call import CallSummary

Index = QModelIndex | QPersistentModelIndex
Pens = tuple[QColor, QColor, QColor]
"""For what matters most, for the rest, and for what is not as it should be."""
_WIDE = 560
"""From so many pixels on a row has columns."""
_COLUMNS = ((0, 130), (130, 120), (250, 90), (340, 62), (402, 68), (470, 0))
"""Left edge and width of each; the last takes what is left."""
_SCORE = 4
CALL = Qt.ItemDataRole.UserRole


def score_words(call: CallSummary) -> str:
    """What a row says of the score."""
    return tr("未评分") if call.score is None else tr("{points} 分").format(points=points(call.score))


def state_words(call: CallSummary) -> str:
    """Whether the call is whole, with a sign for what is not, and how often it was contested."""
    sign = "" if call.state == "ended" else "△ "
    contested = tr("　申诉 {contests}").format(contests=call.contests) if call.contests else ""
    return f"{sign}{tr(STATES[call.state])}{contested}"


class CallsModel(QAbstractListModel):
    """The calls that were found, page by page."""

    more_wanted = Signal()
    """The end of the list is in sight, and the record has more."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[CallSummary] = []
        self._more = False

    def show_calls(self, calls: Sequence[CallSummary], more: bool) -> None:
        """Show these in place of all others."""
        self.beginResetModel()
        self.calls = list(calls)
        self._more = more
        self.endResetModel()

    def add_calls(self, calls: Sequence[CallSummary], more: bool) -> None:
        """Show these below; a call that began meanwhile has moved one to the next page, which is not shown twice."""
        known = {one.id for one in self.calls}
        new = [one for one in calls if one.id not in known]
        self._more = more
        if new:
            self.beginInsertRows(QModelIndex(), len(self.calls), len(self.calls) + len(new) - 1)
            self.calls += new
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.calls)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        call = self.calls[index.row()]
        if role == CALL:
            return call
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            length = "" if call.seconds is None else tr("时长 {minutes}").format(minutes=minutes(call.seconds))
            parts = (
                started(call),
                who(call),
                call.pack,
                length,
                score_words(call),
                tr("提醒 {alerts} 条").format(alerts=call.alerts),
            )
            return tr("，").join(part for part in (*parts, state_words(call)) if part)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002 - Qt's signature
        self._more = False
        self.more_wanted.emit()


class CallDelegate(QStyledItemDelegate):
    """Paints a row in the theme's colours; state and score are words, never colour alone."""

    def __init__(self, view: QListView, packs: Mapping[str, str]) -> None:
        super().__init__(view)
        self._view, self._packs = view, packs

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, scaled(36 if self._wide else 54))

    @property
    def _wide(self) -> bool:
        return self._view.viewport().width() >= scaled(_WIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        call = index.data(CALL)
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
        warn = dim if chosen or call.state == "ended" else colour(self._view, "warn")
        inner = rect.adjusted(10, 0, -10, 0)
        (self._paint_columns if self._wide else self._paint_lines)(painter, inner, call, (ink, dim, warn))
        painter.restore()

    def _paint_columns(self, painter: QPainter, inner: QRect, call: CallSummary, pens: Pens) -> None:
        ink, dim, warn = pens
        words = (
            started(call),
            who(call),
            self._packs.get(call.pack, call.pack),
            _length(call),
            score_words(call),
            _rest(call),
        )
        for place, (text, pen) in enumerate(zip(words, (ink, ink, dim, dim, ink, warn), strict=True)):
            left, width = _COLUMNS[place]
            left, width = scaled(left), scaled(width)
            box = QRect(inner.left() + left, inner.top(), width - 8 if width else inner.width() - left, inner.height())
            self._use_pen(painter, pen, bold=place == _SCORE)
            _write(painter, box, text)

    def _paint_lines(self, painter: QPainter, inner: QRect, call: CallSummary, pens: Pens) -> None:
        ink, _, warn = pens
        upper, lower = inner.adjusted(0, 6, 0, -scaled(27)), inner.adjusted(0, scaled(27), 0, -6)
        self._use_pen(painter, ink, bold=True)
        _write(painter, upper, score_words(call), Qt.AlignmentFlag.AlignRight)
        score = painter.fontMetrics().horizontalAdvance(score_words(call)) + 12
        self._use_pen(painter, ink)
        _write(painter, upper.adjusted(0, 0, -score, 0), f"{started(call)[5:]}　{who(call)}")
        self._use_pen(painter, warn)
        _write(painter, lower, f"{self._packs.get(call.pack, call.pack)}　{_length(call)}　{_rest(call)}")

    def _use_pen(self, painter: QPainter, pen: QColor, bold: bool = False) -> None:
        font = QFont(self._view.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(pen)


def _write(painter: QPainter, box: QRect, text: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitted)


def _length(call: CallSummary) -> str:
    return "—" if call.seconds is None else minutes(call.seconds)


def _rest(call: CallSummary) -> str:
    return tr("提醒 {alerts} 条　{state_words}").format(alerts=call.alerts, state_words=state_words(call))


class CallsView(QListView):
    """The list itself; return and double click open a call."""

    def __init__(self, packs: Mapping[str, str]) -> None:
        """`packs` are ids with their names."""
        super().__init__()
        self.calls = CallsModel()
        self.setModel(self.calls)
        self.setItemDelegate(CallDelegate(self, packs))
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("通话列表"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)

    @property
    def chosen(self) -> CallSummary | None:
        """The call that is selected."""
        index = self.currentIndex()
        return self.calls.calls[index.row()] if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Rows change between one line and two.
        self.doItemsLayout()

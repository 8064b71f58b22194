"""What has to be said in the present stage and in the situations that broke in, with deadlines that count down."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.script import Item
from desktop.gui import shortcuts
from desktop.gui.language import tr
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour

_ROW = 24
_FEWEST_ROWS, _TIGHT_ROWS = 3, 2
_SOON_SECONDS = 4.0


class CheckRow(QAbstractButton):
    """One item; a click ticks or unticks it by hand."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.due = ""
        self._urgent = False
        self.setCheckable(True)
        self.setFixedHeight(scaled(_ROW))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_due(self, due: str, urgent: bool) -> None:
        """Show how much time is left, or that it is over."""
        if (due, urgent) != (self.due, self._urgent):
            self.due, self._urgent = due, urgent
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, scaled(_ROW))

    def nextCheckState(self) -> None:
        """A click asks; only the engine's answer ticks."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        done = self.isChecked()
        ink = colour(self, "ok" if done else "ink")
        self._paint_mark(painter, done)
        font = QFont(self.font())
        font.setPixelSize(scaled(13))
        painter.setFont(font)
        due = "" if done else self.due
        painter.setPen(colour(self, "warn" if self._urgent else "dim"))
        box = QRectF(scaled(24), 0, self.width() - scaled(24) - 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, due)
        metrics = painter.fontMetrics()
        room = int(box.width()) - (metrics.horizontalAdvance(due) + 8 if due else 0)
        painter.setPen(ink)
        name = metrics.elidedText(self.item.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_mark(self, painter: QPainter, done: bool) -> None:
        middle, size = self.height() / 2, scaled(100) / 100
        painter.save()
        painter.translate(0, middle)
        painter.scale(size, size)
        painter.translate(0, -middle)
        if done:
            painter.setPen(QPen(colour(self, "ok"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QRectF(3, middle, 4, 4).topLeft(), QRectF(7, middle + 4, 1, 1).topLeft())
            painter.drawLine(QRectF(7, middle + 4, 1, 1).topLeft(), QRectF(15, middle - 5, 1, 1).topLeft())
        else:
            painter.setPen(QPen(colour(self, "warn" if self._urgent else "dim"), 1.4))
            painter.drawRoundedRect(QRectF(3, middle - 6, 12, 12), 3, 3)
        painter.restore()
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(colour(self, "focus"), 2) if self.hasFocus() else QPen(colour(self, "line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class ChecklistView(QScrollArea):
    """The items of the open situation, those of the present stage, then those that were missed; more scrolls.

    An item of a family is there only in a call in which a situation of that family broke in.
    """

    marked = Signal(str, bool)

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._items: tuple[Item, ...] = ()
        self._done: set[str] = set()
        self._stage = ""
        self._families: tuple[str, ...] = ()
        self._entered: dict[str, float] = {}
        self._top = 0
        self.rows: list[CheckRow] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_FEWEST_ROWS * scaled(_ROW))
        self.setAccessibleName(tr("必说项"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)
        # New rows are laid out later; until then there is nothing to scroll over.
        self.verticalScrollBar().rangeChanged.connect(self._scroll)

    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def show_tight(self, tight: bool) -> None:
        """Keep less room for oneself, on a small screen."""
        self.setMinimumHeight((_TIGHT_ROWS if tight else _FEWEST_ROWS) * scaled(_ROW))

    def spared_when_tight(self) -> int:
        """How many pixels less it insists on then."""
        return (_FEWEST_ROWS - _TIGHT_ROWS) * scaled(_ROW)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """A call begins: nothing is done, no stage entered."""
        self._items = items
        self._done.clear()
        self._entered.clear()
        self._stage = ""
        self._families = ()
        self._fill()

    def enter_stage(self, stage: str) -> None:
        """The call moved to a stage; its deadlines begin to run the first time."""
        self._stage = stage
        self._entered.setdefault(stage, self._now())
        self._fill()

    def show_families(self, families: tuple[str, ...]) -> None:
        """The families of the situations that are open now, the innermost last; deadlines begin at the first time."""
        for family in families:
            self._entered.setdefault(_family_key(family), self._now())
        if families != self._families:
            self._families = families
            self._fill()

    def tick(self, item: str, done: bool) -> None:
        """The engine counts the item as done, or no longer."""
        (self._done.add if done else self._done.discard)(item)
        for row in self.rows:
            row.setChecked(row.item.id in self._done)
        self.count_down()
        self._show_next()

    def toggle(self, number: int) -> None:
        """Tick or untick the row of that number, counted from 0."""
        if number < len(self.rows):
            row = self.rows[number]
            self.marked.emit(row.item.id, row.item.id not in self._done)

    def count_down(self) -> None:
        """Show what time is left now."""
        for row in self.rows:
            due, urgent = self._due(row.item)
            row.show_due(due, urgent)
            done = tr("已说到") if row.isChecked() else tr("未说到 {due}").format(due=due).strip()
            if row.accessibleDescription() != done:
                row.setAccessibleDescription(done)

    def _fill(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        inside = [
            item for family in dict.fromkeys(reversed(self._families)) for item in self._items if item.family == family
        ]
        stage = [item for item in self._items if not item.family and item.stage == self._stage]
        left = [
            item
            for item in self._items
            if item not in inside and item not in stage and _place(item) in self._entered and item.id not in self._done
        ]
        self.rows = [self._row(number, item) for number, item in enumerate([*inside, *stage, *left])]
        self.count_down()
        self._show_next()

    def _show_next(self) -> None:
        """The next item to be said on top, and above it the one just done."""
        done = [row.isChecked() for row in self.rows]
        place = done.index(False) if False in done else 0
        self._top = max(0, place - 1) * scaled(_ROW)
        self._scroll()

    def _scroll(self) -> None:
        self.verticalScrollBar().setValue(self._top)

    def _row(self, number: int, item: Item) -> CheckRow:
        row = CheckRow(item)
        row.setChecked(item.id in self._done)
        key = shortcuts.ITEMS[number] if number < len(shortcuts.ITEMS) else None
        shortcuts.label(row, item.name, key, tr("程序没听到时，可以自己勾选"))
        row.clicked.connect(lambda _checked=False, name=item.id: self.marked.emit(name, name not in self._done))
        self._column.addWidget(row)
        return row

    def _due(self, item: Item) -> tuple[str, bool]:
        if item.id in self._done:
            return "", False
        if item.family not in self._families if item.family else item.stage != self._stage:
            return tr("漏说，可补"), True
        if item.deadline is None:
            return "", False
        left = self._entered.get(_place(item), 0.0) + item.deadline - self._now()
        if left <= 0:
            return tr("该说了"), True
        return tr("还有 {left} 秒").format(left=ceil(round(left, 3))), left <= _SOON_SECONDS


def _place(item: Item) -> str:
    return _family_key(item.family) if item.family else item.stage


def _family_key(family: str) -> str:
    # Families and stages are named apart in the library; one of each may well share an id.
    return f"family:{family}"

"""Charts of trends, in the theme's colours, with the values written into them. Imported when the first is drawn."""

import math
from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.gui.cards import words
from desktop.gui.theme import colour
from desktop.session.score_words import points
from desktop.session.trend_words import CLASS_NAMES, UNCLASSED
from desktop.session.trends import MonthOfComplaints, RulePrecision

_HEIGHT = 190
_LABELS = 7
"""Names below a chart, at most: more run into each other in a narrow window."""
_CLASSES = (*CLASS_NAMES.values(), UNCLASSED)
_FILLS = (
    ("accent", Qt.BrushStyle.SolidPattern),
    ("ok", Qt.BrushStyle.BDiagPattern),
    ("said", Qt.BrushStyle.Dense5Pattern),
    ("bad", Qt.BrushStyle.DiagCrossPattern),
    ("dim", Qt.BrushStyle.NoBrush),
)
"""Of each class; the pattern alone tells it, for whoever does not see the colours."""


class Chart(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """A picture to look at: it cannot be dragged about, and it draws itself anew in another theme."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        # A label as viewport is read by screen readers, a plain one passed over.
        self.setViewport(QLabel())
        self.viewport().setAccessibleName(name)
        for part in (self, self.viewport()):
            part.setAccessibleDescription(told)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.getPlotItem().setMenuEnabled(False)
        self.plotItem.vb.wheelEvent = _ignore
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "plotItem", None) is not None:
            self._draw()

    def _draw(self) -> None:
        self.clear()
        self.setBackground(colour(self, "card"))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(colour(self, "line"))
            axis.setTextPen(colour(self, "dim"))
        self.draw()

    def draw(self) -> None:
        """Put the items in."""

    def name_places(self, side: str, names: Sequence[str], most: int) -> None:
        """Write names at 0, 1, 2 …, as many as there is room for."""
        step = max(1, math.ceil(len(names) / most))
        self.getAxis(side).setTicks([[(n, name) for n, name in enumerate(names) if n % step == 0]])

    def write(self, text: str, x: float, y: float, anchor: tuple[float, float], name: str = "ink") -> None:
        """Write a value where it is."""
        item = pyqtgraph.TextItem(text, color=colour(self, name), anchor=anchor)
        item.setPos(x, y)
        self.addItem(item)


class ScoreChart(Chart):
    """A score over time, 0 … 100, a point a day, week or month."""

    def __init__(self, name: str, told: str, values: Sequence[tuple[str, float]]) -> None:
        self._values = list(values)
        super().__init__(name, told)

    def draw(self) -> None:
        """A line with its points; values stand at the first, the last, the lowest and the highest."""
        heights = [value for _, value in self._values]
        ink = colour(self, "accent")
        pen = pyqtgraph.mkPen(ink, width=2)
        self.plot(range(len(heights)), heights, pen=pen, symbol="o", symbolSize=7, symbolBrush=ink, symbolPen=ink)
        for place in _told(heights):
            last, lowest_one = place == len(heights) - 1, heights[place] == min(heights)
            anchor = (-0.2, 0.5) if last else (0.5, -0.1) if lowest_one and place else (0.5, 1.1)
            self.write(points(heights[place]), place, heights[place], anchor)
        self.name_places("bottom", [name for name, _ in self._values], _LABELS)
        lowest = max(0, 10 * math.floor(min(heights, default=0.0) / 10) - 10)
        step = 10 if lowest >= 50 else 20
        self.getAxis("left").setTicks([[(tick, str(tick)) for tick in range(100, lowest - 1, -step)]])
        self.setYRange(lowest, 100 + (100 - lowest) * 0.2, padding=0)
        beside = max(0.4, 0.07 * len(heights))
        self.setXRange(-beside, max(1, len(heights) - 1) + 2 * beside, padding=0)
        self.showGrid(y=True, alpha=0.15)


class PrecisionChart(Chart):
    """How many of a rule's alerts held, out of all that were answered or let stand."""

    def __init__(self, name: str, told: str, rules: Sequence[RulePrecision], names: Sequence[str]) -> None:
        self._rules, self._names = list(rules), list(names)
        super().__init__(name, told)
        self.setFixedHeight(54 + 26 * len(self._rules))

    def draw(self) -> None:
        """A bar a rule, the most frequent on top; full where it held, crossed out where it was called wrong."""
        rows = range(len(self._rules) - 1, -1, -1)
        held = [rule.held for rule in self._rules]
        wrong = [rule.false_alarms for rule in self._rules]
        self._bars(list(rows), [0] * len(held), held, QBrush(colour(self, "accent")))
        crossed = QBrush(colour(self, "bad"), Qt.BrushStyle.DiagCrossPattern)
        self._bars(list(rows), held, wrong, crossed)
        most = max((rule.held + rule.false_alarms for rule in self._rules), default=1)
        for row, rule in zip(rows, self._rules, strict=True):
            told = f" {rule.held}+{rule.false_alarms}  {rule.precision:.0%}"
            self.write(told, rule.held + rule.false_alarms, row, (0, 0.5))
        self.getAxis("left").setTicks([list(zip(rows, (_short(name) for name in self._names), strict=True))])
        self.getAxis("left").setWidth(118)
        self.setXRange(0, most * 1.8, padding=0)
        self.setYRange(-0.6, len(self._rules) - 0.4, padding=0)

    def _bars(self, rows: list[int], begins: list[int], widths: list[int], brush: QBrush) -> None:
        pen = colour(self, "ink")
        self.addItem(pyqtgraph.BarGraphItem(x0=begins, y=rows, width=widths, height=0.55, brush=brush, pen=pen))


class ComplaintsChart(Chart):
    """Complaints a month, by class."""

    def __init__(self, name: str, told: str, months: Sequence[MonthOfComplaints]) -> None:
        self._months = list(months)
        super().__init__(name, told)

    def draw(self) -> None:
        """Bars side by side, each with its number; the pattern tells the class, `class_legend` names it."""
        width = 0.8 / len(_CLASSES)
        most = 1
        for place, (role, pattern) in enumerate(_FILLS):
            counts = [_counts(month)[place] for month in self._months]
            left = [n - 0.4 + width * (place + 0.5) for n in range(len(counts))]
            brush = QBrush(colour(self, role), pattern)
            bars = pyqtgraph.BarGraphItem(
                x=left, height=counts, width=width * 0.9, brush=brush, pen=colour(self, "ink")
            )
            self.addItem(bars)
            for x, count in zip(left, counts, strict=True):
                if count:
                    self.write(str(count), x, count, (0.5, 0.95))
            most = max(most, *counts)
        self.name_places("bottom", [month.month for month in self._months], _LABELS)
        self.setXRange(-0.5, max(1, len(self._months)) - 0.5, padding=0)
        self.setYRange(0, most * 1.25, padding=0)


class _Swatch(QWidget):
    """The pattern of one class, as its bars have it."""

    decorative = True
    """The name beside it is read."""

    def __init__(self, role: str, pattern: Qt.BrushStyle) -> None:
        super().__init__()
        self._role, self._pattern = role, pattern
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setPen(colour(self, "ink"))
        painter.setBrush(QBrush(colour(self, self._role), self._pattern))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def class_legend() -> QWidget:
    """Which pattern is which class."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    for name, (role, pattern) in zip(_CLASSES, _FILLS, strict=True):
        line.addWidget(_Swatch(role, pattern))
        label = words(name, "dim")
        label.setWordWrap(False)
        line.addWidget(label)
        line.addSpacing(4)
    line.addStretch(1)
    return made


def _told(heights: list[float]) -> list[int]:
    """Where a value is written: at both ends, and at the lowest and the highest if they stand free."""
    if not heights:
        return []
    told = [0, len(heights) - 1] if len(heights) > 1 else [0]
    for place in (heights.index(min(heights)), heights.index(max(heights))):
        if all(abs(place - other) > len(heights) / 8 for other in told):
            told.append(place)
    return told


def _counts(month: MonthOfComplaints) -> list[int]:
    return [count for _, count in month.counts] + [month.unclassed]


def _short(name: str) -> str:
    return name if len(name) <= 9 else f"{name[:8]}…"


def _ignore(event: QEvent, axis: object = None) -> None:  # noqa: ARG001 - the wheel scrolls the page, not the chart
    event.ignore()

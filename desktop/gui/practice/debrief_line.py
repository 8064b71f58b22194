"""The time line of a drill: who spoke when, the moments to look at, and below it where the best run had them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from desktop.core.practice.attempt import BeatReached
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour
from desktop.session.call_time import minutes
from desktop.session.spans import Span
from desktop.session.time_line import TimeLine

_LEFT, _RIGHT = 44, 12
_SCALE, _LANE, _MARKS, _GAP = 16, 14, 22, 5
_RADIUS = 8.0
_TICKS = (5, 10, 15, 30, 60, 120, 300)
_TICK_ROOM = 44
"""Pixels that a time on the scale needs."""

Kind = Literal["goal", "taboo", "alert"]
_TOLD: dict[Kind, str] = {"goal": tr_noop("没有做到"), "taboo": tr_noop("犯了"), "alert": tr_noop("提醒")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the line; its number is that of its card."""

    time: float
    kind: Kind
    title: str


@dataclass(frozen=True, slots=True)
class BestRun:
    """What is drawn of the best run."""

    seconds: float
    beats: tuple[BeatReached, ...]
    slips: tuple[float, ...]


class DebriefLine(QAbstractSlider):
    """Arrows go from mark to mark, return opens the card of one; a click anywhere plays from there.

    A slider, for who cannot see it: its value is the second at which the trainee stands.
    """

    opened = Signal(int)
    """The number of a mark, from 0."""
    played_from = Signal(float)
    """Seconds."""

    def __init__(self, line: TimeLine, beats: Sequence[BeatReached], marks: Sequence[Mark]) -> None:
        super().__init__()
        self._line, self._beats, self.marks = line, tuple(beats), tuple(marks)
        self._best: BestRun | None = None
        self.at = marks[0].time if marks else 0.0
        """Where the trainee looks; from here his voice is played."""
        self.setRange(0, math.ceil(line.seconds))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("这次练习的时间线"))
        self._describe()

    def show_best(self, best: BestRun | None) -> None:
        """Draw the best run below this one; None: there is none."""
        self._best = best
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lanes = 3 if self._best else 2
        return QSize(300, _SCALE + lanes * (_LANE + _GAP) + _MARKS + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @property
    def chosen(self) -> int | None:
        """The mark on which the trainee stands."""
        return next((number for number, mark in enumerate(self.marks) if mark.time == self.at), None)

    def choose(self, number: int) -> None:
        """Stand on that mark."""
        self._look_at(self.marks[number].time)

    def x_of(self, time: float) -> float:
        """Where a moment lies."""
        room = max(1, self.width() - _LEFT - _RIGHT)
        return _LEFT + room * min(max(time, 0.0), self._seconds) / self._seconds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.opened.emit(self.chosen)
        elif key == Qt.Key.Key_Space:
            self.played_from.emit(self.at)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page, as everywhere on it.
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._mark_at(event.position())
        if hit is not None:
            self.choose(hit)
            self.opened.emit(hit)
            return
        room = max(1, self.width() - _LEFT - _RIGHT)
        self._look_at(min(max((event.position().x() - _LEFT) / room, 0.0), 1.0) * self._seconds)
        self.played_from.emit(self.at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._mark_at(event.position())
        self.setToolTip(self._told(hit) if hit is not None else tr("点一下：从这里听自己的声音"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(scaled(11))
        painter.setFont(font)
        self._paint_scale(painter)
        top = float(_SCALE)
        for name, channel, role in ((tr("客户"), "customer", "dim"), (tr("您"), "agent", "accent")):
            spoken = next((lane.speech for lane in self._line.lanes if lane.channel == channel), ())
            self._paint_lane(painter, top, name, spoken, colour(self, role))
            top += _LANE + _GAP
        self._paint_marks(painter, top)
        if self._best is not None:
            self._paint_best(painter, top + _MARKS + 2, self._best)
        painter.setPen(QPen(colour(self, "ink"), 1.5 if self.hasFocus() else 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(self.x_of(self.at), _SCALE - 2), QPointF(self.x_of(self.at), top))
        if self.hasFocus():
            painter.setPen(QPen(colour(self, "focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    @property
    def _seconds(self) -> float:
        return max(1.0, self._line.seconds, self._best.seconds if self._best else 0.0)

    def _step(self, by: int) -> None:
        if not self.marks:
            self._look_at(min(max(self.at + 5.0 * by, 0.0), self._line.seconds))
            return
        times = sorted({mark.time for mark in self.marks})
        beyond = [time for time in times if (time - self.at) * by > 0]
        if beyond:
            self._look_at(beyond[0] if by > 0 else beyond[-1])

    def _look_at(self, time: float) -> None:
        self.at = time
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setValue(round(self.at))
        here = self._told(self.chosen) if self.chosen is not None else minutes(self.at)
        count = tr("{count} 处要看").format(count=len(self.marks)) if self.marks else tr("没有要看的地方")
        self.setAccessibleDescription(
            tr("{count}；现在在 {here}。左右键换一处，回车打开，空格听自己的声音。").format(count=count, here=here)
        )

    def _told(self, number: int) -> str:
        mark = self.marks[number]
        return tr("{number}　{time} {told}：{title}").format(
            number=number + 1, time=minutes(mark.time), told=tr(_TOLD[mark.kind]), title=mark.title
        )

    def _places(self) -> list[float]:
        """Where marks stand; those that would cover each other move to the right, at the end back to the left."""
        places = [self.x_of(mark.time) for mark in self.marks]
        for number in range(1, len(places)):
            places[number] = max(places[number], places[number - 1] + 2 * _RADIUS + 1)
        limit = self.width() - _RADIUS - 1
        for number in reversed(range(len(places))):
            places[number] = min(places[number], limit)
            limit = places[number] - 2 * _RADIUS - 1
        return places

    def _mark_at(self, at: QPointF) -> int | None:
        middle = _SCALE + 2 * (_LANE + _GAP) + _MARKS / 2
        if abs(at.y() - middle) > _MARKS / 2:
            return None
        near = [(abs(at.x() - x), number) for number, x in enumerate(self._places())]
        return min(near)[1] if near and min(near)[0] <= _RADIUS + 1 else None

    def _paint_scale(self, painter: QPainter) -> None:
        room = self.width() - _LEFT - _RIGHT
        step = next((one for one in _TICKS if room * one / self._seconds >= _TICK_ROOM), _TICKS[-1])
        painter.setPen(colour(self, "dim"))
        for tick in range(0, int(self._seconds) + 1, step):
            x = self.x_of(tick)
            painter.drawText(QRectF(x - 24, 2, 48, _SCALE - 4), Qt.AlignmentFlag.AlignCenter, minutes(tick))

    def _paint_lane(self, painter: QPainter, top: float, name: str, spoken: Sequence[Span], ink: QColor) -> None:
        painter.setPen(colour(self, "dim"))
        painter.drawText(QRectF(5, top - 2, _LEFT - 6, _LANE + 4), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QPen(colour(self, "line")))
        painter.drawLine(QPointF(_LEFT, top + _LANE / 2), QPointF(self.width() - _RIGHT, top + _LANE / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for span in spoken:
            x = self.x_of(span.start)
            painter.drawRoundedRect(QRectF(x, top, max(2.0, self.x_of(span.end) - x), _LANE), 3, 3)

    def _paint_marks(self, painter: QPainter, top: float) -> None:
        middle = top + _MARKS / 2 - 1
        for number, (mark, x) in enumerate(zip(self.marks, self._places(), strict=True), start=1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self, "warn" if mark.kind == "goal" else "bad"))
            painter.drawPolygon(_shape(mark.kind, QPointF(x, middle)))
            painter.setPen(colour(self, "card"))
            at = QRectF(x - 10, middle - 8, 20, 17 if mark.kind != "alert" else 20)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(number))
        if not self.marks:
            painter.setPen(colour(self, "ok"))
            at = QRectF(_LEFT, top, self.width() - _LEFT, _MARKS - 2)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, tr("✓ 没有要改的地方"))

    def _paint_best(self, painter: QPainter, top: float, best: BestRun) -> None:
        painter.setPen(colour(self, "dim"))
        painter.drawText(QRectF(5, top - 2, _LEFT - 6, _LANE + 4), Qt.AlignmentFlag.AlignVCenter, tr("最好"))
        painter.setPen(QPen(colour(self, "dim"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        end = self.x_of(best.seconds)
        painter.drawRoundedRect(QRectF(_LEFT, top + 0.5, max(2.0, end - _LEFT), _LANE - 1), 3, 3)
        for reached in best.beats[1:]:
            painter.drawLine(QPointF(self.x_of(reached.time), top), QPointF(self.x_of(reached.time), top + _LANE))
        painter.setPen(QPen(colour(self, "bad"), 2))
        for time in best.slips:
            x, middle = self.x_of(time), top + _LANE / 2
            painter.drawLine(QPointF(x - 3, middle - 3), QPointF(x + 3, middle + 3))
            painter.drawLine(QPointF(x - 3, middle + 3), QPointF(x + 3, middle - 3))


def _shape(kind: Kind, at: QPointF) -> QPolygonF:
    """Told apart without colour: a square for what was not done, a diamond for a taboo, a triangle for an alert."""
    r = _RADIUS
    corners = {
        "goal": ((-r, -r), (r, -r), (r, r), (-r, r)),
        "taboo": ((0, -r - 2), (r + 2, 0), (0, r + 2), (-r - 2, 0)),
        "alert": ((0, -r - 2), (r + 1, r), (-r - 1, r)),
    }[kind]
    return QPolygonF([at + QPointF(x, y) for x, y in corners])

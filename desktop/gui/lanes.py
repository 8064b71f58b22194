"""The last minute as two lanes: who spoke, who spoke over whom, when nobody did, and what nobody heard."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop.core.events import AlertCleared, AlertRaised, Event
from desktop.gui.lane_history import MINUTE, Lane, LaneHistory, LastMinute, Mark
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour
from desktop.gui.told_picture import ToldPicture
from desktop.session.spans import Span

_PAINT_MS = 200
_TELL_SECONDS = 5.0
_HEIGHT = 36
_SIDE, _LABEL = 14, 30
"""Pixels left and right as the gauges have them, and what the names of the lanes take."""
_AGENT_TOP, _CUSTOMER_TOP, _LANE = 4.0, 18.0, 9.0
_MARKS_TOP, _MARK = 29.0, 5.0
_HATCH = 4.5
_FIGURE_ROOM = 6
"""Pixels that a figure needs around it."""
_KEY = tr_noop("斜线：没有听到；虚框：双方静默；相连的深色：同时说话；▲ 抢话提醒，◆ 冷场提醒")


class Lanes(ToldPicture):
    """Moves to the left by whole pixels of the screen, five times a second at most, and never writes anew what was."""

    def __init__(self, quiet_seconds: float) -> None:
        """A silence of both is marked from `quiet_seconds` on."""
        super().__init__()
        self.history = LaneHistory(quiet_seconds)
        self._shown = self.history.last_minute()
        self._tick = QTimer(self, singleShot=True, interval=_PAINT_MS)
        self._tick.timeout.connect(self._show)
        self.setFixedHeight(scaled(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("最近一分钟谁在说话"))

    @property
    def shown(self) -> LastMinute:
        """What is painted."""
        return self._shown

    def feed(self, event: Event) -> None:
        """Take one event; it is painted with the next ones."""
        self.history.feed(event)
        self._soon()

    def mark(self, alert: AlertRaised) -> None:
        """A warning was shown."""
        self.history.mark(alert)
        self._soon()

    def unmark(self, cleared: AlertCleared) -> None:
        """It is over, or was none."""
        self.history.unmark(cleared)
        self._soon()

    def clear(self) -> None:
        """Between calls there is nothing to show."""
        self.history.clear()
        self._soon()

    def show_now(self) -> None:
        """Paint what is known, without waiting for the next turn."""
        self._tick.stop()
        self._show()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), f"{self._shown.summary}\n{tr(_KEY)}", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(scaled(12))
        painter.setFont(font)
        self._paint_names(painter)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour(self, "line"))
        painter.setClipRect(QRectF(_SIDE + self._label, 0, self._room, self.height() - 1))
        painter.setPen(Qt.PenStyle.NoPen)
        shown = self._shown
        lanes = ((shown.agent, _AGENT_TOP, "accent"), (shown.customer, _CUSTOMER_TOP, "dim"))
        for lane, top, role in lanes:
            self._paint_lane(painter, lane, scaled(top), role)
        for overlap in shown.overlaps:
            # A dark bridge from lane to lane: to be seen without any colour.
            box = self._box(overlap, scaled(_AGENT_TOP) + scaled(_LANE) / 2, scaled(_CUSTOMER_TOP) + scaled(_LANE) / 2)
            painter.fillRect(box, colour(self, "ink"))
        for silence in shown.silences:
            self._paint_silence(painter, silence)
        for mark in shown.marks:
            self._paint_mark(painter, mark)

    def x_of(self, time: float) -> float:
        """Where a moment of the call stands, on the grid of the screen's own pixels."""
        ratio = self.devicePixelRatioF()
        pixels = self._room * ratio / MINUTE
        passed = round(self._shown.now * pixels) - round(time * pixels)
        return self.width() - _SIDE - passed / ratio

    @property
    def _room(self) -> float:
        return max(1.0, self.width() - 2.0 * _SIDE - self._label)

    def _soon(self) -> None:
        if not self._tick.isActive():
            self._tick.start()

    def _show(self) -> None:
        before, self._shown = self._shown, self.history.last_minute()
        # Not at every step: whoever listens to the window would hear of nothing else.
        if self._shown.now // _TELL_SECONDS != before.now // _TELL_SECONDS:
            self.setAccessibleDescription(self._shown.summary)
        self.update()

    @property
    def _label(self) -> float:
        """Room for the longer of both names, whatever the language."""
        longest = max(self.fontMetrics().horizontalAdvance(name) for name in (tr("坐席"), tr("客户")))
        return max(scaled(_LABEL), longest + _FIGURE_ROOM)

    def _box(self, span: Span, top: float, bottom: float) -> QRectF:
        left = max(self.x_of(span.start), self.x_of(self._shown.since) - 4)
        return QRectF(left, top, max(1.0, self.x_of(span.end) - left), bottom - top)

    def _paint_names(self, painter: QPainter) -> None:
        for name, top, role in ((tr("坐席"), scaled(_AGENT_TOP), "accent"), (tr("客户"), scaled(_CUSTOMER_TOP), "dim")):
            painter.setPen(colour(self, role))
            box = QRectF(_SIDE, top - 4, self._label, scaled(_LANE) + 8)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_lane(self, painter: QPainter, lane: Lane, top: float, role: str) -> None:
        ground = QRectF(_SIDE + self._label, top + scaled(_LANE) / 2 - 0.5, self._room, 1)
        painter.fillRect(ground, colour(self, "bar"))
        for span in lane.unheard:
            self._paint_unheard(painter, self._box(span, top, top + scaled(_LANE)))
        painter.setBrush(colour(self, role))
        for span in lane.speech:
            painter.drawRoundedRect(self._box(span, top, top + scaled(_LANE)), 2, 2)

    def _paint_unheard(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, colour(self, "bg"))
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(colour(self, "dim"), 1.2))
        # From the right, where it ends for good, so that the strokes move with it.
        for stroke in range(int((box.width() + box.height()) / _HATCH) + 1):
            right = box.right() + box.height() - stroke * _HATCH
            painter.drawLine(QPointF(right, box.top()), QPointF(right - box.height(), box.bottom()))
        painter.restore()

    def _paint_silence(self, painter: QPainter, silence: Span) -> None:
        box = self._box(silence, scaled(_AGENT_TOP), scaled(_CUSTOMER_TOP + _LANE)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(colour(self, "bg"))
        painter.setPen(QPen(colour(self, "dim"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)
        figure = str(int(silence.seconds))
        for words in (tr("{figure} 秒").format(figure=figure), figure):
            if painter.fontMetrics().horizontalAdvance(words) + _FIGURE_ROOM <= box.width():
                painter.setPen(colour(self, "dim"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                break
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        painter.setBrush(colour(self, "warn"))
        painter.drawPolygon(_sign(mark, min(self.x_of(mark.time), self.width() - _SIDE - scaled(_MARK))))


def _sign(mark: Mark, x: float) -> QPolygonF:
    """A triangle for talking over somebody, a rhomb for dead air."""
    top, mark_height = scaled(_MARKS_TOP), scaled(_MARK)
    middle, bottom, half = top + mark_height / 2, top + mark_height, mark_height * 0.6
    points = [(x, top - 0.5), (x + half, bottom), (x - half, bottom)]
    if mark.kind == "silence":
        points = [(x, top - 0.5), (x + half, middle), (x, bottom + 0.5), (x - half, middle)]
    return QPolygonF([QPointF(*point) for point in points])

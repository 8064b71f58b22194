"""Microphone, pace and silence: three bars to be read from the corner of the eye."""

from PySide6.QtCore import QElapsedTimer, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.core.events import AudioLevel, DeviceReady, DeviceTrouble, PaceMeasured, SilenceMeasured
from desktop.core.limits import PaceLimits, SilenceLimits
from desktop.gui.theme import colour

_FLOOR_DBFS = -60.0
_PEAK_HOLD_SECONDS = 1.5
_DECAY_DB_A_SECOND = 20.0
_SLOWEST_SHOWN = 80.0
_FASTEST_SHOWN = 380.0


class Gauge(QWidget):
    """A name, a figure and a bar with an optional limit and peak mark; amber always comes with a sign."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value = "—"
        self._part = 0.0
        self._role = "accent"
        self._limit: float | None = None
        self._peak: float | None = None
        self.setMinimumWidth(80)
        self.setFixedHeight(30)
        self.setAccessibleName(f"{name} —")

    @property
    def value(self) -> str:
        """The figure shown."""
        return self._value

    @property
    def warns(self) -> bool:
        """Whether the bar is past its limit."""
        return self._role == "warn"

    def show_value(self, value: str, part: float, role: str = "accent", peak: float | None = None) -> None:
        """Show a figure and fill a part (0 … 1) of the bar; `peak` marks the highest of late."""
        new = (value, round(part, 3), role, None if peak is None else round(peak, 3))
        if new == (self._value, self._part, self._role, self._peak):
            return
        self._value, self._part, self._role, self._peak = new
        self.setAccessibleName(f"{self._name} {value}")
        self.update()

    def show_limit(self, part: float | None) -> None:
        """Put a tick where the limit is."""
        self._limit = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        width, top = float(self.width()), self.height() - 7.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self, "bar"))
        painter.drawRoundedRect(QRectF(0, top, width, 5), 2.5, 2.5)
        filled = width * min(1.0, max(0.0, self._part))
        painter.setBrush(colour(self, self._role))
        if filled >= 1:
            painter.drawRoundedRect(QRectF(0, top, max(filled, 5), 5), 2.5, 2.5)
        if self._peak is not None and self._peak > 0.02:
            painter.drawRect(QRectF(min(width - 2, width * self._peak), top - 1, 2, 7))
        if self._limit is not None:
            painter.setBrush(colour(self, "dim"))
            painter.drawRect(QRectF(width * self._limit, top - 2, 1.5, 9))

    def _paint_words(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        box = QRectF(0, 0, self.width(), 18)
        warn = self._role == "warn"
        value = f"▲ {self._value}" if warn else self._value
        painter.setPen(colour(self, "warn" if warn else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        room = self.width() - painter.fontMetrics().horizontalAdvance(value) - 6
        painter.setPen(colour(self, "dim"))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


class PeakHold:
    """The loudest of the last moments: held, then falling, as on any level meter."""

    def __init__(self) -> None:
        self._peak = _FLOOR_DBFS
        self._age = QElapsedTimer()

    def take(self, dbfs: float) -> float:
        """Put in the latest peak, get the one to show."""
        age = self._age.elapsed() / 1000 if self._age.isValid() else 0.0
        fallen = self._peak - max(0.0, age - _PEAK_HOLD_SECONDS) * _DECAY_DB_A_SECOND
        if dbfs >= fallen:
            self._peak = dbfs
            self._age.start()
            return dbfs
        return fallen


class LevelGauge(Gauge):
    """The microphone's level; says in words when there is nothing to hear."""

    def __init__(self, name: str = "麦克风") -> None:
        super().__init__(name)
        self._hold = PeakHold()
        self.setToolTip("麦克风音量，竖线为最近的峰值")

    def show_level(self, level: AudioLevel) -> None:
        """One block's level and peak."""
        peak = _part_of_level(self._hold.take(level.peak_dbfs))
        role = "warn" if level.peak_dbfs >= -1.0 else "accent"
        figure = "无声" if level.dbfs <= -90 else f"{level.dbfs:.0f} dB".replace("-", "−")
        self.show_value("过响" if role == "warn" else figure, _part_of_level(level.dbfs), role, peak)

    def show_trouble(self, trouble: DeviceTrouble) -> None:
        """The device gives nothing."""
        words = {"dead": "无声音", "busy": "被占用", "denied": "无权限", "gone": "已断开", "missing": "未找到"}
        words |= {"stalled": "没有数据", "unusable": "不能用"}
        self.show_value(words.get(trouble.code, "有问题"), 0.0, "warn")


class Gauges(QFrame):
    """The row of the three."""

    def __init__(self, pace: PaceLimits, silence: SilenceLimits) -> None:
        super().__init__()
        self.setObjectName("gauges")
        self.setFixedHeight(43)
        self.level = LevelGauge()
        self.pace = Gauge("语速")
        self.silence = Gauge("静默")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(12)
        for gauge in (self.level, self.pace, self.silence):
            row.addWidget(gauge, 1)
        self.set_limits(pace, silence)

    def set_limits(self, pace: PaceLimits, silence: SilenceLimits) -> None:
        """Take the limits past which the bars turn amber."""
        self._pace, self._silence = pace, silence
        self.pace.show_limit(_part_of_pace(pace.notice))
        self.pace.setToolTip(f"说话时每分钟字数；超过 {pace.notice:.0f} 轻声提醒，超过 {pace.warning:.0f} 提醒")
        self.silence.setToolTip(f"您未说话的时间；超过 {silence.notice:.0f} 秒提醒。只接麦克风时不知道客户是否在说")

    def clear(self) -> None:
        """A call begins or ended: nothing is measured yet."""
        for gauge in (self.level, self.pace, self.silence):
            gauge.show_value("—", 0.0)

    def show_level(self, level: AudioLevel) -> None:
        """The agent's level; the customer's has no gauge."""
        if level.channel == "agent":
            self.level.show_level(level)

    def show_pace(self, pace: PaceMeasured) -> None:
        """The agent's articulation rate, amber past the limit; too few characters are no measure."""
        if pace.channel != "agent":
            return
        if pace.characters < self._pace.minimum_characters or pace.articulation <= 0:
            self.pace.show_value("—", 0.0)
            return
        role = "warn" if pace.articulation >= self._pace.notice else "accent"
        self.pace.show_value(f"{pace.articulation:.0f} 字/分", _part_of_pace(pace.articulation), role)

    def show_silence(self, silence: SilenceMeasured) -> None:
        """How long the agent has not spoken."""
        part = silence.seconds / self._silence.warning if self._silence.warning else 0.0
        role = "warn" if silence.seconds >= self._silence.notice else "accent"
        self.silence.show_value(f"{int(silence.seconds)} 秒", min(1.0, part), role)

    def show_device(self, event: DeviceReady | DeviceTrouble) -> None:
        """Say at the gauge itself that the device is gone, or is back."""
        if event.channel != "agent":
            return
        if isinstance(event, DeviceTrouble):
            self.level.show_trouble(event)
        else:
            self.level.show_value("—", 0.0)
            self.level.setToolTip(f"麦克风：{event.device}（{event.rate} Hz），竖线为最近的峰值")


def _part_of_level(dbfs: float) -> float:
    return min(1.0, max(0.0, 1 - dbfs / _FLOOR_DBFS))


def _part_of_pace(articulation: float) -> float:
    return min(1.0, max(0.0, (articulation - _SLOWEST_SHOWN) / (_FASTEST_SHOWN - _SLOWEST_SHOWN)))

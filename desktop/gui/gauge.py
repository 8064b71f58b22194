"""One measure as a name, a figure and a bar."""

from PySide6.QtCore import QElapsedTimer, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from desktop.core.events import AudioLevel, DeviceTrouble
from desktop.gui.language import tr, tr_noop
from desktop.gui.text_size import is_large, scaled
from desktop.gui.theme import colour
from desktop.gui.told_picture import ToldPicture

_FLOOR_DBFS = -60.0
_NOTHING_DBFS = -90.0
_PEAK_HOLD_SECONDS = 1.5
_DECAY_DB_A_SECOND = 20.0
_HEIGHT = 30
_SHORTEST_BAR = 18
_WIDE_FIGURE = tr_noop("▲过响")


class Gauge(ToldPicture):
    """A name, a figure and a bar with an optional limit and peak mark; amber always comes with a sign."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value = "—"
        self._part = 0.0
        self._role = "accent"
        self._limit: float | None = None
        self._peak: float | None = None
        self._slim = False
        self.setMinimumWidth(80)
        self.setFixedHeight(scaled(_HEIGHT))
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

    def rename(self, name: str, slim: bool = False) -> None:
        """Take another name; a slim one has name, bar and figure in one row, so that two fit in the place of one."""
        if (name, slim) == (self._name, self._slim):
            return
        self._name, self._slim = name, slim
        self.setFixedHeight(scaled(_HEIGHT // 2 + 1 if slim and is_large() else _HEIGHT // 2 if slim else _HEIGHT))
        self.setAccessibleName(f"{name} {self._value}")
        self.update()

    def show_limit(self, part: float | None) -> None:
        """Put a tick where the limit is."""
        self._limit = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(scaled(12))
        painter.setFont(font)
        bar = self._paint_row(painter) if self._slim else self._paint_words(painter)
        if bar.width() < _SHORTEST_BAR:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self, "bar"))
        round_end = bar.height() / 2
        painter.drawRoundedRect(bar, round_end, round_end)
        filled = bar.width() * min(1.0, max(0.0, self._part))
        painter.setBrush(colour(self, self._role))
        if filled >= 1:
            full = QRectF(bar.left(), bar.top(), max(filled, bar.height()), bar.height())
            painter.drawRoundedRect(full, round_end, round_end)
        if self._peak is not None and self._peak > 0.02:
            at = bar.left() + min(bar.width() - 2, bar.width() * self._peak)
            painter.drawRect(QRectF(at, bar.top() - 1, 2, bar.height() + 2))
        if self._limit is not None:
            painter.setBrush(colour(self, "dim"))
            painter.drawRect(QRectF(bar.left() + bar.width() * self._limit, bar.top() - 2, 1.5, bar.height() + 4))

    def _paint_words(self, painter: QPainter) -> QRectF:
        """Name and figure above the bar; gives the bar's place."""
        box = QRectF(0, 0, self.width(), scaled(18))
        value = self._paint_figure(painter, box, self._value)
        room = self.width() - painter.fontMetrics().horizontalAdvance(value) - 6
        painter.setPen(colour(self, "dim"))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        return QRectF(0, self.height() - 7, self.width(), 5)

    def _paint_row(self, painter: QPainter) -> QRectF:
        """Name and figure left and right of the bar, which keeps its place whatever the figure is."""
        box = QRectF(self.rect())
        value = self._paint_figure(painter, box, self._value.removesuffix(" dB"))
        painter.setPen(colour(self, "dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name)
        metrics = painter.fontMetrics()
        right = max(metrics.horizontalAdvance(tr(_WIDE_FIGURE)), metrics.horizontalAdvance(value)) + 5
        left = metrics.horizontalAdvance(self._name) + 6
        return QRectF(left, self.height() / 2 - 1.5, self.width() - left - right, 4)

    def _paint_figure(self, painter: QPainter, box: QRectF, words: str) -> str:
        warn = self._role == "warn"
        value = f"▲ {words}" if warn and not self._slim else f"▲{words}" if warn else words
        painter.setPen(colour(self, "warn" if warn else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        return value


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

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._hold = PeakHold()
        self._fails = False
        self.setToolTip(tr("麦克风音量，竖线为最近的峰值"))

    def clear(self) -> None:
        """Nothing is measured yet, or no longer."""
        self._fails = False
        self.show_value("—", 0.0)

    def show_level(self, level: AudioLevel) -> None:
        """One block's level and peak. The silence that stands in for a device in trouble is none of it."""
        if self._fails and level.dbfs <= _NOTHING_DBFS:
            return
        self._fails = False
        peak = _part_of_level(self._hold.take(level.peak_dbfs))
        role = "warn" if level.peak_dbfs >= -1.0 else "accent"
        figure = tr("无声") if level.dbfs <= _NOTHING_DBFS else f"{level.dbfs:.0f} dB".replace("-", "−")
        self.show_value(tr("过响") if role == "warn" else figure, _part_of_level(level.dbfs), role, peak)

    def show_trouble(self, trouble: DeviceTrouble) -> None:
        """The device gives nothing."""
        self._fails = True
        words = {
            "dead": tr("无声音"),
            "busy": tr("被占用"),
            "denied": tr("无权限"),
            "gone": tr("已断开"),
            "missing": tr("未找到"),
        }
        words |= {"stalled": tr("没有数据"), "unusable": tr("不能用")}
        self.show_value(words.get(trouble.code, tr("有问题")), 0.0, "warn")


def _part_of_level(dbfs: float) -> float:
    return min(1.0, max(0.0, 1 - dbfs / _FLOOR_DBFS))

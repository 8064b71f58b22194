"""Levels, pace and silence: bars to be read from the corner of the eye."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.events import AudioLevel, DeviceReady, DeviceTrouble, PaceMeasured, SilenceMeasured
from desktop.core.limits import DeadAirLimits, PaceLimits, SilenceLimits
from desktop.gui.gauge import Gauge, LevelGauge
from desktop.gui.language import tr
from desktop.gui.text_size import is_large, scaled

_SLOWEST_SHOWN = 80.0
_FASTEST_SHOWN = 380.0


class Gauges(QFrame):
    """The row of them: the levels, the agent's pace, the silence. The customer's speech is never measured."""

    def __init__(self, pace: PaceLimits, silence: SilenceLimits, dead_air: DeadAirLimits) -> None:
        super().__init__()
        self.setObjectName("gauges")
        self.level = LevelGauge(tr("麦克风"))
        self.customer = LevelGauge(tr("客户"))
        self.pace = Gauge(tr("语速"))
        self.silence = Gauge(tr("静默"))
        self._both = self._deaf = False
        levels = QVBoxLayout()
        levels.setSpacing(0)
        levels.addWidget(self.level)
        levels.addWidget(self.customer)
        # Where letters are large there is no room side by side: a row each, all of them slim.
        row = QVBoxLayout(self) if is_large() else QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(2 if is_large() else 12)
        if not is_large():
            self.setFixedHeight(scaled(30) + 13)
        row.addLayout(levels, 1)
        row.addWidget(self.pace, 1)
        row.addWidget(self.silence, 1)
        self.set_limits(pace, silence, dead_air)
        self.show_sides(both=False)

    def set_limits(self, pace: PaceLimits, silence: SilenceLimits, dead_air: DeadAirLimits) -> None:
        """Take the limits past which the bars turn amber."""
        self._pace, self._own_silence, self._dead_air = pace, silence, dead_air
        self.pace.show_limit(_part_of_pace(pace.notice))
        self.pace.setToolTip(
            tr("说话时每分钟字数；超过 {notice:.0f} 轻声提醒，超过 {warning:.0f} 提醒").format(
                notice=pace.notice, warning=pace.warning
            )
        )
        self._name_silence()

    def show_sides(self, both: bool) -> None:
        """Both levels and the silence of both, or what a microphone alone can tell."""
        self._both, self._deaf = both, False
        self.customer.rename(tr("客户"), slim=True)
        self.customer.setVisible(both)
        self.customer.setToolTip(tr("客户的音量，竖线为最近的峰值。只用来判断听不听得清，不评分"))
        self.level.rename(tr("坐席") if both else tr("麦克风"), slim=both or is_large())
        self.pace.rename(tr("语速"), slim=is_large())
        self._name_silence()

    def clear(self) -> None:
        """A call begins or ended: nothing is measured yet."""
        self._deaf = False
        self._name_silence()
        for level in (self.level, self.customer):
            level.clear()
        for gauge in (self.pace, self.silence):
            gauge.show_value("—", 0.0)

    def show_level(self, level: AudioLevel) -> None:
        """One block of either side."""
        (self.level if level.channel == "agent" else self.customer).show_level(level)

    def show_pace(self, pace: PaceMeasured) -> None:
        """The agent's articulation rate, amber past the limit; too few characters are no measure."""
        if pace.channel != "agent":
            return
        if pace.characters < self._pace.minimum_characters or pace.articulation <= 0:
            self.pace.show_value("—", 0.0)
            return
        role = "warn" if pace.articulation >= self._pace.notice else "accent"
        self.pace.show_value(
            tr("{articulation:.0f} 字/分").format(articulation=pace.articulation),
            _part_of_pace(pace.articulation),
            role,
        )

    def show_silence(self, silence: SilenceMeasured) -> None:
        """How long the agent has not spoken; where both are heard, how long nobody has."""
        limits = self._silence_limits
        part = silence.seconds / limits.warning if limits.warning else 0.0
        role = "warn" if silence.seconds >= limits.notice else "accent"
        self.silence.show_value(tr("{seconds} 秒").format(seconds=int(silence.seconds)), min(1.0, part), role)

    def show_device(self, event: DeviceReady | DeviceTrouble) -> None:
        """Say at the gauge itself that the device is gone, or is back."""
        trouble = isinstance(event, DeviceTrouble)
        gauge, what = (self.level, tr("麦克风")) if event.channel == "agent" else (self.customer, tr("客户的声音"))
        if event.channel == "customer":
            self._deaf = trouble
            self._name_silence()
        if isinstance(event, DeviceTrouble):
            gauge.show_trouble(event)
        else:
            gauge.clear()
            gauge.setToolTip(
                tr("{what}：{device}（{rate} Hz），竖线为最近的峰值").format(
                    what=what, device=event.device, rate=event.rate
                )
            )

    @property
    def _silence_limits(self) -> SilenceLimits | DeadAirLimits:
        return self._dead_air if self._both and not self._deaf else self._own_silence

    def _name_silence(self) -> None:
        known = self._both and not self._deaf
        self.silence.rename(tr("双方静默") if known else tr("静默"), slim=is_large())
        notice = tr("超过 {notice:.0f} 秒提醒").format(notice=self._silence_limits.notice)
        if known:
            self.silence.setToolTip(tr("您和客户都没有说话的时间；{notice}").format(notice=notice))
        else:
            words = (
                tr("您未说话的时间；{notice}。现在听不到客户，不知道客户是否在说")
                if self._both
                else tr("您未说话的时间；{notice}。只接麦克风时不知道客户是否在说")
            )
            self.silence.setToolTip(words.format(notice=notice))


def _part_of_pace(articulation: float) -> float:
    return min(1.0, max(0.0, (articulation - _SLOWEST_SHOWN) / (_FASTEST_SHOWN - _SLOWEST_SHOWN)))

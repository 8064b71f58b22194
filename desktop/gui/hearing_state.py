"""Whether the program hears, in a few words: an agent must never have to wonder."""

from desktop.core.events import (
    AudioLevel,
    CallEnded,
    CallStarted,
    Channel,
    DeviceReady,
    DeviceTrouble,
    Event,
    Heartbeat,
    ListenerFailed,
    ListenerReady,
)
from desktop.gui.language import tr

_NOTHING_DBFS = -90.0
_LATE_SECONDS, _ON_TIME_SECONDS = 1.5, 1.0
"""A lag is told of past the first and until it falls below the second, so that the words do not flicker."""


class HearingState:
    """Filled event by event, between calls too: the recogniser is loaded before the first one."""

    def __init__(self) -> None:
        self._recogniser = ""
        self._between_calls = tr("正在加载语音识别……")
        self._fails = False
        self._devices: dict[Channel, str] = {}
        self._in_call = False
        self.both = False
        """Whether the customer is listened to as well."""
        self.lag = 0.0
        """Seconds by which recognition is late; 0 when nobody would notice."""

    def feed(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, ListenerReady | ListenerFailed):
            self._follow_recogniser(event)
        elif isinstance(event, Heartbeat):
            late = event.lag_seconds > (_ON_TIME_SECONDS if self.lag else _LATE_SECONDS)
            self.lag = event.lag_seconds if late and self._in_call else 0.0
        elif isinstance(event, CallStarted | CallEnded):
            self._in_call = isinstance(event, CallStarted)
            self.both = isinstance(event, CallStarted) and "customer" in event.channels
            self._devices, self.lag = {}, 0.0
        elif isinstance(event, DeviceReady | DeviceTrouble):
            self._devices[event.channel] = "ready" if isinstance(event, DeviceReady) else "trouble"
        elif isinstance(event, AudioLevel) and event.dbfs > _NOTHING_DBFS:
            # A call that is replayed has sound and no devices.
            self._devices.setdefault(event.channel, "ready")

    @property
    def model(self) -> str:
        """The model that the program hears with; empty while there is none."""
        return self._recogniser

    @property
    def between_calls(self) -> str:
        """What the program will hear the next call with, or why it cannot yet."""
        return self._between_calls

    @property
    def during_call(self) -> str:
        """What an agent may rely on now, where the alerts would appear."""
        if self._fails:
            return tr("现在没有语音识别，不会有提醒")
        if self._devices.get("agent") == "trouble":
            return tr("现在听不到您说话，不会有提醒")
        if not self._recogniser:
            return tr("语音识别还在加载，您说的话稍后补听")
        if self._devices.get("agent") != "ready":
            return tr("正在打开麦克风……")
        if self.hears_customer is False:
            words = tr("正在听您，听不到客户，识别{late}") if self.lag else tr("正在听您，听不到客户")
            return words.format(late=self.late)
        return tr("正在听，识别{late}").format(late=self.late) if self.lag else tr("正在听，没有提醒")

    @property
    def hears_customer(self) -> bool | None:
        """Whether he can be heard now; None where nobody listens to him, or his device is only being opened."""
        if not self.both:
            return None
        if self._fails:
            return False
        return {"ready": True, "trouble": False}.get(self._devices.get("customer", ""))

    @property
    def late(self) -> str:
        """The lag in words; empty when there is none worth telling."""
        return tr("延迟 {lag} 秒").format(lag=round(self.lag)) if self.lag else ""

    def _follow_recogniser(self, event: ListenerReady | ListenerFailed) -> None:
        if isinstance(event, ListenerReady):
            self._recogniser = f"{event.engine} · {event.model}"
            self._between_calls = tr("语音识别已就绪：{recogniser}").format(recogniser=self._recogniser)
            self._fails = False
            return
        self._recogniser = ""
        self._fails = not event.retry
        self._between_calls = tr("正在重新加载语音识别……") if event.retry else tr("语音识别还不能用，原因见下方。")

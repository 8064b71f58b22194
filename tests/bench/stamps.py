"""Monotonic times of what happens to an event in the window's process, taken from outside the product's code."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot

from desktop.core.events import AlertRaised
from desktop.gui.bridge import Bridge
from desktop.session import listener_child

_LOOK_MS = 1


class Reads:
    """When each event of the listener was read from its pipe."""

    def __init__(self):
        self.stamped = []
        self._original = listener_child.from_json

    def __enter__(self):
        listener_child.from_json = self._read
        return self

    def __exit__(self, *_):
        listener_child.from_json = self._original

    def _read(self, line):
        now = time.monotonic()
        event = self._original(line)
        self.stamped.append((now, event))
        return event


class StampingBridge(Bridge):
    """The window's own bridge; notes when each event was handed to it."""

    def __init__(self):
        super().__init__()
        self.posted = []

    def post(self, event):
        self.posted.append((time.monotonic(), event))
        super().post(event)


class Pixels(QObject):
    """When an alert had changed what the screen shows in the alert's slot.

    The picture comes back from the X server, which answers in order: what it shows had been painted and sent.
    Must be made before the window, so as to see an alert before the window does.
    """

    def __init__(self, bridge):
        super().__init__()
        self.shown = {}
        """Id and time of the AlertRaised → when it was seen on the screen."""
        self._window = None
        self._waiting = None
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        bridge.happened.connect(self._on_event)

    def watch(self, window):
        self._window = window

    def _on_event(self, event):
        if isinstance(event, AlertRaised) and event.shown and self._window is not None:
            self._waiting = event, self._picture()
            self._looking.start()

    def _look(self):
        alert, before = self._waiting
        if self._picture() != before:
            self.shown[alert.id, alert.time] = time.monotonic()
            self._looking.stop()

    def _picture(self):
        slot = self._window.live.alert
        corner = slot.mapTo(self._window, slot.rect().topLeft())
        return (
            self._window.screen()
            .grabWindow(self._window.winId(), corner.x(), corner.y(), slot.width(), slot.height())
            .toImage()
        )


class FirstPaint(QObject):
    """When a window's first picture was on the screen."""

    def __init__(self, window):
        super().__init__()
        self.at = None
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint and self.at is None:
            QTimer.singleShot(0, self, self._look)
        return False

    def _look(self):
        picture = self._window.screen().grabWindow(self._window.winId()).toImage()
        middle = {picture.pixel(x, picture.height() // 2) for x in range(0, picture.width(), 7)}
        if self.at is None and len(middle) > 1:
            self.at = time.monotonic()


class Gaps(QObject):
    """How late a 10 ms timer of the GUI thread is: the longest that the window stood still."""

    _EVERY_MS = 10

    def __init__(self):
        super().__init__()
        self.lateness = []
        self._last = None
        self._timer = QTimer(self, interval=self._EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @Slot()
    def start(self):
        self._last = time.monotonic()
        self._timer.start()

    @Slot()
    def stop(self):
        self._timer.stop()

    def _tick(self):
        now = time.monotonic()
        self.lateness.append(max(0.0, now - self._last - self._EVERY_MS / 1000))
        self._last = now

"""The one door between the call's thread and the window.

A signal that queues one slot call for each level would starve the event loop (900 queued calls of 5 ms froze it
for 2.8 s when tried). So there are two ways in: happenings arrive every one and in order, state is overwritten
by the latest value and read at 30 Hz.
"""

import threading
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.events import (
    MEASURES,
    CallEnded,
    CallStarted,
    Event,
    FinalTranscript,
    PaceMeasured,
    PartialTranscript,
    PromptFollowed,
    PromptShown,
)
from desktop.core.masking import EventMask

STATE_EVENTS = (*MEASURES, PartialTranscript, PaceMeasured)
"""Events of which only the latest counts."""

_TICK_MS = 33


class Bridge(QObject):
    """Lives in the GUI thread; `post` may be called from any."""

    happened = Signal(object)
    """Every event that is no state, in the order posted."""
    measured = Signal(object)
    """The latest of each kind of state, at most 30 times a second, never before what happened earlier."""
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._mask = EventMask()
        self._happenings: deque[Event] = deque()
        self._latest: dict[tuple[type[Event], str], Event] = {}
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.flush)
        self._timer.start()

    def post(self, event: Event) -> None:
        """Hand an event over; returns at once. The window never holds a long number, not even for a frame."""
        with self._lock:
            if isinstance(event, CallStarted):
                self._mask = EventMask()
            event = self._mask.mask(event)
            if isinstance(event, STATE_EVENTS):
                self._latest[type(event), getattr(event, "channel", "")] = event
                return
            self._forget_outdated(event)
            asleep = not self._happenings
            self._happenings.append(event)
        if asleep:
            self._woken.emit()

    def flush(self) -> None:
        """Deliver all that waits, now: what happened first, then the state. GUI thread only."""
        with self._lock:
            latest, self._latest = self._latest, {}
            happenings, self._happenings = self._happenings, deque()
        for event in happenings:
            self.happened.emit(event)
        for event in latest.values():
            self.measured.emit(event)

    def _deliver(self) -> None:
        with self._lock:
            happenings, self._happenings = self._happenings, deque()
        for event in happenings:
            self.happened.emit(event)

    def _forget_outdated(self, event: Event) -> None:
        # A partial that waited for the next tick must not come back after its own final.
        if isinstance(event, FinalTranscript):
            self._latest.pop((PartialTranscript, event.channel), None)
        elif isinstance(event, PromptShown):
            self._latest.pop((PromptFollowed, ""), None)
        elif isinstance(event, CallStarted | CallEnded):
            self._latest.clear()

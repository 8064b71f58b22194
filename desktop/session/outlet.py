"""Where the listener's threads put their events: one at a time, in order of time."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace

from desktop.core.events import Event, to_json

Emit = Callable[[Event], None]


class Outlet:
    """Passes events on. `time` is when an event is raised, so one that was long in the making is dated to now."""

    def __init__(self, emit: Emit, seconds: float = 0.0) -> None:
        """`seconds`: where the call stands that may have to be resumed."""
        self._emit = emit
        self._lock = threading.Lock()
        self._now = seconds

    def begin(self, seconds: float) -> None:
        """A call begins, or goes on, at `seconds`."""
        with self._lock:
            self._now = seconds

    @property
    def now(self) -> float:
        """The latest time that was put out."""
        return self._now

    def put(self, event: Event) -> None:
        """Pass an event on; callable from any thread."""
        with self._lock:
            self._now = max(self._now, event.time)
            self._emit(event if event.time == self._now else replace(event, time=self._now))


def print_event(event: Event) -> None:
    """One JSON line on standard output, at once."""
    sys.stdout.write(to_json(event) + "\n")
    sys.stdout.flush()

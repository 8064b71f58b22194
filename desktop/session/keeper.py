"""Keeps a live call on disk without ever holding it up: what the disk refuses waits, and is tried again."""

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.events import PASSING, CallEnded, CallStarted, Event
from desktop.errors import PeitingError

if TYPE_CHECKING:
    # For types only: SQLAlchemy takes a third of a second to import, and the window starts without it.
    from desktop.storage.record import CallRecord

_RETRY_SECONDS = 5.0
"""A locked database makes every attempt wait for its time-out; the call must not stand still for each event."""


class Keeper:
    """Takes the events of one call after another, `CallStarted` first; used by one thread.

    A refusal is told once, through `complain`, until a write has succeeded again.
    """

    def __init__(self, open_record: Callable[[], "CallRecord"], complain: Callable[[PeitingError], None]) -> None:
        self._open_record = open_record
        self._complain = complain
        self._record: CallRecord | None = None
        self._call_id = 0
        self._waiting: deque[Event] = deque()
        self._refused_at: float | None = None

    def keep(self, event: Event) -> None:
        """Write the event and all that waited before it, or let it wait too."""
        if isinstance(event, PASSING):
            return
        self._waiting.append(event)
        if self._refused_at is None or time.monotonic() - self._refused_at >= _RETRY_SECONDS:
            self._write_all()

    def close(self) -> None:
        """Try once more for what waits, and let go of the file."""
        if self._waiting:
            self._write_all()
        if self._record is not None:
            self._record.close()

    def _write_all(self) -> None:
        try:
            while self._waiting:
                self._write(self._waiting[0])
                self._waiting.popleft()
            self._refused_at = None
        except PeitingError as error:
            if self._refused_at is None:
                self._complain(error)
            self._refused_at = time.monotonic()

    def _write(self, event: Event) -> None:
        if self._record is None:
            self._record = self._open_record()
        if isinstance(event, CallStarted):
            self._call_id = self._record.begin(event)
        elif isinstance(event, CallEnded):
            self._record.close_call(self._call_id, event)
        else:
            self._record.keep(self._call_id, event)

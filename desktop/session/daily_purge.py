"""Erases what has been kept long enough: soon after the start of the program, and every day while it runs."""

import datetime
import logging
import threading
from collections.abc import Callable

from desktop import paths
from desktop.errors import PeitingError
from desktop.session.kept_record import open_kept_record
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.exceptions import forget_proposed
from desktop.storage.record_settings import RecordSettings
from desktop.storage.retention import Purged, Retention, purge

_log = logging.getLogger(__name__)
_FIRST_SECONDS = 20.0
"""After the start: the window and the recogniser come first."""
_LOOK_SECONDS = 600.0
"""How often to look whether another day has begun: a machine that slept overnight has missed every timer."""

_JUMP = datetime.timedelta(days=1)
"""No two looks lie so far apart: the machine slept, or its clock was set."""
_STEADY = datetime.timedelta(hours=1)
"""How long a clock that jumped must go on evenly: a wrong one is set right within minutes by the network's time."""


class SteadyDay:
    """Which day it is, as far as the clock can be trusted: a wrong one must not erase what is still wanted."""

    def __init__(self) -> None:
        self._last: datetime.datetime | None = None
        self._jumped: datetime.datetime | None = None

    def look(self, now: datetime.datetime) -> datetime.date | None:
        """The day of `now`; None within an hour of a jump, ahead or back."""
        if self._last is not None and abs(now - self._last) > _JUMP:
            self._jumped = now
        self._last = now
        return None if self._jumped is not None and now - self._jumped < _STEADY else now.date()


def purge_now(wanted: RecordSettings) -> Purged:
    """Erase what is over today; in a database that a team shares that is its administrator's to decide.

    What came of practice stays until it is erased by hand; only its words go with those of calls.
    Raises PeitingError when a record or the list of false alarms cannot be written.
    """
    now = datetime.datetime.now()
    until = (now - datetime.timedelta(days=wanted.keep_words_days)).isoformat(timespec="seconds")
    forget_proposed(paths.proposed_exceptions(), until)
    if paths.practice_database().exists():
        with kept_practice(wanted) as practice:
            practice.forget_words(until)
    if wanted.url or not paths.record_database().exists():
        return Purged()
    record = open_kept_record(wanted)
    try:
        purged = purge(record, Retention(wanted.keep_days, wanted.keep_words_days), now)
        record.seal_words()
        return purged
    finally:
        record.close()


class DailyPurge:
    """A thread of its own: erasing waits for the disk, and nothing waits for it."""

    def __init__(
        self, wanted: Callable[[], RecordSettings], done: Callable[[Purged], None], first: float = _FIRST_SECONDS
    ) -> None:
        """`wanted` gives the settings of the moment; `done` is told, on this thread, what went, if anything did."""
        self._wanted = wanted
        self._done = done
        self._first = first
        self._closing = threading.Event()
        self._day: datetime.date | None = None
        self._thread = threading.Thread(target=self._run, name="daily-purge", daemon=True)

    def start(self) -> None:
        """Start the thread; the first purge comes a little later."""
        self._thread.start()

    def close(self) -> None:
        """End the thread; a purge that has begun is finished first."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        pause, steady = self._first, SteadyDay()
        while not self._closing.wait(pause):
            pause = _LOOK_SECONDS
            today = steady.look(datetime.datetime.now())
            if today is not None and today != self._day and self._purge():
                self._day = today

    def _purge(self) -> bool:
        try:
            purged = purge_now(self._wanted())
        except PeitingError as error:
            # Another program may hold the record for the moment; the next look tries again.
            _log.warning("%s: %s", error.code, error)
            return False
        if purged.calls or purged.words:
            self._done(purged)
        return True

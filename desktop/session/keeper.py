"""Writes a call down as it goes on: what the disk refuses waits, and is tried again."""

import logging
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.call_score import CallScore, Contest
from desktop.core.events import PASSING, CallEnded, CallStarted, Event
from desktop.errors import PeitingError
from desktop.storage.call_id import new_call_id

if TYPE_CHECKING:
    # For types only: SQLAlchemy takes a third of a second to import, and the window starts without it.
    from desktop.storage.record import CallRecord

_log = logging.getLogger(__name__)
_RETRY_SECONDS = 5.0
"""A locked database makes every attempt wait for its time-out; the call must not stand still for each event."""

_Write = Callable[["CallRecord"], object]


class Keeper:
    """Takes the events of one call after another, `CallStarted` first; used by one thread.

    A refusal is told once, through `complain`, until a write has succeeded again.
    """

    def __init__(self, open_record: Callable[[], "CallRecord"], complain: Callable[[PeitingError], None]) -> None:
        self._open_record = open_record
        self._complain = complain
        self._record: CallRecord | None = None
        self._call_id = ""
        self._waiting: deque[_Write] = deque()
        self._refused_at: float | None = None
        self._stale = False

    @property
    def call_id(self) -> str:
        """The call that is kept, or was last; empty before the first. It has its id before it is on the disk."""
        return self._call_id

    @property
    def waiting(self) -> int:
        """How much has not reached the record yet."""
        return len(self._waiting)

    def keep(self, event: Event, call_id: str = "") -> None:
        """Write the event and all that waited before it, or let it wait too. `call_id` names a call that starts."""
        if isinstance(event, PASSING):
            return
        if isinstance(event, CallStarted):
            if self._stale and self._record is not None:
                self._put(self._let_go)
            self._stale = False
            self._call_id = call_id or new_call_id(event.started_at)
        self._put(_writing(self._call_id, event))

    def keep_score(self, score: CallScore) -> None:
        """Write what the call scored, at its end or after."""
        call_id = self._call_id
        self._put(lambda record: record.keep_score(call_id, score))

    def erase(self, call_id: str) -> None:
        """Erase a call for good: it was none."""
        self._put(lambda record: record.erase([call_id]))

    def contest(self, call_id: str, contest: Contest) -> None:
        """Write that the agent disagrees with an item."""
        self._put(lambda record: record.contest(call_id, contest))

    def open_anew(self) -> None:
        """Open the record again before the next call: the settings say something else now."""
        self._stale = True

    def try_again(self) -> None:
        """Write what waits, if anything does and it is time."""
        if self._waiting and self._is_time():
            self._write_all()

    def close(self) -> None:
        """Try once more for what waits, and let go of the file."""
        if self._waiting:
            self._write_all()
        if self._record is not None:
            self._record.close()

    def _put(self, write: _Write) -> None:
        self._waiting.append(write)
        if self._is_time():
            self._write_all()

    def _is_time(self) -> bool:
        return self._refused_at is None or time.monotonic() - self._refused_at >= _RETRY_SECONDS

    def _let_go(self, record: "CallRecord") -> None:
        record.close()
        self._record = None

    def _write_all(self) -> None:
        try:
            while self._waiting:
                if self._record is None:
                    self._record = self._open_record()
                self._write_first(self._record)
            self._refused_at = None
        except PeitingError as error:
            if self._refused_at is None:
                self._complain(error)
            self._refused_at = time.monotonic()

    def _write_first(self, record: "CallRecord") -> None:
        try:
            self._waiting[0](record)
        except PeitingError as error:
            if error.code != "record-no-call":
                raise
            # The call was erased meanwhile: what waits behind it must not wait for ever.
            self._complain(error)
        except Exception:
            # A fault of the program would come again with every try, and hold up all that waits behind it.
            _log.exception("a write of the record failed")
            self._complain(PeitingError("internal", "程序内部出错，通话记录缺了一条。", "通话可以继续；详情在日志里。"))
        self._waiting.popleft()


def _writing(call_id: str, event: Event) -> _Write:
    if isinstance(event, CallStarted):
        return lambda record: record.begin(event, call_id)
    if isinstance(event, CallEnded):
        return lambda record: record.close_call(call_id, event)
    return lambda record: record.keep(call_id, event)

"""Keeps a live call without ever holding it up: a thread of its own waits for the disk, or for whoever locks it."""

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial

from desktop.core.call_score import CallScore, Contest
from desktop.core.events import PASSING, CallStarted, Event
from desktop.errors import PeitingError
from desktop.session.keeper import Keeper
from desktop.storage.call_id import new_call_id

_log = logging.getLogger(__name__)

_MOST_WAITING = 100_000
"""Some hundred hours of calls. A record that refuses for so long must not take the memory of the whole machine."""
_LOOK_SECONDS = 1.0
_CLOSE_SECONDS = 8.0
"""Less than the window allows the call's thread to end."""


class Keeping:
    """A `Keeper` on a thread. Every method but `close` returns at once; all are called by one thread.

    What is given arrives in its order. What cannot be taken any more is counted, and told once.
    """

    def __init__(
        self, keeper: Keeper, complain: Callable[[PeitingError], None], most_waiting: int = _MOST_WAITING
    ) -> None:
        """`complain` is called by the thread that gives, the complaints of `keeper` on this object's."""
        self._keeper = keeper
        self._complain = complain
        self._most = most_waiting
        self._call_id = ""
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="keeping", daemon=True)
        self.lost = 0
        """What was never written, in the life of this object."""

    @property
    def call_id(self) -> str:
        """The call that is kept, or was last; empty before the first. It has its id before it is on the disk."""
        return self._call_id

    @property
    def waiting(self) -> int:
        """How much has not reached the record yet."""
        return self._jobs.qsize() + self._keeper.waiting

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def keep(self, event: Event) -> None:
        """Write the event after all that was given before."""
        if isinstance(event, PASSING):
            return
        if isinstance(event, CallStarted):
            self._call_id = new_call_id(event.started_at)
        self._put(partial(self._keeper.keep, event, self._call_id))

    def keep_score(self, score: CallScore) -> None:
        """Write what the call scored, at its end or after."""
        self._put(partial(self._keeper.keep_score, score))

    def erase(self) -> None:
        """Erase the call that was kept last: it was none."""
        self._put(partial(self._keeper.erase, self._call_id))

    def contest(self, call_id: str, contest: Contest) -> None:
        """Write that the agent disagrees with an item."""
        self._put(partial(self._keeper.contest, call_id, contest))

    def open_anew(self) -> None:
        """Open the record again before the next call: the settings say something else now."""
        self._jobs.put(self._keeper.open_anew)

    def close(self) -> None:
        """Write what waits, and end the thread; what a record refuses to the last is counted in the log."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(_CLOSE_SECONDS)
        if left := self.lost + self.waiting:
            _log.error("%d writes never reached the record", left)

    def _put(self, write: Callable[[], None]) -> None:
        if self.waiting < self._most:
            self._jobs.put(write)
            return
        self.lost += 1
        if self.lost == 1:
            message = f"通话记录一直写不进去，等待写入的内容已超过 {self._most} 条，之后的不再保存。"
            self._complain(PeitingError("record-overflow", message, "请检查磁盘和数据库，然后重新启动程序。"))

    def _run(self) -> None:
        job: Callable[[], None] | None = self._keeper.try_again
        while job is not None:
            try:
                job()
            except Exception:
                # One write that breaks must not end the keeping of all that follow.
                _log.exception("a write of the record failed")
            job = self._next()
        self._keeper.close()

    def _next(self) -> Callable[[], None] | None:
        try:
            return self._jobs.get(timeout=_LOOK_SECONDS)
        except queue.Empty:
            return self._keeper.try_again

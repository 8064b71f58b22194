"""Asks a record on a thread of its own, so that no window waits for a disk or a server."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import PeitingError
from desktop.gui.language import tr

_log = logging.getLogger(__name__)


class _Kept(Protocol):
    def close(self) -> None: ...


Record = TypeVar("Record", bound=_Kept)
"""What is asked: of calls, of practice."""
Answer = TypeVar("Answer")
Wanted = Callable[[], bool]
"""Whether anybody still waits for the answer; long work looks now and then, and leaves off."""


@dataclass(frozen=True, slots=True)
class _Asked:
    about: str
    number: int
    work: Callable[[Any, Wanted], Any]
    done: Callable[[Any], None]
    failed: Callable[[PeitingError], None] | None
    owed: bool


class RecordDesk(QObject, Generic[Record]):
    """Opens the record with the first question. Of several questions about one thing only the last is answered."""

    troubled = Signal(object)
    """The PeitingError that came in place of an answer."""
    _answered = Signal(object, object)

    def __init__(self, open_record: Callable[[], Record], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_record = open_record
        self._record: Record | None = None
        self._latest: dict[str, int] = {}
        self._questions: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        about: str,
        work: Callable[[Record, Wanted], Answer],
        done: Callable[[Answer], None],
        owed: bool = False,
        failed: Callable[[PeitingError], None] | None = None,
    ) -> None:
        """Have `work` done over there; `done` gets what it returns, here, unless something newer was asked.

        What is `owed` (it writes) is done even then, and when the window has gone. `failed` gets the error that came
        in place of an answer, after everybody heard of it by `troubled`.
        """
        number = self._latest[about] = self._latest.get(about, 0) + 1
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="history", daemon=True)
            self._thread.start()
        self._questions.put(_Asked(about, number, work, done, failed, owed))

    def close(self, patience: float | None = None) -> None:
        """Do what is owed, answer nothing more, and let go of the record.

        `patience`: seconds, after which what still waits for a server is left to itself; None: to the end.
        """
        for about in self._latest:
            self._latest[about] += 1
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join(patience)
            self._thread = None

    def _work(self) -> None:
        while (asked := self._questions.get()) is not None:
            if asked.owed or self._is_wanted(asked):
                answer = self._answer(asked)
                # Who closed the desk may be gone by now, and this object with him.
                if self._is_wanted(asked):
                    self._answered.emit(asked, answer)
        if self._record is not None:
            self._record.close()
            self._record = None

    def _answer(self, asked: _Asked) -> object:
        try:
            if self._record is None:
                self._record = self._open_record()
            return asked.work(self._record, lambda: self._is_wanted(asked))
        except PeitingError as error:
            return error
        except Exception:
            # A question that fails must cost its answer, not those of all that come after it.
            _log.exception("a question about %s failed", asked.about)
            return PeitingError("internal", tr("程序内部出错，这一步没有完成。"), tr("详情在日志里。"))

    def _is_wanted(self, asked: _Asked) -> bool:
        return self._latest[asked.about] == asked.number

    def _deliver(self, asked: _Asked, answer: object) -> None:
        if not self._is_wanted(asked):
            return
        if isinstance(answer, PeitingError):
            self.troubled.emit(answer)
            if asked.failed is not None:
                asked.failed(answer)
        else:
            asked.done(answer)

"""A clean end for whoever asks for one: Ctrl-C, the system, or a user who signs out.

The call that goes on is closed and on the disk before the process goes.
"""

import logging
import signal
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.gui.main_window import MainWindow

_log = logging.getLogger(__name__)
_SIGNAL_CHECK_MS = 200


class Ending(QObject):
    """Listens to signals and to the session of the desktop for as long as the window lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked = 0
        # Python runs a handler only when the interpreter gets a turn, which Qt's loop gives it at every timer.
        self._timer = QTimer(self, interval=_SIGNAL_CHECK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        for number in _numbers():
            signal.signal(number, self._note)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # Not queued: the system may end the process as soon as this returns.
            application.commitDataRequest.connect(self.sign_out, Qt.ConnectionType.DirectConnection)

    def sign_out(self) -> None:
        """The user signs out, or the machine shuts down: no question is asked, nobody could answer it."""
        _log.info("the session ends")
        self._window.leave()

    def _note(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape of a signal handler
        self._asked = number

    def _look(self) -> None:
        if self._asked:
            self._timer.stop()
            _log.info("asked to end by signal %d", self._asked)
            self._window.leave()


def _numbers() -> tuple[int, ...]:
    # SIGHUP: the terminal or the desktop's session is gone. Windows has none.
    return tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

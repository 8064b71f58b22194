"""Pictures of the real window at the key moments of a call, without a screen."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.core.call_score import Contest
from desktop.core.events import Event
from desktop.core.practice.play import Play
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.gui.offscreen import picture_of
from desktop.session.key_moments import KeyMoments
from desktop.storage.settings import Settings

_SETTLE_MS = 350
"""The window's call timer ticks every 200 ms and a fade takes 150."""


class Album:
    """Shows a call in a window of its own and keeps pictures of it; used by one thread, which must be the main one."""

    def __init__(self, library: Library, settings: Settings, folder: Path) -> None:
        """`folder` is where the pictures go."""
        if sys.platform == "linux" and QApplication.instance() is None:
            # Elsewhere the offscreen platform has no fonts, and there always is a screen.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            qInstallMessageHandler(_tell_what_matters)
        self._application = QApplication.instance() or QApplication([])
        self._folder = folder
        self._moments = KeyMoments()
        self._bridge = Bridge()
        self._window = MainWindow(_NobodyActs(), self._bridge, library, settings, save=_forget)
        self._window.show()
        self.pictures: list[Path] = []

    @property
    def missing(self) -> tuple[str, ...]:
        """The moments of which there is no picture, since they did not come."""
        return self._moments.missing

    def feed(self, event: Event) -> None:
        """Show the event, and take the pictures that are due. Raises PeitingError when one cannot be written."""
        self._bridge.post(event)
        for name in self._moments.feed(event):
            self._bridge.flush()
            self._settle()
            self.pictures.append(self._folder / f"{name}.png")
            picture_of(self._window, self.pictures[-1])

    def close(self) -> None:
        """Take the window away."""
        self._window.close()
        self._window.deleteLater()
        self._settle()

    def _settle(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()


def _tell_what_matters(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt says, but for the sentence that its offscreen platform says of every window with a least size."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _forget(_settings: Settings) -> None:
    """What somebody changed in a window that is only looked at is not kept."""


class _NobodyActs:
    """A window that is only looked at asks for nothing."""

    def start_call(self, customer: str, title: str) -> None: ...

    def end_call(self) -> None: ...

    def discard_call(self) -> None: ...

    def start_practice(self, play: Play) -> None: ...

    def play_beat(self, beat: str) -> None: ...

    def break_off(self) -> None: ...

    def send(self, command: Event) -> None: ...

    def contest(self, call: str, contest: Contest) -> None: ...

    def preview(self, device: str, hear_customer: bool = False, customer: str = "") -> None: ...

    def apply(self, settings: Settings) -> None: ...

    def close(self) -> None: ...

"""Stays behind a window that fills the screen, e.g. a softphone's pop-up, and comes to the front again after it.

On X11 there is nothing to do: window managers that keep to the EWMH put a full-screen window that has the focus
before all that stay on top (tried with openbox). Windows does not, and has to be asked what goes on.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LOOK_MS = 1000
_FILLED = frozenset({2, 3, 4})
"""QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN, QUNS_PRESENTATION_MODE of QUERY_USER_NOTIFICATION_STATE (shellapi.h)."""


class FullScreenManners(QObject):
    """Takes the wish to be on top back while something fills the screen."""

    def __init__(self, window: "QWidget", settings: Settings, filled: "Callable[[], bool] | None" = None) -> None:
        """`filled` says whether a program fills the screen now; None: as Windows says, and never elsewhere."""
        super().__init__(window)
        self._window = window
        self._filled = filled or screen_is_filled
        self._back = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._looks = filled is not None or sys.platform == "win32"
        self.use_settings(settings)

    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved."""
        self._on_top = settings.window.on_top
        if self._on_top and settings.desk.yield_to_full_screen and self._looks:
            self._timer.start()
        else:
            self._timer.stop()
            self._stand_back(False)

    def look(self) -> None:
        """See whether something fills the screen now."""
        self._stand_back(self._filled())

    def _stand_back(self, back: bool) -> None:
        if back == self._back:
            return
        self._back = back
        # On the window's handle: QWidget.setWindowFlag would take the window away and put it up again.
        handle = self._window.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, self._on_top and not back)
            if back:
                handle.lower()


def screen_is_filled() -> bool:
    """Whether the system says so; False where it says nothing."""
    if sys.platform != "win32":
        return False
    shell: Any = ctypes.windll.shell32
    state = ctypes.c_int()
    return shell.SHQueryUserNotificationState(ctypes.byref(state)) == 0 and state.value in _FILLED

"""Where the window was, kept in a small file and only believed where a screen still is."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)
_REACHABLE = 80
"""Pixels of the title bar that must lie on a screen, so that it can be grasped."""
_FRAME = 40
"""Room for the title bar, whose height only the system knows, and only once it has drawn it."""
_FROM_EDGE = 24


class WindowPlace(QObject):
    """Puts a window where it was and remembers where it is when it goes."""

    def __init__(self, window: QWidget, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self.restore()
        window.installEventFilter(self)

    def restore(self) -> None:
        """Put the window back; at the right edge of the main screen when nothing usable is known."""
        wanted = self._read()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        there = [screen for screen in screens if wanted is not None and _reachable(wanted, screen)]
        if wanted is not None and there:
            wanted.setHeight(min(wanted.height(), max(screen.height() for screen in there) - _FRAME))
            self._window.setGeometry(wanted)
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self._window.resize(self._window.width(), min(self._window.height(), screen.height() - _FRAME))
        spare = max(0, screen.height() - self._window.height() - _FRAME)
        left = screen.right() - self._window.width() - _FROM_EDGE
        self._window.move(max(screen.left(), left), screen.top() + min(48, spare))

    def keep(self) -> None:
        """Write down where the window is. A place that cannot be kept is no reason to trouble the agent."""
        box = self._window.geometry()
        place = {"version": 1, "x": box.x(), "y": box.y(), "width": box.width(), "height": box.height()}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(place), encoding="utf-8")
        except OSError as error:
            _log.warning("window place not kept in %s: %s", self._path, error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.keep()
        return super().eventFilter(watched, event)

    def _read(self) -> QRect | None:
        try:
            place = json.loads(self._path.read_text(encoding="utf-8"))
            box = QRect(*(int(place[name]) for name in ("x", "y", "width", "height")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("window place in %s not usable: %r", self._path, error)
            return None
        return box if box.isValid() else None


def _reachable(box: QRect, screen: QRect) -> bool:
    title = QRect(box.x(), box.y(), box.width(), 30)
    seen = title.intersected(screen)
    return seen.width() >= _REACHABLE and seen.height() >= 10

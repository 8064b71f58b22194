"""Where the window was on these very screens, kept in a small file and only believed where a screen still is."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)
_VERSION = 2
_REACHABLE = 80
"""Pixels of the title bar that must lie on a screen, so that it can be grasped."""
_FRAME = 40
"""Room for the title bar, whose height only the system knows, and only once it has drawn it."""
_FROM_EDGE = 24
_SETTLED_MS = 1500
"""Screens that are plugged in or woken come one by one, and move each other about."""
_MOST_SETS = 20


class WindowPlace(QObject):
    """Puts a window where it was and remembers where it is when it goes, or when the screens change.

    At the desk with two screens, at home with one, and over remote desktop it has a place of its own each.
    """

    def __init__(self, window: QWidget, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._screens = screen_set()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._follow_screens)
        self._stands = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._stands.timeout.connect(self._note)
        self.restore()
        self._box = window.geometry()
        window.installEventFilter(self)
        self._watch()

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
        self._box = self._window.geometry()
        self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.keep()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and not self._settled.isActive():
            self._stands.start()
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self._box = self._window.geometry()

    def _write(self) -> None:
        places = {name: place for name, place in self._places().items() if name != self._screens}
        box = self._box
        places[self._screens] = {"x": box.x(), "y": box.y(), "width": box.width(), "height": box.height()}
        latest = dict(list(places.items())[-_MOST_SETS:])
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"version": _VERSION, "places": latest}, ensure_ascii=False)
            self._path.write_text(text, encoding="utf-8")
        except OSError as error:
            _log.warning("window place not kept in %s: %s", self._path, error)

    def _watch(self) -> None:
        # By the name of a method of ours: a connection that ends with this object.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication), "a window has one"
        application.screenAdded.connect(self._screen_added)
        application.screenRemoved.connect(self._wait_for_screens)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._wait_for_screens)

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._wait_for_screens)
        self._wait_for_screens()

    def _wait_for_screens(self) -> None:
        if not self._settled.isActive():
            # Where it has stood for a while: some systems move windows before they tell of screens.
            self._stands.stop()
            self._write()
        self._settled.start()

    def _follow_screens(self) -> None:
        if screen_set() == self._screens and self._is_reachable():
            return
        self._screens = screen_set()
        self.restore()
        self._note()

    def _is_reachable(self) -> bool:
        box = self._window.geometry()
        return any(_reachable(box, screen.availableGeometry()) for screen in QGuiApplication.screens())

    def _places(self) -> dict[str, dict[str, int]]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            if kept["version"] == 1:
                # One place for all screens, as it was kept before: the best guess for those that are here now.
                return {self._screens: kept}
            return dict(kept["places"])
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            _log.warning("window places in %s not usable: %r", self._path, error)
            return {}

    def _read(self) -> QRect | None:
        place = self._places().get(self._screens)
        if place is None:
            return None
        try:
            box = QRect(*(int(place[name]) for name in ("x", "y", "width", "height")))
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            _log.warning("window place %r not usable: %r", place, error)
            return None
        return box if box.isValid() else None


def screen_set() -> str:
    """The screens that are here now: name, place, size and scale of each. The same ones make the same words."""
    return " | ".join(sorted(_screen_words(screen) for screen in QGuiApplication.screens()))


def _screen_words(screen: QScreen) -> str:
    box = screen.geometry()
    return f"{screen.name()} {box.x()},{box.y()} {box.width()}x{box.height()} @{screen.devicePixelRatio():g}"


def _reachable(box: QRect, screen: QRect) -> bool:
    title = QRect(box.x(), box.y(), box.width(), 30)
    seen = title.intersected(screen)
    return seen.width() >= _REACHABLE and seen.height() >= 10

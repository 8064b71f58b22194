"""How large the main window is: whole, or the compact strip, and never lower than what it has to show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.gui.troubles import on_top_notice
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.window_parts import WindowParts

_WIDTH, _HEIGHT = 380, 728
_NARROWEST, _WIDEST = 340, 600


class WindowFit:
    """Set by hand, since a main window asks its inner layouts before they have settled and keeps what it heard."""

    def __init__(self, window: "WindowParts") -> None:
        self._window = window
        self._compact = False
        self._full_height = _HEIGHT
        window.setMinimumWidth(_NARROWEST)
        window.setMaximumWidth(_WIDEST)
        window.resize(_WIDTH, _HEIGHT)

    def toggle_compact(self) -> None:
        """Between the strip and the whole window."""
        window = self._window
        self._compact = not self._compact
        if self._compact:
            self._full_height = window.height()
        window.live.show_compact(self._compact)
        if not self._compact:
            window.resize(window.width(), self._full_height)

    def fit_screen(self) -> None:
        """On a screen that is too low for the whole window, show the strip."""
        if not self._compact and self._window.minimumHeight() > self._window.screen().availableGeometry().height():
            self.toggle_compact()

    def fit_height(self) -> None:
        """The parts were laid out anew."""
        window = self._window
        above = window.live.mapTo(window, window.live.rect().topLeft()).y()
        window.setMinimumHeight(above + window.live.minimumSizeHint().height())
        if self._compact:
            window.resize(window.width(), window.minimumHeight())


def stay_on_top(window: "WindowParts", before: Settings, settings: Settings) -> None:
    """Take the wish to stay before other windows; tell where the desktop does not allow it."""
    wants_on_top = settings.window.on_top and not (before.setup_done and before.window.on_top)
    if wants_on_top and QGuiApplication.platformName().startswith("wayland"):
        window.notice.show_notice(on_top_notice())
    if settings.window.on_top != before.window.on_top:
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, settings.window.on_top)
        window.show()

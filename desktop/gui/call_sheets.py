"""What opens over the page on demand, finder and reasons: never two at once, and never over the alert."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop.core.events import Event
from desktop.core.finding import places_of
from desktop.core.script import Library
from desktop.gui.finder import Finder
from desktop.gui.moves import Moves
from desktop.gui.why_panel import WhyPanel

_EDGE = 8


class CallSheets:
    """Both lie over `page`; `room` tells which part of it they may cover."""

    def __init__(self, page: QWidget) -> None:
        self._library: Library | None = None
        self._stale = False
        self.moves = Moves()
        self.finder = Finder(page)
        self.why = WhyPanel(page)

    @property
    def shown(self) -> QWidget | None:
        """The one that is open."""
        return next((sheet for sheet in (self.finder, self.why) if not sheet.isHidden()), None)

    def use_library(self, library: Library) -> None:
        """Find in this library. Pinyin is looked up when somebody looks for something, not before."""
        self._stale = self._stale or library is not self._library
        self._library = library
        self.moves.use_library(library)

    def feed(self, event: Event) -> bool:
        """Take one event of the call; True when the call moved."""
        moved = self.moves.feed(event)
        if moved and not self.why.isHidden():
            self.why.show_moves(self.moves.latest)
        return moved

    def find(self, typed: str = "") -> None:
        """Open the finder with what was typed already; once more closes it."""
        if not typed and self.shown is self.finder:
            self.finder.hide()
            return
        self.why.hide()
        if self._stale and self._library is not None:
            self.finder.show_places(places_of(self._library))
            self._stale = False
        self.finder.open_with(typed)

    def explain(self) -> None:
        """Show why the call is where it is; once more closes it."""
        if self.shown is self.why:
            self.why.hide()
            return
        self.finder.hide()
        self.why.show_moves(self.moves.latest)
        self.why.show()
        self.why.raise_()

    def close(self) -> bool:
        """Close what is open; False when nothing was."""
        shown = self.shown
        if shown is not None:
            shown.hide()
        return shown is not None

    def place(self, room: QRect) -> None:
        """Cover at most this part of the page."""
        inside = room.adjusted(_EDGE, 2, -_EDGE, -2)
        self.finder.fit(inside)
        self.why.fit(inside)

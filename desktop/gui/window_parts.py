"""What stands in the main window: its frame, made once, and its parts, which are made anew in another language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.call_bar import CallBar
from desktop.gui.focus_guard import FocusGuard
from desktop.gui.glyph import application_icon
from desktop.gui.language import tr
from desktop.gui.live_page import LivePage
from desktop.gui.notice_strip import NoticeStrip
from desktop.gui.practice_door import PracticeDoor
from desktop.gui.theme import Theme
from desktop.gui.window_fit import WindowFit
from desktop.gui.wrap_up import WrapUp
from desktop.storage.settings import Settings


class WindowParts(QMainWindow):
    """Only holds them; the main window says what they show and do."""

    live: LivePage
    rebuilt = Signal()
    """The parts are others now, in another language."""

    def build_frame(self, settings: Settings) -> None:
        """Everything without words: how the window looks, stands and takes the keyboard."""
        self.setWindowIcon(application_icon())
        # A plain window, no tool window: it keeps its place in the task bar, and macOS does not hide it.
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, settings.window.on_top)
        self.theme = Theme(self)
        self.theme.wear(settings.window.theme, settings.window.text_size)
        self.inside = QWidget()
        self.inside.setObjectName("page")
        # Takes the keyboard first, so that no button looks chosen before the agent has chosen one.
        self.inside.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.pages = QStackedWidget()
        self.column.addWidget(self.pages, 1)
        self.setCentralWidget(self.inside)
        self.inside.setFocus()
        self.focus_guard = FocusGuard(self)
        self.fit = WindowFit(self)

    def build_parts(self, live: LivePage) -> None:
        """The parts in the language of the moment. What others put into the column between them stays."""
        self.setWindowTitle(tr("陪听"))
        self.inside.setAccessibleName(tr("陪听"))
        self.bar = CallBar()
        # Before the pages: Tab goes from above to below.
        self.column.insertWidget(0, self.bar)
        self.live = live
        self.wrap_up = WrapUp()
        self.pages.addWidget(self.live)
        self.pages.addWidget(self.wrap_up)
        self.notice = NoticeStrip(self.inside)
        self.door = PracticeDoor(self.live.checklist)

    def clear_parts(self) -> None:
        """Take away what `build_parts` made."""
        for part in (self.bar, self.live, self.wrap_up, self.notice):
            part.hide()
            part.setParent(None)
            part.deleteLater()

"""Has the window speak another language, or in larger letters, without a restart: its parts are made anew.

Making them anew is simpler and surer than asking each of some hundred widgets to find its words again. It waits for
the end of a call and until the window of practice is closed: both hold what nobody would like to lose.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QShortcut

from desktop.core.events import DeviceReady, DeviceTrouble, Event, ListenerFailed, ListenerReady
from desktop.gui.bridge import Bridge
from desktop.gui.language import language_for, speak, spoken, tr
from desktop.gui.notice_strip import Notice
from desktop.gui.text_size import percent
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow

_KEY = "language"
_LOOK_MS = 500
_STATES = (ListenerReady, ListenerFailed, DeviceReady, DeviceTrouble)
"""What holds until the next of its kind: new parts have to be told of it."""


class LanguageSwitch(QObject):
    """One for the main window's life."""

    def __init__(self, window: "MainWindow", bridge: Bridge, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._wish, self._size = settings.window.language, settings.window.text_size
        self._known: dict[tuple[str, str], Event] = {}
        self._later = QTimer(self, interval=_LOOK_MS)
        self._later.timeout.connect(self._look)
        bridge.happened.connect(self._remember)
        window.settings_saved.connect(self.use_settings)

    @Slot(object)
    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved: speak and write as they say, as soon as nothing is going on."""
        before, self._size = (self._wish, self._size), settings.window.text_size
        self._wish = settings.window.language
        if before == (self._wish, self._size):
            return
        # Not under the feet of the dialog that has just saved them.
        QTimer.singleShot(0, self, self._look)
        if self._busy and not self._is_done:
            other = language_for(self._wish) != spoken()
            words = tr("通话或练习结束后换成所选的语言。") if other else tr("通话或练习结束后换成所选的文字大小。")
            self._window.notice.show_notice(Notice(_KEY, words, "", bad=False))

    @property
    def _is_done(self) -> bool:
        return language_for(self._wish) == spoken() and self._size == percent()

    @property
    def _busy(self) -> bool:
        return self._window.in_call or self._window.practice.is_open

    def _look(self) -> None:
        if self._is_done:
            self._later.stop()
        elif self._busy:
            self._later.start()
        else:
            self._later.stop()
            self._switch()

    def _switch(self) -> None:
        window = self._window
        after_call = window.pages.currentWidget() is window.wrap_up
        compact, size = window.live.is_compact, window.size()
        if window.history.window is not None:
            # Deleted when this is done, and only then made anew.
            window.history.window.destroyed.connect(window.history.open)
            window.history.close()
        window.practice.leave()
        notices = [notice for notice in window.notice.notices if notice.key != _KEY]
        for shortcut in window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            # Its key would be ambiguous until it is gone.
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        window.clear_parts()
        speak(language_for(self._wish))
        window.theme.size_text(self._size)
        window.build()
        for event in self._known.values():
            window.live.feed(event)
        for notice in notices:
            window.notice.show_notice(notice)
        if after_call:
            window.live.show_idle(window.live.library)
            window.show_over()
        else:
            window.show_idle()
        window.live.show_compact(compact)
        window.resize(size)
        window.rebuilt.emit()

    @Slot(object)
    def _remember(self, event: Event) -> None:
        if isinstance(event, _STATES):
            kind = "device" if isinstance(event, DeviceReady | DeviceTrouble) else "listener"
            self._known[kind, getattr(event, "channel", "")] = event

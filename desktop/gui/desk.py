"""What stands around the window all day: the watch for calls, the tray, keys for all programs, manners."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import PeitingError
from desktop.gui.bridge import Bridge
from desktop.gui.call_watch import CallWatch
from desktop.gui.full_screen import FullScreenManners
from desktop.gui.hot_keys import FUNCTION_KEYS, HotKeys
from desktop.gui.language import tr
from desktop.gui.tray import Tray
from desktop.storage.autostart import set_autostart
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.actions import CallActions
    from desktop.gui.main_window import MainWindow


class Desk(QObject):
    """One for the window, which it belongs to."""

    def __init__(self, window: "MainWindow", bridge: Bridge, actions: "CallActions", settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.watch = CallWatch(window, bridge, actions, settings)
        self.tray = Tray(window, settings)
        self.watch.row.asked.connect(self.tray.tell)
        self.full_screen = FullScreenManners(window, settings)
        acts = (window.press_call, partial(self._step, 1), partial(self._step, -1), window.toggle_compact)
        self.hot_keys = HotKeys(dict(zip(FUNCTION_KEYS, acts, strict=True)))
        self._take_hot_keys()
        window.settings_saved.connect(self.use_settings)
        window.destroyed.connect(self.hot_keys.close)

    def _step(self, step: int) -> None:
        # Asked for at every press: the window's parts are made anew in another language.
        self._window.live.commands.step(step)

    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved; the system is only asked for what has changed."""
        before, self._settings = self._settings, settings
        self.full_screen.use_settings(settings)
        if settings.desk.hot_keys != before.desk.hot_keys:
            self._take_hot_keys()
        if settings.desk.autostart != before.desk.autostart:
            self._start_with_session(settings.desk.autostart)

    def _start_with_session(self, on: bool) -> None:
        try:
            set_autostart(on)
        except PeitingError as error:
            self._window.show_notice(error.message, error.remedy, "autostart")

    def _take_hot_keys(self) -> None:
        refused = self.hot_keys.use(self._settings.desk.hot_keys)
        if refused:
            keys = tr("、").join(f"Ctrl+Alt+F{number}" for number in refused)
            what = tr("全局按键 {keys} 已被别的程序占用。").format(keys=keys)
            self._window.show_notice(what, tr("其余按键照常；在那个程序里改掉，再重新打开陪听。"), "hot-keys")

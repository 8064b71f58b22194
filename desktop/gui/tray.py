"""The sign in the system's tray: the window at hand without a place in the task bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop.gui.glyph import application_icon
from desktop.gui.language import tr
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow

_TOLD_MS = 10_000
_LOOK_AGAIN_MS, _LOOKS = 3_000, 40
"""A program that starts with the session is often there before the panel that has the tray; two minutes are enough."""


class Tray(QObject):
    """There only where the desktop has a tray and the settings want it; without it closing is always quitting."""

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._close_to_tray = False
        self.icon: QSystemTrayIcon | None = None
        self._wanted = False
        self._looks = 0
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self.use_settings(settings)
        window.settings_saved.connect(self.use_settings)
        window.rebuilt.connect(self._speak)
        window.installEventFilter(self)

    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved."""
        self._wanted, self._close_to_tray = settings.desk.tray, settings.desk.close_to_tray
        self._looks = 0
        self._look()

    def _look(self) -> None:
        """Take a place in the tray or give it up; where there is no tray yet, look again for a while."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if self._wanted and there and self.icon is None:
            self.icon = self._make_icon()
            self.icon.show()
        elif not (self._wanted and there) and self.icon is not None:
            self.icon.hide()
            self.icon = None
            self._window.show()
        self._looks += 1
        if self._wanted and self.icon is None and self._looks <= _LOOKS:
            self._again.start()
        else:
            self._again.stop()

    def toggle_window(self) -> None:
        """Show the window, or put it away; a call goes on meanwhile."""
        window = self._window
        if window.isVisible() and not window.isMinimized():
            self._hide()
        else:
            self._show()

    def tell(self, words: str) -> None:
        """Say beside the clock what the window would show, while nobody can see it; a click opens it."""
        if self.icon is not None and (not self._window.isVisible() or self._window.isMinimized()):
            self.icon.showMessage(tr("陪听"), words, application_icon(), _TOLD_MS)

    def quit(self) -> None:
        """End the program as its window's own key does, with the question where a call goes on."""
        if self._window.in_call:
            self._show()
        self._window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            # The cross of the window is the system's doing, the key and the menu that end the program are ours.
            if self._close_to_tray and self.icon is not None and event.spontaneous():
                event.ignore()
                self._hide()
                return True
            QTimer.singleShot(0, self, self._quit_if_closed)
        elif event.type() == QEvent.Type.Show:
            # Whoever shows it, a call that begins too: from now on closing it ends the program again.
            QApplication.setQuitOnLastWindowClosed(True)
        return super().eventFilter(watched, event)

    def _make_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(application_icon(), self)
        icon.setToolTip(tr("陪听"))
        icon.setContextMenu(self._make_menu())
        icon.activated.connect(self._activate)
        icon.messageClicked.connect(self._show)
        return icon

    def _speak(self) -> None:
        """Say the same in the language that the window has taken."""
        if self.icon is not None:
            before = self.icon.contextMenu()
            self.icon.setToolTip(tr("陪听"))
            self.icon.setContextMenu(self._make_menu())
            before.deleteLater()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self._window)
        window = self._window
        view = menu.addAction(tr("显示或隐藏窗口"), self.toggle_window)
        call = menu.addAction("", window.press_call)
        practice = menu.addAction(tr("练习"), window.practice.open)
        menu.addSeparator()
        menu.addAction(tr("退出"), self.quit)
        menu.setDefaultAction(view)
        menu.aboutToShow.connect(lambda: self._tell_call(call, practice))
        return menu

    def _tell_call(self, call: QAction, practice: QAction) -> None:
        # The one button of the window says what a press does now.
        call.setText(self._window.bar.call.text())
        practice.setEnabled(not self._window.in_call)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.toggle_window()

    def _show(self) -> None:
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()

    def _hide(self) -> None:
        # Closing some other window must not end the program while this one is only hidden.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()

    def _quit_if_closed(self) -> None:
        if not self._window.isVisible() and not QApplication.quitOnLastWindowClosed():
            QApplication.quit()

"""Opens the window of past calls when somebody asks for it; nothing of it is loaded before."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desktop.storage.library import PackInfo
from desktop.storage.settings import Settings

if TYPE_CHECKING:
    from desktop.gui.history_window import HistoryWindow
    from desktop.gui.main_window import MainWindow
    from desktop.storage.record import CallRecord


class History(QObject):
    """Knows whether the window is open; the main window's key and button open it, and its settings are passed on."""

    def __init__(
        self,
        beside: "MainWindow",
        settings: Settings,
        save: Callable[[Settings], None],
        packs: Callable[[], Sequence[PackInfo]],
    ) -> None:
        super().__init__(beside)
        self._settings, self._save, self._packs = settings, save, packs
        self.window: HistoryWindow | None = None
        beside.settings_saved.connect(self.use_settings)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.close)

    @Slot(object)
    def use_settings(self, settings: Settings) -> None:
        """Take settings that were just saved."""
        self._settings = settings
        if self.window is not None:
            self.window.data.use_settings(settings)

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        if self.window is None:
            from desktop.gui.history_window import HistoryWindow

            self.window = HistoryWindow(self._open_record, self._settings, self._save, self._packs())
            self.window.destroyed.connect(self._forget)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Close it with the program."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        self.window = None

    def _open_record(self) -> "CallRecord":
        # On the desk's thread: SQLAlchemy takes a third of a second to import.
        from desktop.session.kept_record import open_kept_record

        return open_kept_record(self._settings.record)

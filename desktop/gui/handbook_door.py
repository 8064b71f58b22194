"""Opens the handbooks when somebody asks for them; nothing of them is loaded before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import paths

if TYPE_CHECKING:
    from desktop.gui.handbook import Handbook


class HandbookDoor(QObject):
    """Opens the handbooks from the main window, and closes them with it."""

    def __init__(self, beside: QWidget) -> None:
        super().__init__(beside)
        self._window: Handbook | None = None
        beside.destroyed.connect(self.close)

    @property
    def window(self) -> "Handbook | None":
        """The handbooks, once they have been opened."""
        return self._window

    def open(self, name: str = "", place: str = "") -> None:
        """Show them, or bring them to the front; at a page where one is named."""
        if self._window is None:
            from desktop.gui.handbook import Handbook

            self._window = Handbook(paths.user_data() / "handbook.json")
        if name:
            self._window.show_page(name, place)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def close(self) -> None:
        """With the program."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

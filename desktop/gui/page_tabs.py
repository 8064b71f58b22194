"""The row of tabs above the pages of a window, with Alt and its number for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.gui.language import tr
from desktop.gui.theme import restyle


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab is called, in the window's language."""

    shown: str
    name: str
    """For who cannot see it."""
    tip: str
    """The key is told behind it."""


class PageTabs(QButtonGroup):
    """Emits `idClicked` with the number of the page, from 0."""

    def __init__(self, tabs: Iterable[Tab], window: QWidget) -> None:
        super().__init__(window)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(8, 6, 8, 0)
        self.row.setSpacing(4)
        for number, each in enumerate(tabs):
            key = f"Alt+{number + 1}"
            button = QPushButton(each.shown)
            button.setProperty("look", "stage")
            button.setShortcut(key)
            button.setToolTip(tr("{name}（{key}）").format(name=each.tip, key=key))
            button.setAccessibleName(each.name)
            self.addButton(button, number)
            self.row.addWidget(button, 1)

    def mark(self, number: int | None) -> None:
        """Show which page is open; None: one that has no tab."""
        for place, button in enumerate(self.buttons()):
            restyle(button, state="on" if place == number else "")

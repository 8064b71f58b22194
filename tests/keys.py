"""Pressing the window's keys in tests."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.gui.shortcuts import Key


def press(window: QWidget, key: Key) -> None:
    """Fire the key's own shortcut; where the keyboard is, is the system's business and not tested."""
    wanted = QKeySequence(key.sequences[0])
    found = [each for each in window.findChildren(QShortcut) if each.key() == wanted]
    assert len(found) == 1, key.shown
    found[0].activated.emit()

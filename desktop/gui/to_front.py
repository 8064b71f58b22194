"""Bringing a window of ours to the front: with the keyboard where somebody asked for it, and else without."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def show_asked(window: QWidget) -> None:
    """Somebody wants to see it now."""
    _show(window, True)


def show_by_itself(window: QWidget) -> None:
    """Something has come of itself. Whoever works in another program keeps the keyboard, and that program its place."""
    _show(window, QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive)


def _show(window: QWidget, with_keyboard: bool) -> None:
    without = Qt.WidgetAttribute.WA_ShowWithoutActivating
    before = window.testAttribute(without)
    window.setAttribute(without, not with_keyboard)
    window.show()
    window.setAttribute(without, before)
    if not with_keyboard:
        return
    window.raise_()
    handle = window.windowHandle()
    # The main window leaves the keyboard to the softphone while the pointer is over it.
    if handle is None or not handle.flags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        window.activateWindow()

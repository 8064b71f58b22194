"""Bringing a window of ours to the front: with the keyboard where somebody asked for it, and else without."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_QUIETLY = "_q_showWithoutActivating"
"""What the attribute becomes on the window of the system; the name is Qt's, its plug-ins for all systems read it."""


def show_asked(window: QWidget) -> None:
    """Somebody wants to see it now."""
    _show(window, True)


def show_by_itself(window: QWidget) -> None:
    """Something has come of itself. Whoever works in another program keeps the keyboard, and that program its place."""
    _show(window, QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive)


def _show(window: QWidget, with_keyboard: bool) -> None:
    handle = window.windowHandle()
    if handle is None:
        # Qt reads the attribute when it makes the window of the system, and not again.
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not with_keyboard)
        window.show()
        handle = window.windowHandle()
    else:
        before = handle.property(_QUIETLY)
        handle.setProperty(_QUIETLY, not with_keyboard)
        window.show()
        handle.setProperty(_QUIETLY, before)
    # The main window leaves the keyboard to the softphone while the pointer is over it.
    if with_keyboard:
        window.raise_()
        if handle is None or not handle.flags() & Qt.WindowType.WindowDoesNotAcceptFocus:
            window.activateWindow()

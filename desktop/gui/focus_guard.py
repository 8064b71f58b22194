"""Keeps the keyboard with the softphone, without shutting the keyboard out.

A window that never accepts the focus could not be used by keyboard and has no place in the task bar on Windows;
one that always accepts it takes the keyboard away at every click on 知道了. What tells the two wishes apart is
the pointer: while it is over the window, a click is meant for a button, and the window refuses the focus; while
it is elsewhere, the window can only be reached on purpose, by task bar or by the keys that switch windows, and
accepts it. Opening a dialog or clicking into a text is a purpose too: dialogs are windows of their own and always
accept. The program itself never activates its window: it is shown without activating and is not raised.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class FocusGuard(QObject):
    """Watches one top-level window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._refuse(not self._window.isActiveWindow())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.WindowActivate):
            self._refuse(False)
        return super().eventFilter(watched, event)

    def _refuse(self, refuse: bool) -> None:
        # On the window's handle: QWidget.setWindowFlag would take the window away and put it up again.
        handle = self._window.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, refuse)

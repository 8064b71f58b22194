"""A line to write a reason in, inside a window whose keys would otherwise catch the return key."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_LONGEST = 200
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEdit(QLineEdit):
    """Return finishes the note and leaves the window's own meaning of that key alone."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(_LONGEST)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

"""The way to practice, between calls: a button in the place that the checklist has during a call."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.gui import shortcuts


class PracticeDoor(QPushButton):
    """Lies over the empty checklist, so that nothing moves when a call begins and it goes."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(f"练习　今日五分钟　{shortcuts.PRACTICE.shown}", over)
        self.setProperty("look", "door")
        shortcuts.label(self, "练习", shortcuts.PRACTICE, "和会回答的客户练一通，不是真实通话")
        over.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(0, 8, over.width(), self.sizeHint().height())

"""The way to practice, between calls: a button in the place that the checklist has during a call."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.gui import shortcuts
from desktop.gui.language import tr


class PracticeDoor(QPushButton):
    """Lies over the empty checklist, so that nothing moves when a call begins and it goes."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(tr("练习　今日五分钟　{shown}").format(shown=shortcuts.PRACTICE.said), over)
        self.setProperty("look", "door")
        shortcuts.label(self, tr("练习"), shortcuts.PRACTICE, tr("和会回答的客户练一通，不是真实通话"))
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

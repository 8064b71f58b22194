"""Asks before a call is cut off by closing the window."""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.gui.language import tr


def really_leave(window: QWidget) -> bool:
    """Whether the agent wants to end the call and leave."""
    box = QMessageBox(window)
    box.setWindowTitle(tr("陪听"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(tr("通话还在进行。要结束通话并退出吗？"))
    leave = box.addButton(tr("结束并退出"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("继续通话"), QMessageBox.ButtonRole.RejectRole)
    leave.setShortcut("Alt+Q")
    leave.setToolTip(tr("结束并退出（Alt+Q）"))
    stay.setToolTip(tr("继续通话（Esc）"))
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave

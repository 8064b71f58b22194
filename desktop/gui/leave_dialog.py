"""Asks before a call is cut off by closing the window."""

from PySide6.QtWidgets import QMessageBox, QWidget


def really_leave(window: QWidget) -> bool:
    """Whether the agent wants to end the call and leave."""
    box = QMessageBox(window)
    box.setWindowTitle("陪听")
    box.setIcon(QMessageBox.Icon.Question)
    box.setText("通话还在进行。要结束通话并退出吗？")
    leave = box.addButton("结束并退出", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("继续通话", QMessageBox.ButtonRole.RejectRole)
    leave.setShortcut("Alt+Q")
    leave.setToolTip("结束并退出（Alt+Q）")
    stay.setToolTip("继续通话（Esc）")
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave

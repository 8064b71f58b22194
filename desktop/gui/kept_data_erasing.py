"""Asks before something is erased for good."""

from PySide6.QtWidgets import QMessageBox, QWidget


def really_erase(parent: QWidget, what: str) -> bool:
    """Whether it is meant; the answer that keeps everything is the one that return gives."""
    box = QMessageBox(QMessageBox.Icon.Warning, "删除", f"彻底删除{what}？", parent=parent)
    box.setInformativeText("删除后不能恢复。")
    erase = box.addButton("删除", QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("不删除", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is erase

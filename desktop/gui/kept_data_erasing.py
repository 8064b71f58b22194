"""Asks before something is erased for good."""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.gui.language import tr


def really_erase(parent: QWidget, what: str) -> bool:
    """Whether it is meant; the answer that keeps everything is the one that return gives."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("删除"), tr("彻底删除{what}？").format(what=what), parent=parent)
    box.setInformativeText(tr("删除后不能恢复。"))
    erase = box.addButton(tr("删除"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("不删除"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is erase

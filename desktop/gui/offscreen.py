"""Pictures of a window that nobody sees: for the demo where there is no display, and for looking at one's work."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import PeitingError
from desktop.gui.language import tr


def picture_of(window: QWidget, path: Path) -> None:
    """Write a PNG of the window as it stands. Raises PeitingError when the file cannot be written."""
    window.ensurePolished()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path), "PNG"):
        raise PeitingError(
            "picture-not-written",
            tr("图片 {path} 无法写入。").format(path=path),
            tr("请检查该文件夹是否可写、磁盘是否已满。"),
        )

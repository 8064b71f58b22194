"""Says why there is no window to whoever started the program from a menu, where nobody reads its standard error."""

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.errors import PeitingError
from desktop.gui.language import tr


def somebody_looks() -> bool:
    """Whether there is a screen to tell it on, and no terminal that has been told."""
    if sys.stderr.isatty():
        return False
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def tell(error: PeitingError) -> None:
    """Show it until it has been read."""
    # The first window may have come so far as to have one.
    application = QApplication.instance() or QApplication(sys.argv[:1])
    box = QMessageBox(QMessageBox.Icon.Critical, tr("陪听没有打开"), error.message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(error.remedy)
    box.exec()
    del application

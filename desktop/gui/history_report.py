"""Opens the report of a call in the system's browser, and takes the file away again."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.errors import PeitingError
from desktop.gui.language import tr
from desktop.storage.kept_data import SHOWN_PAGES

_SECONDS = 60
"""After which the browser has read the page; it holds the words of a call and is not left lying about."""


def open_in_browser(url: QUrl) -> bool:
    """Whether the system knew what to do with it."""
    return QDesktopServices.openUrl(url)


class ShownReports(QObject):
    """The pages that a browser may still be reading."""

    def __init__(self, parent: QObject | None = None, show: Callable[[QUrl], bool] = open_in_browser) -> None:
        super().__init__(parent)
        self._show = show
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._last = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._last.timeout.connect(self.erase)

    @property
    def folder(self) -> Path | None:
        """Where they lie; None when there are none."""
        return Path(self._folder.name) if self._folder else None

    def show_page(self, name: str, html: str) -> None:
        """Write the page where only this user can read it, and have it opened.

        Raises PeitingError when it cannot be written or nothing opens it.
        """
        if self._folder is None:
            # Made for its user alone, and removed at the end of the program if nothing else removes it.
            self._folder = tempfile.TemporaryDirectory(prefix=SHOWN_PAGES, ignore_cleanup_errors=True)
        page = Path(self._folder.name) / f"{name}.html"
        try:
            page.write_text(html, encoding="utf-8")
        except OSError as error:
            self.erase()
            raise PeitingError(
                "report-unwritable",
                tr("写不了临时文件（{strerror}）。").format(strerror=error.strerror),
                tr("请检查磁盘空间，或改存为 PDF。"),
            ) from error
        self._last.start()
        if not self._show(QUrl.fromLocalFile(str(page))):
            self.erase()
            raise PeitingError("report-no-browser", tr("没有程序能打开网页。"), tr("请装一个浏览器，或改存为 PDF。"))

    def erase(self) -> None:
        """Take all of them away."""
        folder, self._folder = self._folder, None
        if folder is None:
            return
        for page in Path(folder.name).glob("*.html"):
            page.write_bytes(b"\0" * page.stat().st_size)
        folder.cleanup()

"""Takes `peiting://` links from macOS, which hands them to the running program as an event and never as an argument.

Other systems start `peiting link URL` for each. Untried on macOS itself.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent

from desktop.errors import PeitingError
from desktop.session.remote.commands import Answer, Command
from desktop.session.remote.link import SCHEME, command_of_link


class OpenedLinks(QObject):
    """Reads every link as strictly as the command does: any web page may hold one."""

    def __init__(self, answer: Callable[[Command], Answer], tell: Callable[[str, str], None], parent: QObject) -> None:
        """`tell`: shows what is wrong with a link, and the remedy."""
        super().__init__(parent)
        self._answer, self._tell = answer, tell
        if application := QCoreApplication.instance():
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            url = event.url()
            if url.scheme() == SCHEME:
                self._open(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
                return True
        return super().eventFilter(watched, event)

    def _open(self, link: str) -> None:
        try:
            answer = self._answer(command_of_link(link))
        except PeitingError as error:
            self._tell(error.message, error.remedy)
            return
        if answer.kind != "done":
            self._tell(answer.message, "")

"""One window for each user and profile: a second start shows the first one instead of hearing the call twice.

The lock decides who is first. The system lets go of it when its holder ends in whatever way, so a crashed window is
in nobody's way; the socket alone could not tell, since Qt replaces the one that it finds.
"""

import logging
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from desktop.errors import PeitingError
from desktop.gui.language import tr
from desktop.gui.remote_client import NoWindowError, SilentWindowError, ask
from desktop.session.remote.address import Address, window_address
from desktop.session.remote.commands import Answer, ShowWindow

if TYPE_CHECKING:
    from desktop.gui.actions import CallActions
    from desktop.gui.bridge import Bridge
    from desktop.gui.main_window import MainWindow
    from desktop.gui.remote_server import RemoteServer

_log = logging.getLogger(__name__)
_AGAIN_SECONDS = 0.1
_PATIENCE = 15.0
"""Seconds that a first window may take from its lock to its listening on a slow machine with a cold disk, or from its
last sight to its end while the record is written."""
_DEAF, _LINK = "remote-deaf", "opened-link"


class SingleWindow:
    """Taken before anything of a window is made."""

    def __init__(self) -> None:
        self._address: Address | None = None
        self._lock: QLockFile | None = None
        self._trouble = ""
        self._server: RemoteServer | None = None

    def take(self) -> Answer | None:
        """None where this process is the first; else what the first one answered when it was told to show itself.

        Where no place for the lock can be had the window opens all the same, and cannot be driven from outside.
        Raises PeitingError where there is a first one that does not answer.
        """
        try:
            address = window_address()
        except PeitingError as error:
            self._trouble = str(error)
            return None
        lock = QLockFile(str(address.lock))
        # Only the end of its holder frees it; a window stays open for days.
        lock.setStaleLockTime(0)
        end = time.monotonic() + _PATIENCE
        while not lock.tryLock(0):
            if lock.error() != QLockFile.LockError.LockFailedError:
                self._trouble = tr("文件 {lock} 不能写，软电话的命令收不到。 请检查文件夹的权限和磁盘空间。").format(
                    lock=address.lock
                )
                return None
            try:
                return ask(address.name, ShowWindow())
            except (NoWindowError, SilentWindowError) as error:
                # The first one is still opening, or just closing; then this one becomes the first.
                if time.monotonic() > end:
                    raise _in_the_way(error) from error
                time.sleep(_AGAIN_SECONDS)
        self._address, self._lock = address, lock
        return None

    def serve(self, window: "MainWindow", actions: "CallActions", bridge: "Bridge") -> None:
        """Listen for commands to this window from now on."""
        from desktop.gui.opened_links import OpenedLinks
        from desktop.gui.remote_desk import RemoteDesk
        from desktop.gui.remote_server import RemoteServer

        desk = RemoteDesk(window, actions, bridge)
        # Only there: a filter sees every event of the program.
        if sys.platform == "darwin":
            OpenedLinks(desk.answer, partial(window.show_notice, key=_LINK), window)
        if self._address is not None:
            self._server = RemoteServer(desk.answer, window)
            self._trouble = self._server.listen(self._address.name)
        if self._trouble:
            _log.warning("no commands from outside: %s", self._trouble)
            window.show_notice(tr("软电话不能控制这个窗口，请手动开始和结束通话。"), self._trouble, _DEAF)

    def stop_listening(self) -> None:
        """The window is closing: whoever speaks to it now is not to wait for an answer. It still is the only one."""
        if self._server is not None:
            self._server.close()

    def leave(self) -> None:
        """Listen no more, and let another one be first."""
        self.stop_listening()
        if self._lock is not None:
            self._lock.unlock()


def _in_the_way(error: PeitingError) -> PeitingError:
    """What to tell somebody whose start another window, which cannot be spoken to, stands in the way of."""
    if isinstance(error, SilentWindowError):
        return error
    return PeitingError(
        "window-in-the-way",
        tr("陪听已经在运行，但等了 {seconds:.0f} 秒还没有窗口：它正在打开，或正在退出。").format(seconds=_PATIENCE),
        tr("请过一会儿再打开；一直这样时请重新登录电脑。"),
    )

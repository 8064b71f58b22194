"""Speaks to the running window of the same user, from another process; needs no event loop."""

import time

from PySide6.QtNetwork import QLocalSocket

from desktop.errors import PeitingError
from desktop.gui.language import tr
from desktop.session.remote.commands import Answer, Command
from desktop.session.remote.protocol import LONGEST_LINE, answer_from, command_line

_CONNECT_MS = 1000
_ANSWER_MS = 3000
"""A window that is busy for longer is in trouble. Softphones wait some ten seconds for what they call."""
_AGAIN_SECONDS = 0.05


class NoWindowError(PeitingError):
    """Nobody listens."""


class SilentWindowError(PeitingError):
    """Somebody listens and does not answer."""


def ask(name: str, command: Command, patience: float = 0.0) -> Answer:
    """What the window that listens at `name` answers.

    Tries again for `patience` seconds while nobody listens. Raises NoWindowError, SilentWindowError, or PeitingError
    where the answer makes no sense.
    """
    socket = _connected(name, time.monotonic() + patience)
    try:
        return _answered(socket, command)
    finally:
        socket.abort()


def _answered(socket: QLocalSocket, command: Command) -> Answer:
    socket.write(command_line(command))
    end = time.monotonic() + _ANSWER_MS / 1000
    while not socket.canReadLine():
        left = int((end - time.monotonic()) * 1000)
        if left <= 0 or not socket.waitForReadyRead(left):
            raise SilentWindowError(
                "remote-silent",
                tr("陪听的窗口没有回答，不知道命令有没有执行。"),
                tr("请看窗口是否还在动；必要时重新启动它。"),
            )
    return answer_from(bytes(socket.readLine(LONGEST_LINE + 2).data()))


def _connected(name: str, end: float) -> QLocalSocket:
    while True:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_CONNECT_MS):
            return socket
        if time.monotonic() >= end:
            raise NoWindowError(
                "remote-no-window",
                tr("陪听的窗口没有打开。"),
                tr("请先打开它；peiting call start 加上 --launch 会自己打开。"),
            )
        time.sleep(_AGAIN_SECONDS)

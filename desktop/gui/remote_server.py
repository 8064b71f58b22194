"""Takes the commands of other programs of the same user: lines in, one answer a line out.

No port: a socket (Linux, macOS) or pipe (Windows) that only this user may open. Whoever sends garbage, too much or
nothing is answered by one sentence and shut out; no line is ever put into the log, for it may hold a number.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.errors import PeitingError
from desktop.gui.language import tr
from desktop.session.remote.commands import Answer, Command
from desktop.session.remote.protocol import LONGEST_LINE, answer_line, command_from

_MOST_GUESTS = 64
"""Connections at a time; a softphone needs one, for some milliseconds."""
_IDLE_MS = 5000
"""How long one may say nothing."""
_MOST_UNREAD = 256 * 1024
"""Bytes of answers that somebody may leave unread."""
_LINES_A_TURN = 20
"""So many commands are carried out before the window may draw again."""


class RemoteServer(QObject):
    """Listens while the window lives."""

    def __init__(self, answer: Callable[[Command], Answer], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._guests: list[_Guest] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self, name: str) -> str:
        """Begin; whoever calls this holds the lock, so that what is left there is of a window that crashed.

        Returns what is wrong, empty when nothing is.
        """
        QLocalServer.removeServer(name)
        return "" if self._server.listen(name) else self._server.errorString()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
        for guest in list(self._guests):
            guest.leave()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            guest = _Guest(socket, self._answer, self)
            self._guests.append(guest)
            guest.socket.disconnected.connect(lambda guest=guest: self._forget(guest))
            if len(self._guests) > _MOST_GUESTS:
                guest.refuse("busy", tr("连接太多，这一个没有接受。"))
            else:
                guest.hear()

    def _forget(self, guest: "_Guest") -> None:
        if guest in self._guests:
            self._guests.remove(guest)
            guest.socket.deleteLater()
            guest.deleteLater()


class _Guest(QObject):
    """One connection."""

    def __init__(self, socket: QLocalSocket, answer: Callable[[Command], Answer], parent: QObject) -> None:
        super().__init__(parent)
        self.socket = socket
        self._answer = answer
        self._bye = False
        # What does not fit stays with the sender, so that nobody fills the memory.
        socket.setReadBufferSize(16 * LONGEST_LINE)
        socket.readyRead.connect(self.hear)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._wait_no_longer)
        self._idle.start()

    def hear(self) -> None:
        """Carry out what has arrived whole; the rest waits for its end, or for the window to draw."""
        for _ in range(_LINES_A_TURN):
            if self._bye or not self.socket.canReadLine():
                break
            self._idle.start()
            line = bytes(self.socket.readLine(LONGEST_LINE + 2).data())
            if not line.endswith(b"\n"):
                self.refuse("remote-long", tr("收到的一行超过 {longest_line} 字节。").format(longest_line=LONGEST_LINE))
                return
            self._carry_out(line)
        else:
            QTimer.singleShot(0, self, self.hear)
            return
        if not self._bye and self.socket.bytesAvailable() > LONGEST_LINE:
            self.refuse("remote-long", tr("收到的一行超过 {longest_line} 字节。").format(longest_line=LONGEST_LINE))

    def refuse(self, code: str, message: str) -> None:
        """Say why, and shut the door."""
        if not self._bye:
            self._say(Answer("bad", code, message))
            self.leave()

    def leave(self) -> None:
        """Let what was said arrive, and go."""
        self._bye = True
        self._idle.start()
        self.socket.disconnectFromServer()

    def _wait_no_longer(self) -> None:
        if self._bye:
            self.socket.abort()
        else:
            self.leave()

    def _carry_out(self, line: bytes) -> None:
        try:
            command = command_from(line.rstrip(b"\r\n"))
        except PeitingError as error:
            self.refuse(error.code, str(error))
            return
        self._say(self._answer(command))

    def _say(self, answer: Answer) -> None:
        self.socket.write(answer_line(answer))
        if self.socket.bytesToWrite() > _MOST_UNREAD:
            self._bye = True
            self.socket.abort()

"""The socket of the window, with real sockets at both ends."""

import json
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.errors import PeitingError
from desktop.gui.remote_client import NoWindowError, ask
from desktop.gui.remote_server import RemoteServer
from desktop.session.remote.commands import AddNote, Answer, AskStatus, Command
from desktop.session.remote.protocol import LONGEST_LINE, answer_from, command_line

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="spoken to through plain sockets")


class Served:
    """A server that remembers what it was asked."""

    def __init__(self, name: str, parent: QObject) -> None:
        self.name = name
        self.asked: list[Command] = []
        self.server = RemoteServer(self._answer, parent)
        self.trouble = self.server.listen(name)

    def _answer(self, command: Command) -> Answer:
        self.asked.append(command)
        return Answer("done", "ok", "好。")


@pytest.fixture
def served(qtbot: QtBot) -> Iterator[Served]:
    parent = QObject()
    made = Served(f"/tmp/pt-server-{os.getpid()}", parent)
    assert made.trouble == ""
    yield made
    made.server.close()
    assert not Path(made.name).exists()


@pytest.fixture
def guest(served: Served) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as made:
        made.connect(served.name)
        made.setblocking(False)
        yield made


@pytest.fixture
def hear(qtbot: QtBot) -> Callable[..., list[bytes]]:
    def lines(guest: socket.socket, count: int, sent: bytes = b"", until_closed: bool = False) -> list[bytes]:
        """Send without ever blocking and take `count` lines, or all until the other side hangs up."""
        heard, left, closed = bytearray(), memoryview(sent), False

        def turn() -> bool:
            nonlocal left, closed
            try:
                while left:
                    left = left[guest.send(left[:8192]) :]
            except BlockingIOError:
                pass
            except (BrokenPipeError, ConnectionResetError):
                left = memoryview(b"")
            try:
                while more := guest.recv(65536):
                    heard.extend(more)
                closed = True
            except BlockingIOError:
                pass
            except ConnectionResetError:
                closed = True
            return closed if until_closed else heard.count(b"\n") >= count

        qtbot.waitUntil(turn, timeout=15_000)
        return bytes(heard).splitlines()

    return lines


def test_only_the_user_can_open_it(served: Served) -> None:
    found = Path(served.name).stat()
    assert stat.S_ISSOCK(found.st_mode)
    assert stat.S_IMODE(found.st_mode) & 0o077 == 0


def test_a_thousand_commands_in_a_burst_are_all_answered(served: Served, guest: socket.socket, hear) -> None:
    burst = b"".join(command_line(AddNote(f"{number}")) for number in range(1000))
    began = time.perf_counter()
    answers = hear(guest, 1000, burst)
    took = time.perf_counter() - began
    assert [command.text for command in served.asked] == [str(number) for number in range(1000)]
    assert {answer_from(line).code for line in answers} == {"ok"}
    print(f"1,000 commands on one connection: {took:.2f} s")
    assert took < 10


def test_a_burst_does_not_keep_the_window_from_drawing(served: Served, guest: socket.socket, hear, qtbot) -> None:
    from PySide6.QtCore import QTimer

    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        gaps.append(time.perf_counter() - last[0])
        last[0] = time.perf_counter()

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    timer.start()
    hear(guest, 1000, b"".join(command_line(AskStatus()) for _ in range(1000)))
    timer.stop()
    assert max(gaps, default=0.0) < 0.3


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00\xff\xfe\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"{}\n",
        b"\n",
        b'{"peiting": 99, "command": "stop"}\n',
        b"[" * 4000 + b"\n",
        b"x" * (LONGEST_LINE + 10),
        b"x" * 1_000_000,
    ],
)
def test_garbage_gets_one_sentence_and_a_closed_door(served: Served, guest: socket.socket, hear, garbage: bytes):
    answers = hear(guest, 1, garbage, until_closed=True)
    assert len(answers) <= 1
    if answers:
        assert answer_from(answers[0]).kind == "bad"
    assert served.asked == []


def test_the_window_serves_others_while_one_sends_garbage(served: Served, guest: socket.socket, hear) -> None:
    guest.send(b"half a li")
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(served.name)
        other.setblocking(False)
        assert len(hear(other, 1, command_line(AskStatus()))) == 1


def test_a_line_may_come_in_pieces(served: Served, guest: socket.socket, hear, qtbot) -> None:
    line = command_line(AddNote("慢"))
    for at in range(len(line) - 1):
        guest.send(line[at : at + 1])
        qtbot.wait(1)
    assert served.asked == []
    assert answer_from(hear(guest, 1, line[-1:])[0]).code == "ok"


def test_who_says_nothing_is_shut_out(served: Served, guest: socket.socket, hear, monkeypatch) -> None:
    assert hear(guest, 0, until_closed=True) == []


def test_too_many_at_once_are_told_so(served: Served, qtbot, hear) -> None:
    guests = [socket.socket(socket.AF_UNIX) for _ in range(70)]
    try:
        for each in guests:
            each.settimeout(2)
            each.connect(served.name)
            qtbot.wait(1)
            each.setblocking(False)
        last = hear(guests[-1], 1)
        assert json.loads(last[0])["code"] == "busy"
        assert len(hear(guests[0], 1, command_line(AskStatus()))) == 1
    finally:
        for each in guests:
            each.close()


def test_who_never_reads_is_cut_off(served: Served, guest: socket.socket, qtbot) -> None:
    line = command_line(AskStatus()) * 50

    def sent_until_cut() -> bool:
        try:
            guest.send(line)
        except BlockingIOError:
            return False
        except (BrokenPipeError, ConnectionResetError):
            return True
        return False

    qtbot.waitUntil(sent_until_cut, timeout=30_000)


def test_nobody_there_is_a_sentence(tmp_path) -> None:
    with pytest.raises(NoWindowError, match="没有打开"):
        ask("/tmp/pt-nobody-there", AskStatus())


def test_what_a_crashed_window_left_is_taken_over(qtbot) -> None:
    name = f"/tmp/pt-stale-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(name)
    with pytest.raises(NoWindowError):
        ask(name, AskStatus())
    parent = QObject()
    served = Served(name, parent)
    assert served.trouble == ""
    with socket.socket(socket.AF_UNIX) as guest:
        guest.connect(name)
    served.server.close()


_LIAR = """
import socket, sys
with socket.socket(socket.AF_UNIX) as liar:
    liar.bind(sys.argv[1])
    liar.listen()
    there, _ = liar.accept()
    there.recv(4096)
    there.sendall(b"ok\\n")
    there.recv(1)
"""


def test_an_answer_that_is_none_is_a_trouble() -> None:
    name = f"/tmp/pt-liar-{os.getpid()}"
    liar = subprocess.Popen([sys.executable, "-c", _LIAR, name])
    with pytest.raises(PeitingError) as trouble:
        ask(name, AskStatus(), patience=10)
    assert trouble.value.code == "remote-garbage"
    assert liar.wait(timeout=10) == 0
    Path(name).unlink()

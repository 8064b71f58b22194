"""Two starts of the program, with a first window in each state that it passes through."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import PeitingError
from desktop.gui import remote_client, single_window
from desktop.gui.bridge import Bridge
from desktop.gui.remote_client import NoWindowError, SilentWindowError, ask
from desktop.gui.single_window import SingleWindow
from desktop.session.remote.address import window_address
from desktop.session.remote.commands import AskStatus

FIRST = """
import sys
from PySide6.QtCore import QCoreApplication, QLockFile
from PySide6.QtNetwork import QLocalServer
from desktop.session.remote.address import window_address

application, address, server = QCoreApplication([]), window_address(), QLocalServer()
lock = QLockFile(str(address.lock))
lock.setStaleLockTime(0)
assert lock.tryLock(0)
if sys.argv[1] != "opening":
    QLocalServer.removeServer(address.name)
    assert server.listen(address.name)
print("ready", flush=True)
if sys.argv[1] == "closing":
    assert server.waitForNewConnection(20_000)[0]
    server.nextPendingConnection().abort()
    server.close()
    lock.unlock()
sys.stdin.read()
"""

First = Callable[[str], None]


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[First]:
    """Starts another process that holds the lock, and does of the rest what it is told."""
    monkeypatch.setenv("PEITING_HOME", str(tmp_path))
    running = []

    def start(what: str) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", FIRST, what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        running.append(process)
        assert process.stdout.readline() == "ready\n"

    yield start
    for process in running:
        process.communicate()
        assert process.returncode == 0


def test_a_start_while_the_window_before_is_closing_becomes_the_first(first: First) -> None:
    first("closing")
    single = SingleWindow()
    assert single.take() is None
    single.leave()


def test_a_window_that_hangs_is_told_of_after_some_patience(first: First, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_window, "_PATIENCE", 0.5)
    monkeypatch.setattr(remote_client, "_ANSWER_MS", 200)
    first("deaf")
    with pytest.raises(SilentWindowError):
        SingleWindow().take()


def test_a_window_that_takes_long_to_open_is_no_reason_to_ask_for_an_option(
    first: First, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_window, "_PATIENCE", 0.5)
    first("opening")
    with pytest.raises(PeitingError) as told:
        SingleWindow().take()
    assert told.value.code == "window-in-the-way"
    assert "--launch" not in str(told.value)


def test_a_closing_window_lets_nobody_wait_and_still_is_the_only_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEITING_HOME", str(tmp_path))
    monkeypatch.setattr(single_window, "_PATIENCE", 0.2)
    window, actions = QWidget(), QObject()
    single = SingleWindow()
    assert single.take() is None
    single.serve(window, actions, Bridge())
    single.stop_listening()
    with pytest.raises(NoWindowError):
        ask(window_address().name, AskStatus())
    with pytest.raises(PeitingError, match="已经在运行"):
        SingleWindow().take()
    single.leave()
    assert SingleWindow().take() is None

"""Links that macOS hands over as an event; the event is Qt's own, posted as the system would."""

import sys
from collections.abc import Callable, Iterator

import pytest
from gui import gallery
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.errors import PeitingError
from desktop.gui import single_window
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.gui.opened_links import OpenedLinks
from desktop.gui.single_window import SingleWindow
from desktop.session.remote.address import Address
from desktop.session.remote.answers import done, refused
from desktop.session.remote.commands import Answer, Command, StartCall, StopCall


class Desk:
    """Starts calls and has none to stop."""

    def __init__(self) -> None:
        self.asked: list[Command] = []
        self.told: list[tuple[str, str]] = []

    def answer(self, command: Command) -> Answer:
        self.asked.append(command)
        return done("started") if isinstance(command, StartCall) else refused("no-call")

    def tell(self, what: str, remedy: str) -> None:
        self.told.append((what, remedy))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def post(url: str) -> None:
    application = QApplication.instance()
    QApplication.postEvent(application, QFileOpenEvent(QUrl(url)))
    QApplication.sendPostedEvents(application, int(QEvent.Type.FileOpen.value))


@pytest.fixture
def opened(qapp: QApplication, desk: Desk) -> Iterator[Callable[[str], None]]:
    parent = QObject()
    OpenedLinks(desk.answer, desk.tell, parent)
    yield post
    parent.deleteLater()
    QApplication.sendPostedEvents(parent, int(QEvent.Type.DeferredDelete.value))


def test_a_link_does_what_the_command_does(opened: Callable[[str], None], desk: Desk) -> None:
    opened("peiting://call/start?number=%2B86138&name=%E5%BC%A0%E4%BC%9F%20A")
    assert desk.asked == [StartCall("+86138", "张伟 A", "")]
    assert desk.told == []


def test_what_cannot_be_done_is_told(opened: Callable[[str], None], desk: Desk) -> None:
    opened("peiting://call/stop")
    assert desk.asked == [StopCall()]
    assert desk.told == [("没有正在进行的通话，什么也没做。", "")]


def test_a_link_that_is_none_of_ours_does_nothing_and_is_told_without_its_words(
    opened: Callable[[str], None], desk: Desk
) -> None:
    opened("peiting://call/erase?number=13800138000")
    assert desk.asked == []
    ((what, remedy),) = desk.told
    assert "没有执行" in what
    assert "13800138000" not in what + remedy


def test_files_and_other_addresses_are_left_alone(opened: Callable[[str], None], desk: Desk) -> None:
    opened("file:///tmp/a.wav")
    opened("https://example.net/")
    assert desk.asked == []
    assert desk.told == []


def test_the_window_takes_links_on_macos_once_it_serves(
    window: MainWindow, actions: gallery.NoCall, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Address:
        raise PeitingError("no-address", "没有地方放锁文件。", "")

    monkeypatch.setattr(single_window, "window_address", nowhere)
    single = SingleWindow()
    assert single.take() is None
    monkeypatch.setattr(sys, "platform", "darwin")
    single.serve(window, actions, bridge)
    post("peiting://call/start?name=%E5%BC%A0%E4%BC%9F%E5%85%88%E7%94%9F")
    assert actions.done == [("start", "张", "先生")]

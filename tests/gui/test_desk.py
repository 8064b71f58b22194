"""The tray, the keys for all programs and the settings of both; what only Windows has is tried by its parts."""

import ctypes
import sys
from pathlib import Path

import pytest
from gui import gallery
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.full_speed import PowerThrottling, keep_full_speed, wanted
from desktop.gui import hot_keys
from desktop.gui import tray as tray_module
from desktop.gui.bridge import Bridge
from desktop.gui.desk import Desk
from desktop.gui.desk_choice import DeskChoice
from desktop.gui.desktop_limits import limits
from desktop.gui.full_screen import FullScreenManners
from desktop.gui.hot_keys import FUNCTION_KEYS, HotKeys, pressed
from desktop.gui.main_window import MainWindow
from desktop.gui.tray import Tray
from desktop.storage.autostart import entry_file
from desktop.storage.settings import Settings, with_value


@pytest.fixture
def tray(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Tray:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    yield Tray(window, with_value(Settings(), "desk.close_to_tray", True))
    QApplication.setQuitOnLastWindowClosed(True)


def entries(tray: Tray) -> dict[str, object]:
    menu = tray.icon.contextMenu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_the_tray_shows_and_hides_starts_and_ends(
    tray: Tray, window: MainWindow, actions: gallery.NoCall, tell: object, library: object
) -> None:
    entries(tray)["显示或隐藏窗口"].trigger()
    assert not window.isVisible()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()
    entries(tray)["开始通话"].trigger()
    tell(*gallery.started())
    assert not entries(tray)["练习"].isEnabled()
    entries(tray)["结束通话"].trigger()
    assert actions.done == [("start", "", ""), "end"]
    tell(events.CallEnded(time=1.0, hung_up="", score=None))


def test_what_the_window_asks_is_told_beside_the_clock_only_while_it_is_hidden(
    tray: Tray, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(tray.icon, "showMessage", lambda title, words, *_: told.append(f"{title}：{words}"))
    tray.tell("好像已经挂断，结束陪听？")
    assert told == []
    tray.toggle_window()
    tray.tell("好像已经挂断，结束陪听？")
    assert told == ["陪听：好像已经挂断，结束陪听？"]
    tray.icon.messageClicked.emit()
    assert window.isVisible()


def test_the_cross_hides_only_where_somebody_chose_so(tray: Tray, window: MainWindow, qtbot: QtBot) -> None:
    crossed = QCloseEvent()
    assert not crossed.spontaneous()
    assert not tray.eventFilter(window, crossed), "the program's own closing ends it"

    class Crossed(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    assert tray.eventFilter(window, Crossed())
    assert not window.isVisible()
    assert not QApplication.quitOnLastWindowClosed(), "another window that is closed must not end the program"
    window.show()
    assert QApplication.quitOnLastWindowClosed()
    tray.use_settings(Settings())
    assert not tray.eventFilter(window, Crossed())


def test_quitting_from_the_tray_while_hidden_ends_the_program(
    tray: Tray, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, actions: gallery.NoCall
) -> None:
    quits: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", staticmethod(lambda: quits.append(True)))
    tray.toggle_window()
    entries(tray)["退出"].trigger()
    qtbot.waitUntil(lambda: quits == [True])
    assert actions.done == ["close"]


def test_without_a_tray_in_the_system_nothing_changes(window: MainWindow) -> None:
    tray = Tray(window, with_value(Settings(), "desk.close_to_tray", True))
    assert tray.icon is None
    assert not tray.eventFilter(window, QEvent(QEvent.Type.Show))


def test_a_tray_that_comes_up_after_the_window_is_taken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panel = [False]
    monkeypatch.setattr(tray_module, "_LOOK_AGAIN_MS", 5)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: panel[0]))
    tray = Tray(window, Settings())
    assert tray.icon is None
    panel[0] = True
    qtbot.waitUntil(lambda: tray.icon is not None)
    assert tray.icon.isVisible()


def test_a_desktop_without_a_tray_is_not_asked_for_ever(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    looks: list[bool] = []
    monkeypatch.setattr(tray_module, "_LOOK_AGAIN_MS", 1)
    monkeypatch.setattr(tray_module, "_LOOKS", 3)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: bool(looks.append(True))))
    tray = Tray(window, Settings())
    qtbot.waitUntil(lambda: not tray.findChild(QTimer).isActive())
    assert len(looks) == 4
    tray.use_settings(with_value(Settings(), "desk.tray", False))
    assert not tray.findChild(QTimer).isActive()


def test_a_tray_that_is_given_up_gives_the_window_back(tray: Tray, window: MainWindow) -> None:
    tray.toggle_window()
    tray.use_settings(with_value(Settings(), "desk.tray", False))
    assert window.isVisible()
    assert tray.icon is None


class FakeUser32:
    """What Windows would answer; F3 belongs to another program."""

    def __init__(self) -> None:
        self.registered: list[tuple[int, int, int]] = []

    def RegisterHotKey(self, window: None, key_id: int, modifiers: int, key: int) -> bool:  # noqa: N802 - Windows says so
        if key == 0x72:
            return False
        self.registered.append((key_id, modifiers, key))
        return True

    def UnregisterHotKey(self, window: None, key_id: int) -> None:  # noqa: N802 - Windows says so
        self.registered = [each for each in self.registered if each[0] != key_id]


class Message(ctypes.Structure):
    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_long),
        ("y", ctypes.c_long),
    )


def test_keys_of_all_programs_are_asked_for_told_of_and_given_back(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = FakeUser32()
    monkeypatch.setattr(hot_keys, "_user32", lambda: system)
    monkeypatch.setattr(hot_keys, "hot_keys_possible", lambda: True)
    done: list[int] = []
    keys = HotKeys({number: lambda number=number: done.append(number) for number in FUNCTION_KEYS})
    assert keys.use(True) == (3,)
    assert [key for _, _, key in system.registered] == [0x71, 0x73, 0x7A]
    for message, number in ((0x0312, 2), (0x0312, 3), (0x0100, 4), (0x0312, 11)):
        told = Message(None, message, 0x5051 + number, 0, 0, 0, 0)
        keys.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told))
    assert done == [2, 11]
    assert keys.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert keys.use(False) == ()
    assert system.registered == []


def test_other_messages_press_nothing() -> None:
    assert pressed(ctypes.addressof(Message(None, 0x0100, 0x5053, 0, 0, 0, 0))) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="tried on the system itself there")
def test_elsewhere_no_keys_are_asked_for(qapp: object) -> None:
    assert HotKeys({2: lambda: None}).use(True) == ()


def test_every_desktop_says_what_it_does_not_have() -> None:
    assert len(limits("wayland")) == 3
    assert len(limits("xcb")) == len(limits("cocoa", "darwin")) == 1
    assert limits("windows", "win32") == ()


def test_what_windows_is_asked_for_is_laid_out_as_it_reads_it() -> None:
    assert ctypes.sizeof(PowerThrottling) == 3 * ctypes.sizeof(ctypes.c_ulong)
    state = wanted()
    assert (state.version, state.control, state.state) == (1, 5, 0)
    assert keep_full_speed() is (sys.platform == "win32")


def test_the_window_stands_back_while_something_fills_the_screen(window: MainWindow) -> None:
    from PySide6.QtCore import Qt

    filled = [False]
    manners = FullScreenManners(window, Settings(), lambda: filled[0])

    def on_top() -> bool:
        return bool(window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint)

    manners.look()
    assert on_top()
    filled[0] = True
    manners.look()
    assert not on_top()
    assert window.isVisible()
    filled[0] = False
    manners.look()
    assert on_top()
    filled[0] = True
    manners.look()
    assert not on_top()
    manners.use_settings(with_value(Settings(), "desk.yield_to_full_screen", False))
    assert window.isVisible()
    assert on_top()


def test_what_is_chosen_in_the_settings_is_saved(qapp: object) -> None:
    old = Settings()
    choice = DeskChoice(old)
    assert choice.chosen() == {"calls": old.calls, "desk": old.desk}
    choice.detect.setCurrentIndex(choice.detect.findData("automatic"))
    choice.autostart.setChecked(True)
    choice.close_to_tray.setChecked(True)
    chosen = choice.chosen()
    assert chosen["calls"].detect == "automatic"
    assert "撤销" in choice.meaning.text()
    assert chosen["desk"].autostart
    assert chosen["desk"].close_to_tray


@pytest.mark.skipif(sys.platform != "linux", reason="writes the file of Linux desktops")
def test_starting_with_the_session_takes_effect_when_saved(
    window: MainWindow, bridge: Bridge, actions: gallery.NoCall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    Desk(window, bridge, actions, Settings())
    assert not entry_file().exists()
    window.settings_saved.emit(with_value(Settings(), "desk.autostart", True))
    assert entry_file().exists()
    window.settings_saved.emit(Settings())
    assert not entry_file().exists()

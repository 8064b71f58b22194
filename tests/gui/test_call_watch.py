"""Calls that begin and end without a button: what the window asks, tells and does."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from gui import gallery
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.gui.bridge import Bridge
from desktop.gui.call_watch import CallWatch
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog
from desktop.session.call_detection import ALONE_SECONDS
from desktop.storage.settings import Settings, with_value

Tell = Callable[..., None]
SETTINGS = Settings(setup_done=True)


def level(time: float, speech: bool, channel: events.Channel = "agent") -> events.AudioLevel:
    return events.AudioLevel(time=time, channel=channel, dbfs=-20.0, peak_dbfs=-12.0, speech=speech)


class Ear:
    """The window with its watch, and time that passes in it."""

    def __init__(self, window: MainWindow, bridge: Bridge, actions: gallery.NoCall, tell: Tell) -> None:
        self.window, self.bridge, self.actions, self.tell, self.time = window, bridge, actions, tell, 0.0

    def watch(self, detect: str = "suggest", both: bool = False) -> CallWatch:
        settings = with_value(with_value(SETTINGS, "calls.detect", detect), "audio.hear_customer", both)
        self.made = CallWatch(self.window, self.bridge, self.actions, settings)
        return self.made

    def hear(self, seconds: float, speech: bool) -> None:
        for _ in range(round(seconds * 10)):
            self.time += 0.1
            self.tell(level(self.time, speech, "customer"), level(self.time, speech))

    def call(self, channels: tuple[events.Channel, ...] = ("agent",)) -> None:
        started = next(event for event in gallery.started("", "") if isinstance(event, events.CallStarted))
        self.time = 0.0
        self.tell(replace(started, channels=channels))

    @property
    def asked(self) -> str:
        return self.made.row.kind


@pytest.fixture
def ear(window: MainWindow, bridge: Bridge, actions: gallery.NoCall, tell: Tell) -> Ear:
    return Ear(window, bridge, actions, tell)


def test_talk_is_asked_about_softly_and_a_yes_begins(ear: Ear, qtbot: QtBot) -> None:
    watch = ear.watch()
    ear.hear(7, True)
    assert ear.asked == ""
    ear.hear(2, True)
    assert ear.asked == "begin"
    assert watch.row.isVisible()
    assert ear.actions.done == [], "nothing begins by itself"
    qtbot.mouseClick(watch.row.yes, Qt.MouseButton.LeftButton)
    assert ear.actions.done == [("start", "", "")]
    ear.hear(3, True)
    assert ear.actions.done == [("start", "", "")], "while the call is on its way nothing is asked again"
    ear.call()
    assert ear.asked == "unheard"


def test_a_no_is_remembered_until_the_talk_is_over(ear: Ear) -> None:
    watch = ear.watch()
    ear.hear(9, True)
    watch.row.refuse()
    ear.hear(20, True)
    assert ear.asked == ""
    ear.hear(21, False)
    ear.hear(9, True)
    assert ear.asked == "begin"


def test_a_question_that_nobody_answers_goes_when_it_is_quiet(ear: Ear) -> None:
    ear.watch()
    ear.hear(9, True)
    ear.hear(21, False)
    assert ear.asked == ""


def test_by_itself_it_begins_tells_so_and_can_be_undone(ear: Ear) -> None:
    watch = ear.watch("automatic")
    ear.hear(9, True)
    assert ear.actions.done == [("start", "", "")]
    ear.call()
    assert ear.asked == "began"
    watch.row.refuse()
    assert ear.actions.done[1:] == ["discard"]


def test_after_the_summary_of_a_call_the_next_begins_all_the_same(ear: Ear) -> None:
    ear.watch("automatic")
    ear.call()
    ear.tell(events.CallEnded(time=3.0, hung_up="", score=None))
    assert ear.window.pages.currentWidget() is ear.window.wrap_up
    ear.time = 0.0
    ear.hear(9, True)
    assert ear.actions.done == [("start", "", "")]


def test_a_call_that_was_found_ends_when_both_are_quiet_and_says_so_before(ear: Ear) -> None:
    watch = ear.watch(both=True)
    ear.hear(9, True)
    watch.row.take()
    ear.call(("agent", "customer"))
    ear.hear(2, True)
    ear.hear(16, False)
    assert ear.asked == "ending"
    assert "秒后结束" in watch.row.words.text()
    ear.hear(0.5, True)
    assert ear.asked == ""
    ear.hear(16, False)
    watch.row.refuse()
    ear.hear(16, False)
    assert ear.actions.done[1:] == []
    ear.hear(6, False)
    assert ear.actions.done[1:] == ["end"]
    ear.tell(events.CallEnded(time=ear.time, hung_up="", score=None))
    assert ear.asked == "ended"
    watch.row.take()
    assert ear.actions.done[2:] == [("start", "", "")]


def test_who_began_himself_is_only_reminded(ear: Ear) -> None:
    watch = ear.watch("automatic", both=True)
    ear.call(("agent", "customer"))
    ear.hear(ALONE_SECONDS - 1, False)
    assert ear.asked == ""
    ear.hear(2, False)
    assert ear.asked == "ask"
    assert ear.actions.done == []
    watch.row.take()
    assert ear.actions.done == ["end"]


def test_switched_off_nothing_is_asked_and_nothing_marked(ear: Ear) -> None:
    ear.watch("off")
    ear.hear(20, True)
    assert ear.asked == ""
    assert not ear.window.bar.mark.isVisible()
    ear.call()
    ear.hear(100, False)
    assert ear.asked == ""


def test_an_open_microphone_is_marked_and_a_closed_one_too(ear: Ear, qtbot: QtBot) -> None:
    watch = ear.watch()
    assert "打不开" in ear.window.bar.mark.words.text()
    ear.hear(0.2, False)
    qtbot.waitUntil(lambda: ear.window.bar.mark.words.text() == "在留意通话开始")
    assert ear.window.bar.mark.isVisible()
    assert "不识别，不保存" in ear.window.bar.mark.toolTip()
    ear.call()
    assert not ear.window.bar.mark.isVisible()
    ear.tell(events.CallEnded(time=1.0, hung_up="", score=None))
    ear.window.show_idle()
    watch.use_settings(with_value(SETTINGS, "calls.detect", "off"))
    assert not ear.window.bar.mark.isVisible()


def test_whoever_tries_his_microphone_in_the_settings_is_in_no_call(ear: Ear) -> None:
    ear.watch()
    ear.window.open_settings()
    ear.hear(12, True)
    assert ear.asked == ""
    ear.window.findChild(SettingsDialog).reject()


@pytest.mark.parametrize("compact", [False, True])
def test_the_row_moves_nothing_and_fits(ear: Ear, compact: bool) -> None:
    watch = ear.watch()
    if compact:
        ear.window.toggle_compact()
    parts = [ear.window.live.card, ear.window.live.alert]
    before = [part.geometry() for part in parts]
    ear.hear(9, True)
    assert [part.geometry() for part in parts] == before
    assert watch.row.geometry().right() < ear.window.pages.width()
    assert watch.row.words.fontMetrics().horizontalAdvance(watch.row.words.text()) <= watch.row.words.width()


def test_in_a_call_the_customers_name_keeps_its_room(ear: Ear, qtbot: QtBot) -> None:
    ear.watch()
    ear.call()
    qtbot.waitUntil(lambda: ear.window.bar.customer.width() > 80)


def test_a_window_in_the_tray_comes_up_for_a_call_that_begins_by_itself(ear: Ear) -> None:
    ear.watch("automatic")
    ear.window.hide()
    ear.hear(9, True)
    assert ear.window.isVisible()

"""What each command does between calls, in a call, in practice and in the wrap-up."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from gui import gallery
from PySide6.QtCore import Qt

from desktop.core import events
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.gui.remote_desk import RemoteDesk
from desktop.session.remote.commands import (
    AddNote,
    AskStatus,
    GoTo,
    HoldCall,
    ResumeCall,
    ShowWindow,
    StartCall,
    Status,
    StopCall,
)

Tell = Callable[..., None]
ENDED = events.CallEnded(time=9.0, hung_up="", score=None)
IN_CALL = (StopCall(), HoldCall(), ResumeCall(), AddNote("x"), GoTo("closing"))


@pytest.fixture
def desk(window: MainWindow, actions: gallery.NoCall, bridge: Bridge) -> RemoteDesk:
    return RemoteDesk(window, actions, bridge)


def _hold(library: Library) -> events.SituationEntered:
    return gallery.situation(library, "hold", 3.0, "agent")


def test_a_call_is_started_with_who_calls(desk: RemoteDesk, actions: gallery.NoCall) -> None:
    answer = desk.answer(StartCall("sip:13800138000@example.net", "张伟先生"))
    assert (answer.kind, answer.code) == ("done", "started")
    assert actions.done == [("start", "张", "先生"), events.CallerTold(time=0.0, number="13800138000", label="")]


def test_a_call_brings_the_window_out_of_the_tray_without_the_keyboard(window: MainWindow, desk: RemoteDesk) -> None:
    window.hide()
    desk.answer(StartCall())
    assert window.isVisible()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_between_calls_only_a_start_does_anything(desk: RemoteDesk, actions: gallery.NoCall) -> None:
    for command in IN_CALL:
        answer = desk.answer(command)
        assert (answer.kind, answer.code) == ("refused", "no-call")
    assert actions.done == []
    assert desk.answer(AskStatus()).status.state == "idle"


def test_who_calls_is_shown_and_forgotten_with_the_next_call(
    window: MainWindow, desk: RemoteDesk, tell: Tell, actions: gallery.NoCall
) -> None:
    tell(*gallery.started(), events.CallerTold(time=0.0, number="13800138000", label="晨光公司"))
    assert window.bar.caller.text() == "晨光公司 · 138●●●●●●00"
    assert not window.bar.caller.isHidden()
    tell(ENDED)
    assert window.bar.caller.text() == "晨光公司 · 138●●●●●●00"
    assert desk.answer(StartCall()).code == "started"
    tell(*gallery.started())
    assert window.bar.caller.isHidden()


def test_a_second_start_completes_what_is_known_and_begins_nothing(
    desk: RemoteDesk, tell: Tell, actions: gallery.NoCall
) -> None:
    tell(*gallery.started(customer="", title=""))
    assert desk.answer(StartCall("110", "李女士")).code == "already-started"
    assert desk.answer(StartCall("", "王先生")).code == "already-started"
    named = events.CustomerNamed(time=0.0, customer="李", customer_title="女士")
    assert actions.done == [named, events.CallerTold(time=0.0, number="110", label="")]


def test_the_commands_of_a_call(
    window: MainWindow, desk: RemoteDesk, tell: Tell, actions: gallery.NoCall, library: Library
) -> None:
    tell(*gallery.started())
    assert desk.answer(HoldCall()).code == "held"
    assert desk.answer(HoldCall()).code == "already-held"
    tell(_hold(library))
    assert desk.answer(HoldCall()).code == "already-held"
    assert desk.answer(ResumeCall()).code == "resumed"
    assert desk.answer(ResumeCall()).code == "not-held"
    tell(events.SituationLeft(time=4.0, situation="hold", family="hold", because="agent"))
    assert desk.answer(ResumeCall()).code == "not-held"
    assert desk.answer(AddNote("工单 T-1")).code == "noted"
    assert desk.answer(AddNote("")).kind == "bad"
    assert desk.answer(GoTo("closing")).code == "went"
    assert desk.answer(GoTo("请客户等待")).code == "went"
    assert actions.done == [
        events.SituationChosen(time=0.0, situation="hold"),
        events.SituationClosed(time=0.0),
        events.NoteTaken(time=0.0, text="工单 T-1"),
        events.StageChosen(time=0.0, stage="closing"),
        events.SituationChosen(time=0.0, situation="hold"),
    ]


def test_resuming_leaves_alone_what_broke_in_during_the_hold(
    desk: RemoteDesk, tell: Tell, actions: gallery.NoCall, library: Library
) -> None:
    tell(*gallery.started(), _hold(library), gallery.situation(library, "complaint", 4.0, "投诉"))
    assert desk.answer(ResumeCall()).code == "inside-hold"
    assert actions.done == []


def test_a_place_that_is_none_is_answered_with_those_that_are_near(desk: RemoteDesk, tell: Tell) -> None:
    tell(*gallery.started())
    answer = desk.answer(GoTo("结束"))
    assert answer.kind == "bad"
    assert "closing" in answer.message
    assert desk.answer(GoTo("\u0001")).kind == "bad"


def test_commands_may_follow_each_other_faster_than_the_call(
    desk: RemoteDesk, tell: Tell, actions: gallery.NoCall
) -> None:
    codes = [desk.answer(c).code for c in (StartCall(), StartCall(), HoldCall(), ResumeCall(), StopCall(), StopCall())]
    assert codes == ["started", "already-started", "held", "resumed", "stopped", "no-call"]
    assert [step for step in actions.done if isinstance(step, str | tuple)] == [("start", "", ""), "end"]
    assert desk.answer(StartCall("1")).code == "started", "the next call may begin while the last words are heard"


def test_a_call_that_was_asked_for_is_one_from_the_answer_on(
    window: MainWindow, desk: RemoteDesk, tell: Tell, library: Library
) -> None:
    tell(*gallery.started(), _hold(library), ENDED)
    assert desk.answer(StartCall()).code == "started"
    asked = desk.answer(AskStatus())
    assert not window.in_call
    assert asked.code == "status-call"
    assert asked.status == Status("call", 0.0, "", "")
    assert desk.answer(AddNote("x")).code == "noted"


def test_the_status_of_a_call_tells_no_name(desk: RemoteDesk, tell: Tell, library: Library) -> None:
    tell(*gallery.started(), _hold(library))
    status = desk.answer(AskStatus()).status
    assert (status.state, status.stage, status.situation) == ("call", "greeting", "hold")
    assert status.seconds >= 3.0
    assert "张" not in repr(desk.answer(AskStatus()))


def test_the_wrap_up_takes_a_new_call_and_says_that_notes_are_late(
    window: MainWindow, desk: RemoteDesk, tell: Tell, actions: gallery.NoCall
) -> None:
    tell(*gallery.started(), ENDED)
    assert desk.answer(AskStatus()).status.state == "wrap_up"
    assert desk.answer(AddNote("x")).code == "note-too-late"
    for command in (StopCall(), HoldCall(), ResumeCall(), GoTo("closing")):
        assert desk.answer(command).code == "no-call"
    assert desk.answer(StartCall()).code == "started"
    tell(*gallery.started())
    assert window.pages.currentWidget() is window.live


def test_a_customer_goes_before_practice(
    window: MainWindow, desk: RemoteDesk, tell: Tell, actions: gallery.NoCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off: list[str] = []
    practice = SimpleNamespace(
        running=True, break_off=lambda: broken_off.append("x"), library=None, lets_through=lambda e: True,
        feed=lambda e: None,
    )  # fmt: skip
    monkeypatch.setattr(window, "practice", practice)
    tell(*gallery.started())
    for command in IN_CALL:
        assert desk.answer(command).code == "practice"
    assert desk.answer(AskStatus()).status.state == "practice"
    assert actions.done == []
    assert desk.answer(StartCall("110")).code == "started-from-practice"
    assert broken_off == ["x"]
    assert actions.done[0] == ("start", "", "")


def test_a_note_is_looked_back_on_without_its_numbers(window: MainWindow, tell: Tell, desk: RemoteDesk) -> None:
    tell(*gallery.started(), events.NoteTaken(time=4.0, text="回电 13800138000"), ENDED)
    texts = [label.text() for label in window.wrap_up.findChildren(type(window.bar.clock))]
    assert "00:04　回电 138●●●●●●00" in texts


def test_a_name_full_of_markup_stays_text(window: MainWindow, tell: Tell, desk: RemoteDesk) -> None:
    tell(*gallery.started(), events.CallerTold(time=0.0, number="", label="<b>x</b><img src=file:///etc/passwd>"))
    assert window.bar.caller.textFormat().name == "PlainText"
    assert "<img" not in window.bar.caller.toolTip()
    assert "&lt;b&gt;x" in window.bar.caller.toolTip()


def test_a_second_start_brings_the_window_up(window: MainWindow, desk: RemoteDesk) -> None:
    window.hide()
    assert desk.answer(ShowWindow()).code == "shown"
    assert window.isVisible()

"""A procedure on the widgets: steps, waits, ways to go on, promises, and the wrong way out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from gui import gallery
from gui.gallery_procedures import procedures
from keys import press
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.script import Branch, Item, Library, Line, Situation, Step
from desktop.gui import shortcuts
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow
from desktop.gui.whereabouts import whereabouts
from desktop.session.promises import due_words
from desktop.storage.settings import Settings

Tell = Callable[..., None]

ASK = gallery.step(
    "您好！请问您能听到我的声音吗？",
    prompt="ask",
    next_text="再说一遍问候",
    avoid=("喂，说话呀！",),
    wait=5.0,
    choices=("客户有回应", "客户听不见"),
    hang_up="not_yet",
)
WAIT = events.CountdownStarted(time=10.0, prompt="ask", seconds=5.0, then="再说一遍问候")


def _level(time: float) -> events.AudioLevel:
    return events.AudioLevel(time=time, channel="agent", dbfs=-60.0, peak_dbfs=-50.0, speech=False)


def test_the_wait_is_announced_then_counted_down_on_the_calls_clock(window: MainWindow, tell: Tell) -> None:
    row = window.live.card.next
    tell(*gallery.started(), ASK)
    assert row.quiet.text() == "说完后等 5 秒"
    assert row.words.text() == "接下来：再说一遍问候"
    assert row.seconds_left is None
    assert not row.figure.isVisible()
    tell(WAIT)
    assert row.seconds_left == 5
    assert row.words.text() == "秒后：再说一遍问候"
    tell(_level(12.2))
    assert row.figure.text() == "3"
    tell(_level(12.1))
    assert row.figure.text() == "3", "it never goes up again"
    tell(_level(14.9))
    assert row.figure.text() == "1"
    tell(events.CountdownEnded(time=15.0, prompt="ask", reason="elapsed"))
    assert row.seconds_left is None
    assert not row.figure.isVisible()


def test_a_countdown_of_another_step_comes_too_late(window: MainWindow, tell: Tell) -> None:
    tell(*gallery.started(), ASK, replace(WAIT, prompt="other"))
    assert window.live.card.next.seconds_left is None


def test_what_is_to_be_done_looks_unlike_what_is_to_be_said(window: MainWindow, tell: Tell) -> None:
    card = window.live.card
    tell(*gallery.started(), ASK)
    assert not card.do_mark.isVisible()
    assert card.property("kind") == "say"
    tell(replace(ASK, kind="do", text="请把音量调大", wait=0.0))
    assert card.do_mark.isVisible()
    assert card.property("kind") == "do"
    assert card.next.quiet.text() == "做完后按 F3"


def test_the_ways_to_go_on_are_chosen_by_key_and_by_click(
    window: MainWindow, tell: Tell, actions: gallery.NoCall
) -> None:
    choices = window.live.card.foot.choices
    tell(*gallery.started(), ASK)
    press(window, shortcuts.CHOICES[1])
    choices.buttons[0].click()
    press(window, shortcuts.CHOICES[4])
    assert actions.done == [
        events.BranchChosen(time=0.0, prompt="ask", branch="客户听不见"),
        events.BranchChosen(time=0.0, prompt="ask", branch="客户有回应"),
    ]
    assert "（2）" in choices.buttons[1].toolTip()
    tell(replace(ASK, prompt="next", choices=()))
    assert not choices.isVisible()


@pytest.mark.parametrize("count", [9, 12])
def test_ways_without_room_are_found_under_more(
    window: MainWindow, tell: Tell, actions: gallery.NoCall, count: int
) -> None:
    names = tuple(f"客户第{number}种反应很长" for number in range(1, count + 1))
    window.resize(340, 728)
    choices = window.live.card.foot.choices
    tell(*gallery.started(), replace(ASK, choices=names))
    QApplication.processEvents()

    shown = [button for button in choices.buttons if button.isVisible()]
    assert shown
    for number, button in enumerate(shown, start=1):
        assert QPushButton.text(button).startswith(f"{number} 客户")
        assert choices.rect().contains(button.geometry())
    choices.more.click()
    menu = choices.findChild(QMenu)
    assert len(shown) + len(menu.actions()) == count
    menu.actions()[-1].trigger()
    press(window, shortcuts.CHOICES[8])
    assert [done.branch for done in actions.done] == [names[-1], names[8]]
    tell(ASK)
    assert not choices.more.isVisible()


@pytest.mark.parametrize("width", [340, 380, 600])
def test_nothing_moves_whatever_a_procedure_shows(window: MainWindow, tell: Tell, library: Library, width: int) -> None:
    window.resize(width, 728)
    tell(*gallery.started())
    QApplication.processEvents()
    live = window.live
    parts = (window.bar.call, live.rail, live.chips, live.card, live.card.line, live.card.next, live.alert)
    before = [part.geometry() for part in parts]
    for told in procedures(library).values():
        tell(*(event for event in told if not isinstance(event, events.CallStarted | events.CallEnded)))
        window.press_call()
        QApplication.processEvents()
        assert [part.geometry() for part in parts] == before
        for button in live.card.foot.choices.buttons:
            assert live.card.foot.choices.rect().contains(button.geometry())


def test_hanging_up_too_early_is_warned_of_once_and_meant_the_second_time(
    window: MainWindow, tell: Tell, actions: gallery.NoCall
) -> None:
    tell(*gallery.started(), ASK)
    assert window.live.card.next.way_out.text() == "不可以直接挂机"
    press(window, shortcuts.CALL)
    assert actions.done == []
    assert window.live.card.next.words.text().startswith("还没到挂机的时候：请先说“您好")
    assert "再按一次" in window.live.card.next.quiet.text()
    assert window.bar.call.text() == "确认结束"
    press(window, shortcuts.CALL)
    assert actions.done == ["end"]


def test_a_warning_is_over_when_the_procedure_has_come_to_its_end(
    window: MainWindow, tell: Tell, actions: gallery.NoCall
) -> None:
    tell(*gallery.started(), ASK)
    press(window, shortcuts.CALL)
    tell(replace(ASK, prompt="last", kind="do", text="现在可以挂机", wait=0.0, hang_up="now"))
    assert window.bar.call.text() == "结束通话"
    assert window.live.card.next.way_out.text() == "可以挂机"
    press(window, shortcuts.CALL)
    assert actions.done == ["end"]


def test_during_the_last_wait_one_is_asked_to_wait(window: MainWindow, tell: Tell, actions: gallery.NoCall) -> None:
    tell(*gallery.started(), ASK, WAIT)
    press(window, shortcuts.CALL)
    assert actions.done == []
    assert "请再等 5 秒" in window.live.card.next.words.text()


def test_a_warning_that_is_not_heeded_goes_by_itself(
    qtbot: QtBot, window: MainWindow, tell: Tell, actions: gallery.NoCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.gui.next_step.WARNING_SECONDS", 0.1)
    tell(*gallery.started(), ASK)
    press(window, shortcuts.CALL)
    qtbot.waitUntil(lambda: window.bar.call.text() == "结束通话")
    assert window.live.card.next.words.text() == "接下来：再说一遍问候"
    press(window, shortcuts.CALL)
    assert actions.done == []


def test_where_no_procedure_asks_to_stay_one_press_ends_the_call(
    window: MainWindow, tell: Tell, actions: gallery.NoCall
) -> None:
    tell(*gallery.started(), *gallery.prompt("麻烦您记录一下，好吗？"))
    press(window, shortcuts.CALL)
    assert actions.done == ["end"]


def test_a_promise_is_offered_noted_and_told_after_the_call(
    window: MainWindow, tell: Tell, actions: gallery.NoCall
) -> None:
    row = window.live.offers.row
    tell(*gallery.started(), events.PromiseOffered(time=60.0, promise="p", name="24 小时内答复", minutes=1440))
    assert row.words.text() == "记下承诺：24 小时内答复"
    press(window, shortcuts.ACCEPT)
    assert actions.done == [events.PromiseTaken(time=0.0, promise="p")]
    tell(events.PromiseNoted(time=61.0, promise="p", name="24 小时内答复", minutes=1440))
    assert row.words.text() == "已记下：24 小时内答复（明天 9:31 前）"
    tell(events.PromiseOffered(time=90.0, promise="q", name="半小时后回电", minutes=30))
    press(window, shortcuts.DECLINE)
    assert not row.isVisible()
    tell(events.CallEnded(time=120.0, hung_up="", score=None))
    assert [(note.name, note.noted) for note in window._notes.promises] == [
        ("24 小时内答复", True),
        ("半小时后回电", False),
    ]


def test_an_offer_waits_behind_an_alert_and_comes_back(window: MainWindow, tell: Tell, actions: gallery.NoCall) -> None:
    row = window.live.offers.row
    tell(*gallery.started(), events.PromiseOffered(time=60.0, promise="p", name="回电", minutes=30), gallery.alert())
    press(window, shortcuts.ACCEPT)
    assert actions.done == [], "nobody accepts what he cannot see"
    tell(events.AlertCleared(time=88.0, id="a1", reason="mended"))
    assert row.isVisible()
    press(window, shortcuts.ACCEPT)
    assert actions.done == [events.PromiseTaken(time=0.0, promise="p")]


def test_a_situation_that_was_measured_is_offered_and_only_the_agent_opens_it(
    window: MainWindow, tell: Tell, actions: gallery.NoCall, library: Library
) -> None:
    offered = events.SituationOffered(
        time=40.0, situation="soft_voice", family="unable_to_hear", measure="客户音量 −48 dBFS"
    )
    tell(*gallery.started(), offered)
    assert "−48 dBFS" in window.live.offers.row.reason.text()
    assert not window.live.chips.open_situation
    press(window, shortcuts.ACCEPT)
    assert actions.done == [events.SituationChosen(time=0.0, situation="soft_voice")]
    tell(replace(offered, time=50.0))
    tell(_level(90.0))
    assert not window.live.offers.row.isVisible(), "what was measured long ago is no longer true"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(30, "10:01 前"), (1440, "明天 9:31 前"), (2880, "后天 9:31 前"), (14400, "12 月 2 日 9:31 前")],
)
def test_a_promise_is_due_by_the_clock_on_the_wall(minutes: float, words: str) -> None:
    assert due_words("2026-11-22T09:30:00", 60.0, minutes) == words


def test_without_a_clock_the_time_allowed_is_told() -> None:
    assert due_words("", 60.0, 120) == "120 分钟内"


def _with_procedures(library: Library) -> Library:
    steps = (
        Step(Line("one", "问候", "您好"), wait=2.0),
        Step(Line("two", "挂机", "请挂机"), kind="do", hang_up=True),
    )
    more = (Step(Line("a", "甲", "请讲")), Step(Line("b", "乙", "好的"), branches=(Branch("客户同意", "a"),)))
    return replace(
        library,
        situations=(
            Situation("ends", "无声的电话", "quiet", steps),
            Situation("outer", "外面的", "loud", more),
            Situation("inner", "里面的", "loud", more),
        ),
        items=(
            Item("hello", "先问好", "greeting", ("您好",)),
            Item("sorry", "先道歉", "", ("抱歉",), deadline=15.0, family="loud"),
        ),
        families=(),
    )


def test_the_card_tells_the_step_and_where_a_situation_returns_to(library: Library) -> None:
    made = _with_procedures(library)
    stage = made.stages[0]
    assert whereabouts(made, stage.id, ["ends"], "two").place == "无声的电话 2/2"
    assert whereabouts(made, stage.id, ["ends"], "two").returns_to == "", "it ends the call"
    assert whereabouts(made, stage.id, ["outer"], "a").returns_to == stage.name
    assert whereabouts(made, stage.id, ["outer", "inner"], "b").place == "里面的 2/2"
    assert whereabouts(made, stage.id, ["outer", "inner"], "b").returns_to == "外面的"
    assert whereabouts(made, stage.id, [], stage.steps[0].line.id).returns_to == ""
    assert whereabouts(made, "unknown", [], "x").place == ""


@pytest.fixture
def rich(qtbot: QtBot, bridge: Bridge, actions: gallery.NoCall, library: Library) -> MainWindow:
    made = MainWindow(actions, bridge, _with_procedures(library), Settings(), lambda _settings: None)
    qtbot.addWidget(made, before_close_func=lambda _window: made._clock.stop(0.0))
    made.show()
    return made


def test_items_of_a_family_are_due_only_where_it_broke_in(rich: MainWindow, bridge: Bridge) -> None:
    def tell(*told: events.Event) -> None:
        for event in told:
            bridge.post(event)
            bridge.flush()

    def names() -> list[str]:
        return [row.item.id for row in rich.live.checklist.rows]

    def entered(name: str, family: str) -> events.Event:
        return events.SituationEntered(time=9.0, situation=name, family=family, because="", confidence=1.0)

    tell(*gallery.started())
    assert names() == ["hello"]
    tell(entered("ends", "quiet"))
    assert names() == ["hello"]
    tell(entered("outer", "loud"))
    assert names() == ["sorry", "hello"]
    assert rich.live.checklist.rows[0].due in {"还有 15 秒", "还有 14 秒"}
    tell(events.SituationLeft(time=20.0, situation="outer", family="loud", because=""))
    assert names() == ["hello", "sorry"]
    assert rich.live.checklist.rows[1].due == "漏说，可补"
    tell(events.CallEnded(time=30.0, hung_up="", score=None))
    assert [item.id for item in rich._notes.items_due()] == ["hello", "sorry"]


def test_the_next_item_due_is_in_sight(window: MainWindow, tell: Tell, library: Library) -> None:
    tell(*gallery.started(), *gallery.ticked(library, "greeting", 3))
    checklist = window.live.checklist
    first = next(row for row in checklist.rows if not row.isChecked())
    QApplication.processEvents()
    top = checklist.verticalScrollBar().value()
    assert top <= first.y() < top + checklist.viewport().height()

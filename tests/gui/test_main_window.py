import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from gui import gallery
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui import shortcuts
from desktop.gui.bridge import Bridge
from desktop.gui.main_window import MainWindow

Tell = Callable[..., None]


def _press(window: MainWindow, key: shortcuts.Key) -> None:
    """Fire the key's own shortcut; where the keyboard is, is the system's business and not tested here."""
    wanted = QKeySequence(key.sequences[0])
    found = [each for each in window.findChildren(QShortcut) if each.key() == wanted]
    assert len(found) == 1, key.shown
    found[0].activated.emit()


def test_events_of_another_thread_reach_the_labels(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, library: Library
) -> None:
    told = gallery.moments(library)["04-forbidden"]
    worker = threading.Thread(target=lambda: [bridge.post(event) for event in told])
    worker.start()
    qtbot.waitUntil(lambda: window.live.alert.alert_id == "a1", timeout=5000)
    qtbot.waitUntil(lambda: window.live.gauges.pace.value == "301 字/分", timeout=5000)
    worker.join()
    assert window.live.alert.title.text() == "忌语：“我不清楚”"
    assert window.live.alert.say.text == "可以说：我马上为您核实，2 小时内给您答复。"
    assert window.live.gauges.pace.warns
    assert window.live.rail.current == "communication"
    assert window.live.chips.open_situation
    assert "我不清楚" in window.live.transcript.text.toPlainText()
    assert window.bar.customer.text().startswith("张女士")


def test_a_call_goes_from_idle_over_the_call_to_the_look_back(
    window: MainWindow, tell: Tell, library: Library, actions: gallery.NoCall
) -> None:
    assert window.bar.call.text() == "开始通话"
    _press(window, shortcuts.CALL)
    assert actions.done == [("start", "", "")]
    tell(*gallery.started())
    assert window.bar.call.text() == "结束通话"
    _press(window, shortcuts.CALL)
    assert actions.done[-1] == "end"
    tell(events.CallEnded(time=125.0, hung_up="", score=None))
    assert window.pages.currentWidget() is window.wrap_up
    assert window.bar.clock.text() == "02:05"
    _press(window, shortcuts.CALL)
    assert window.pages.currentWidget() is window.live
    assert window.bar.call.text() == "开始通话"


def test_a_provisional_alert_looks_unsure_until_it_is_confirmed(window: MainWindow, tell: Tell) -> None:
    slot = window.live.alert
    tell(*gallery.started(), gallery.alert(provisional=True))
    assert slot.provisional
    assert slot.property("provisional") == "true"
    tell(events.AlertConfirmed(time=88.0, id="a1"))
    assert slot.alert_id == "a1"
    assert not slot.provisional
    assert slot.property("provisional") == "false"


@pytest.mark.parametrize(
    ("reason", "words"), [("withdrawn", "已撤回：未听清"), ("mended", "✓ 已改正"), ("stale", "没有提醒")]
)
def test_a_cleared_alert_leaves_a_quiet_slot_of_the_same_size(
    window: MainWindow, tell: Tell, reason: events.ClearReason, words: str
) -> None:
    tell(*gallery.started())
    before = window.live.alert.geometry()
    tell(gallery.alert(provisional=True), events.AlertCleared(time=88.0, id="a1", reason=reason))
    assert window.live.alert.alert_id == ""
    assert window.live.alert.calm.text() == words
    assert window.live.alert.geometry() == before


def test_what_the_policy_keeps_back_is_not_shown_but_told_after_the_call(window: MainWindow, tell: Tell) -> None:
    kept_back = gallery.alert(shown=False, suppressed="本次通话提醒已满")
    tell(*gallery.started(), kept_back)
    assert window.live.alert.alert_id == ""
    tell(events.CallEnded(time=90.0, hung_up="", score=None))
    assert [note.alert for note in window._notes.suppressed_alerts()] == [kept_back]


def test_an_alert_that_waited_for_the_pause_comes_with_it_and_can_be_asked_why(window: MainWindow, tell: Tell) -> None:
    slot = window.live.alert
    held = gallery.alert(shown=False, suppressed="held", say="请您稍等", explanation="10 秒内没有说到")
    tell(*gallery.started(), held)
    assert slot.alert_id == ""
    tell(events.AlertShown(time=88.0, id="a1"))
    assert slot.alert_id == "a1"
    assert [note.alert.id for note in window._notes.shown_alerts()] == ["a1"]
    for words in ("10 秒内没有说到", "可以说：请您稍等"):
        _press(window, shortcuts.WHY_ALERT)
        assert slot.say.text == words


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (shortcuts.ACKNOWLEDGE, "acknowledged"),
        (shortcuts.FALSE_ALARM, "false_alarm"),
        (shortcuts.MUTE, "mute"),
    ],
)
def test_answers_name_the_alert_that_is_shown(
    window: MainWindow, tell: Tell, actions: gallery.NoCall, key: shortcuts.Key, answer: str
) -> None:
    _press(window, key)
    assert actions.done == []
    tell(*gallery.started(), gallery.alert())
    _press(window, key)
    window.live.alert.buttons[answer].click()
    expected = events.AlertAnswered(time=0.0, id="a1", answer=answer)
    assert actions.done == [expected, expected]


def test_stages_situations_items_and_lines_can_be_chosen(
    window: MainWindow, tell: Tell, library: Library, actions: gallery.NoCall
) -> None:
    window.live.rail.choose(2)
    assert actions.done == []
    tell(*gallery.started())
    window.live.rail.buttons[2].click()
    _press(window, shortcuts.STAGES[0])
    _press(window, shortcuts.NEXT_LINE)
    _press(window, shortcuts.PREVIOUS_LINE)
    _press(window, shortcuts.ITEMS[0])
    first = next(item for item in library.items if item.stage == "greeting")
    assert actions.done == [
        events.StageChosen(time=0.0, stage=library.stages[2].id),
        events.StageChosen(time=0.0, stage=library.stages[0].id),
        events.PromptAdvanced(time=0.0, step=1),
        events.PromptAdvanced(time=0.0, step=-1),
        events.ItemMarked(time=0.0, item=first.id, done=True),
    ]
    assert not window.live.checklist.rows[0].isChecked()
    tell(events.ChecklistTicked(time=5.0, item=first.id, by="agent"))
    assert window.live.checklist.rows[0].isChecked()


def test_nested_situations_return_to_where_they_came_from(
    window: MainWindow, tell: Tell, library: Library, actions: gallery.NoCall
) -> None:
    outer, inner = library.situations[0], library.situations[-1]
    tell(*gallery.started())
    for situation in (outer, inner):
        tell(
            events.SituationEntered(
                time=9.0, situation=situation.id, family=situation.family, because="", confidence=1.0
            )
        )
    assert window.live.chips.open_situation == inner.id
    _press(window, shortcuts.CLOSE_SITUATION)
    assert actions.done == [events.SituationClosed(time=0.0)]
    tell(events.SituationLeft(time=10.0, situation=inner.id, family=inner.family, because="agent"))
    assert window.live.chips.open_situation == outer.id


def test_what_was_said_is_marked_without_laying_out_again(window: MainWindow, tell: Tell) -> None:
    text = "麻烦您记录一下，好吗？"
    shown, followed = gallery.prompt(text, 3)
    tell(*gallery.started(), shown)
    line = window.live.card.line
    laid_out = line._layout
    tell(followed)
    assert line.said == (True,) * 3 + (False,) * (len(text) - 3)
    assert line._layout is laid_out
    tell(replace(followed, prompt="another", said=(True,) * len(text)))
    assert line.said.count(True) == 3


def test_a_surname_outside_the_first_plane_is_marked_at_its_place(window: MainWindow, tell: Tell) -> None:
    tell(*gallery.started(), *gallery.prompt("𠮷女士，您好", 4))
    assert window.live.card.line._units[:3] == [0, 2, 3]
    assert window.live.card.line._said_runs() == [(0, 4)]


@pytest.mark.parametrize("width", [340, 380, 600])
def test_nothing_jumps_whatever_the_texts_are(window: MainWindow, tell: Tell, library: Library, width: int) -> None:
    window.resize(width, 712)
    tell(*gallery.started())
    QApplication.processEvents()
    parts = (window.bar, window.live.rail, window.live.card, window.live.alert, window.live.checklist)
    before = [part.geometry() for part in parts]
    for told in gallery.moments(library).values():
        tell(*(event for event in told if not isinstance(event, events.CallStarted | events.CallEnded)))
        QApplication.processEvents()
        assert [part.geometry() for part in parts] == before
    assert window.width() == width
    assert window.minimumHeight() <= 720


@pytest.mark.parametrize("width", [340, 380])
def test_no_answer_to_an_alert_is_cut_short(window: MainWindow, tell: Tell, library: Library, width: int) -> None:
    window.resize(width, 728)
    tell(*gallery.moments(library)["04-forbidden"])
    QApplication.processEvents()
    slot = window.live.alert
    for button in (*slot.buttons.values(), slot.why):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_every_button_has_a_name_and_a_tip_with_its_key(window: MainWindow, tell: Tell, library: Library) -> None:
    tell(*gallery.moments(library)["04-forbidden"])
    shown = [key.shown for key in shortcuts.ALL]
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    assert len(buttons) > 15
    for button in buttons:
        assert button.accessibleName(), button
        assert any(f"（{key}）" in button.toolTip() for key in shown), button.accessibleName()


def test_no_two_actions_share_a_key() -> None:
    sequences = [QKeySequence(text).toString() for key in shortcuts.ALL for text in key.sequences]
    assert len(sequences) == len(set(sequences))


def test_a_click_does_not_take_the_keyboard_and_the_task_bar_can_give_it(window: MainWindow) -> None:
    def refuses() -> bool:
        return bool(window.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus)

    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not refuses()
    if not window.isActiveWindow():
        QApplication.sendEvent(window, QEvent(QEvent.Type.Enter))
        assert refuses()
    QApplication.sendEvent(window, QEvent(QEvent.Type.Leave))
    assert not refuses()
    assert all(b.focusPolicy() == Qt.FocusPolicy.TabFocus for b in window.findChildren(QAbstractButton))


def test_troubles_say_what_to_do_and_go_when_they_are_over(window: MainWindow, tell: Tell, library: Library) -> None:
    tell(*gallery.moments(library)["12-troubles"])
    assert "USB Headset" in window.notice.what.text()
    assert "重新插好" in window.notice.remedy.text()
    assert window.notice.count.text() == "另有 1 条"
    assert window.live.gauges.level.value == "已断开"
    tell(events.DeviceReady(time=60.0, channel="agent", device="USB Headset", rate=48000))
    assert window.notice.what.text() == "没有可用的语音识别模型。"
    tell(events.ListenerReady(time=61.0, engine="vosk", model="m", seconds=1.0))
    assert window.notice.isHidden()


def test_forbidden_words_are_marked_and_unmarked(window: MainWindow, tell: Tell) -> None:
    transcript = window.live.transcript
    final = events.FinalTranscript(time=86.0, channel="agent", start=40.0, end=86.0, text="这个我不清楚，您过两天")

    def marked() -> bool:
        block = transcript.text.document().firstBlock()
        return any(each.format.fontUnderline() for each in block.layout().formats()) or any(
            fragment.fragment().charFormat().fontUnderline() for fragment in block
        )

    tell(*gallery.started(), final, gallery.alert())
    assert marked()
    tell(events.AlertCleared(time=87.0, id="a1", reason="withdrawn"))
    assert not marked()
    assert transcript.text.toPlainText() == final.text


def test_an_agent_who_scrolled_up_is_left_there(qtbot: QtBot, window: MainWindow, tell: Tell) -> None:
    def finals(first: int, last: int) -> list[Event]:
        return [
            events.FinalTranscript(time=n, channel="agent", start=n, end=n + 0.9, text=f"第 {n} 句话")
            for n in range(first, last)
        ]

    tell(*gallery.started(), *finals(0, 30))
    bar = window.live.transcript.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setValue(0)
    tell(*finals(30, 40))
    assert bar.value() == 0


def test_compact_keeps_line_and_alert(qtbot: QtBot, window: MainWindow, tell: Tell, library: Library) -> None:
    tell(*gallery.moments(library)["04-forbidden"])
    full = window.height()
    _press(window, shortcuts.COMPACT)
    qtbot.waitUntil(lambda: window.height() < 320)
    assert window.live.card.line.isVisible()
    assert window.live.alert.isVisible()
    assert not window.live.gauges.isVisible()
    _press(window, shortcuts.COMPACT)
    qtbot.waitUntil(lambda: window.height() == full)


def test_troubles_of_library_and_program_are_told_and_the_rest_goes_on(
    window: MainWindow, tell: Tell, library: Library
) -> None:
    window.use_library(library, ["a.toml 第 3 行：text 是空的。", "b.toml"])
    assert "共 2 处" in window.notice.what.text()
    assert "a.toml 第 3 行" in window.notice.what.text()
    tell(events.ProgramTrouble(time=0.0, code="record-full", message="磁盘已满，通话没有记录。", remedy="请清理磁盘。"))
    assert window.notice.what.text() == "磁盘已满，通话没有记录。"
    _press(window, shortcuts.DISMISS)
    assert "a.toml" in window.notice.what.text()
    window.use_library(library)
    assert window.notice.isHidden()


def test_the_system_may_end_the_program_in_mid_call(window: MainWindow, tell: Tell, actions: gallery.NoCall) -> None:
    tell(*gallery.started())
    window.leave()
    assert not window.isVisible()
    assert actions.done == ["close"]

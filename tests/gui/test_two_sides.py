"""The window of a call in which the customer is heard, and of one in which he is not."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from gui import gallery
from gui.gallery_two_sides import both, growing, last_minute, level, said, two_sides
from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.lanes import Lanes
from desktop.gui.main_window import MainWindow
from desktop.storage.settings import Settings

Tell = Callable[..., None]
_HEARS_BOTH = Settings.model_validate(
    {"window": {"theme": "light", "transcript_open": True}, "audio": {"hear_customer": True}}
)


@pytest.fixture
def planned(window: MainWindow) -> MainWindow:
    """A window whose next call hears both."""
    window.save_and_apply(_HEARS_BOTH)
    QApplication.processEvents()
    return window


def test_a_microphone_alone_shows_what_it_always_did_and_says_what_it_cannot_know(
    window: MainWindow, tell: Tell
) -> None:
    tell(*gallery.started())
    live = window.live
    assert live.lanes.isHidden()
    assert live.gauges.customer.isHidden()
    assert window.bar.mark.isHidden()
    assert live.transcript.one_sided.text() == "只听麦克风：不知道客户是否在说话"
    assert live.gauges.silence.accessibleName().startswith("静默")
    tell(said("agent", 1.0, 2.0, "您好"))
    assert live.transcript.text.toPlainText() == "您好"


def test_that_the_customer_is_heard_is_shown_before_during_and_after(planned: MainWindow, tell: Tell) -> None:
    mark = planned.bar.mark
    assert mark.words.text() == "通话时同时听客户"
    tell(*both()[:2])
    assert mark.words.text() == "正在打开客户的声音"
    tell(*both()[2:])
    assert mark.isVisible()
    assert mark.words.text() == "正在听客户"
    assert "只在这台电脑上识别，不评分" in mark.toolTip()
    planned.toggle_compact()
    assert mark.isVisible()
    assert planned.live.lanes.isHidden()
    planned.toggle_compact()
    assert planned.live.lanes.isVisible()
    tell(events.CallEnded(time=20.0, hung_up="", score=None))
    assert mark.words.text() == "通话时同时听客户"


def test_a_call_decides_for_itself_whatever_the_settings_are_by_then(planned: MainWindow, tell: Tell) -> None:
    tell(*both(level(3.0, "customer", -30, True)))
    planned.save_and_apply(Settings())
    assert planned.live.lanes.isVisible()
    assert planned.bar.mark.words.text() == "正在听客户"
    tell(events.CallEnded(time=20.0, hung_up="", score=None))
    planned.show_idle()
    assert planned.live.lanes.isHidden()
    assert planned.bar.mark.isHidden()


@pytest.mark.parametrize("width", [340, 380, 600])
def test_nothing_jumps_from_before_the_call_to_its_end(
    planned: MainWindow, tell: Tell, library: Library, width: int
) -> None:
    planned.resize(width, 728)
    QApplication.processEvents()
    live = planned.live
    parts = (planned.bar, planned.bar.call, live.gauges, live.lanes, live.rail, live.card, live.alert, live.checklist)
    before = [part.geometry() for part in parts]
    for told in two_sides(library).values():
        tell(*(event for event in told if not isinstance(event, events.CallEnded)))
        QApplication.processEvents()
        assert [part.geometry() for part in parts] == before
    assert planned.width() == width
    assert planned.height() == 728
    assert planned.minimumHeight() <= 750


def test_both_levels_and_the_silence_of_both_are_shown_and_only_the_agents_pace(
    planned: MainWindow, tell: Tell
) -> None:
    gauges = planned.live.gauges
    tell(*both(level(3.0, "agent", -18, True), level(3.0, "customer", -31, True)))
    assert (gauges.level.value, gauges.customer.value) == ("−18 dB", "−31 dB")
    tell(events.PaceMeasured(time=3.0, channel="customer", articulation=330, speaking=300, characters=80))
    assert gauges.pace.value == "—"
    tell(events.SilenceMeasured(time=9.0, seconds=6.0))
    assert gauges.silence.accessibleName() == "双方静默 6 秒"
    assert gauges.silence.warns, "six seconds of both are long, six of the agent's alone are not"
    assert "您和客户都没有说话" in gauges.silence.toolTip()


def test_a_customer_who_is_not_heard_any_more_is_never_taken_for_the_microphone(
    planned: MainWindow, tell: Tell, library: Library
) -> None:
    gauges = planned.live.gauges
    tell(*two_sides(library)["43-customer-gone"])
    assert gauges.level.value == "−18 dB"
    assert gauges.customer.value == "已断开"
    tell(level(66.1, "customer", -120, False))
    assert gauges.customer.value == "已断开", "the clock's silence is not what the customer's device gives"
    assert gauges.silence.accessibleName().startswith("静默")
    assert planned.bar.mark.words.text() == "现在听不到客户"
    assert planned.live.alert.calm.text() == "正在听您，听不到客户"
    notice = planned.notice.shown
    assert notice is not None
    assert (notice.key, notice.bad, notice.action) == ("device:customer", False, "选择声音来源")
    tell(events.DeviceReady(time=70.0, channel="customer", device="USB Headset", rate=48000))
    assert planned.bar.mark.words.text() == "正在听客户"
    assert gauges.silence.accessibleName().startswith("双方静默")
    assert planned.notice.isHidden()


def test_lost_audio_says_whose_it_was(planned: MainWindow, tell: Tell) -> None:
    gap = events.AudioGap(time=9.0, channel="customer", seconds=2.0, cause="device")
    tell(*both(gap))
    assert planned.notice.what.text() == "客户一方有 2.0 秒声音没有收到。"
    assert "您说的照常在听" in planned.notice.remedy.text()
    tell(replace(gap, channel="agent"))
    assert planned.notice.what.text() == "有 2.0 秒声音没有收到。"
    assert planned.notice.count.text() == "另有 1 条"
    tell(events.CallEnded(time=20.0, hung_up="", score=None), *both())
    assert planned.notice.isHidden()


def test_the_look_back_tells_of_one_silence_once_and_of_lost_audio_by_side(planned: MainWindow, tell: Tell) -> None:
    grave = [
        gallery.alert(
            id=str(n), alert="silence", rule="dead_air", title=f"冷场 {5 * n} 秒", start=20.0, time=20.0 + 5 * n
        )
        for n in (1, 2, 3)
    ]
    gap = events.AudioGap(time=40.0, channel="customer", seconds=2.0, cause="device")
    tell(*both(*grave, gap, events.CallEnded(time=60.0, hung_up="", score=None)))
    words = [label.text() for label in planned.wrap_up.findChildren(QLabel)]
    assert [text for text in words if "冷场" in text] == ["00:20　冷场 15 秒"]
    assert [text for text in words if "没有收到" in text] == ["客户一方有 2.0 秒声音没有收到，这一段未作判断。"]


def test_the_transcript_names_both_sides_and_keeps_an_utterance_in_one_line(planned: MainWindow, tell: Tell) -> None:
    tell(*both(growing("agent", 1.0, "我先说明")))
    yes = [said("customer", 2.0 + n, 2.5 + n, "嗯") for n in range(6)]
    tell(*yes, growing("agent", 1.0, "我先说明一下"), growing("customer", 9.0, "好"))
    tell(said("agent", 1.0, 9.0, "我先说明一下规定"))
    lines = planned.live.transcript.text.toPlainText().splitlines()
    assert lines == ["坐席\t我先说明一下规定", *["客户\t嗯"] * 6, "客户\t好 …"]
    planned.theme.wear("dark")
    planned.theme.wear("light")
    assert planned.live.transcript.text.toPlainText().splitlines() == lines
    tell(events.CallEnded(time=20.0, hung_up="", score=None), *gallery.started(), said("agent", 1.0, 2.0, "您好"))
    assert planned.live.transcript.text.toPlainText() == "您好"


def test_a_long_utterance_of_the_customer_stands_beside_his_name(planned: MainWindow, tell: Tell) -> None:
    planned.resize(340, 728)
    tell(*both(said("customer", 2.0, 9.0, "这件事我已经说过很多遍了，" * 8)))
    log = planned.live.transcript.text
    block = log.document().firstBlock()
    assert block.layout().lineCount() > 3
    assert log.horizontalScrollBar().maximum() == 0
    lefts = {round(block.layout().lineAt(n).naturalTextRect().left()) for n in range(1, block.layout().lineCount())}
    assert lefts == {round(block.blockFormat().leftMargin())}, "the text stands in its own column"
    assert block.blockFormat().textIndent() == -block.blockFormat().leftMargin()


def test_the_strip_says_in_words_what_it_shows(planned: MainWindow, tell: Tell) -> None:
    tell(*both(*last_minute(), level(62.0, "agent", -20, True), level(62.0, "customer", -60, False)))
    planned.live.lanes.show_now()
    assert "双方静默 1 次共 7 秒" in planned.live.lanes.accessibleDescription()


def test_only_what_the_agent_was_warned_of_is_marked(planned: MainWindow, tell: Tell) -> None:
    kept = gallery.alert(id="k", alert="interruption", time=20.0, shown=False, suppressed="budget")
    held = gallery.alert(id="h", alert="interruption", time=21.0, shown=False, suppressed="held")
    tell(*both(kept, held, level(22.0, "agent", -60, False)))
    lanes = planned.live.lanes
    lanes.show_now()
    assert lanes.shown.marks == ()
    tell(events.AlertShown(time=22.0, id="h"))
    lanes.show_now()
    assert [mark.id for mark in lanes.shown.marks] == ["h"]
    tell(events.AlertCleared(time=23.0, id="h", reason="withdrawn"))
    lanes.show_now()
    assert lanes.shown.marks == ()


@pytest.fixture
def lanes(qtbot: QtBot) -> Lanes:
    made = Lanes(5.0)
    qtbot.addWidget(made)
    made.resize(380, made.height())
    made.show()
    for event in last_minute():
        made.feed(event)
    return made


def test_the_strip_moves_by_whole_pixels_and_keeps_every_width(lanes: Lanes) -> None:
    edges = [edge for span in (*lanes.history.last_minute().agent.speech,) for edge in (span.start, span.end)]
    places: list[list[float]] = []
    for hundredths in range(6200, 6900, 7):
        lanes.feed(level(hundredths / 100, "agent", -20, True))
        lanes.show_now()
        places.append([lanes.x_of(edge) for edge in edges])
    first = places[0]
    for before, after in pairwise(places):
        moved = {old - new for old, new in zip(before, after, strict=True)}
        assert len(moved) == 1, "all of it moves at once"
        assert moved <= {0.0, 1.0 / lanes.devicePixelRatioF()}
    assert first[0] - places[-1][0] >= 30


def test_the_strip_paints_five_times_a_second_however_much_happens(qtbot: QtBot, lanes: Lanes) -> None:
    class Count(QObject):
        paints = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            self.paints += event.type() == QEvent.Type.Paint
            return False

    count, clock = Count(), QElapsedTimer()
    lanes.installEventFilter(count)
    clock.start()
    time = 63.0
    while clock.elapsed() < 1200:
        time += 0.01
        lanes.feed(level(time, "agent", -20, True))
        qtbot.wait(2)
    seconds = clock.elapsed() / 1000
    assert 2 <= count.paints <= 5 * seconds + 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_silence_overlap_and_gap_differ_in_form_and_not_only_in_colour(
    qtbot: QtBot, planned: MainWindow, tell: Tell, bridge: Bridge, theme: str
) -> None:
    planned.theme.wear(theme)
    tell(*both(*last_minute(), level(62.0, "agent", -20, True), level(62.0, "customer", -60, False)))
    lanes = planned.live.lanes
    lanes.show_now()
    image = lanes.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ratio = image.devicePixelRatio()

    def column(time: float) -> tuple[int, ...]:
        x = round(lanes.x_of(time) * ratio)
        return tuple(image.pixelColor(x, round(y * ratio)).value() for y in (7, 15, 24))

    alone, over, quiet = column(18.0), column(23.0), column(28.2)
    assert alone[1] != over[1], "a bridge joins the lanes where both speak"
    assert quiet[0] == quiet[2] != alone[0], "where nobody speaks both lanes are empty"
    hatched = {image.pixelColor(round((lanes.x_of(47.7) + dx) * ratio), round(22 * ratio)).value() for dx in range(10)}
    assert len(hatched) > 2

"""The window where there is little room: low, narrow, and with letters larger than usual."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from gui import gallery
from gui.gallery_two_sides import two_sides
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.script import Library
from desktop.gui.main_window import MainWindow

Tell = Callable[..., None]


def _settle(qtbot: QtBot, window: MainWindow, height: int) -> None:
    qtbot.waitUntil(lambda: window.minimumHeight() <= height)
    window.resize(window.width(), height)
    qtbot.waitUntil(lambda: window.height() == height)
    card = window.live.card
    qtbot.waitUntil(lambda: card.height() == card.minimumSizeHint().height())
    QApplication.processEvents()


@pytest.mark.parametrize("height", [570, 600, 640, 700, 728, 900])
def test_whatever_the_height_nothing_overlaps_and_all_is_there(
    qtbot: QtBot, window: MainWindow, tell: Tell, library: Library, height: int
) -> None:
    tell(*gallery.moments(library)["04-forbidden"])
    window.live.transcript.fold(True)
    _settle(qtbot, window, height)
    live = window.live
    parts = [live.gauges, live.rail, live.chips, live.card, live.alert, live.checklist, live.transcript]
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    assert live.transcript.geometry().bottom() <= live.height()
    assert live.card.minimumSizeHint().height() <= live.card.height()


@pytest.mark.parametrize("height", [670, 700, 728, 757, 785, 900])
def test_the_two_lanes_find_room_at_any_height(
    qtbot: QtBot, window: MainWindow, tell: Tell, library: Library, height: int
) -> None:
    window.resize(340, 728)
    tell(*two_sides(library)["42-dead-air"])
    _settle(qtbot, window, height)
    live = window.live
    parts = [live.gauges, live.lanes, live.rail, live.chips, live.card, live.alert, live.checklist, live.transcript]
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    assert live.transcript.geometry().bottom() <= live.height()
    assert live.transcript.text.viewport().height() >= 60, "a turn of either and what grows"


def test_a_low_window_that_grows_is_roomy_again(qtbot: QtBot, window: MainWindow, tell: Tell, library: Library) -> None:
    tell(*gallery.moments(library)["03-calm"])
    roomy = window.live.card.height()
    window.live.transcript.fold(True)
    _settle(qtbot, window, 580)
    assert window.live.card.height() < roomy
    window.resize(380, 728)
    qtbot.waitUntil(lambda: window.live.card.height() == roomy)


def test_unfolding_the_transcript_on_a_low_screen_makes_room_instead_of_growing(
    qtbot: QtBot, window: MainWindow, tell: Tell, library: Library
) -> None:
    tell(*gallery.moments(library)["03-calm"])
    window.live.transcript.fold(True)
    _settle(qtbot, window, 700)
    roomy = window.live.card.height()
    window.live.transcript.fold(False)
    qtbot.waitUntil(lambda: window.live.card.height() < roomy)
    QApplication.processEvents()
    assert window.height() == 700
    assert window.live.transcript.geometry().bottom() <= window.live.height()


@pytest.mark.parametrize("height", [690, 703, 728, 741])
def test_the_transcript_shows_whole_lines_with_the_newest_at_the_bottom(
    qtbot: QtBot, window: MainWindow, tell: Tell, height: int
) -> None:
    _settle(qtbot, window, height)
    long = "这一句很长很长，要折成好几行才放得下，放不下的时候也不能只露出半行，否则看起来像是坏了"
    finals = [
        events.FinalTranscript(time=4.0 * n + 3, channel="agent", start=4.0 * n, end=4.0 * n + 3, text=f"{n}{long}")
        for n in range(6)
    ]
    tell(*gallery.started(), *finals)
    log = window.live.transcript.text
    bar = log.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert log.viewport().height() >= 40
    assert log.viewport().height() % 20 == 0
    assert bar.value() % 20 == 0
    window.theme.wear("dark")
    window.theme.wear("light")
    QApplication.processEvents()
    assert bar.value() == bar.maximum(), "putting on another theme writes all lines anew"


def test_larger_letters_of_the_system_leave_the_window_whole(
    qtbot: QtBot, window: MainWindow, tell: Tell, library: Library
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.font()
    larger = app.font()
    larger.setPointSize(20)
    app.setFont(larger)
    try:
        tell(*gallery.moments(library)["04-forbidden"])
        _settle(qtbot, window, 728)
        assert window.minimumHeight() <= 720
        assert window.minimumWidth() <= 340
    finally:
        app.setFont(before)


def test_a_late_recogniser_is_told_of_where_its_words_appear(window: MainWindow, tell: Tell) -> None:
    def beat(lag: float) -> events.Heartbeat:
        return events.Heartbeat(
            time=9.0, listening=True, memory_mb=500, cpu_seconds=3.0, lag_seconds=lag, lost_seconds=0.0
        )

    tell(*gallery.started(), beat(4.2))
    assert window.live.transcript.late.text() == "识别延迟 4 秒"
    assert window.live.alert.calm.text() == "正在听，识别延迟 4 秒"
    tell(beat(0.3))
    assert window.live.transcript.late.text() == ""
    assert window.live.alert.calm.text() == "正在听，没有提醒"

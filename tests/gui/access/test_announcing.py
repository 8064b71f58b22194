"""What a screen reader is told unasked: what is posted to the system is written down instead."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from gui import gallery
from gui.practice.rehearsals import seen
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.script import Library
from desktop.gui import announcing
from desktop.gui.announcing import announce
from desktop.gui.main_window import MainWindow
from desktop.gui.notice_strip import Notice
from desktop.gui.practice.shelf_loading import load_shelf

Tell = Callable[..., None]
Posted = list[tuple[str, bool]]
"""The words, and whether they interrupt."""


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch, qapp: QWidget) -> Posted:
    said: Posted = []
    for announcer in qapp.findChildren(announcing.Announcer):
        announcer.setParent(None)
        announcer.deleteLater()
    monkeypatch.setattr(announcing, "_PAUSE_MS", 40)
    monkeypatch.setattr(
        announcing,
        "post",
        lambda _part, words, politeness: said.append(
            (words, politeness == QAccessible.AnnouncementPoliteness.Assertive)
        ),
    )
    return said


@pytest.fixture
def part(qtbot: QtBot) -> QLabel:
    made = QLabel("a part of a window")
    qtbot.addWidget(made)
    made.show()
    return made


def test_of_much_at_once_the_first_and_the_latest_of_each_kind_are_said(
    qtbot: QtBot, posted: Posted, part: QLabel
) -> None:
    for number in range(50):
        announce(part, f"notice {number}", "notice")
        announce(part, f"prompt {number}", "prompt")
    assert posted == [("notice 0", False)]
    qtbot.waitUntil(lambda: len(posted) == 3)
    assert {words for words, _ in posted[1:]} == {"notice 49", "prompt 49"}


def test_what_is_urgent_does_not_wait(posted: Posted, part: QLabel) -> None:
    announce(part, "calm", "prompt")
    announce(part, "grave", "alert", urgent=True)
    assert posted == [("calm", False), ("grave", True)]


def test_the_same_words_are_not_said_again_at_once(posted: Posted, part: QLabel) -> None:
    for _ in range(5):
        announce(part, "grave", "alert", urgent=True)
    assert posted == [("grave", True)]


def test_what_is_over_before_its_turn_is_not_said(qtbot: QtBot, posted: Posted, part: QLabel) -> None:
    announce(part, "first", "prompt")
    announce(part, "an alert that is mended", "alert")
    announcing.hush("alert")
    announce(part, "last", "notice")
    qtbot.waitUntil(lambda: ("last", False) in posted)
    assert [words for words, _ in posted] == ["first", "last"]


def test_what_is_hidden_is_not_said(posted: Posted, part: QLabel) -> None:
    part.hide()
    announce(part, "nobody sees it", urgent=True)
    assert posted == []


def test_an_alert_is_said_once_and_the_gravest_at_once(
    qtbot: QtBot, tell: Tell, library: Library, posted: Posted
) -> None:
    tell(*gallery.moments(library)["03-calm"])
    qtbot.waitUntil(lambda: len(posted) == 1)
    posted.clear()
    tell(gallery.alert(), gallery.alert(title="忌语：“我不清楚”（两次）"))
    tell(gallery.alert(id="b", title="没有显示的", shown=False, suppressed="本次通话提醒已满"))
    qtbot.waitUntil(lambda: bool(posted))
    tell(gallery.alert(id="c", severity="fatal", title="严重忌语：“你去投诉好了”"))
    assert posted[0] == ("注意：忌语：“我不清楚”。可以说：我马上为您核实，2 小时内给您答复。", False)
    assert posted[-1][0].startswith("严重：严重忌语")
    assert [urgent for _, urgent in posted] == [False, True]


def test_a_new_stage_is_said_with_its_line_and_its_next_step_is_not(qtbot: QtBot, tell: Tell, posted: Posted) -> None:
    first, second = (gallery.step(text) for text in ("早上好，请问有什么可以帮您？", "请您稍等。"))
    tell(*gallery.started(), first, replace(second, prompt="other"))
    qtbot.waitUntil(lambda: bool(posted))
    tell(events.StageEntered(time=9.0, stage="communication", because="请问", confidence=0.9), second)
    qtbot.waitUntil(lambda: len(posted) == 2)
    assert posted == [("问候语：早上好，请问有什么可以帮您？", False), ("沟通内容：请您稍等。", False)]


def test_notices_are_said_and_those_that_stop_the_hearing_at_once(window: MainWindow, posted: Posted) -> None:
    window.notice.show_notice(Notice("device", "麦克风已断开。", "请重新插好。", bad=True))
    assert posted == [("麦克风已断开。 请重新插好。", True)]


def test_an_exam_says_nothing(window: MainWindow, posted: Posted) -> None:
    seen(window, load_shelf("inbound").drills[0], "exam", until=14.0)
    assert posted == []
    window._clock.stop(0)
    window.practice.room._leave_stage()
    window.practice.close()

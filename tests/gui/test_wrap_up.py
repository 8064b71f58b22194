"""What the agent reads right after the call, in the real window."""

import re
import time
from collections.abc import Callable

import pytest
from gui import gallery, gallery_scores
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.call_score import Contest
from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui.contested_item import ContestedItem
from desktop.gui.main_window import MainWindow
from desktop.gui.score_words import both, mark, points

Tell = Callable[..., None]


@pytest.fixture(scope="session")
def told(library: Library) -> dict[str, list[Event]]:
    return gallery_scores.scores(library)


def words_of(window: MainWindow) -> list[str]:
    return [label.text() for label in window.wrap_up.findChildren(QLabel)]


def item_of(window: MainWindow, name: str) -> ContestedItem:
    assert window.wrap_up.rows is not None
    return next(item for item in window.wrap_up.rows.items if item.button.accessibleName() == f"申诉：{name}")


def test_the_first_glance_has_the_score_one_thing_better_and_one_that_was_good(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]]
) -> None:
    tell(*told["60-score"])
    window.resize(380, 728)
    QApplication.processEvents()
    area = window.wrap_up.viewport()
    assert window.pages.currentWidget() is window.wrap_up
    score = gallery_scores.score_of(told["60-score"])
    basis = f"满分按已评的 {points(both(score).judged)} 分计"
    for start in (mark(score.score), basis, "把“不知道”“不行”换成", "✓ 语速稳定：全程每分钟 201–250 字。"):
        label = next(each for each in window.wrap_up.findChildren(QLabel) if each.text().startswith(start))
        bottom = label.mapTo(area, label.rect().bottomLeft()).y()
        assert 0 < bottom < area.height(), f"“{start}” is seen without scrolling"


def test_a_deduction_tells_its_moments_and_the_standard(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]]
) -> None:
    tell(*told["60-score"])
    item = item_of(window, "称呼用“您”")
    words = [label.text() for label in item.findChildren(QLabel)]
    assert words[:3] == ["称呼用“您”", "−1", "01:41、02:02、02:30　称呼客户用了“你”"]
    assert words[3].startswith("标准 Q6")


def test_what_was_not_judged_is_told_with_the_reason_and_is_no_deduction(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]]
) -> None:
    tell(*told["60-score"])
    words = words_of(window)
    missing = next(each for each in words if each.startswith("另有"))
    unjudged = 100 - both(gallery_scores.score_of(told["60-score"])).judged
    assert missing.startswith(f"另有 {points(unjudged)} 分没评，不算扣分：")
    parts = dict(re.findall(r"(没有听到客户一方|等培训师评|等培训师确认|这通电话没有涉及) ([\d.]+) 分", missing))
    assert sum(map(float, parts.values())) == pytest.approx(unjudged)
    assert f"没有听到客户一方（{parts['没有听到客户一方']} 分）" in words


def test_what_waits_for_the_trainer_takes_nothing_off_yet(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]]
) -> None:
    tell(*told["61-proposed"])
    item = item_of(window, "严重的不良口语")
    assert item.loss.text() == "待确认"
    assert "程序认为严重，等培训师确认，先不扣分，确认了整通 0 分" in [x.text() for x in item.findChildren(QLabel)]
    assert gallery_scores.score_of(told["61-proposed"]).score != 0


def test_a_fatal_item_is_named_beside_the_nought(window: MainWindow, tell: Tell, told: dict[str, list[Event]]) -> None:
    tell(*told["62-fatal"])
    words = words_of(window)
    assert "0" in words
    assert "✕ 致命项：严重冷场，整通 0 分" in words
    assert "无论查什么，15 秒之内一定要有一句话。" in words, "what fails the call comes before what costs more"


def test_a_call_without_fault_is_told_so_and_no_praise_is_made_up(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]]
) -> None:
    tell(*told["63-clean"])
    assert "已评的部分没有扣分，照这样做。" in words_of(window)
    tell(*told["64-nothing"])
    words = words_of(window)
    assert "还没有评出分数" in words
    assert "做得好" not in words
    assert "下次试试" not in words


def test_one_press_contests_and_the_score_stays(
    qtbot: QtBot, window: MainWindow, tell: Tell, told: dict[str, list[Event]], actions: gallery.NoCall
) -> None:
    tell(*told["60-score"])
    before = words_of(window)[1:4]
    item = item_of(window, "道别")
    qtbot.mouseClick(item.button, Qt.MouseButton.LeftButton)
    call, contest = actions.done[-1]
    assert (call, contest.item, contest.note) == (gallery_scores.CALL, "goodbye", "")
    assert item.button.text() == "✓ 已申诉"
    assert not item.button.isEnabled()
    assert words_of(window)[1:4] == before


def test_the_reason_may_follow_and_return_keeps_it(
    qtbot: QtBot, window: MainWindow, tell: Tell, told: dict[str, list[Event]], actions: gallery.NoCall
) -> None:
    tell(*told["60-score"])
    item = item_of(window, "道别")
    item.button.click()
    qtbot.waitUntil(item.note.isVisible)
    item.note.setFocus()
    qtbot.keyClicks(item.note, "3 ")
    item.note.insert("客户先挂了")
    qtbot.keyClick(item.note, Qt.Key.Key_Return)
    contests = [each[1] for each in actions.done if isinstance(each, tuple) and isinstance(each[1], Contest)]
    assert [(each.item, each.note) for each in contests] == [("goodbye", ""), ("goodbye", "3 客户先挂了")]
    qtbot.keyClick(item.note, Qt.Key.Key_Return)
    window.press_call()
    assert len(contests) == len([each for each in actions.done if isinstance(each, tuple) and len(each) == 2])


def test_the_page_is_read_and_contested_by_keys_alone(
    qtbot: QtBot, window: MainWindow, tell: Tell, told: dict[str, list[Event]], actions: gallery.NoCall
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tell(*told["60-score"])
    assert window.wrap_up.hasFocus()
    bar = window.wrap_up.verticalScrollBar()
    QTest.keyClick(window.wrap_up, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(window.wrap_up, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("申诉：")
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert actions.done


@pytest.mark.parametrize("width", [340, 380, 600])
def test_nothing_is_wider_than_the_page(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]], width: int
) -> None:
    window.resize(width, 728)
    for name in ("60-score", "61-proposed", "62-fatal"):
        tell(*told[name])
        for item in window.wrap_up.rows.items if window.wrap_up.rows else ():
            item.button.click()
        QApplication.processEvents()
        inside = window.wrap_up.widget()
        assert inside.width() <= window.wrap_up.viewport().width()
        assert inside.minimumSizeHint().width() <= window.wrap_up.viewport().width()


def test_without_a_sheet_the_page_is_what_it_was(window: MainWindow, tell: Tell) -> None:
    tell(*gallery.started(), events.CallEnded(time=90.0, hung_up="", score=None))
    words = words_of(window)
    assert "本次通话" in words
    assert "评分明细" not in words
    assert window.wrap_up.rows is None


def test_the_page_is_there_long_before_a_second_is_over(
    window: MainWindow, tell: Tell, told: dict[str, list[Event]]
) -> None:
    tell(*told["61-proposed"])
    took = []
    for _ in range(3):
        began = time.perf_counter()
        window.wrap_up.show_notes(window._notes)
        window.wrap_up.grab()
        took.append(time.perf_counter() - began)
    assert min(took) < 1.0

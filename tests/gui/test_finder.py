"""Finding a situation by a few letters, and asking why the call is where it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from calls import said_in_turn
from gui import gallery
from keys import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.finding import Place
from desktop.core.script import Library, Line, Situation
from desktop.gui import shortcuts
from desktop.gui.main_window import MainWindow

Tell = Callable[..., None]


def _names(window: MainWindow) -> list[str]:
    return [place.name for place in window.live.sheets.finder._found]


def test_whoever_simply_types_finds(qtbot: QtBot, window: MainWindow, tell: Tell, actions: gallery.NoCall) -> None:
    tell(*gallery.started())
    finder = window.live.sheets.finder
    qtbot.keyClick(window, "w")
    assert finder.isVisible()
    qtbot.keyClicks(finder.field, "s")
    assert finder.field.text() == "ws"
    assert _names(window)[0] == "无声电话"
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert actions.done == [events.SituationChosen(time=0.0, situation="silent_call")]


def test_digits_and_other_keys_do_not_open_it_nor_does_anything_outside_a_call(
    qtbot: QtBot, window: MainWindow, tell: Tell
) -> None:
    qtbot.keyClick(window, "w")
    press(window, shortcuts.FIND)
    assert window.live.sheets.shown is None
    tell(*gallery.started())
    qtbot.keyClick(window, "7")
    qtbot.keyClick(window, "w", Qt.KeyboardModifier.AltModifier)
    assert window.live.sheets.shown is None


def test_arrows_choose_and_a_stage_can_be_found_too(
    qtbot: QtBot, window: MainWindow, tell: Tell, actions: gallery.NoCall, library: Library
) -> None:
    tell(*gallery.started())
    press(window, shortcuts.FIND)
    field = window.live.sheets.finder.field
    assert len(_names(window)) == len(library.stages) + len(library.situations)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert actions.done == [events.StageChosen(time=0.0, stage=library.stages[1].id)]


def test_the_mouse_alone_is_enough(qtbot: QtBot, window: MainWindow, tell: Tell, actions: gallery.NoCall) -> None:
    tell(*gallery.started())
    qtbot.mouseClick(window.live.chips.find_button, Qt.MouseButton.LeftButton)
    finder = window.live.sheets.finder
    item = finder.list.item(len(window._library.stages))
    finder.list.scrollToItem(item)
    qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=finder.list.visualItemRect(item).center())
    assert isinstance(actions.done[0], events.SituationChosen)


def test_escape_closes_what_lies_on_top_before_the_situation(
    qtbot: QtBot, window: MainWindow, tell: Tell, actions: gallery.NoCall, library: Library
) -> None:
    tell(*gallery.started(), gallery.situation(library, "silent_call", 5.0, ""))
    press(window, shortcuts.FIND)
    qtbot.keyClick(window.live.sheets.finder.field, Qt.Key.Key_Escape)
    assert window.live.sheets.shown is None
    press(window, shortcuts.WHY)
    press(window, shortcuts.CLOSE_SITUATION)
    assert window.live.sheets.shown is None
    assert actions.done == []
    press(window, shortcuts.CLOSE_SITUATION)
    assert actions.done == [events.SituationClosed(time=0.0)]


@pytest.mark.parametrize("width", [340, 380, 600])
def test_what_opens_covers_no_alert(window: MainWindow, tell: Tell, width: int) -> None:
    window.resize(width, 728)
    tell(*gallery.started(), gallery.alert())
    for key in (shortcuts.FIND, shortcuts.WHY):
        press(window, key)
        QApplication.processEvents()
        sheet = window.live.sheets.shown
        assert sheet is not None
        assert sheet.geometry().bottom() < window.live.alert.geometry().top()
        assert window.live.rect().contains(sheet.geometry())


def test_nothing_found_is_said(window: MainWindow, tell: Tell) -> None:
    tell(*gallery.started())
    window.live.commands.find("qqqq")
    assert window.live.sheets.finder._none.isVisible()


def test_why_tells_time_place_words_and_certainty_the_newest_first(
    window: MainWindow, tell: Tell, library: Library
) -> None:
    tell(
        *gallery.started(),
        events.StageEntered(time=12.0, stage="communication", because="请问您贵姓", confidence=0.86),
        gallery.situation(library, "silent_call", 30.0, "5 秒没有回应", 0.8),
        events.SituationLeft(time=40.0, situation="silent_call", family="unable_to_hear", because="agent"),
    )
    moves = window.live.sheets.moves.latest
    assert [(move.time, move.where, move.evidence) for move in moves] == [
        (40.0, "无声电话 结束", "您手动选的"),
        (30.0, "无声电话", "5 秒没有回应　把握 80%"),
        (12.0, library.stage("communication").name, "听到“请问您贵姓”　把握 86%"),
        (0.0, library.stage("greeting").name, "通话开始"),
    ]
    window.live.rail.buttons[1].click()
    assert window.live.sheets.shown is window.live.sheets.why
    window.live.rail.buttons[1].click()
    assert window.live.sheets.shown is None


def test_the_reason_is_in_the_tip_of_the_stage_and_of_the_chip(
    window: MainWindow, tell: Tell, library: Library
) -> None:
    tell(
        *gallery.started(),
        events.StageEntered(time=12.0, stage="communication", because="请问您贵姓", confidence=0.86),
    )
    assert "请问您贵姓" in window.live.rail.buttons[1].toolTip()
    tell(gallery.situation(library, "complaint", 30.0, "我要投诉"))
    assert any("我要投诉" in chip.toolTip() for chip in window.live.chips.chips)


def test_the_present_stage_can_be_tapped_to_come_back_to_it(
    window: MainWindow, tell: Tell, actions: gallery.NoCall, library: Library
) -> None:
    tell(*gallery.started(), gallery.situation(library, "silent_call", 5.0, ""))
    window.live.rail.buttons[0].click()
    assert actions.done == [events.StageChosen(time=0.0, stage="greeting")]


def test_every_situation_of_a_long_family_has_a_key_in_its_menu(
    window: MainWindow, tell: Tell, library: Library, actions: gallery.NoCall
) -> None:
    steps = said_in_turn(Line("l", "t", "您好"))
    many = tuple(Situation(f"s{n}", f"情形 {n}", "many", steps) for n in range(20))
    window.use_library(replace(library, situations=many, families=()))
    tell(*gallery.started())
    press(window, shortcuts.SITUATIONS[0])
    menu = next(each for each in window.live.chips.findChildren(QMenu) if each.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 20
    assert len({text.split()[0] for text in texts}) == 20
    assert all(text.startswith("&") for text in texts)
    menu.actions()[14].trigger()
    menu.close()
    assert actions.done == [events.SituationChosen(time=0.0, situation="s14")]


def test_a_long_name_of_a_group_leaves_room_for_the_name_of_the_situation(qtbot: QtBot, window: MainWindow) -> None:
    finder = window.live.sheets.finder

    def row(name: str, group: str) -> QImage:
        finder.show_places([Place("situation", "x", name, group)])
        finder.open_with("")
        return finder.list.viewport().grab().toImage()

    one, other = row("请客户等待", "很长的分组" * 40), row("没听清客户", "很长的分组" * 40)
    assert one != other

"""Another try from a missed moment, and who may play the customer, in the window that a user has."""

from collections.abc import Iterator

import pytest
from gui.practice.rehearsals import played
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.practice.play import Play
from desktop.gui.main_window import MainWindow
from desktop.gui.practice.drills_page import DrillsPage
from desktop.gui.practice.practice_room import PracticeRoom
from desktop.session.held_with import library_and_sheet
from desktop.session.practice.rehearsal_ended import RehearsalEnded


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow) -> Iterator[PracticeRoom]:
    window.practice.open()
    room = window.practice.room
    assert room is not None
    qtbot.addWidget(room.window)
    qtbot.waitUntil(lambda: room.window.today.shown is not None, timeout=20_000)
    yield room
    window._clock.stop(0.0)
    room.close()


def go_through(room: PracticeRoom, window: MainWindow, play: Play) -> None:
    """Have the drill's bad example be what came of it."""
    if room.play is None:
        room.begin(play)
    through = played(play.drill, "bad")
    last = through.events[-1].time
    window._bridge.post(RehearsalEnded(time=last, play=play, attempt=through.attempt, events=through.events))
    window._bridge.post(events.CallEnded(time=last, hung_up="customer", score=None))
    window._bridge.flush()


def test_from_here_again_plays_from_there_and_is_no_result(qtbot, window, actions, room) -> None:
    drill = next(drill for drill in room._shelf.drills if drill.id == "bad-attitude")
    go_through(room, window, Play(drill, *library_and_sheet(drill.pack)))
    qtbot.waitUntil(lambda: drill.id in room._shelf.tried, timeout=20_000)
    card = room.window.result.parts.cards[-1]

    card.retry.click()

    again = actions.done[-1]
    assert isinstance(again, Play)
    assert again.again is not None
    assert room.play is again
    assert not room.window.isVisible()
    shown = room.window.result.parts
    go_through(room, window, again)
    assert room.window.isVisible()
    assert room.window.result.parts is not shown
    compared = room.window.result.parts.ghost
    qtbot.waitUntil(lambda: compared.count() == 1, timeout=20_000)
    room._read()
    qtbot.wait(200)
    assert room._shelf.tried[drill.id].times == 1


def test_a_trainer_speaks_only_where_there_is_a_microphone_for_him(qtbot: QtBot, qapp) -> None:
    page = DrillsPage()
    qtbot.addWidget(page)
    voice = page.players.findData("voice")
    page.offer_second_microphone(True)
    page.players.setCurrentIndex(voice)
    assert page.player == "voice"

    page.offer_second_microphone(False)

    assert page.player == "program"
    assert not page.players.model().item(voice).isEnabled()

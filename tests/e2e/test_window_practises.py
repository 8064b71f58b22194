"""A person practises: two clicks, a customer who speaks and answers, and afterwards what to do otherwise."""

import os

import pytest
from headset import VirtualHeadset
from practice_by_sound import SpokenTrainee, is_rendered, shipped_drills
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.core.events import AudioGap, CallEnded, FinalTranscript, PromptShown
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.session.practice.clips import Clips
from desktop.session.practice.rehearsal_ended import RehearsalEnded

pytestmark = pytest.mark.timeout(400)
DRILLS = os.environ.get("PEITING_TEST_DRILLS", "slow-agent").split()
"""By default one of half a minute; for more of them put their ids, or `all`, into the environment."""


@pytest.fixture
def ears(room: VirtualHeadset):
    """Where the customer is heard."""
    room.plug_output("ears", default=True)
    yield room
    room.unplug_output("ears")


def click(qtbot: QtBot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", list(shipped_drills()) if DRILLS == ["all"] else DRILLS)
def test_a_drill_is_begun_heard_answered_and_told_of(ears: VirtualHeadset, running, qtbot: QtBot, name: str) -> None:
    drill, _, _ = shipped_drills()[name]
    window, practice = running.window, running.window.practice
    click(qtbot, window.door)
    running.wait(lambda: practice.room is not None and practice.room.window.isVisible())
    room = practice.room
    running.wait(room.window.today.start.isEnabled)
    clips = Clips((paths.assets() / "practice",))
    assert is_rendered(drill, clips, room.sound)

    # 今日 proposes another one to who has never practised; this one is chosen in the list.
    trainee = SpokenTrainee(drill, ears, clips, running.program.worker.end_call)
    for signal in (running.program.bridge.happened, running.program.bridge.measured):
        signal.connect(trainee.notice)
    room.start(drill, "guided")
    spoke = running.wait_for(CustomerSpeaks, 60)
    assert window.isVisible()
    assert not room.window.isVisible()
    assert room.stage.strip.isVisible()
    assert running.wait_for(PromptShown).time <= spoke.time + 5

    running.wait_for(CallEnded, drill.longest + 30)
    ended = running.wait_for(RehearsalEnded)
    said = [e.text for e in running.seen if isinstance(e, FinalTranscript) and e.channel == "agent"]
    assert ended.attempt.passed, f"{ended.attempt.reasons}, {said}"
    assert not [event for event in running.seen if isinstance(event, AudioGap)]
    assert running.seen[-1] == running.wait_for(CallEnded)
    running.wait(lambda: room.window.isVisible() and room.window.result.isVisible())
    assert not room.stage.strip.isVisible()
    assert not window.in_call

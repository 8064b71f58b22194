"""A person practises: two clicks, a customer who speaks and answers, and afterwards what to do otherwise."""

import os

import pytest
from headset import VirtualHeadset
from practice_by_sound import SpokenTrainee, can_be_said, is_rendered, shipped_drills
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.events import AudioGap, CallEnded, FinalTranscript, PromptShown
from desktop.core.practice.happenings import CustomerSpeaks
from desktop.session.practice.rehearsal_ended import RehearsalEnded

pytestmark = pytest.mark.timeout(400)
SHIPPED = shipped_drills()
GOOD = os.environ.get("PEITING_TEST_DRILLS", "slow-agent").split()
BAD = os.environ.get("PEITING_TEST_BAD_DRILLS", "hands-free").split()
"""By default one of half a minute each; for more of them put their ids, or `all`, into the environment."""


def chosen(drills: list[str], example: str) -> list[tuple[str, str]]:
    """Of all those that have their clips."""
    named = [name for name, (drill, _, _) in SHIPPED.items() if can_be_said(drill, getattr(drill, example))]
    return [(name, example) for name in (named if drills == ["all"] else drills)]


@pytest.fixture
def ears(room: VirtualHeadset):
    """Where the customer is heard."""
    room.plug_output("ears", default=True)
    yield room
    room.unplug_output("ears")


def click(qtbot: QtBot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("name", "which"), [*chosen(GOOD, "good"), *chosen(BAD, "bad")])
def test_a_drill_is_begun_heard_answered_and_told_of(
    ears: VirtualHeadset, running, qtbot: QtBot, name: str, which: str
) -> None:
    drill, _, _ = SHIPPED[name]
    example = getattr(drill, which)
    window, practice = running.window, running.window.practice
    click(qtbot, window.door)
    running.wait(lambda: practice.room is not None and practice.room.window.isVisible())
    room = practice.room
    running.wait(room.window.today.start.isEnabled)
    assert is_rendered(drill, example, room.sound)

    # 今日 proposes another one to who has never practised; this one is chosen in the list.
    trainee = SpokenTrainee(drill, example, ears, running.program.worker.end_call)
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
    assert sorted(ended.attempt.reasons) == sorted(example.fails_for), f"{ended.attempt.score}, {said}"
    assert ended.attempt.passed == (which == "good"), f"{ended.attempt.score}, {said}"
    assert not [event for event in running.seen if isinstance(event, AudioGap)]
    assert running.seen[-1] == running.wait_for(CallEnded)
    running.wait(lambda: room.window.isVisible() and room.window.result.isVisible())
    assert not room.stage.strip.isVisible()
    assert not window.in_call

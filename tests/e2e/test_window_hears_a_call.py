"""The main job: speech into a headset, and the right lines and warnings on the widgets while the call goes on."""

from pathlib import Path

import pytest
from headset import VirtualHeadset
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    AudioGap,
    CallEnded,
    CallStarted,
    ChecklistTicked,
    DeviceReady,
    DeviceTrouble,
    Event,
    FinalTranscript,
    PromptShown,
    StageEntered,
)

pytestmark = pytest.mark.timeout(300)

CALL_SECONDS = 106


class Widgets:
    """What the widgets showed at the moment when an event had reached them."""

    def __init__(self, running) -> None:
        self._live = running.live
        self.stages: list[str] = []
        self.lines: list[str] = []
        self.alerts: list[tuple[str, str, bool]] = []
        running.program.bridge.happened.connect(self.look)

    def look(self, event: Event) -> None:
        if isinstance(event, StageEntered):
            self.stages.append(self._live.rail.current)
        elif isinstance(event, PromptShown):
            self.lines.append(self._live.card.line.text)
        elif isinstance(event, AlertRaised) and event.shown:
            slot = self._live.alert
            self.alerts.append((event.alert, slot.title.text(), slot.provisional))


def test_the_demo_call_is_heard_and_coached(running, room: VirtualHeadset, agent_side: Path, qtbot: QtBot):
    shown = Widgets(running)
    qtbot.mouseClick(running.window.bar.call, Qt.MouseButton.LeftButton)
    running.wait_for(DeviceReady)
    player = room.play(agent_side)
    running.wait(lambda: player.poll() is not None, CALL_SECONDS + 30)
    assert player.returncode == 0
    running.end_call()
    ended = running.wait_for(CallEnded)

    said = [event.text for event in running.seen if isinstance(event, FinalTranscript)]
    assert shown.stages == ["greeting", "communication", "closing"], said
    assert "晨光客服中心" in shown.lines[0]
    assert "8012" in shown.lines[0]
    assert {"forbidden", "silence", "pace"} <= {kind for kind, _title, _unsure in shown.alerts}
    forbidden = [(title, unsure) for kind, title, unsure in shown.alerts if kind == "forbidden"]
    assert any("不清楚" in title for title, _ in forbidden)
    assert forbidden[0][1], "a phrase is warned of while it is still being spoken"
    ticked = {event.item for event in running.seen if isinstance(event, ChecklistTicked)}
    assert {"say_hello", "offer_help", "ask_more", "say_goodbye"} <= ticked
    raised = {event.id for event in running.seen if isinstance(event, AlertRaised)}
    cleared = [event.id for event in running.seen if isinstance(event, AlertCleared)]
    assert sorted(cleared) == sorted(raised), "every alert ends exactly once"
    assert running.seen[-1] is ended
    assert CALL_SECONDS - 5 < ended.time < CALL_SECONDS + 20
    assert "不清楚" in running.live.transcript.text.toPlainText()
    assert running.window.pages.currentWidget() is running.window.wrap_up


def test_a_microphone_that_is_taken_away_and_given_back(running, room: VirtualHeadset, agent_side: Path):
    running.window.press_call()
    running.wait_for(CallStarted)
    running.wait_for(DeviceReady)
    room.unplug()
    running.wait_for(DeviceTrouble)
    strip = running.window.notice
    running.wait(lambda: strip.isVisible() and strip.shown.key == "device:agent")
    assert strip.remedy.text()
    before = len([event for event in running.seen if isinstance(event, DeviceReady)])
    room.plug()
    running.wait(lambda: len([e for e in running.seen if isinstance(e, DeviceReady)]) > before)
    running.wait(lambda: strip.shown is None or strip.shown.key != "device:agent")
    lost = running.wait_for(AudioGap)
    assert lost.seconds > 0, "what was not heard is said"
    room.play(agent_side)
    heard = running.wait_for(FinalTranscript, 40)
    assert "欢迎" in heard.text
    assert heard.start > lost.seconds, "the call's time ran on while the microphone was away"
    running.end_call()
    running.wait_for(CallEnded)

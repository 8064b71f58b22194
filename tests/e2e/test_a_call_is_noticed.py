"""Nobody presses anything: the program hears through the headset that two people speak, and that they do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from headset import VirtualHeadset
from headset_fixtures import DEMO
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.core.events import AudioLevel, CallEnded, CallStarted, FinalTranscript
from desktop.gui.call_watch import CallWatch
from desktop.storage.record import open_record
from desktop.storage.settings import Settings, with_value

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def settings(settings: Settings, room: VirtualHeadset, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """Both are heard, and calls are noticed as the test wants it."""
    room.plug_output("ears")
    audio = settings.audio.model_copy(update={"hear_customer": True, "customer": "PulseAudio: ears.monitor"})
    yield with_value(settings.model_copy(update={"audio": audio}), "calls.detect", request.param)
    room.hush()
    room.unplug_output("ears")


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both channels of the demo call."""
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    folder = tmp_path_factory.mktemp("both")
    found = folder / "agent.wav", folder / "customer.wav"
    for number, path in enumerate(found):
        soundfile.write(path, samples[:, number], rate)
    return found


def converse(room: VirtualHeadset, sides: tuple[Path, Path]) -> None:
    room.play(sides[1], output="ears")
    room.play(sides[0])


def kept_calls() -> int:
    return len(open_record(paths.record_database(), "summary").calls())


@pytest.mark.parametrize("settings", ["automatic"], indirect=True)
def test_by_itself_a_call_begins_ends_and_is_kept(running, room: VirtualHeadset, sides: tuple[Path, Path]) -> None:
    watch = running.window.findChild(CallWatch)
    running.wait(lambda: running.window.bar.mark.words.text() == "在留意通话开始")
    converse(room, sides)
    started = running.wait_for(CallStarted, 40)
    assert started.channels == ("agent", "customer")
    assert not any(isinstance(event, FinalTranscript) for event in running.seen), "nothing was recognised before"
    assert watch.row.kind == "began"
    assert watch.row.isVisible()
    running.wait_for(FinalTranscript, 40)
    room.hush()
    running.wait(lambda: watch.row.kind == "ending", 40)
    running.wait_for(CallEnded, 30)
    running.wait(lambda: watch.row.kind == "ended")
    assert kept_calls() == 1


@pytest.mark.parametrize("settings", ["automatic"], indirect=True)
def test_what_was_no_call_is_taken_back_with_all_that_was_kept(
    running, room: VirtualHeadset, sides: tuple[Path, Path]
) -> None:
    watch = running.window.findChild(CallWatch)
    converse(room, sides)
    running.wait_for(CallStarted, 40)
    watch.row.refuse()
    running.wait_for(CallEnded, 20)
    running.wait(lambda: kept_calls() == 0)


@pytest.mark.parametrize("settings", ["suggest"], indirect=True)
def test_it_only_asks_where_that_is_wanted(running, room: VirtualHeadset, sides: tuple[Path, Path]) -> None:
    watch = running.window.findChild(CallWatch)
    converse(room, sides)
    running.wait(lambda: watch.row.kind == "begin", 40)
    assert QApplication.activeModalWidget() is None
    assert not any(isinstance(event, CallStarted) for event in running.seen)
    assert not paths.record_database().exists()
    levels = []
    running.program.bridge.measured.connect(levels.append)
    room.hush()
    running.wait(lambda: watch.row.kind == "", 30)
    assert any(isinstance(event, AudioLevel) for event in levels)

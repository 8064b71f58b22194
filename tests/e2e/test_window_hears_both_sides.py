"""Both sides of a call: two sinks of a sound server play at once, and the window tells who spoke over whom."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from headset import VirtualHeadset
from headset_fixtures import DEMO

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    CallEnded,
    CallStarted,
    DeviceReady,
    FinalTranscript,
    TalkMeasured,
    VoiceStarted,
)
from desktop.storage.settings import Settings

pytestmark = pytest.mark.timeout(300)

SPOKEN_SECONDS = 7.0


@pytest.fixture
def settings(settings: Settings, room: VirtualHeadset) -> Iterator[Settings]:
    """The customer is heard by what the agent's ear-piece plays."""
    room.plug_output("ears")
    audio = settings.audio.model_copy(update={"hear_customer": True, "customer": "PulseAudio: ears.monitor"})
    yield settings.model_copy(update={"audio": audio})
    room.hush()
    room.unplug_output("ears")


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Seconds of speech of the agent and of the customer, each without a pause at its beginning."""
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    folder = tmp_path_factory.mktemp("sides")
    return _speech(samples[:, 0], rate, folder / "agent.wav"), _speech(samples[:, 1], rate, folder / "customer.wav")


def _speech(side: np.ndarray, rate: int, path: Path) -> Path:
    loud = np.flatnonzero(np.abs(side.astype(np.int32)) > 1500)
    # Pauses are cut out: whoever speaks here goes on.
    spoken = side[loud[0] :]
    blocks = [block for block in np.array_split(spoken, len(spoken) // (rate // 10)) if np.abs(block).max() > 300]
    soundfile.write(path, np.concatenate(blocks)[: int(SPOKEN_SECONDS * rate)], rate)
    return path


def test_talking_over_and_dead_air_are_told_while_the_call_goes_on(
    running, room: VirtualHeadset, sides: tuple[Path, Path]
) -> None:
    agent, customer = sides
    running.window.press_call()
    assert running.wait_for(CallStarted).channels == ("agent", "customer")
    running.wait_for(DeviceReady, channel="agent")
    running.wait_for(DeviceReady, channel="customer")
    running.wait(lambda: "正在听客户" in running.window.bar.mark.accessibleName())

    room.play(customer, output="ears")
    running.wait_for(VoiceStarted, channel="customer")
    room.play(agent)
    over = running.wait_for(AlertRaised, rule="talk_over")
    assert over.shown
    running.wait(lambda: running.live.alert.title.text() == over.title)
    assert running.wait_for(FinalTranscript, channel="customer").text

    still = running.wait_for(AlertRaised, 40, rule="dead_air")
    assert running.wait_for(FinalTranscript, channel="agent").text
    assert still.time - still.start == pytest.approx(5.0, abs=0.3)
    words = running.live.transcript.text.toPlainText()
    assert "坐席" in words
    assert "客户" in words

    running.end_call()
    ended = running.wait_for(CallEnded)
    talk = [event for event in running.seen if isinstance(event, TalkMeasured)][-1]
    assert talk.overlap_seconds > 2.0
    assert talk.agent_seconds == pytest.approx(SPOKEN_SECONDS, abs=2.0)
    assert talk.customer_seconds == pytest.approx(SPOKEN_SECONDS, abs=2.0)
    assert {e.id for e in running.seen if isinstance(e, AlertRaised)} == {
        e.id for e in running.seen if isinstance(e, AlertCleared)
    }
    assert running.seen[-1] is ended

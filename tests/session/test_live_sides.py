"""What is heard live is what a recording of the same sound gives, block by block."""

import numpy as np
import pytest
import soundfile
from calls import started
from headset_fixtures import DEMO
from scripted_listener import ScriptedEngine

from desktop.audio.blocks import BLOCK, BLOCK_SECONDS
from desktop.audio.files import read_audio
from desktop.audio.rings import Rings
from desktop.core.events import (
    AudioGap,
    AudioLevel,
    CallEnded,
    CallStarted,
    FinalTranscript,
    LineMeasured,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
    to_json,
)
from desktop.session.live_sides import AgentSide
from desktop.session.outlet import Outlet
from desktop.session.recording import Recording
from desktop.session.sides import Sides

HEARD = (AudioLevel, VoiceStarted, VoiceStopped, LineMeasured)


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    """Twenty seconds of the demo call in which both speak."""
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    path = tmp_path_factory.mktemp("speech") / "call.wav"
    soundfile.write(path, samples[4 * rate : 24 * rate], rate)
    return path


class Live:
    """The inlets of a call, its rings and events; no devices, no threads."""

    def __init__(self, *channels):
        self.events, self.rings = [], Rings()
        self.rings.begin(1)
        self.agent = AgentSide(Sides(channels), Outlet(self.events.append), self._keep)

    def _keep(self, heard, ends_at):
        self.rings.write([(side.block, side.level.speech) for side in heard], ends_at)

    def of(self, *kinds):
        return [event for event in self.events if isinstance(event, kinds)]


def recorded(path):
    recording = Recording(path)
    return list(recording.hear(ScriptedEngine(), started(recording.channels)))


def test_the_same_sound_gives_the_same_events_live_and_from_a_file(call):
    live = Live("agent", "customer")
    for number, (agent, customer) in enumerate(read_audio(call).blocks(), start=1):
        at = 50.0 + number * BLOCK_SECONDS
        live.agent.customer.take(customer, at)
        live.agent.take(agent, at)
    live.agent.finish()
    heard = [to_json(event) for event in live.of(*HEARD)]
    assert heard == [to_json(event) for event in recorded(call) if isinstance(event, HEARD)]
    assert live.of(LineMeasured)
    assert not live.of(AudioGap)


def test_what_is_kept_for_recognition_is_what_a_recording_recognises(call):
    """A recogniser that reads the rings hears the very blocks that the one of a recording hears."""
    live = Live("agent", "customer")
    kept = {"agent": [], "customer": []}
    for number, (agent, customer) in enumerate(read_audio(call).blocks(), start=1):
        live.agent.customer.take(customer, number * BLOCK_SECONDS)
        live.agent.take(agent, number * BLOCK_SECONDS)
        for channel, ring in (("agent", live.rings.agent), ("customer", live.rings.customer)):
            kept[channel].append(ring.read(number - 1))
    engine, words = ScriptedEngine(), []
    for channel, blocks in kept.items():
        recognizer = engine.recognizer(channel)
        said = [event for block, speech in blocks for event in recognizer.accept(block, speech)]
        words += [*said, *recognizer.finish()]
    kinds = (PartialTranscript, FinalTranscript)
    expected = [(e.channel, e.start, e.text) for e in recorded(call) if isinstance(e, kinds)]
    assert sorted((e.channel, e.start, e.text) for e in words) == sorted(expected)


def test_without_the_customer_every_block_is_heard_at_once():
    live = Live("agent")
    assert live.agent.customer is None
    live.agent.take(np.zeros(BLOCK, np.int16), 5.0)
    (level,) = live.of(AudioLevel)
    assert (level.channel, level.time) == ("agent", pytest.approx(0.1))
    assert (live.rings.agent.written, live.rings.customer.written) == (1, 0)


def test_the_end_hears_what_still_waits():
    live = Live("agent", "customer")
    for number in range(1, 4):
        live.agent.take(np.ones(BLOCK, np.int16), number * BLOCK_SECONDS)
    live.agent.customer.take(np.ones(BLOCK, np.int16), 0.1)
    assert len(live.of(AudioLevel)) <= 2
    live.agent.finish()
    assert [event.channel for event in live.of(AudioLevel)] == ["agent", "customer"] * 3
    block, _ = live.rings.customer.read(0)
    assert block.all()


def test_sound_of_the_customers_that_came_too_late_is_told(monkeypatch):
    monkeypatch.setattr("desktop.session.live_sides.PATIENCE", 0.0)
    live = Live("agent", "customer")
    live.agent.customer.take(np.ones(BLOCK, np.int16), 0.1)
    for number in range(1, 11):
        live.agent.take(np.ones(BLOCK, np.int16), number * BLOCK_SECONDS)
    live.agent.finish()
    for number in range(2, 7):
        live.agent.customer.take(np.ones(BLOCK, np.int16), number * BLOCK_SECONDS)
    live.agent.turn()
    (gap,) = live.of(AudioGap)
    assert (gap.channel, gap.cause) == ("customer", "overflow")
    assert gap.seconds == pytest.approx(0.5)


def test_every_level_of_the_agents_is_judged():
    live, judged = Live("agent", "customer"), []
    live.agent.judge = judged.append
    live.agent.customer.take(np.ones(BLOCK, np.int16), 0.1)
    live.agent.take(np.ones(BLOCK, np.int16), 0.1)
    assert [level.channel for level in judged] == ["agent"]


def test_a_recording_of_both_sides_ends_in_time_order(call):
    events = recorded(call)
    assert isinstance(events[0], CallStarted)
    assert isinstance(events[-1], CallEnded)
    times = [event.time for event in events]
    assert times == sorted(times)

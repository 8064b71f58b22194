"""Both sides of a call in a real listener process: two sinks of a sound server, one the agent's, one the customer's."""

import signal
import sys
from pathlib import Path

import headset
import numpy as np
import psutil
import pytest
import soundfile
from headset_fixtures import DEMO

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    DeviceReady,
    DeviceTrouble,
    FinalTranscript,
    Heartbeat,
    LineMeasured,
    ListenerFailed,
    ListenerReady,
    ListeningEnded,
    PartialTranscript,
    VoiceStarted,
)
from desktop.session.listener_process import ListenerChoice, ListenerProcess

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")
EARS = "PulseAudio: ears.monitor"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a sound server and POSIX signals")


def scripted(choice, ring):
    return [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model]


class Events(list):
    def of(self, kind, channel=None, after=0):
        return [e for e in self[after:] if isinstance(e, kind) and (channel is None or e.channel == channel)]

    def wait(self, kind, channel=None, after=0, seconds=15.0, **fields):
        def seen():
            found = self.of(kind, channel, after)
            return [e for e in found if all(getattr(e, name) == fields[name] for name in fields)]

        headset.wait_for(lambda: bool(seen()), seconds, what=f"{kind.__name__} {channel} {fields}")
        return seen()[0]


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """Seven seconds of the demo call's customer, speaking from the first on."""
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    customer = samples[:, 1]
    first = int(np.flatnonzero(np.abs(customer.astype(np.int32)) > 1500)[0])
    path = tmp_path_factory.mktemp("speech") / "answer.wav"
    soundfile.write(path, customer[max(0, first - rate // 2) : first + 7 * rate], rate)
    return path


@pytest.fixture
def ears(room):
    room.plug_output("ears")
    yield room
    room.hush()
    room.unplug_output("ears")


@pytest.fixture
def listener(ears):
    events = Events()
    process = ListenerProcess(ListenerChoice("auto", "quick"), events.append, scripted)
    process.start()
    events.wait(ListenerReady)
    yield process, events
    process.close()


def assert_in_step(events):
    """Every block of both sides is there, and comes as one of a pair."""
    ours, theirs = events.of(AudioLevel, "agent"), events.of(AudioLevel, "customer")
    times = [round(level.time, 3) for level in ours]
    assert times == [round((n + 1) / 10, 3) for n in range(len(ours))]
    assert times == [round(level.time, 3) for level in theirs]


def test_both_sides_are_heard_and_the_end_waits_for_both(listener, ears, speech, answer):
    process, events = listener
    process.listen("headset", True, EARS)
    events.wait(DeviceReady, "agent", device="ALSA: headset")
    events.wait(DeviceReady, "customer", device=EARS)
    ears.play(speech)
    events.wait(PartialTranscript, "agent", text="声1")
    assert not events.of(VoiceStarted, "customer")
    ears.play(answer, output="ears")
    events.wait(PartialTranscript, "customer", text="声1")
    events.wait(LineMeasured, "customer")
    process.stop()
    events.wait(ListeningEnded)
    finals = events[: events.index(events.of(ListeningEnded)[0])]
    assert {event.channel for event in Events(finals).of(FinalTranscript)} == {"agent", "customer"}
    assert_in_step(events)
    assert not events.of(LineMeasured, "agent")
    assert not events.of(AudioGap, "agent")


def test_a_listener_that_is_killed_goes_on_with_both_sides(listener, ears, speech, answer):
    process, events = listener
    process.listen("headset", True, EARS)
    events.wait(DeviceReady, "customer")
    ears.play(speech)
    ears.play(answer, output="ears")
    first = {side: events.wait(PartialTranscript, side) for side in ("agent", "customer")}
    mark = len(events)
    psutil.Process(process.pid).send_signal(signal.SIGKILL)
    events.wait(ListenerFailed, after=mark)
    for side, before in first.items():
        assert events.wait(PartialTranscript, side, mark, text="声1").start == before.start
        assert events.wait(AudioGap, side, mark, cause="listener").seconds < 3.0
    events.wait(AudioLevel, "customer", mark)
    process.stop()
    events.wait(ListeningEnded)
    assert_in_step(events)


def test_the_customers_device_may_go_and_come_while_the_agent_goes_on(listener, ears, speech):
    process, events = listener
    process.listen("headset", True, EARS)
    events.wait(DeviceReady, "customer")
    ears.unplug_output("ears")
    trouble = events.wait(DeviceTrouble, "customer", code="gone")
    assert "客户" in trouble.message
    mark = len(events)
    ears.play(speech)
    events.wait(PartialTranscript, "agent", mark)
    ears.plug_output("ears")
    events.wait(DeviceReady, "customer", mark)
    assert events.wait(AudioGap, "customer", mark, cause="device").seconds > 1.0
    assert not events.of(DeviceTrouble, "agent")
    assert not events.of(AudioGap, "agent")
    assert_in_step(events)
    assert events.wait(Heartbeat, after=len(events)).lost_seconds > 1.0


def test_a_customers_device_that_is_not_there_is_named_and_the_agent_is_heard(listener, ears, speech):
    process, events = listener
    process.listen("headset", True, "PulseAudio: elsewhere.monitor")
    assert "elsewhere" in events.wait(DeviceTrouble, "customer", code="missing").message
    ears.play(speech)
    events.wait(PartialTranscript, "agent", text="声1")
    process.stop()
    events.wait(ListeningEnded)
    assert_in_step(events)
    assert not events.of(DeviceTrouble, "agent")


def test_a_preview_shows_both_levels(listener, ears, answer):
    process, events = listener
    process.preview("headset", True, EARS)
    ears.play(answer, output="ears")
    events.wait(AudioLevel, "customer", speech=True)
    assert not [level for level in events.of(AudioLevel, "agent") if level.speech]
    process.stop()
    assert not events.of(PartialTranscript)

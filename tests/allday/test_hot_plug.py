"""A headset that goes and comes in mid-call: told within two seconds, back within five, and no click between."""

import sys
import threading
import time
from pathlib import Path

import headset
import numpy as np
import pytest
import soundfile

from desktop.audio.device import Chunk, Device
from desktop.audio.trouble import device_error
from desktop.core.events import AudioGap, AudioLevel, DeviceReady, DeviceTrouble, ListenerReady
from desktop.session.capture import Capture
from desktop.session.device_state import DeviceState
from desktop.session.listener_process import ListenerChoice, ListenerProcess
from desktop.session.outlet import Outlet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a sound server")

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")
RATE = 16_000
TONE_DBFS = -23.0


class Told(list):
    """Events, each with the moment at which it came."""

    def take(self, event):
        self.append((time.monotonic(), event))

    def wait(self, kind, after=0.0, seconds=15.0, **fields):
        """The first such event after a moment, and when it came."""

        def found():
            return [
                (at, event)
                for at, event in list(self)
                if at > after and isinstance(event, kind) and all(getattr(event, n) == v for n, v in fields.items())
            ]

        headset.wait_for(lambda: bool(found()), seconds, f"{kind.__name__} {fields}")
        return found()[0]

    def since(self, moment, kind):
        return [event for at, event in list(self) if at > moment and isinstance(event, kind)]


@pytest.fixture
def told(room):
    events = Told()
    process = ListenerProcess(
        ListenerChoice("auto", "quick"),
        events.take,
        lambda choice, ring: [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model],
    )
    process.start()
    events.wait(ListenerReady)
    events.process = process
    yield events
    process.close()
    room.hush()


@pytest.fixture
def tone(tmp_path):
    wave = 0.1 * np.sin(2 * np.pi * 300 * np.arange(40 * RATE) / RATE)
    soundfile.write(tmp_path / "tone.wav", wave, RATE)
    return tmp_path / "tone.wav"


def test_a_headset_that_is_taken_away_for_long_comes_back(told, room, tone, record_property):
    told.process.listen("headset")
    told.wait(AudioLevel)
    room.play(tone)
    told.wait(AudioLevel, seconds=10.0)
    headset.wait_for(lambda: told[-1][1].time > 0 and _loud(told), 10.0, "the tone")
    pulled = time.monotonic()
    room.unplug()
    room.hush()
    at, _trouble = told.wait(DeviceTrouble, pulled)
    noticed = at - pulled
    # Longer than the waits between the tries take to grow.
    time.sleep(7.0)
    plugged = time.monotonic()
    room.plug()
    room.play(tone)
    at, _ready = told.wait(DeviceReady, plugged)
    back = at - plugged
    headset.wait_for(lambda: _loud(told), 10.0, "the tone again")
    lost = told.wait(AudioGap, pulled)[1]
    peaks = [level.peak_dbfs for level in told.since(pulled, AudioLevel)]
    record_property("noticed", noticed)
    record_property("back", back)
    print(f"noticed after {noticed:.2f} s, back after {back:.2f} s, {lost.seconds:.1f} s lost, peak {max(peaks):.1f}")
    assert noticed <= 2.0
    assert back <= 5.0
    assert lost.seconds >= 7.0
    assert max(peaks) < TONE_DBFS + 6, "no click: nothing is louder than what was played"
    times = [event.time for _at, event in told if isinstance(event, AudioLevel)]
    assert times == sorted(times)


def _loud(told):
    levels = [event for _at, event in told[-10:] if isinstance(event, AudioLevel)]
    return bool(levels) and levels[-1].dbfs > TONE_DBFS - 6


def test_when_the_default_microphone_goes_the_next_default_is_taken(told, room):
    room.set_default()
    told.process.listen("")
    told.wait(AudioLevel)
    pulled = time.monotonic()
    room.unplug()
    try:
        at, _trouble = told.wait(DeviceTrouble, pulled)
        assert at - pulled <= 2.0
        given = time.monotonic()
        room.plug_output("other", default=True)
        room.set_default("other.monitor")
        at, _ready = told.wait(DeviceReady, given)
        assert at - given <= 5.0
    finally:
        room.unplug_output("other")
        room.plug()
        room.set_default()


class Steady:
    """A source that delivers silence by the clock."""

    device = Device(name="usb", host="ALSA", default=True, rate=RATE)

    def read(self, seconds):
        time.sleep(0.05)
        return Chunk(np.zeros(RATE // 20, np.int16), time.monotonic(), 0)

    def close(self):
        return True


class TakenPlug:
    """What another program holds for itself until `free` is set."""

    wanted = "ALSA: usb"

    def __init__(self):
        self.free = threading.Event()

    def open(self, afresh):
        if not self.free.is_set():
            raise device_error("ALSA: usb", OSError("busy", -9985, (2, -16, "Device or resource busy")))
        return Steady()

    def close(self, source):
        return source.close()


class Blocks:
    def take(self, block, ends_at): ...
    def turn(self): ...
    def finish(self): ...


def test_a_microphone_that_another_program_holds_is_told_at_once_and_taken_when_it_is_free():
    told, plug = Told(), TakenPlug()
    outlet = Outlet(told.take)
    capture = Capture(plug, DeviceState("agent", plug.wanted, outlet), Blocks(), outlet)
    began = time.monotonic()
    capture.start()
    at, trouble = told.wait(DeviceTrouble)
    assert at - began <= 2.0
    assert trouble.code == "busy"
    assert "独占" in trouble.message
    time.sleep(2.0)
    freed = time.monotonic()
    plug.free.set()
    at, _ready = told.wait(DeviceReady)
    assert at - freed <= 5.0
    capture.stop()
    assert len(told.since(0.0, DeviceTrouble)) == 1, "told once"

"""Half an hour of samples through the level meter and the watchdog, without waiting for it."""

import numpy as np
import pytest

from desktop.audio.blocks import BLOCK, BLOCK_SECONDS
from desktop.audio.device import Device
from desktop.audio.level import measure
from desktop.core.events import AudioLevel, DeviceReady, DeviceTrouble
from desktop.session.device_state import DeviceState
from desktop.session.outlet import Outlet

HALF_AN_HOUR = 1800.0
USB = Device(name="USB Headset", host="ALSA", default=True, rate=48_000)


class Watched:
    """A device that delivers what a test makes up, and what was told of it."""

    def __init__(self, device=USB, gating=None):
        self.told = []
        self.time = 0.0
        self._chance = np.random.default_rng(1)
        self._room = 0.0
        self._outlet = Outlet(self.told.append)
        self._state = DeviceState("agent", device.id, self._outlet, gating)
        self._state.sounds(device)

    @property
    def troubles(self):
        return [(round(event.time, 1), event.code) for event in self.told if isinstance(event, DeviceTrouble)]

    def feed(self, block, speech=False):
        self.time += BLOCK_SECONDS
        level = measure(np.clip(np.round(block), -32768, 32767).astype(np.int16))
        event = AudioLevel(time=self.time, channel="agent", dbfs=level.dbfs, peak_dbfs=level.peak_dbfs, speech=speech)
        self._outlet.put(event)
        self._state.hears(event)

    def noise(self, seconds, dbfs, moves=0.0):
        """Noise of a level that wanders by so many dB, as a room's does and a bare socket's does not."""
        for _ in range(round(seconds / BLOCK_SECONDS)):
            self._room = 0.95 * self._room + 0.31 * self._chance.normal(0.0, moves) if moves else 0.0
            self.feed(self._chance.normal(0.0, 32768 * 10 ** ((dbfs + self._room) / 20), BLOCK))

    def zeros(self, seconds):
        for _ in range(round(seconds / BLOCK_SECONDS)):
            self.feed(np.zeros(BLOCK))

    def voice(self, seconds, floor=-50.0, gates=False):
        """Words of 0.4 s and the pauses between them."""
        left = seconds
        while left > 0:
            for _ in range(4):
                self.feed(self._chance.normal(0.0, 1500.0, BLOCK), speech=True)
            if gates:
                self.zeros(0.2)
            else:
                self.noise(0.2, floor, moves=1.0)
            left -= 0.6


@pytest.mark.parametrize("kind", ["zeros", "-60 dBFS"])
def test_a_microphone_that_carries_nothing_is_told_within_ten_seconds(kind):
    watched = Watched()
    if kind == "zeros":
        watched.zeros(15)
    else:
        watched.noise(15, -60.0)
    ((at, code),) = watched.troubles
    assert code == "dead"
    assert at <= 10.0


def test_one_that_is_taken_in_mid_call_is_told_within_ten_seconds():
    watched = Watched()
    watched.voice(20)
    watched.noise(5, -50.0, moves=1.0)
    taken = watched.time
    watched.zeros(15)
    ((at, code),) = watched.troubles
    assert code == "dead"
    assert at - taken <= 10.0
    watched.noise(1, -50.0, moves=1.0)
    assert isinstance([e for e in watched.told if isinstance(e, DeviceReady | DeviceTrouble)][-1], DeviceReady)


@pytest.mark.parametrize("dbfs", [-50.0, -62.0])
def test_half_an_hour_of_listening_in_a_quiet_room_is_no_trouble(dbfs):
    watched = Watched()
    watched.noise(3, dbfs, moves=1.5)
    watched.voice(4, floor=dbfs)
    watched.noise(HALF_AN_HOUR, dbfs, moves=1.5)
    assert not watched.troubles


def test_half_an_hour_in_an_office_where_nobody_has_spoken_yet_is_no_trouble():
    watched = Watched()
    watched.noise(HALF_AN_HOUR, -50.0, moves=2.0)
    assert not watched.troubles


def test_half_an_hour_of_bluetooth_that_gates_is_no_trouble():
    gating = set()
    watched = Watched(gating=gating)
    while watched.time < HALF_AN_HOUR:
        watched.voice(3, gates=True)
        watched.zeros(25)
    assert not watched.troubles
    assert gating == {USB.id}
    # The next call begins with a customer who does not answer yet.
    again = Watched(gating=gating)
    again.zeros(40)
    assert not again.troubles


def test_bluetooth_is_given_time_before_it_was_ever_heard_to_gate():
    watched = Watched(Device(name="Headset (Hands-Free AG Audio)", host="MME", default=True, rate=16_000))
    watched.zeros(40)
    assert not watched.troubles

"""Windows' loopback, with a stand-in for the SoundCard library: what it promises in its documentation, no more."""

import threading
from types import SimpleNamespace

import headset
import numpy as np
import pytest

from desktop.audio import loopback
from desktop.audio.device import Device
from desktop.audio.loopback import Loopback, list_loopbacks, loopback_of_headset
from desktop.audio.sources import open_source
from desktop.errors import PeitingError

JABRA = "WASAPI loopback: 耳机 (Jabra Link 380)"


class Recorder:
    """Frames of float32 by the clock; left is +0.5, right is −0.25."""

    def __init__(self, output, channels):
        self._output, self._channels = output, channels

    def __enter__(self):
        if self._output.broken:
            raise RuntimeError("Error 0x8889000a")
        return self

    def __exit__(self, *error):
        self._output.closed.set()

    def record(self, frames):
        if self._output.gone.wait(0.01):
            raise RuntimeError("Error 0x88890004")
        assert not self._output.hangs.is_set() or self._output.gone.wait(30)
        return np.tile(np.array([0.5, -0.25], np.float32)[self._channels], (frames, 1))


class Output:
    def __init__(self, name, isloopback=True):
        self.id, self.name, self.isloopback, self.broken = f"{{{name}}}", name, isloopback, False
        self.gone, self.closed, self.hangs = threading.Event(), threading.Event(), threading.Event()

    def recorder(self, samplerate, channels, blocksize):
        assert (samplerate, blocksize) == (48_000, 2_400)
        return Recorder(self, channels)


@pytest.fixture
def outputs(monkeypatch):
    found = [
        Output("扬声器 (Realtek(R) Audio)"),
        Output("耳机 (Jabra Link 380)"),
        Output("麦克风 (Jabra Link 380)", False),
    ]
    module = SimpleNamespace(
        all_microphones=lambda include_loopback: found,
        default_speaker=lambda: SimpleNamespace(id=found[0].id),
    )
    monkeypatch.setattr(loopback, "_soundcard", lambda: module)
    return found


def microphone(name, default=False):
    return Device(name=name, host="Windows WASAPI", default=default, rate=48_000)


def test_every_output_is_offered_the_default_first_and_no_microphone(outputs):
    assert [(device.id, device.default) for device in list_loopbacks()] == [
        ("WASAPI loopback: 扬声器 (Realtek(R) Audio)", True),
        (JABRA, False),
    ]
    assert list_loopbacks()[1].title == "耳机 (Jabra Link 380) 播放的声音"


def test_a_headset_goes_with_its_own_output(outputs):
    assert loopback_of_headset(microphone("麦克风 (Jabra Link 380)", default=True)).id == JABRA


def test_the_default_microphone_goes_with_the_default_output_where_names_do_not_tell(outputs):
    assert loopback_of_headset(microphone("麦克风 (USB Audio Device)", default=True)).default
    assert loopback_of_headset(microphone("麦克风 (USB Audio Device)")) is None


@pytest.mark.parametrize(("side", "level"), [("", 0.125), ("#left", 0.5), ("#right", -0.25)])
def test_what_is_played_is_heard(outputs, side, level):
    source = open_source(f"{JABRA}{side}")
    chunk = source.read(5.0)
    assert len(chunk.samples) == 2_400
    assert chunk.samples[0] / 32767 == pytest.approx(level, abs=0.001)
    assert source.device.rate == 48_000
    assert source.close()
    assert outputs[1].closed.is_set()


def test_what_nobody_fetches_is_counted(outputs):
    source = Loopback(JABRA)
    source._chunks.maxsize = 2
    headset.wait_for(lambda: source._dropped > 0, what="the queue to overflow")
    while (chunk := source.read(2.0)).dropped == 0:
        pass
    assert chunk.dropped % 2_400 == 0
    assert source.close()


def test_an_output_that_is_unplugged_ends_the_stream(outputs):
    source = Loopback(JABRA)
    assert source.read(5.0) is not None
    outputs[1].gone.set()
    headset.wait_for(lambda: source.read(0.1) is None, what="the end")
    assert source.close()


def test_a_driver_that_hangs_holds_nobody_up(outputs, monkeypatch):
    monkeypatch.setattr(loopback, "_CLOSE_SECONDS", 0.1)
    source = Loopback(JABRA)
    outputs[1].hangs.set()
    headset.wait_for(lambda: source.read(0.1) is None, what="the driver to hang")
    assert not source.close()
    outputs[1].gone.set()
    source._thread.join(5.0)


def test_an_output_that_cannot_be_opened_is_told_with_what_to_do(outputs):
    outputs[1].broken = True
    with pytest.raises(PeitingError) as caught:
        Loopback(JABRA)
    assert caught.value.code == "unusable"
    assert "耳机 (Jabra Link 380)" in caught.value.message
    assert caught.value.remedy


def test_an_output_that_is_not_there_is_named_with_those_that_are(outputs):
    with pytest.raises(PeitingError) as caught:
        Loopback("WASAPI loopback: 蓝牙")
    assert caught.value.code == "missing"
    assert JABRA in caught.value.remedy


def test_a_computer_without_any_output_has_nothing_to_hear(outputs, monkeypatch):
    def nothing():
        raise RuntimeError("Error 0x80070490")

    monkeypatch.setattr(loopback._soundcard(), "default_speaker", nothing)
    assert list_loopbacks() == []


def test_without_the_library_there_is_nothing_to_hear(monkeypatch):
    monkeypatch.setattr(loopback, "_soundcard", lambda: None)
    assert list_loopbacks() == []
    assert loopback_of_headset(microphone("麦克风", default=True)) is None

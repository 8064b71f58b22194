"""The real PortAudio on the virtual headset."""

import headset
import numpy as np
import pytest

from desktop.audio.microphone import Microphone, list_devices, rescan
from desktop.audio.trouble import device_error
from desktop.errors import PeitingError


@pytest.fixture
def plugged(room):
    rescan()
    yield room
    room.hush()


def test_the_default_comes_first_and_names_identify(plugged):
    devices = list_devices()
    assert devices[0].default
    assert "ALSA: headset" in [device.id for device in devices]


@pytest.mark.parametrize("wanted", ["ALSA: headset", "headset", ""])
def test_what_is_said_in_the_room_is_heard(plugged, speech, wanted):
    microphone = Microphone(wanted)
    try:
        assert microphone.read(5.0) is not None
        plugged.play(speech)
        headset.wait_for(lambda: np.abs(microphone.read(2.0).samples).max() > 1000, what="speech")
    finally:
        assert microphone.close()


def test_what_nobody_fetches_is_counted(plugged):
    microphone = Microphone("headset")
    try:
        microphone._chunks.maxsize = 5
        headset.wait_for(lambda: microphone._dropped > 0, what="the queue to overflow")
        while (chunk := microphone.read(2.0)).dropped == 0:
            pass
        assert chunk.dropped % len(chunk.samples) == 0
    finally:
        assert microphone.close()


def test_a_device_that_is_not_there_is_named_with_those_that_are(plugged):
    with pytest.raises(PeitingError) as caught:
        Microphone("ALSA: 蓝牙耳机")
    assert caught.value.code == "missing"
    assert "蓝牙耳机" in caught.value.message
    assert "ALSA: headset" in caught.value.remedy


def test_a_device_that_was_taken_away_is_missing(plugged):
    plugged.unplug()
    try:
        with pytest.raises(PeitingError) as caught:
            Microphone("headset")
        assert caught.value.code == "missing"
    finally:
        plugged.plug()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("Device unavailable", -9985), "busy"),
        (("Unanticipated host error", -9999, (0, -16, "Device or resource busy")), "busy"),
        (("Unanticipated host error", -9999, (13, -2004287478, "")), "busy"),
        (("Unanticipated host error", -9999, (13, -2147024891, "Access is denied")), "denied"),
        (("Unanticipated host error", -9999, (0, -13, "Permission denied")), "denied"),
        (("Invalid device", -9996), "missing"),
        (("Unanticipated host error", -9999, (0, -19, "No such device")), "missing"),
        (("Invalid sample rate", -9997), "unusable"),
        (("Querying device -1",), "unusable"),
    ],
)
def test_every_error_of_portaudio_has_a_meaning_and_a_remedy(args, code):
    error = device_error("耳机", RuntimeError(*args))
    assert error.code == code
    assert "耳机" in error.message
    assert error.remedy

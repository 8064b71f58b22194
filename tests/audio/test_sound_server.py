"""Monitors of a real sound server: found, suggested, heard, and never taken for another source."""

import time

import headset
import numpy as np
import pytest
import soundfile

from desktop.audio.device import Device
from desktop.audio.level import measure
from desktop.audio.microphone import list_devices, rescan
from desktop.audio.pulse import PulseConnection, PulseError, PulseStream
from desktop.audio.sources import counterpart, customer_of, list_customer_sources, open_source
from desktop.errors import PeitingError

PHONES, SPEAKERS = "PulseAudio: phones.monitor", "PulseAudio: speakers.monitor"


@pytest.fixture(scope="module")
def desk(room):
    """The headset in its room, and two outputs: one in the agent's ears, one on the desk."""
    rescan()
    room.plug_output("phones", "小耳机", default=True)
    room.plug_output("speakers", "音箱")
    return room


@pytest.fixture
def tone(tmp_path):
    """Ten seconds at −20 dBFS on the left and −40 dBFS on the right."""
    path = tmp_path / "tone.wav"
    wave = np.sin(2 * np.pi * 440 * np.arange(480_000) / 48_000) * np.sqrt(2)
    soundfile.write(path, np.stack((wave * 0.1, wave * 0.01), axis=1), 48_000)
    return path


@pytest.fixture
def opened():
    """Opens sources and closes them at the end, whatever happened."""
    sources = []

    def open_(wanted):
        sources.append(open_source(wanted))
        return sources[-1]

    yield open_
    assert all([source.close() for source in sources])


def loudest(source, seconds=0.5):
    """The level of the loudest chunk of the next `seconds`."""
    until, best = time.monotonic() + seconds, -120.0
    while time.monotonic() < until:
        if (chunk := source.read(0.1)) is not None:
            best = max(best, measure(chunk.samples).dbfs)
    return best


def test_what_outputs_play_is_offered_first_with_names_for_people(desk):
    found = list_customer_sources()
    assert [(device.id, device.kind) for device in found[:1]] == [(PHONES, "monitor")]
    assert {PHONES: "小耳机 播放的声音", SPEAKERS: "音箱 播放的声音"}.items() <= {d.id: d.title for d in found}.items()
    assert "PulseAudio: headset" in [device.id for device in found if device.kind == "microphone"]


def test_the_list_of_microphones_has_no_monitors(desk):
    assert {device.kind for device in list_devices()} == {"microphone"}


def test_a_tone_is_heard_from_its_output_alone(desk, tone, opened):
    phones, speakers = opened(PHONES), opened(SPEAKERS)
    desk.play(tone, output="phones")
    headset.wait_for(lambda: loudest(phones, 0.1) > -60, what="the tone")
    assert loudest(phones) == pytest.approx(-24.0, abs=3.0)  # the sides are mixed: (0.1 + 0.01) / 2
    assert loudest(speakers) < -90
    desk.hush()


def test_each_side_of_a_stereo_feed_is_heard_alone(desk, tone, opened):
    left, right = opened(f"{PHONES}#left"), opened(f"{PHONES}#right")
    assert (left.device.id, right.device.kind) == (f"{PHONES}#left", "side")
    desk.play(tone, output="phones")
    headset.wait_for(lambda: loudest(left, 0.1) > -60, what="the tone")
    assert loudest(left) == pytest.approx(-20.0, abs=1.0)
    assert loudest(right) == pytest.approx(-40.0, abs=1.0)
    desk.hush()


def test_a_stereo_input_is_offered_by_its_sides_and_each_goes_with_the_other(desk, tone, opened):
    feed = desk._pactl(
        "load-module", "module-remap-source", "source_name=feed", "master=phones.monitor", "channels=2"
    ).stdout.strip()
    desk._pactl("set-default-source", "feed")
    try:
        offered = [device.id for device in list_customer_sources() if device.kind == "side"]
        assert offered == ["PulseAudio: feed#left", "PulseAudio: feed#right"]
        assert customer_of("ALSA: default#left") == "ALSA: default#right"
        sides = [opened(wanted) for wanted in (*offered, "ALSA: default#left", "ALSA: default#right")]
        desk.play(tone, output="phones")
        headset.wait_for(lambda: loudest(sides[0], 0.1) > -60, what="the tone")
        levels = [loudest(side) for side in sides]
        assert levels == pytest.approx([-20.0, -40.0, -20.0, -40.0], abs=1.0)
    finally:
        desk.hush()
        desk._pactl("set-default-source", "headset")
        desk._pactl("unload-module", feed)


def test_the_default_microphone_goes_with_the_default_output(desk):
    assert counterpart(list_devices()[0]).id == PHONES
    desk._pactl("set-default-sink", "speakers")
    assert counterpart(list_devices()[0]).id == SPEAKERS
    desk._pactl("set-default-sink", "phones")


def test_a_headset_goes_with_the_output_of_its_name(desk):
    desk._pactl("set-default-source", "room.monitor")
    desk.plug_output("usb-Jabra_Link_380", "Jabra Link 380 Analog Stereo")
    agent = Device(name="Jabra Link 380 Mono", host="ALSA", default=False, rate=16000)
    try:
        assert counterpart(agent).title == "Jabra Link 380 Analog Stereo 播放的声音"
        assert counterpart(Device(name="网络摄像头", host="ALSA", default=False, rate=16000)) is None
    finally:
        desk.unplug_output("usb-Jabra_Link_380")
        desk._pactl("set-default-source", "headset")


def test_sound_comes_in_time_and_in_full(desk, opened):
    phones = opened(PHONES)
    phones.read(5.0)
    began, heard = time.monotonic(), 0
    while time.monotonic() < began + 2.0:
        chunk = phones.read(0.5)
        assert chunk.arrived == pytest.approx(time.monotonic(), abs=0.3)
        heard += len(chunk.samples)
    assert heard / phones.device.rate == pytest.approx(2.0, abs=0.3)


def test_an_output_that_is_taken_away_ends_the_stream_and_no_other_is_heard_instead(desk, opened):
    desk.plug_output("old")
    old = opened("PulseAudio: old.monitor")
    assert old.read(5.0) is not None
    desk.unplug_output("old")
    headset.wait_for(lambda: old.read(0.1) is None, what="the end")
    began = time.monotonic()
    assert [old.read(0.2) for _ in range(5)] == [None] * 5
    assert time.monotonic() - began > 0.9, "whoever reads a stream that has ended must not spin"


def test_an_output_that_is_not_there_is_named_with_those_that_are(desk):
    with pytest.raises(PeitingError) as caught:
        open_source("PulseAudio: 蓝牙耳机.monitor")
    assert caught.value.code == "missing"
    assert "蓝牙耳机" in caught.value.message
    assert PHONES in caught.value.remedy


def test_a_source_that_goes_while_it_is_opened_is_told_by_the_server(desk):
    with pytest.raises(PulseError, match=r"No such entity|无此实体"):
        PulseStream("old.monitor", 48_000, 1)


def test_without_a_server_nothing_is_offered_and_nothing_hangs(monkeypatch, tmp_path):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    with pytest.raises(PulseError):
        PulseConnection()
    assert counterpart(Device(name="default", host="ALSA", default=True, rate=48000)) is None
    with pytest.raises(PeitingError) as caught:
        open_source(PHONES)
    assert caught.value.remedy


def test_a_server_that_ends_ends_its_streams():
    with headset.VirtualHeadset() as short, headset.in_environment(short):
        source = open_source("PulseAudio: room.monitor")
        assert source.read(5.0) is not None
        short._server.terminate()
        short._server.wait(timeout=10)
        headset.wait_for(lambda: source.read(0.1) is None, what="the end")
        assert source.close()

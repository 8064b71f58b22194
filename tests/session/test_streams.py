"""PortAudio is looked over anew only while none of its streams is open, and never by two threads at once."""

import threading

import pytest

from desktop.audio.device import Device
from desktop.session import streams as streams_module
from desktop.session.streams import Plug, Streams

HEADSET = Device(name="headset", host="ALSA", default=True, rate=48_000)
MONITOR = Device(name="ears.monitor", host="PulseAudio", default=False, rate=48_000, kind="monitor")


class Line:
    """A stream that opens and closes as it is told."""

    def __init__(self, device, closes=True):
        self.device = device
        self._closes = closes

    def read(self, seconds):
        return None

    def close(self):
        return self._closes


class PortAudioLine(Line):
    pass


@pytest.fixture
def driver(monkeypatch):
    """What the drivers were asked for, in order."""
    asked = []

    def open_source(wanted):
        asked.append(wanted)
        return PortAudioLine(HEADSET) if "headset" in wanted else Line(MONITOR)

    monkeypatch.setattr(streams_module, "Microphone", PortAudioLine)
    monkeypatch.setattr(streams_module, "open_source", open_source)
    monkeypatch.setattr(streams_module, "rescan", lambda: asked.append("rescan"))
    monkeypatch.setattr(streams_module, "customer_of", lambda agent: f"what {agent} plays")
    return asked


def test_nothing_is_rescanned_below_the_agents_stream(driver):
    streams = Streams()
    agent = streams.open_agent("headset", afresh=True)
    streams.open_customer("ears", "headset", afresh=True)
    assert driver == ["rescan", "headset", "ears"]
    assert streams.close(agent)
    streams.open_customer("ears", "headset", afresh=True)
    assert driver[3:] == ["rescan", "ears"]


def test_the_customers_microphone_stands_back_for_the_agents(driver):
    streams = Streams()
    customer = streams.open_customer("second headset", "headset", afresh=False)
    streams.open_agent("headset", afresh=True)
    assert driver == ["second headset", "rescan", "headset"]
    assert streams.close(customer), "it is closed already"


def test_below_a_stream_that_hangs_nothing_is_rescanned(driver, monkeypatch):
    streams = Streams()
    monkeypatch.setattr(streams_module, "open_source", lambda _: PortAudioLine(HEADSET, closes=False))
    assert not streams.close(streams.open_customer("headset", "headset", afresh=False))
    streams.open_agent("headset", afresh=True)
    assert "rescan" not in driver


def test_one_driver_at_a_time(driver, monkeypatch):
    monkeypatch.setattr(streams_module, "_TURN_SECONDS", 0.05)
    hanging, let_go = threading.Event(), threading.Event()

    def hang(wanted):
        hanging.set()
        assert let_go.wait(10)
        return Line(MONITOR)

    monkeypatch.setattr(streams_module, "open_source", hang)
    streams = Streams()
    thread = threading.Thread(target=streams.open_customer, args=("ears", "headset", False))
    thread.start()
    assert hanging.wait(10)
    with pytest.raises(RuntimeError):
        streams.open_agent("headset", afresh=False)
    let_go.set()
    thread.join()


def test_without_a_name_the_customer_is_heard_where_the_agents_headset_plays(driver):
    streams = Streams()
    assert Plug(streams, "", headset_of="my headset").open(afresh=False).device is HEADSET
    assert Plug(streams, "ears", headset_of="my headset").open(afresh=False).device is MONITOR
    Plug(streams, "").open(afresh=False)
    assert driver == ["what my headset plays", "ears", ""]

"""Streams of both sides in one process, on a real sound server: none is in the way of the agent's."""

import headset
import pytest

from desktop.audio.microphone import Microphone, rescan
from desktop.errors import PeitingError
from desktop.session.streams import Plug, Streams


@pytest.fixture
def desk(room):
    rescan()
    room.plug_output("ears", default=True)
    yield room
    room.unplug_output("ears")


@pytest.fixture
def streams():
    """Closes what is still open at the end."""
    streams = Streams()
    yield streams
    for microphone in tuple(streams._microphones):
        assert streams.close(microphone)


def test_nobody_chose_so_the_customer_is_what_the_headset_plays(desk, streams):
    source = Plug(streams, "", headset_of="").open(afresh=False)
    assert source.device.id == "PulseAudio: ears.monitor"
    assert streams.close(source)


def test_a_headset_without_a_counterpart_is_told(desk, streams):
    desk._pactl("set-default-source", "ears.monitor")
    try:
        with pytest.raises(PeitingError) as caught:
            Plug(streams, "", headset_of="headset").open(afresh=False)
    finally:
        desk._pactl("set-default-source", "headset")
    assert caught.value.code == "missing"


def test_a_second_microphone_stands_back_for_the_agents_and_is_opened_again(desk, streams):
    agent, customer = Plug(streams, "headset"), Plug(streams, "ALSA: default", headset_of="headset")
    second = customer.open(afresh=False)
    assert second.read(5.0) is not None
    first = agent.open(afresh=True)
    assert first.read(5.0) is not None
    headset.wait_for(lambda: second.read(0.1) is None, what="the second microphone to stand back")
    assert customer.close(second), "what stood back has been closed well"
    again = customer.open(afresh=True)
    assert again.read(5.0) is not None
    assert first.read(5.0) is not None, "the customer's device must never cost the agent's"
    assert customer.close(again)
    assert agent.close(first)


def test_a_monitor_hears_on_while_the_agents_microphone_is_found_again(desk, streams):
    customer = Plug(streams, "PulseAudio: ears.monitor", headset_of="headset")
    monitor = customer.open(afresh=False)
    microphone = Plug(streams, "headset").open(afresh=True)
    assert isinstance(microphone, Microphone)
    assert monitor.read(5.0) is not None
    assert customer.close(monitor)
    assert streams.close(microphone)

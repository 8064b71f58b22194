"""The two sides of a call end together: nothing is said of a call after ListeningEnded."""

import headset
import numpy as np
import pytest
from gated_engine import Gate

from desktop.audio.blocks import BLOCK
from desktop.audio.rings import Rings
from desktop.core.events import FinalTranscript, ListeningEnded
from desktop.session.outlet import Outlet
from desktop.session.recognitions import Recognitions
from desktop.session.warm_engine import WarmEngine


class SlowCustomer:
    """An engine whose recogniser of the customer waits for permission."""

    name, model = "vosk", "gate"

    def __init__(self):
        self.quick, self.slow = Gate(), Gate(is_open=False)

    def recognizer(self, channel, offset=0.0):
        return (self.slow if channel == "customer" else self.quick).recognizer(channel, offset)


def speak(rings, speech, count):
    for _ in range(count):
        rings.write([(np.zeros(BLOCK, np.int16), speech)] * 2, 0.0)


@pytest.fixture
def call():
    rings, events, engine = Rings(), [], SlowCustomer()
    rings.begin(1)
    outlet = Outlet(events.append)
    warm = WarmEngine(lambda: engine, outlet)
    warm.start()
    return Recognitions(("agent", "customer"), warm, rings, outlet), rings, events, engine


def test_the_end_waits_for_both_sides(call):
    recognitions, rings, events, engine = call
    speak(rings, True, 10)
    recognitions.start()
    recognitions.end()
    headset.wait_for(lambda: any(isinstance(event, FinalTranscript) for event in events))
    assert not any(isinstance(event, ListeningEnded) for event in events)
    assert recognitions.running
    engine.slow.open.set()
    headset.wait_for(lambda: any(isinstance(event, ListeningEnded) for event in events))
    assert isinstance(events[-1], ListeningEnded)
    assert [e.channel for e in events if isinstance(e, FinalTranscript)] == ["agent", "customer"]
    assert sum(isinstance(event, ListeningEnded) for event in events) == 1


def test_lags_add_up(call):
    recognitions, rings, _, engine = call
    speak(rings, False, 30)
    recognitions.start()
    headset.wait_for(lambda: recognitions.lag_seconds == pytest.approx(2.9))
    engine.slow.open.set()
    headset.wait_for(lambda: recognitions.lag_seconds == 0.0)
    recognitions.abandon()
    headset.wait_for(lambda: not recognitions.running)

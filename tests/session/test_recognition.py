"""The reader of the ring, with a recogniser that follows a script."""

import time

import headset
import numpy as np
import pytest
from gated_engine import Gate

from desktop.audio.blocks import BLOCK
from desktop.audio.ring import CAPACITY, Ring
from desktop.core.events import AudioGap, FinalTranscript, ListenerFailed, ListenerReady, ListeningEnded
from desktop.errors import PeitingError
from desktop.session.outlet import Outlet
from desktop.session.recognition import Recognition
from desktop.session.warm_engine import WarmEngine


@pytest.fixture
def ring():
    ring = Ring()
    ring.begin(1)
    return ring


def write(ring, count, speech=False):
    for _ in range(count):
        ring.write(np.zeros(BLOCK, np.int16), speech, 0.0)


def recognition_of(warm, ring, outlet):
    return Recognition("agent", warm, ring, outlet, lambda: outlet.put(ListeningEnded(time=outlet.now)))


def recognise(ring, engine):
    events = []
    outlet = Outlet(events.append)
    warm = WarmEngine(lambda: engine, outlet)
    warm.start()
    recognition = recognition_of(warm, ring, outlet)
    recognition.start()
    return recognition, events


def ended(events):
    return lambda: any(isinstance(event, ListeningEnded) for event in events)


def finals(events):
    return [(event.text, round(event.start, 1)) for event in events if isinstance(event, FinalTranscript)]


def test_all_that_is_in_the_ring_is_recognised_before_the_end(ring):
    write(ring, 10)
    recognition, events = recognise(ring, Gate())
    write(ring, 10, speech=True)
    recognition.wake()
    recognition.end()
    headset.wait_for(ended(events))
    assert finals(events) == [("声1", 1.1)]
    assert isinstance(events[-1], ListeningEnded)
    assert recognition.lag_seconds == 0.0


def test_a_recogniser_that_stalls_is_late_and_loses_nothing(ring):
    engine = Gate(is_open=False)
    recognition, events = recognise(ring, engine)
    write(ring, 100, speech=True)
    write(ring, 10)
    headset.wait_for(lambda: recognition.lag_seconds > 10.0)
    engine.open.set()
    recognition.end()
    headset.wait_for(ended(events))
    assert finals(events) == [("声1", 0.1)]
    assert not [event for event in events if isinstance(event, AudioGap)]


def test_what_the_ring_can_no_longer_give_is_a_gap(ring):
    engine = Gate(is_open=False)
    recognition, events = recognise(ring, engine)
    write(ring, CAPACITY + 100)
    engine.open.set()
    recognition.end()
    headset.wait_for(ended(events))
    (gap,) = [event for event in events if isinstance(event, AudioGap)]
    assert gap.cause == "backlog"
    assert recognition.lost_seconds == pytest.approx(gap.seconds)
    assert any(offset == pytest.approx(gap.seconds, abs=0.11) for offset in engine.offsets)


def test_a_resumed_call_is_heard_again_from_behind_the_last_final(ring):
    write(ring, 20, speech=True)
    write(ring, 1)
    first, events = recognise(ring, Gate())
    headset.wait_for(lambda: finals(events) == [("声1", 0.1)])
    write(ring, 5, speech=True)
    first.wake()
    headset.wait_for(lambda: first.lag_seconds == 0.0)
    first.abandon()
    headset.wait_for(lambda: not first.running)
    assert ring.settled == 21
    engine = Gate()
    second, events = recognise(ring, engine)
    second.end()
    headset.wait_for(ended(events))
    assert finals(events) == [("声1", 2.2)]
    assert any(offset == pytest.approx(2.1) for offset in engine.offsets)


def test_long_silence_need_not_be_heard_again(ring):
    write(ring, 300)
    recognition, _ = recognise(ring, Gate())
    headset.wait_for(lambda: ring.settled > 250)
    recognition.abandon()


def test_the_second_call_finds_a_recogniser_ready():
    engine, events = Gate(), []
    warm = WarmEngine(lambda: engine, Outlet(events.append))
    warm.start()
    headset.wait_for(lambda: any(isinstance(event, ListenerReady) for event in events))
    assert len(engine.offsets) == 1
    assert warm.recognizer("agent", 0.0) is not None
    assert len(engine.offsets) == 1
    warm.prepare("agent")
    headset.wait_for(lambda: len(engine.offsets) == 2)


def test_without_an_engine_the_call_goes_on_deaf_and_ends(ring):
    def load():
        raise PeitingError("model-missing", "没有模型。", "请安装。")

    events = []
    outlet = Outlet(events.append)
    warm = WarmEngine(load, outlet)
    warm.start()
    recognition = recognition_of(warm, ring, outlet)
    recognition.start()
    write(ring, 50)
    recognition.wake()
    headset.wait_for(lambda: recognition.lag_seconds == 0.0)
    recognition.end()
    headset.wait_for(ended(events))
    (failure,) = [event for event in events if isinstance(event, ListenerFailed)]
    assert (failure.code, failure.retry) == ("model-missing", False)


def test_the_end_of_a_call_does_not_wait_for_ever(ring, monkeypatch):
    monkeypatch.setattr("desktop.session.recognition._LAST_WORDS_SECONDS", 0.2)
    events = []
    outlet = Outlet(events.append)
    warm = WarmEngine(lambda: time.sleep(1.0) or Gate(), outlet)
    recognition = recognition_of(warm, ring, outlet)
    recognition.start()
    write(ring, 30)
    recognition.end()
    headset.wait_for(ended(events))
    (gap,) = [event for event in events if isinstance(event, AudioGap)]
    assert (gap.cause, round(gap.seconds, 1)) == ("backlog", 3.0)


def test_a_recogniser_that_lags_is_asked_to_hurry(ring):
    asked = []
    gate = Gate(is_open=False)
    plain = gate.recognizer

    def noting(channel, offset=0.0):
        waiting = plain(channel, offset)
        accept = waiting.accept

        def noted(samples, speech, hurry=False):
            asked.append(hurry)
            return accept(samples, speech)

        waiting.accept = noted
        return waiting

    gate.recognizer = noting
    write(ring, 30)
    recognition, events = recognise(ring, gate)
    headset.wait_for(lambda: bool(asked))
    gate.open.set()
    headset.wait_for(lambda: len(asked) == 30)
    recognition.end()
    headset.wait_for(ended(events))
    assert asked == [True] * 19 + [False] * 11

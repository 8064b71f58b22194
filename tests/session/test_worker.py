"""One call after another through the real worker and a real listener process; only the words are scripted."""

import sys
from functools import partial
from pathlib import Path

import headset
import pytest

from desktop import paths
from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallEnded,
    CallStarted,
    DeviceReady,
    FinalTranscript,
    ListenerReady,
    PartialTranscript,
    ProgramTrouble,
    StageChosen,
    StageEntered,
)
from desktop.errors import PeitingError
from desktop.session import worker as worker_module
from desktop.session.listener_process import ListenerProcess
from desktop.session.worker import CallWorker
from desktop.storage import record as call_record
from desktop.storage.library import load_library
from desktop.storage.settings import Settings

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")
SETTINGS = Settings.model_validate({"audio": {"device": "headset"}, "recognition": {"model": "quick"}})


def scripted(choice, ring):
    return [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model]


def open_record():
    return call_record.open_record(paths.record_database(), "summary")


class Desk:
    """A worker and everything that it posted."""

    def __init__(self, record=open_record, settings=SETTINGS):
        self.posted = []
        library = load_library("inbound", [paths.scripts_library()]).library
        self.worker = CallWorker(settings, library, record, self.posted.append)
        self.worker.start()

    def of(self, kind, after=0):
        return [event for event in self.posted[after:] if isinstance(event, kind)]

    def wait(self, kind, after=0, seconds=20.0):
        headset.wait_for(lambda: bool(self.of(kind, after)), seconds, what=kind.__name__)
        return self.of(kind, after)[0]


@pytest.fixture
def make_desk(room, monkeypatch):
    monkeypatch.setattr(worker_module, "ListenerProcess", partial(ListenerProcess, command=scripted))
    desks = []

    def make(**kwargs):
        desks.append(Desk(**kwargs))
        desks[-1].wait(ListenerReady)
        return desks[-1]

    yield make
    for desk in desks:
        desk.worker.close()
    room.hush()


def test_a_call_from_its_first_to_its_last_word(make_desk, room, speech):
    desk = make_desk()
    desk.worker.start_call("张", "女士")
    started = desk.wait(CallStarted)
    desk.wait(DeviceReady)
    room.play(speech)
    desk.wait(PartialTranscript)
    desk.worker.end_call()
    ended = desk.wait(CallEnded)
    assert (started.customer, started.customer_title) == ("张", "女士")
    assert desk.posted.index(desk.of(FinalTranscript)[-1]) < desk.posted.index(ended), "the last words are heard"
    assert not desk.of(AlertRaised, desk.posted.index(ended))
    desk.worker.close()
    record = open_record()
    assert [(call.state, call.seconds) for call in record.calls()] == [("ended", pytest.approx(ended.time))]
    record.close()


def test_where_it_is_switched_on_the_customer_is_heard_and_the_call_says_so(make_desk, room, speech):
    room.plug_output("ears")
    values = {"device": "headset", "hear_customer": True, "customer": "PulseAudio: ears.monitor"}
    settings = Settings.model_validate({"audio": values, "recognition": {"model": "quick"}})
    desk = make_desk(settings=settings)
    desk.worker.start_call("", "")
    assert desk.wait(CallStarted).channels == ("agent", "customer")
    headset.wait_for(lambda: {event.channel for event in desk.of(DeviceReady)} == {"agent", "customer"}, 20.0)
    # Switched off in mid-call, it stays as the call says until its end.
    off = settings.model_copy(update={"audio": settings.audio.model_copy(update={"hear_customer": False})})
    desk.worker.apply(off)
    room.play(speech, output="ears")
    headset.wait_for(lambda: any(event.channel == "customer" for event in desk.of(PartialTranscript)), 20.0)
    desk.worker.end_call()
    desk.wait(CallEnded)
    mark = len(desk.posted)
    desk.worker.start_call("", "")
    assert desk.wait(CallStarted, mark).channels == ("agent",)
    room.unplug_output("ears")


def test_what_the_agent_taps_reaches_the_engine_at_the_calls_time(make_desk):
    desk = make_desk()
    desk.worker.start_call("", "")
    desk.wait(AudioLevel)
    mark = len(desk.posted)
    desk.worker.send(StageChosen(time=0.0, stage="closing"))
    entered = desk.wait(StageEntered, mark)
    assert entered.stage == "closing"
    assert entered.time > 0.0


def test_the_next_call_hears_nothing_of_the_one_before(make_desk, room, speech):
    desk = make_desk()
    desk.worker.start_call("", "")
    desk.wait(DeviceReady)
    room.play(speech)
    desk.wait(PartialTranscript)
    desk.worker.start_call("", "")
    headset.wait_for(lambda: len(desk.of(CallStarted)) == 2)
    second = desk.posted.index(desk.of(CallStarted)[1])
    assert len(desk.of(CallEnded)) == 1
    assert desk.posted.index(desk.of(CallEnded)[0]) < second
    desk.wait(AudioLevel, second)
    first_level = desk.of(AudioLevel, second)[0]
    assert first_level.time == pytest.approx(0.1)
    assert all(event.start >= 0.0 for event in desk.of(PartialTranscript, second))


def test_a_library_is_made_ready_between_calls(make_desk, monkeypatch):
    prepared = []
    monkeypatch.setattr(worker_module, "prepare", prepared.append)
    first, second = (load_library(pack, [paths.scripts_library()]).library for pack in ("inbound", "online"))
    desk = make_desk()
    desk.worker.use_library(first)
    headset.wait_for(lambda: prepared[-1:] == [first], 20.0, what="the first library")
    desk.worker.start_call("", "")
    desk.wait(AudioLevel)
    desk.worker.use_library(second)
    mark = len(desk.posted)
    desk.worker.send(StageChosen(time=0.0, stage="closing"))
    desk.wait(StageEntered, mark)
    assert second not in prepared, "the call comes first"
    desk.worker.end_call()
    headset.wait_for(lambda: prepared[-1:] == [second], 20.0, what="the second library")
    assert desk.of(CallEnded)


def test_a_record_that_refuses_costs_no_call_and_no_event(make_desk, room, monkeypatch):
    monkeypatch.setattr("desktop.session.keeper._RETRY_SECONDS", 0.0)
    refusals = iter([True, True, False])

    def stubborn():
        if next(refusals, False):
            raise PeitingError("record-locked", "记录打不开。", "请关闭另一个程序。")
        return open_record()

    desk = make_desk(record=stubborn)
    desk.worker.start_call("", "")
    trouble = desk.wait(ProgramTrouble)
    assert (trouble.code, trouble.remedy) == ("record-locked", "请关闭另一个程序。")
    desk.wait(AudioLevel)
    desk.worker.send(StageChosen(time=0.0, stage="closing"))
    desk.worker.end_call()
    desk.wait(CallEnded)
    desk.worker.close()
    assert len(desk.of(ProgramTrouble)) == 1, "said once, not for every event"
    record = open_record()
    (call,) = record.calls()
    kept = [type(event).__name__ for event in record.events(call.id)]
    assert kept[0] == "CallStarted"
    assert kept[-1] == "CallEnded"
    assert "StageChosen" in kept
    record.close()


def test_closing_the_program_ends_the_call_properly(make_desk):
    desk = make_desk()
    desk.worker.start_call("", "")
    desk.wait(AudioLevel)
    desk.worker.close()
    assert isinstance(desk.of(CallEnded)[0], CallEnded)
    record = open_record()
    assert [call.state for call in record.calls()] == ["ended"]
    record.close()

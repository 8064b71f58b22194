"""Waiting for voices between calls through the real worker, the real listener and a real microphone."""

import sys
from functools import partial
from pathlib import Path

import headset
import pytest

from desktop import paths
from desktop.core.events import AudioLevel, CallEnded, CallStarted, DeviceTrouble, FinalTranscript, ListenerReady
from desktop.session import worker as worker_module
from desktop.session.listener_process import ListenerProcess
from desktop.session.worker import CallWorker
from desktop.storage.library import load_library
from desktop.storage.record import open_record
from desktop.storage.settings import Settings, with_value

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")
SETTINGS = Settings.model_validate(
    {"audio": {"device": "headset"}, "recognition": {"model": "quick"}, "setup_done": True}
)


def scripted(choice, ring):
    return [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model]


class Desk:
    def __init__(self, settings):
        self.posted = []
        library = load_library("inbound", [paths.scripts_library()]).library
        record = partial(open_record, paths.record_database(), "summary")
        self.worker = CallWorker(settings, library, record, self.posted.append)
        self.worker.start()
        self.wait(ListenerReady)

    def of(self, kind, after=0):
        return [event for event in self.posted[after:] if isinstance(event, kind)]

    def wait(self, kind, after=0, seconds=20.0):
        headset.wait_for(lambda: bool(self.of(kind, after)), seconds, what=kind.__name__)
        return self.of(kind, after)[0]


@pytest.fixture
def make_desk(room, monkeypatch):
    monkeypatch.setattr(worker_module, "ListenerProcess", partial(ListenerProcess, command=scripted))
    desks = []

    def make(settings=SETTINGS):
        desks.append(Desk(settings))
        return desks[-1]

    yield make
    for desk in desks:
        desk.worker.close()
    room.hush()


def voices(desk, after=0):
    return [level for level in desk.of(AudioLevel, after) if level.speech]


def test_between_calls_voices_are_seen_and_nothing_is_recognised(make_desk, room, speech):
    desk = make_desk()
    room.play(speech)
    headset.wait_for(lambda: len(voices(desk)) > 20, 15, "voices")
    assert desk.of(FinalTranscript) == []
    assert not paths.record_database().exists()
    assert desk.worker.heard is not None
    assert desk.worker.heard.written == 0, "not a block of sound is kept"


def test_a_call_begins_at_nought_and_hears_nothing_from_before(make_desk, room):
    desk = make_desk()
    headset.wait_for(lambda: any(level.time > 3 for level in desk.of(AudioLevel)), 15, "three seconds of waiting")
    before = len(desk.posted)
    desk.worker.start_call("", "")
    desk.wait(CallStarted, before)
    began = next(n for n, event in enumerate(desk.posted) if isinstance(event, CallStarted))
    headset.wait_for(lambda: len(desk.of(AudioLevel, began)) > 10, 15, "levels of the call")
    assert [level.time for level in desk.of(AudioLevel, began)][:10] == pytest.approx([n / 10 for n in range(1, 11)])
    desk.worker.end_call()
    desk.wait(CallEnded, began)
    after = len(desk.posted)
    desk.wait(AudioLevel, after)
    assert desk.of(AudioLevel, after)[0].time < 1, "waiting for the next one"


def test_a_headset_on_its_stand_is_no_trouble_until_somebody_tries_it(make_desk):
    desk = make_desk(with_value(SETTINGS, "audio.device", "nowhere"))
    desk.worker.preview("nowhere")
    desk.wait(DeviceTrouble)
    told = len(desk.posted)
    desk.worker.preview("")
    desk.worker.start_call("", "")
    desk.wait(DeviceTrouble, told)
    assert all(isinstance(event, CallStarted) for event in desk.posted[told:][:1])


@pytest.mark.parametrize(("key", "value"), [("calls.detect", "off"), ("setup_done", False)])
def test_who_did_not_want_it_is_not_listened_to(make_desk, room, speech, key, value):
    desk = make_desk(with_value(SETTINGS, key, value))
    room.play(speech)
    desk.worker.start_call("", "")
    desk.worker.end_call()
    desk.wait(CallEnded)
    ended = len(desk.posted)
    headset.wait_for(lambda: len(desk.posted) >= ended + 2, 15, "two beats of the listener")
    assert desk.of(AudioLevel, ended) == []


def test_the_settings_hold_at_once(make_desk):
    desk = make_desk(with_value(SETTINGS, "calls.detect", "off"))
    assert desk.of(AudioLevel) == []
    desk.worker.apply(SETTINGS)
    desk.wait(AudioLevel)
    desk.worker.apply(with_value(SETTINGS, "calls.detect", "off"))
    # Whatever was on its way when it was switched off has come by then.
    desk.worker.start_call("", "")
    desk.worker.end_call()
    desk.wait(CallEnded)
    ended = len(desk.posted)
    headset.wait_for(lambda: len(desk.posted) >= ended + 2, 15, "two beats of the listener")
    assert desk.of(AudioLevel, ended) == []

"""A practice call: what is heard goes through echo, engine and rehearsal; what comes of it is posted and spoken."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import headset
import pytest
from calls import LIBRARY
from toy_drill import DRILL

from desktop import paths
from desktop.core.events import AudioLevel, CallEnded, CallStarted, FinalTranscript, ListenerReady, StageChosen
from desktop.core.limits import Limits
from desktop.core.practice.drill import END
from desktop.core.practice.happenings import BeatPlayed, CustomerHangsUp, CustomerSpeaks
from desktop.core.practice.play import Again, Play
from desktop.session import worker as worker_module
from desktop.session.listener_process import ListenerProcess
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.session.practice.rehearsed_call import OnTheLine, RehearsedCall, as_heard
from desktop.session.worker import CallWorker
from desktop.storage import record as call_record
from desktop.storage.library import load_library
from desktop.storage.settings import AgentSettings, Settings

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")
SETTINGS = Settings.model_validate({"audio": {"device": "headset"}, "recognition": {"model": "quick"}})
PLAY = Play(DRILL, LIBRARY, None)


class Voice:
    """Takes two seconds for everything, and remembers."""

    def __init__(self):
        self.followed = []
        self.closed = False

    def seconds_of(self, _beat, _text):
        return 2.0

    def follow(self, event):
        self.followed.append(event)

    def close(self):
        self.closed = True


class Desk:
    """A practice call, fed by hand."""

    def __init__(self, play=PLAY, without_echo=as_heard):
        self.voice, self.posted, self.now = Voice(), [], 0.0
        self.call = RehearsedCall(play, Limits(), OnTheLine(self.voice, without_echo), self.posted.append)
        self.call.begin(AgentSettings(number="1001"))

    def wait(self, seconds):
        for _ in range(round(seconds * 10)):
            self.now = round(self.now + 0.1, 1)
            self.call.hear(AudioLevel(time=self.now, channel="agent", dbfs=-62.0, peak_dbfs=-50.0, speech=False))
        return self

    def say(self, text):
        start = self.now
        self.wait(2.0)
        self.call.hear(FinalTranscript(time=self.now, channel="agent", start=start, end=self.now, text=text))
        return self

    def of(self, kind):
        return [event for event in self.posted if isinstance(event, kind)]

    def over(self):
        self.call.hang_up()
        self.call.end()
        return self.of(RehearsalEnded)[0]


def test_it_is_posted_like_a_call_and_what_came_of_it_right_before_its_end():
    desk = Desk().wait(3.0).say("非常抱歉，让您久等了。").wait(4.0)
    ended = desk.over()
    (started,) = desk.of(CallStarted)
    assert (started.customer, started.agent_number, started.channels) == ("王", "1001", ("agent", "customer"))
    assert desk.posted.index(ended) == len(desk.posted) - 2
    assert isinstance(desk.posted[-1], CallEnded)
    assert ended.attempt.ended == "trainee"
    assert ended.attempt.goals[0].met
    assert list(ended.events) == [event for event in desk.posted if event is not ended]
    assert [event.beat for event in desk.voice.followed] == ["opens", "calms"]
    assert desk.voice.closed


def test_the_customer_hangs_up():
    desk = Desk().wait(3.0).say("对不起，让您久等了。").wait(3.0).say("再见。").wait(5.0)
    assert desk.call.hung_up
    assert isinstance(desk.voice.followed[-1], CustomerHangsUp)
    assert desk.over().attempt.ended == "customer"


def test_what_is_closed_before_anybody_hung_up_was_broken_off():
    desk = Desk().wait(1.0)
    desk.call.end()
    assert desk.of(RehearsalEnded)[0].attempt.ended == "broken_off"


def test_the_customer_s_voice_in_the_microphone_is_nobody_s_word():
    told = []

    def without_echo(event):
        told.append(event)
        return None if isinstance(event, FinalTranscript) and event.channel == "agent" else event

    desk = Desk(without_echo=without_echo).wait(3.0).say("让您久等了").wait(2.0)
    assert [event.beat for event in desk.voice.followed] == ["opens"]
    assert any(isinstance(event, CustomerSpeaks) for event in told), "it is told what is played"
    assert [event.channel for event in desk.of(FinalTranscript)] == ["customer"]


def test_a_trainer_plays_the_customer():
    desk = Desk(Play(DRILL, LIBRARY, None, by_hand=True)).wait(3.0).say("让您久等了").wait(2.0)
    desk.call.do(BeatPlayed(time=0.0, beat="calms"))
    desk.wait(1.0).call.do(BeatPlayed(time=0.0, beat=END))
    assert [event.beat for event in desk.of(CustomerSpeaks)] == ["opens", "calms"]
    assert desk.call.hung_up


def test_a_trainer_s_own_voice_is_the_customer_s_channel():
    desk = Desk(Play(DRILL, LIBRARY, None, by_hand=True, own_voice=True)).wait(3.0)
    assert not [event for event in desk.of(AudioLevel) if event.channel == "customer"]
    desk.call.hear(FinalTranscript(time=desk.now, channel="customer", start=1.0, end=desk.now, text="我要投诉"))
    assert [event.text for event in desk.of(FinalTranscript)] == ["我要投诉"]


def undated(events):
    """Without the hour at which each of two calls began."""
    return [replace(event, started_at="") if isinstance(event, CallStarted) else event for event in events]


def test_again_from_here_begins_where_the_beat_began():
    first = Desk().wait(3.0).say("非常抱歉，让您久等了。").wait(1.5)
    first.call.do(StageChosen(time=0.0, stage="closing"))
    ended = first.wait(10.0).over()
    here = ended.attempt.beats[1].time
    desk = Desk(Play(DRILL, LIBRARY, None, again=Again(ended.events, here)))
    before = [event for event in ended.events if event.time < here]
    assert undated(desk.posted) == undated(before), "up to there all is as it was"
    assert desk.voice.followed == [], "of which nothing is heard again"
    desk.wait(0.5)
    (speaks,) = desk.voice.followed
    assert (speaks.beat, speaks.time) == ("calms", pytest.approx(here, abs=0.11))
    assert desk.wait(2.0).say("再见").over().attempt.beats[-1].beat == "calms"
    assert desk.posted[-1].time == pytest.approx(here + 4.5)


@pytest.fixture
def make_worker(room, monkeypatch):
    def scripted(choice, ring):
        return [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model]

    monkeypatch.setattr(worker_module, "ListenerProcess", partial(ListenerProcess, command=scripted))
    library = load_library("inbound", [paths.scripts_library()]).library
    posted = []
    worker = CallWorker(
        SETTINGS, library, lambda: call_record.open_record(paths.record_database(), "summary"), posted.append
    )
    worker.start()

    def wait(kind):
        headset.wait_for(lambda: any(isinstance(event, kind) for event in posted), 20.0, what=kind.__name__)
        return next(event for event in posted if isinstance(event, kind))

    wait(ListenerReady)
    yield worker, wait
    worker.close()
    room.hush()


def test_the_worker_holds_it_by_the_same_listener_and_keeps_nothing(make_worker):
    worker, wait = make_worker
    worker.start_practice(PLAY)
    assert wait(CustomerSpeaks).beat == "opens"
    worker.play_beat(END)
    wait(CallEnded)
    assert wait(RehearsalEnded).attempt.ended == "customer"
    worker.close()
    record = call_record.open_record(paths.record_database(), "summary")
    assert list(record.calls()) == []
    record.close()

"""The listener as a real process on the virtual headset: killed, stopped, unplugged, and still on the call."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import headset
import psutil
import pytest

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    DeviceReady,
    DeviceTrouble,
    FinalTranscript,
    Heartbeat,
    ListenerFailed,
    ListenerReady,
    ListeningEnded,
    PartialTranscript,
)
from desktop.session.listener_process import ListenerChoice, ListenerProcess, listener_command

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")
QUICK = ListenerChoice("auto", "quick")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def scripted(choice, ring):
    return [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model]


class Events(list):
    def of(self, kind, after=0):
        return [event for event in self[after:] if isinstance(event, kind)]

    def wait(self, kind, after=0, seconds=15.0, **fields):
        def seen():
            return [e for e in self.of(kind, after) if all(getattr(e, name) == fields[name] for name in fields)]

        headset.wait_for(lambda: bool(seen()), seconds, what=f"{kind.__name__} {fields}")
        return seen()[0]


@pytest.fixture
def listener(room):
    """A running, warm listener and the events it gave."""
    events = Events()
    process = ListenerProcess(QUICK, events.append, scripted)
    process.start()
    events.wait(ListenerReady)
    yield process, events
    process.close()
    room.hush()


def test_a_call_is_heard_and_ends_with_its_last_words(listener, room, speech):
    process, events = listener
    process.listen("headset")
    events.wait(DeviceReady, device="ALSA: headset")
    room.play(speech)
    events.wait(PartialTranscript, text="声1")
    process.stop()
    events.wait(ListeningEnded)
    before = events[: events.index(events.of(ListeningEnded)[0])]
    assert Events(before).of(FinalTranscript)[-1].text == "声1"
    levels = events.of(AudioLevel)
    assert [round(level.time, 3) for level in levels] == [round((n + 1) / 10, 3) for n in range(len(levels))]
    times = [event.time for event in before if not isinstance(event, Heartbeat)]
    assert times == sorted(times)
    # The next call begins anew.
    mark = len(events)
    process.listen("headset")
    assert events.wait(AudioLevel, mark, time=0.1)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGSTOP])
def test_a_listener_that_dies_in_mid_speech_goes_on_with_the_call(listener, room, speech, how):
    process, events = listener
    process.listen("headset")
    events.wait(DeviceReady)
    room.play(speech)
    first = events.wait(PartialTranscript, text="声1")
    mark, dead = len(events), process.pid
    psutil.Process(dead).send_signal(how)
    failed = events.wait(ListenerFailed, mark)
    assert failed.retry
    assert failed.code == ("listener-hung" if how == signal.SIGSTOP else "listener-died")
    again = events.wait(PartialTranscript, mark, text="声1")
    assert again.start == first.start, "the words that were said before the crash are heard again"
    gap = events.wait(AudioGap, mark, cause="listener")
    assert gap.seconds < (4.0 if how == signal.SIGSTOP else 3.0)
    events.wait(AudioLevel, mark, speech=True)
    levels = events.of(AudioLevel)
    assert [round(level.time, 3) for level in levels] == [round((n + 1) / 10, 3) for n in range(len(levels))]
    assert process.pid != dead
    assert not psutil.pid_exists(dead)


def test_a_headset_that_stalls_and_one_that_is_pulled_out_come_back(listener, room):
    process, events = listener
    process.listen("headset")
    events.wait(AudioLevel)
    room.stall()
    events.wait(DeviceTrouble, code="stalled")
    mark = len(events)
    room.resume()
    events.wait(DeviceReady, mark)
    mark = len(events)
    room.unplug()
    trouble = events.wait(DeviceTrouble, mark, code="gone")
    assert "重新插好" in trouble.remedy
    at = len(events)
    events.wait(AudioLevel, at)
    room.plug()
    events.wait(DeviceReady, at)
    assert events.wait(AudioGap, at, cause="device").seconds > 2.0
    assert not events.of(ListenerFailed)


def test_a_preview_shows_levels_and_no_words(listener, room, speech):
    process, events = listener
    process.preview("headset")
    events.wait(AudioLevel)
    room.play(speech)
    events.wait(AudioLevel, speech=True)
    process.stop()
    mark = len(events)
    events.wait(Heartbeat, mark)
    mark = len(events)
    events.wait(Heartbeat, mark)
    assert not events.of(AudioLevel, mark)
    assert not events.of(PartialTranscript)


def test_a_missing_microphone_is_named_and_found_when_it_comes(listener, room):
    process, events = listener
    room.unplug()
    try:
        process.listen("ALSA: headset")
        assert "headset" in events.wait(DeviceTrouble, code="missing").message
    finally:
        room.plug()
    events.wait(DeviceReady)


def test_a_listener_that_cannot_live_is_given_up_and_tried_again_on_demand():
    events = Events()
    process = ListenerProcess(ListenerChoice("auto", "aborting"), events.append, scripted)
    process.start()
    try:
        events.wait(ListenerFailed, retry=False, seconds=30.0)
        assert [failed.retry for failed in events.of(ListenerFailed)] == [True] * 4 + [False]
        mark = len(events)
        process.preview("")
        events.wait(ListenerFailed, mark)
    finally:
        process.close()


def test_without_a_model_the_process_lives_and_says_what_to_do():
    events = Events()
    process = ListenerProcess(ListenerChoice("auto", "missing"), events.append, scripted)
    process.start()
    try:
        failed = events.wait(ListenerFailed)
        assert (failed.code, failed.retry) == ("model-missing", False)
        mark = len(events)
        events.wait(Heartbeat, mark)
        assert process.pid is not None
    finally:
        process.close()


def test_a_listener_that_grew_is_replaced_between_calls():
    events = Events()
    process = ListenerProcess(QUICK, events.append, scripted, memory_budget_mb=1.0)
    process.start()
    try:
        old = process.pid
        headset.wait_for(lambda: process.pid not in (None, old), what="another process")
        assert not events.of(ListenerFailed)
    finally:
        process.close()


def test_closing_leaves_no_process_and_no_memory_behind():
    events = Events()
    process = ListenerProcess(QUICK, events.append, scripted)
    process.start()
    child = psutil.Process(process.pid)
    process.close()
    assert not child.is_running()
    mark = len(events)
    process.close()
    assert len(events) == mark


def test_a_killed_window_leaves_no_listener_behind():
    window = textwrap.dedent(f"""
        import sys, time
        sys.path[:0] = {[str(SCRIPTED.parent), str(SCRIPTED.parents[1])]!r}
        from desktop.session.listener_process import ListenerChoice, ListenerProcess
        command = lambda choice, ring: [sys.executable, {str(SCRIPTED)!r}, "--ring", ring, "--model", "quick"]
        process = ListenerProcess(ListenerChoice("auto", "quick"), lambda event: None, command)
        process.start()
        print(process.pid, flush=True)
        time.sleep(60)
    """)
    parent = subprocess.Popen([sys.executable, "-c", window], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    headset.wait_for(lambda: not child.is_running(), what="the listener to end")


def test_the_command_line_is_this_very_program(monkeypatch):
    assert listener_command(QUICK, "ring")[:5] == [sys.executable, "-P", "-m", "desktop", "listen"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert listener_command(QUICK, "ring")[:2] == [sys.executable, "listen"]

"""A process that stands by takes over when the listener is lost, and is none the wiser before."""

import os
import signal
import sys
from pathlib import Path

import headset
import psutil
import pytest

from desktop.core.events import ListenerReady
from desktop.session.listener_process import ListenerChoice, ListenerProcess

SCRIPTED = Path(headset.__file__).with_name("scripted_listener.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def children(started):
    """The listeners among the processes of this one: those of other tests are not meant."""
    return [child.pid for child in psutil.Process().children() if child.pid not in started and _listens(child)]


def _listens(process):
    try:
        return str(SCRIPTED) in process.cmdline()
    except psutil.Error:
        return False


@pytest.fixture
def listener(monkeypatch):
    monkeypatch.setattr("desktop.session.listener_process._SPARE_SECONDS", 0.1)
    events, started = [], set(children(()))
    process = ListenerProcess(
        ListenerChoice("auto", "quick"),
        events.append,
        lambda choice, ring: [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model],
    )
    process.start()
    headset.wait_for(lambda: len(children(started)) == 2, 20.0, "the process that stands by")
    yield process, events, started
    process.close()
    assert not children(started)


def ready(events):
    return sum(isinstance(event, ListenerReady) for event in list(events))


def test_the_one_that_stands_by_takes_over(listener):
    process, events, started = listener
    assert ready(events) == 1, "it has loaded nothing"
    lost = process.pid
    (spare,) = set(children(started)) - {lost}
    os.kill(lost, signal.SIGKILL)
    headset.wait_for(lambda: ready(events) == 2, 20.0, "the next listener")
    assert process.pid == spare
    headset.wait_for(lambda: len(children(started)) == 2, 20.0, "another one that stands by")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_one_that_is_lost_itself_is_not_missed(listener, how):
    process, events, started = listener
    lost = process.pid
    (spare,) = set(children(started)) - {lost}
    os.kill(spare, how)
    if how == signal.SIGSTOP:
        headset.wait_for(lambda: psutil.Process(spare).status() == psutil.STATUS_STOPPED, 5.0)
    os.kill(lost, signal.SIGKILL)
    headset.wait_for(lambda: ready(events) == 2, 30.0, "the next listener")
    assert process.pid not in (None, lost)

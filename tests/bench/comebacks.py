"""A listener that is lost in mid-call: how long until words come again, and how much of the sound nobody heard.

The real listener on a virtual headset into which an agent speaks without end. Killed in each way that a process can
end, and frozen, in which case nobody but its silence tells.
"""

import os
import signal
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

import demo_call
import psutil
import soundfile
from headset import VirtualHeadset, in_environment, wait_for
from rig import MODELS, own_home

from desktop.core.events import AudioGap, AudioLevel, ListenerFailed, ListenerReady, PartialTranscript

_TALK_SECONDS = 60
_BEFORE_SECONDS = 9.0
WAYS = {
    "SIGKILL": "SIGKILL",
    "SIGSEGV": "SIGSEGV",
    "SIGABRT": "SIGABRT",
    "frozen by SIGSTOP": "SIGSTOP",
}


class Stamped(list):
    """Events with the monotonic time at which they came."""

    def take(self, event):
        self.append((time.monotonic(), event))

    def after(self, moment, kind, what=lambda _event: True):
        return [(at, event) for at, event in list(self) if at > moment and isinstance(event, kind) and what(event)]


def measure(engine, runs):
    """For each way `runs` losses, each in a call of its own."""
    from desktop.session.listener_process import ListenerChoice, ListenerProcess

    events = Stamped()
    with (
        own_home(engine),
        VirtualHeadset() as headset,
        in_environment(headset),
        tempfile.TemporaryDirectory() as folder,
    ):
        talk = Path(folder) / "talk.wav"
        soundfile.write(talk, demo_call.agent_talk(_TALK_SECONDS), 16_000)
        # More deaths in a minute than a day has would be given up.
        with mock.patch("desktop.session.listener_process._DEATHS_WINDOW_SECONDS", 1.0):
            process = ListenerProcess(ListenerChoice(engine, MODELS[engine]), events.take)
            process.start()
            wait_for(lambda: events.after(0, ListenerReady), 120, "the listener")
            found = {
                way: [_lose(process, headset, talk, events, number) for _ in range(runs)] for way, number in _ways()
            }
            process.close()
    return {"engine": engine, **{way: _summary(losses) for way, losses in found.items()}}


def _ways():
    return ((way, getattr(signal, name)) for way, name in WAYS.items() if hasattr(signal, name))


def _lose(process, headset, talk, events, number):
    began = time.monotonic()
    process.listen("headset")
    wait_for(lambda: events.after(began, AudioLevel), 20, "sound")
    player = headset.play(talk)
    wait_for(lambda: events.after(began, PartialTranscript), 30, "words")
    time.sleep(_BEFORE_SECONDS)
    lost = time.monotonic()
    psutil.Process(process.pid).send_signal(number)
    wait_for(lambda: events.after(lost, ListenerFailed), 30, "the loss to be noticed")
    noticed = events.after(lost, ListenerFailed)[0][0]
    wait_for(lambda: events.after(noticed, ListenerReady), 60, "the model")
    wait_for(lambda: events.after(noticed, PartialTranscript), 60, "words again")
    wait_for(lambda: events.after(noticed, AudioGap), 20, "the gap to be told")
    moments = {
        "noticed": noticed,
        "hearing": events.after(noticed, AudioLevel, lambda level: level.dbfs > -90)[0][0],
        "recognising": events.after(noticed, ListenerReady)[0][0],
        "words": events.after(noticed, PartialTranscript)[0][0],
    }
    unheard = sum(gap.seconds for _, gap in events.after(lost, AudioGap))
    player.poll()
    headset.hush()
    process.stop()
    time.sleep(1.5)
    return {**{name: at - lost for name, at in moments.items()}, "unheard": unheard}


def _summary(losses):
    return {name: [statistics.median(each), max(each)] for name in losses[0] if (each := [one[name] for one in losses])}


if __name__ == "__main__":
    import json
    import sys

    print(json.dumps(measure(sys.argv[1], int(sys.argv[2])), indent=1), os.getloadavg())

"""What hearing the customer costs beside hearing the agent: the same call twice through one real listener process.

First the agent alone is heard, then both, by the same loaded model. The shipped call is played into two sinks of a
sound server; the processor time and the memory are those of the listener.
"""

import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import soundfile
from headset import VirtualHeadset, in_environment, wait_for
from rig import MODELS, own_home

from desktop import paths
from desktop.core.events import FinalTranscript, ListenerReady, ListeningEnded
from desktop.session.listener_process import ListenerChoice, ListenerProcess

EARS = "PulseAudio: ears.monitor"


def measure(engine, seconds):
    """Processor seconds a second of call and megabytes, with one side heard and with both, and their ratio."""
    events = []
    with own_home(engine), VirtualHeadset() as headset, in_environment(headset), _sides(seconds) as sides:
        headset.plug_output("ears")
        listener = ListenerProcess(ListenerChoice(engine, MODELS[engine]), events.append)
        listener.start()
        try:
            wait_for(lambda: _count(events, ListenerReady) > 0, 120.0, "the recogniser")
            one = _call(listener, headset, events, sides, both=False)
            two = _call(listener, headset, events, sides, both=True)
        finally:
            listener.close()
    return {"one": one, "two": two, "ratio": two["cpu"] / one["cpu"], "seconds": seconds}


def _call(listener, headset, events, sides, both):
    """One call, from its first sound to its last word; both sides are played whoever is heard."""
    process, mark = psutil.Process(listener.pid), len(events)
    before, began = _cpu(process), time.monotonic()
    listener.listen("headset", both, EARS if both else "")
    players = [headset.play(path, output=output) for path, output in zip(sides, ("room", "ears"), strict=True)]
    for player in players:
        player.wait()
    listener.stop()
    wait_for(lambda: _count(events[mark:], ListeningEnded) > 0, 30.0, "the end of the call")
    said = [event.channel for event in events[mark:] if isinstance(event, FinalTranscript)]
    return {
        "cpu": (_cpu(process) - before) / (time.monotonic() - began),
        "memory_mb": process.memory_info().rss / 2**20,
        "finals": {channel: said.count(channel) for channel in sorted(set(said))},
    }


@contextmanager
def _sides(seconds):
    """The two sides of the shipped call as files, the agent's first."""
    sound, rate = soundfile.read(paths.assets() / "demo" / "call.ogg", dtype="int16", always_2d=True)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("agent.wav", "customer.wav")]
        for number, file in enumerate(files):
            soundfile.write(file, sound[: seconds * rate, number], rate)
        yield files


def _cpu(process):
    used = process.cpu_times()
    return used.user + used.system


def _count(events, kind):
    return sum(isinstance(event, kind) for event in list(events))

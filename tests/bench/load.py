"""What a call costs: processor in talk and in silence, memory, how long the window stands still."""

import tempfile
import time
from pathlib import Path

import demo_call
import numpy as np
import soundfile
from figures import percentiles
from PySide6.QtCore import QMetaObject, Qt
from rig import MODELS, own_home, run
from speech import RATE, ROOM, as_int16, endless_talk, read_utterances

from desktop.asr.models import choose_engine, load_engine
from desktop.audio.blocks import BLOCK
from desktop.core.events import Heartbeat
from desktop.session.hearing import Hearing

_CORES = 2
"""The share is given of two cores, whatever the machine has: an office computer's."""


def measure(engine, talking, silent):
    """One call with `engine`: `talking` seconds of talk, `silent` seconds of silence; then the recogniser alone."""
    talk = demo_call.agent_talk(talking) if engine == "whisper" else endless_talk(read_utterances("korean"), talking)

    def script(rig):
        rig.await_ready()
        time.sleep(5.0)
        idle = cost(rig, 5.0)
        started = memory(rig)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "talk.wav"
            soundfile.write(path, talk, RATE)
            rig.start_call()
            QMetaObject.invokeMethod(rig.gaps, "start", Qt.ConnectionType.BlockingQueuedConnection)
            spoken = cost(rig, talking - 1.0, lambda: rig.headset.play(path))
            QMetaObject.invokeMethod(rig.gaps, "stop", Qt.ConnectionType.BlockingQueuedConnection)
        time.sleep(4.0)
        quiet = cost(rig, silent)
        lag = max((e.lag_seconds for _, e in rig.posted if isinstance(e, Heartbeat)), default=0.0)
        rig.end_call()
        return {
            "idle": idle,
            "talking": spoken,
            "silent": quiet,
            "memory_mb_started": started,
            "memory_mb_after_call": memory(rig),
            "gui_gap": percentiles(rig.gaps.lateness),
            "most_lag_seconds": lag,
        }

    return {**run(engine, script), **real_time_factors(engine, talk, silent)}


def cost(rig, seconds, begin=lambda: None):
    """Shares of two cores, listener and window, over the next `seconds`."""
    before, began = cpu_seconds(rig), time.monotonic()
    begin()
    time.sleep(seconds)
    passed = time.monotonic() - began
    listener, window = (
        (after - first) / passed / _CORES for after, first in zip(cpu_seconds(rig), before, strict=True)
    )
    return {"listener": listener, "window": window, "both": listener + window}


def cpu_seconds(rig):
    used = (rig.listener.cpu_times(), rig.window.cpu_times())
    return [times.user + times.system for times in used]


def memory(rig):
    return {"listener": rig.listener.memory_info().rss / 2**20, "window": rig.window.memory_info().rss / 2**20}


def real_time_factors(engine, talk, silent):
    """Seconds of computing for a second of sound, with nothing else to wait for: level, voice and recognition."""
    with own_home(engine):
        recognizer = load_engine(choose_engine(engine, MODELS[engine])).recognizer("agent")
        hearing = Hearing({"agent": recognizer})
    silence = as_int16(np.random.default_rng(1).normal(0.0, ROOM, silent * RATE))
    factors = {}
    for name, sound in (("rtf_talking", talk), ("rtf_silent", silence)):
        began = time.monotonic()
        for first in range(0, len(sound) - BLOCK + 1, BLOCK):
            hearing.accept((sound[first : first + BLOCK],))
        factors[name] = (time.monotonic() - began) / (len(sound) / RATE)
    return factors

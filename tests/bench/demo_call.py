"""The shipped demo call as words: the same events each time, without a recogniser."""

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile

from desktop import paths
from desktop.core.events import CallStarted
from desktop.session.recital import recite
from desktop.session.written_call import read_written_call
from desktop.storage.library import load_library

_PAUSE_SECONDS = 0.3


def agent_talk(seconds):
    """What the agent says in the call, with hardly a pause, over and over: int16, 16 kHz."""
    path = paths.assets() / "demo" / "call.ogg"
    sound, rate = soundfile.read(path, dtype="int16", always_2d=True)
    lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()[1:]
    turns = [turn for turn in map(json.loads, lines) if turn["channel"] == "agent"]
    pause = int(_PAUSE_SECONDS * rate)
    once = np.concatenate([sound[int(t["start"] * rate) : int(t["end"] * rate) + pause, 0] for t in turns])
    return np.tile(once, int(np.ceil(seconds * rate / len(once))))[: int(seconds * rate)]


@contextmanager
def agent_file():
    """The whole call as the agent's microphone hears it, in a file."""
    sound, rate = soundfile.read(paths.assets() / "demo" / "call.ogg", dtype="int16", always_2d=True)
    with tempfile.TemporaryDirectory(prefix="demo-call-") as folder:
        path = Path(folder) / "agent.wav"
        soundfile.write(path, sound[:, 0], rate)
        yield path


def library():
    return load_library("inbound", (paths.scripts_library(),)).library


def heard():
    """What the listener would have said, from CallStarted to CallEnded."""
    call = read_written_call(paths.assets() / "demo" / "call.jsonl")
    started = CallStarted(
        time=0.0,
        channels=call.channels,
        started_at="2026-11-23T09:30:00",
        pack="inbound",
        company="晨光客服中心",
        agent_name="",
        agent_number="8012",
        customer="",
        customer_title="",
    )
    return list(recite(call, started))

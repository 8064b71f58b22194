"""What an output of Windows plays, through the SoundCard library: the only place that knows it.

PortAudio's releases have no WASAPI loopback. SoundCard makes silence by the clock while nothing plays; as the time
between two calls of `record` is not part of it, a thread of its own does nothing else.
"""

import ctypes
import logging
import queue
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import numpy as np

from desktop.audio.device import Chunk, Device, opened_side, split_side
from desktop.audio.likeness import likeness
from desktop.audio.trouble import missing_source, source_error

_log = logging.getLogger(__name__)

HOST = "WASAPI loopback"
"""What ids of this module begin with."""
_RATE = 48_000
"""Hertz; Windows converts from the output's own rate."""
_CHUNK = _RATE // 20
"""50 ms, as the microphone's chunks."""
_QUEUE_CHUNKS = 100
"""5 s: longer than any stall of the reading thread."""
_OPEN_SECONDS = 5.0
_CLOSE_SECONDS = 2.0
"""A driver may hang; nobody waits longer than this."""
_ALIKE = 0.5


class Loopback:
    """One output, heard. Made, read and closed by one thread; a second one waits for the driver."""

    def __init__(self, wanted: str) -> None:
        """Open the loopback with the id `wanted`. PeitingError that says what is wrong."""
        raw, self.device = _find(wanted)
        _, self._channel = split_side(wanted)
        self._chunks: queue.Queue[Chunk] = queue.Queue(_QUEUE_CHUNKS)
        self._dropped = 0
        self._error: Exception | None = None
        self._opened, self._closing = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(raw,), name="loopback", daemon=True)
        self._thread.start()
        if not self._opened.wait(_OPEN_SECONDS) or self._error is not None:
            self._closing.set()
            raise source_error(self.device.title, str(self._error or "timeout")) from self._error

    def read(self, seconds: float) -> Chunk | None:
        """The next chunk, or None when none came within `seconds`; once the output is gone none comes."""
        try:
            return self._chunks.get(timeout=seconds)
        except queue.Empty:
            return None

    def close(self) -> bool:
        """Close the stream; False when the driver hangs."""
        self._closing.set()
        self._thread.join(_CLOSE_SECONDS)
        return not self._thread.is_alive()

    def _run(self, raw: Any) -> None:
        try:
            with _com(), raw.recorder(samplerate=_RATE, channels=[0, 1], blocksize=_CHUNK) as recorder:
                self._opened.set()
                while not self._closing.is_set():
                    self._put(recorder.record(_CHUNK))
        except Exception as error:
            # Whatever SoundCard throws: it ends the customer's side alone, and the window is told that he is not heard.
            _log.info("%s ended: %s", self.device.id, error)
            self._error = error
            self._opened.set()

    def _put(self, frames: Any) -> None:
        wanted = frames.mean(axis=1) if self._channel is None else frames[:, self._channel]
        samples = np.round(np.clip(wanted, -1.0, 1.0) * 32767).astype(np.int16)
        try:
            self._chunks.put_nowait(Chunk(samples, time.monotonic(), self._dropped))
            self._dropped = 0
        except queue.Full:
            self._dropped += len(samples)


def find_loopback(wanted: str) -> Device:
    """The output, or side of one, with the id `wanted`. PeitingError when it is not there."""
    return _find(wanted)[1]


def list_loopbacks() -> list[Device]:
    """Every output that can be heard, the system's default first; none on other systems."""
    return sorted((device for _, device in _loopbacks()), key=lambda device: not device.default)


def loopback_of_headset(agent: Device) -> Device | None:
    """The output of the agent's headset by its name, that of the system when he speaks into the system's microphone."""
    loopbacks = list_loopbacks()
    best = max(loopbacks, key=lambda device: likeness(device.name, agent.name), default=None)
    if best is not None and likeness(best.name, agent.name) >= _ALIKE:
        return best
    return next((device for device in loopbacks if device.default and agent.default), None)


def _find(wanted: str) -> tuple[Any, Device]:
    whole, channel = split_side(wanted)
    loopbacks = _loopbacks()
    for raw, device in loopbacks:
        if whole in (device.id, device.name):
            return raw, opened_side(device, channel)
    raise missing_source(wanted, [device.id for _, device in loopbacks])


def _loopbacks() -> list[tuple[Any, Device]]:
    soundcard = _soundcard()
    if soundcard is None:
        return []
    with _com():
        return _outputs(soundcard)


def _outputs(soundcard: Any) -> list[tuple[Any, Device]]:
    try:
        default = soundcard.default_speaker().id
    except RuntimeError:
        return []  # Windows has no default output where it has none at all
    return [
        (
            raw,
            Device(
                name=raw.name,
                host=HOST,
                default=raw.id == default,
                rate=_RATE,
                kind="loopback",
                label=f"{raw.name} 播放的声音",
                channels=2,
            ),
        )
        for raw in soundcard.all_microphones(include_loopback=True)
        if raw.isloopback
    ]


def _soundcard() -> Any:
    """The library, which is installed on Windows alone."""
    if sys.platform != "win32":
        return None
    soundcard = import_module("soundcard")
    # It warns of holes by warnings that it always shows; the timeline finds holes by the clock.
    warnings.simplefilter("ignore", soundcard.SoundcardRuntimeWarning)
    return soundcard


@contextmanager
def _com() -> Iterator[None]:
    """COM for this thread: SoundCard prepares only the one that imported it, others are told 0x800401f0."""
    if sys.platform != "win32":
        yield
        return
    ole32 = ctypes.windll.ole32
    prepared = ole32.CoInitializeEx(None, 0) >= 0  # refused where the thread has COM of the other kind: just as well
    try:
        yield
    finally:
        if prepared:
            ole32.CoUninitialize()

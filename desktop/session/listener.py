"""The process that hears: obeys commands, owns capture and recognition, gives a sign of life every second.

It is made to be killed. Whatever goes wrong in one of its threads ends the whole process at once, and the window
starts a new one that goes on with the call out of the shared ring.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterable

import psutil

from desktop.asr.recognizer import Engine
from desktop.audio.blocks import BLOCK_SECONDS, Samples
from desktop.audio.ring import Ring
from desktop.core.events import Heartbeat, VoiceStopped
from desktop.session.capture import Capture
from desktop.session.hearing import Ears
from desktop.session.listener_protocol import Command, Listen, Preview, Quit, Stop
from desktop.session.outlet import Emit, Outlet
from desktop.session.recognition import Recognition
from desktop.session.warm_engine import WarmEngine

_log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
_CRASHED = 70
"""Exit code: EX_SOFTWARE."""
_QUIT_SECONDS = 5.0
"""A driver that hangs must not leave an orphan behind."""
_MICROPHONE_FIRST_SECONDS = 1.0
"""How long loading the model waits for the microphone: a call that is resumed loses sound until it is open."""


class Listener:
    """At most one call or preview at a time. Touched by one thread."""

    def __init__(self, engine: WarmEngine, ring: Ring, outlet: Outlet) -> None:
        self._engine = engine
        self._ring = ring
        self._outlet = outlet
        self._capture: Capture | None = None
        self._recognition: Recognition | None = None
        self._process = psutil.Process()

    def obey(self, command: Listen | Preview | Stop) -> None:
        """Do as told; returns when sound is being waited for, or none is heard any more."""
        match command:
            case Listen(device, call):
                self._drop()
                self._listen(device, call)
            case Preview(device):
                self._drop()
                self._outlet.begin(0.0)
                self._capture = Capture(device, Ears("agent"), self._outlet, lambda *_: None)
                self._capture.start()
            case Stop():
                self._stop_capture()
                if self._recognition is not None:
                    self._recognition.end()

    def open_microphone_first(self) -> None:
        """Let a microphone that is being opened have the processor to itself."""
        if self._capture is not None:
            self._capture.wait_open(_MICROPHONE_FIRST_SECONDS)

    def beat(self) -> Heartbeat:
        """How the process is."""
        capture, recognition = self._capture, self._recognition
        used = self._process.cpu_times()
        lost = (capture.lost_seconds if capture else 0.0) + (recognition.lost_seconds if recognition else 0.0)
        return Heartbeat(
            time=self._outlet.now,
            listening=recognition is not None and recognition.running,
            memory_mb=self._process.memory_info().rss / 2**20,
            cpu_seconds=used.user + used.system,
            lag_seconds=recognition.lag_seconds if recognition is not None and recognition.running else 0.0,
            lost_seconds=lost,
        )

    def close(self) -> None:
        """Let go of microphone and ring."""
        self._drop()
        self._ring.close()

    def _listen(self, device: str, call: int) -> None:
        if self._ring.call != call:
            self._ring.begin(call)
        begun = self._ring.written > 0
        ears = Ears("agent", self._ring.written * BLOCK_SECONDS)
        self._outlet.begin(ears.time)
        if begun and self._ring.ends_in_speech:
            self._outlet.put(VoiceStopped(time=ears.time, channel="agent", end=ears.time))
        recognition = self._recognition = Recognition(self._engine, self._ring, self._outlet)

        def sink(block: Samples, speech: bool, ends_at: float) -> None:
            self._ring.write(block, speech, ends_at)
            recognition.wake()

        self._capture = Capture(device, ears, self._outlet, sink, self._ring.ends_at if begun else None)
        self._capture.start()
        recognition.start()

    def _stop_capture(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.stop()

    def _drop(self) -> None:
        self._stop_capture()
        recognition, self._recognition = self._recognition, None
        if recognition is not None:
            recognition.abandon()


def serve(load: Callable[[], Engine], ring: Ring, emit: Emit, commands: Iterable[Command]) -> None:
    """Obey until Quit or the end of the commands. The first command comes before the model is loaded."""
    threading.excepthook = _die
    outlet = Outlet(emit, ring.written * BLOCK_SECONDS)
    engine = WarmEngine(load, "agent", outlet)
    listener = Listener(engine, ring, outlet)
    outlet.put(listener.beat())
    threading.Thread(target=_beat, args=(listener, outlet), name="heartbeat", daemon=True).start()
    started = False
    try:
        for command in commands:
            if isinstance(command, Quit):
                break
            listener.obey(command)
            if not started:
                listener.open_microphone_first()
                engine.start()
                started = True
    finally:
        limit = threading.Timer(_QUIT_SECONDS, os._exit, args=(_CRASHED,))
        limit.daemon = True
        limit.start()
        listener.close()
        limit.cancel()


def _beat(listener: Listener, outlet: Outlet) -> None:
    pause = threading.Event()
    while not pause.wait(BEAT_SECONDS):
        outlet.put(listener.beat())


def _die(error: threading.ExceptHookArgs) -> None:
    name = error.thread.name if error.thread else "?"
    _log.critical(
        "thread %s failed", name, exc_info=(error.exc_type, error.exc_value or error.exc_type(), error.exc_traceback)
    )
    os._exit(_CRASHED)

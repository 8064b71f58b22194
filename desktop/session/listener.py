"""The process that hears: obeys commands, owns capture and recognition, gives a sign of life every second.

It is made to be killed. Whatever goes wrong in one of its threads ends the whole process at once, and the window
starts a new one that goes on with the call out of the shared rings.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterable

import psutil

from desktop.asr.recognizer import Engine
from desktop.audio.blocks import BLOCK_SECONDS
from desktop.audio.rings import Rings
from desktop.core.events import Heartbeat, ListeningBegan, VoiceStopped
from desktop.session.captures import Captures, channels_of
from desktop.session.listener_protocol import Command, Listen, Preview, Quit, Stop
from desktop.session.live_sides import AgentSide, Keep
from desktop.session.outlet import Emit, Outlet
from desktop.session.recognitions import Recognitions
from desktop.session.sides import Heard, Sides
from desktop.session.streams import Streams
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

    def __init__(self, engine: WarmEngine, rings: Rings, outlet: Outlet) -> None:
        self._engine = engine
        self._rings = rings
        self._outlet = outlet
        self._streams = Streams()
        self._captures: Captures | None = None
        self._recognitions: Recognitions | None = None
        self._process = psutil.Process()

    def obey(self, command: Listen | Preview | Stop) -> None:
        """Do as told; returns when sound is being waited for, or none is heard any more."""
        match command:
            case Listen():
                self._drop()
                self._listen(command)
            case Preview():
                self._drop()
                self._outlet.begin(0.0)
                self._capture(command, Sides(channels_of(command)), lambda *_: None)
            case Stop():
                self._stop_captures()
                if self._recognitions is not None:
                    self._recognitions.end()

    def open_microphone_first(self) -> None:
        """Let a microphone that is being opened have the processor to itself."""
        if self._captures is not None:
            self._captures.wait_open(_MICROPHONE_FIRST_SECONDS)

    def beat(self) -> Heartbeat:
        """How the process is; lag and losses are those of all sides together."""
        captures, recognitions = self._captures, self._recognitions
        used = self._process.cpu_times()
        lost = (captures.lost_seconds if captures else 0.0) + (recognitions.lost_seconds if recognitions else 0.0)
        return Heartbeat(
            time=self._outlet.now,
            listening=recognitions is not None and recognitions.running,
            memory_mb=self._process.memory_info().rss / 2**20,
            cpu_seconds=used.user + used.system,
            lag_seconds=recognitions.lag_seconds if recognitions is not None else 0.0,
            lost_seconds=lost,
        )

    def close(self) -> None:
        """Let go of devices and rings."""
        self._drop()
        self._rings.close()

    def _listen(self, command: Listen) -> None:
        rings = self._rings
        if rings.call != command.call:
            rings.begin(command.call)
        rings.resume()
        begun = rings.written > 0
        sides = Sides(channels_of(command), rings.written * BLOCK_SECONDS)
        self._outlet.begin(sides.time)
        self._outlet.put(ListeningBegan(time=sides.time))
        for channel, ring in zip(sides.channels, (rings.agent, rings.customer), strict=False):
            if begun and ring.ends_in_speech:
                self._outlet.put(VoiceStopped(time=sides.time, channel=channel, end=sides.time))
        recognitions = self._recognitions = Recognitions(sides.channels, self._engine, rings, self._outlet)

        def keep(heard: list[Heard], ends_at: float) -> None:
            rings.write([(side.block, side.level.speech) for side in heard], ends_at)
            recognitions.wake()

        self._capture(command, sides, keep, rings.ends_at if begun else None)
        recognitions.start()

    def _capture(self, wanted: Listen | Preview, sides: Sides, keep: Keep, since: float | None = None) -> None:
        inlet = AgentSide(sides, self._outlet, keep)
        self._captures = Captures(wanted, inlet, self._streams, self._outlet, since)
        self._captures.start()

    def _stop_captures(self) -> None:
        captures, self._captures = self._captures, None
        if captures is not None:
            captures.stop()

    def _drop(self) -> None:
        self._stop_captures()
        recognitions, self._recognitions = self._recognitions, None
        if recognitions is not None:
            recognitions.abandon()


def serve(load: Callable[[], Engine], rings: Rings, emit: Emit, commands: Iterable[Command]) -> None:
    """Obey until Quit or the end of the commands. The first command comes before the model is loaded."""
    threading.excepthook = _die
    outlet = Outlet(emit, rings.written * BLOCK_SECONDS)
    engine = WarmEngine(load, outlet)
    listener = Listener(engine, rings, outlet)
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

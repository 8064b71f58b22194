"""The trainee's ear-piece: one output stream that stays open, plays one sound at a time and is silent between.

Beside the microphone the only place that knows PortAudio. The callback copies and returns; the sound is made by the
thread that plays, a little ahead.
"""

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import soxr

from desktop.audio import sound_server
from desktop.audio.blocks import RATE, Samples, Wave
from desktop.audio.device import Device
from desktop.audio.microphone import find_microphone
from desktop.audio.output_choice import Output, output_for
from desktop.audio.output_trouble import no_output, output_error, output_lost
from desktop.audio.trouble import missing_portaudio
from desktop.errors import PeitingError

_CALLBACK_SECONDS = 0.02
_AHEAD_SECONDS = 0.4
"""So much is made before it is needed: any stall of this process's threads is shorter."""
_FADE_SECONDS = 0.03
"""How softly a voice breaks off; a cut would click."""
_POLL_SECONDS = 0.01
_DEAD_SECONDS = 2.0
"""A stream that asked for nothing for so long has lost its device."""
_CLOSE_SECONDS = 2.0


class Speaker:
    """One open stream. Made, played and closed by one thread."""

    def __init__(self, microphone: str = "") -> None:
        """Open what plays into the ears of who speaks into `microphone`, else the default. PeitingError if none opens.

        `microphone` is an id, a name, or empty for the default one.
        """
        sd, output = _choose(microphone)
        self.device = output.name
        """What people call it."""
        self._rate = output.rate
        self._channels = min(2, output.channels)
        self._waiting: deque[Wave] = deque()
        self._ahead = 0
        self._fading = False
        self._sounded = threading.Event()
        self._lock = threading.Lock()
        self._asked = time.monotonic()
        try:
            self._stream = self._open(sd, output)
            self._stream.start()
        except sd.PortAudioError as error:
            raise output_error(self.device, error) from error

    @property
    def latency(self) -> float:
        """Seconds from the callback to the ear, as the driver tells."""
        return float(self._stream.latency)

    def play(self, pieces: Iterable[Samples], on_start: Callable[[], None], goes_on: Callable[[], bool]) -> bool:
        """Play 16 kHz sound to its end, or break off softly as soon as `goes_on` says no: then False.

        `on_start` is called with the first sample. PeitingError when the device is lost.
        """
        self._sounded.clear()
        self._fading = False
        resampler = soxr.ResampleStream(RATE, self._rate, 1, dtype="float32") if self._rate != RATE else None
        told = False
        for piece in _with_end(pieces):
            last = piece is None
            wave = np.zeros(0, np.float32) if piece is None else piece.astype(np.float32) / 32768.0
            self._append(wave if resampler is None else resampler.resample_chunk(wave, last=last))
            while self._ahead > (0 if last else _AHEAD_SECONDS * self._rate):
                told = told or self._tell(on_start)
                if not goes_on():
                    return self._hushed()
                self._check()
                time.sleep(_POLL_SECONDS)
        if not told:
            self._tell(on_start)
        return True

    def close(self) -> None:
        """Close the stream; a driver that hangs is left alone after two seconds."""
        closing = threading.Thread(target=self._close, name="closing", daemon=True)
        closing.start()
        closing.join(_CLOSE_SECONDS)

    def _open(self, sd: Any, output: Output) -> Any:
        options: dict[str, Any] = {
            "device": output.index,
            "samplerate": self._rate,
            "blocksize": int(self._rate * _CALLBACK_SECONDS),
            "channels": self._channels,
            "dtype": "float32",
            "latency": "low",
            "callback": self._fill,
        }
        if output.host == "Windows WASAPI":
            options["extra_settings"] = sd.WasapiSettings(auto_convert=True)
        return sd.RawOutputStream(**options)

    def _close(self) -> None:
        self._stream.abort()
        self._stream.close()

    def _append(self, wave: Wave) -> None:
        if len(wave):
            with self._lock:
                self._waiting.append(wave)
                self._ahead += len(wave)

    def _tell(self, on_start: Callable[[], None]) -> bool:
        if self._sounded.is_set():
            on_start()
        return self._sounded.is_set()

    def _hushed(self) -> bool:
        with self._lock:
            self._fading = True
        deadline = time.monotonic() + _DEAD_SECONDS
        while self._ahead and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)
        return False

    def _check(self) -> None:
        if time.monotonic() - self._asked > _DEAD_SECONDS or not self._stream.active:
            self._drop()
            raise output_lost(self.device)

    def _drop(self) -> None:
        with self._lock:
            self._waiting.clear()
            self._ahead = 0

    def _fill(self, out: Any, frames: int, clock: Any, status: Any) -> None:  # noqa: ARG002 - PortAudio's signature
        self._asked = time.monotonic()
        sound = np.zeros(frames, np.float32)
        with self._lock:
            filled = self._take(sound)
            if self._fading and filled:
                fade = np.linspace(1.0, 0.0, min(frames, int(self._rate * _FADE_SECONDS)), dtype=np.float32)
                sound[: len(fade)] *= fade
                sound[len(fade) :] = 0.0
                self._waiting.clear()
                self._ahead = 0
        if filled:
            self._sounded.set()
        out[:] = np.repeat(sound, self._channels).tobytes()

    def _take(self, sound: Wave) -> int:
        filled = 0
        while self._waiting and filled < len(sound):
            piece = self._waiting.popleft()
            part = piece[: len(sound) - filled]
            sound[filled : filled + len(part)] = part
            filled += len(part)
            if len(part) < len(piece):
                self._waiting.appendleft(piece[len(part) :])
        self._ahead -= filled
        return filled


def _with_end(pieces: Iterable[Samples]) -> Iterable[Samples | None]:
    yield from pieces
    yield None


def _choose(microphone: str) -> tuple[Any, Output]:
    try:
        import sounddevice as sd
    except OSError as error:
        raise missing_portaudio() from error
    agent = _agent(microphone)
    sink = sound_server.sink_of_headset(agent) if agent is not None and sys.platform == "linux" else ""
    if sink:
        # What both kinds of server let a program wish for that comes through ALSA.
        os.environ["PULSE_SINK"] = os.environ["PIPEWIRE_NODE"] = sink
    chosen = output_for(agent, _outputs(sd), served=bool(sink))
    if chosen is None:
        raise no_output()
    return sd, chosen


def _outputs(sd: Any) -> list[Output]:
    hosts = sd.query_hostapis()
    default = sd.default.device[1]
    return [
        Output(
            index=raw["index"],
            name=raw["name"],
            host=hosts[raw["hostapi"]]["name"],
            rate=int(raw["default_samplerate"]),
            channels=raw["max_output_channels"],
            default=raw["index"] == default,
        )
        for raw in sd.query_devices()
        if raw["max_output_channels"] > 0
    ]


def _agent(microphone: str) -> Device | None:
    try:
        return find_microphone(microphone)
    except PeitingError:
        # Whoever hears the agent complains of a missing microphone; the customer is played all the same.
        return None

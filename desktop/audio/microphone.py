"""Microphones: which there are, and the sound of one. The only place that knows PortAudio.

A device is known by (host API, name); PortAudio's numbers change with every plug. The callback copies and returns;
everything else happens in whichever thread reads the chunks.
"""

import queue
import threading
import time
from typing import Any

from desktop.audio.device import Chunk, Device, as_mono, opened_side, split_side
from desktop.audio.trouble import device_error, missing_device, missing_portaudio, no_device

_CHUNK_SECONDS = 0.05
"""What PortAudio hands over at once: Python's lock is held by others for at most 20 ms."""
_QUEUE_CHUNKS = 100
"""5 s: longer than any stall of the reading thread."""
_CLOSE_SECONDS = 2.0
"""Closing a stream whose device is gone may hang in the driver; nobody waits longer than this."""


def list_devices() -> list[Device]:
    """Every input device, the system's default first. PeitingError when PortAudio itself is missing."""
    return [device for _, device in sorted(_inputs(), key=lambda pair: not pair[1].default)]


def find_microphone(wanted: str) -> Device:
    """What `wanted` (an id, a name, or empty for the default) would open. PeitingError when it is not there."""
    whole, channel = split_side(wanted)
    return opened_side(_find(whole)[1], channel)


def rescan() -> None:
    """See devices that came or went: PortAudio looks only when it starts. No stream may be open."""
    sd = _portaudio()
    sd._terminate()
    sd._initialize()


class Microphone:
    """One open stream. Made, read and closed by one thread."""

    def __init__(self, wanted: str) -> None:
        """Open `wanted` (an id, a name, or empty for the default). PeitingError that says what is wrong.

        `#left` or `#right` behind it takes one side of a stereo feed.
        """
        sd = _portaudio()
        whole, self._channel = split_side(wanted)
        index, device = _find(whole)
        self.device = opened_side(device, self._channel)
        self._chunks: queue.Queue[Chunk] = queue.Queue(_QUEUE_CHUNKS)
        self._dropped = 0
        try:
            self._channels, self._stream = self._open(sd, index)
            self._stream.start()
        except sd.PortAudioError as error:
            raise device_error(self.device.id, error) from error

    def read(self, seconds: float) -> Chunk | None:
        """The next chunk, or None when none came within `seconds`."""
        try:
            return self._chunks.get(timeout=seconds)
        except queue.Empty:
            return None

    def close(self) -> bool:
        """Close the stream; False when the driver hangs, in which case PortAudio must not be restarted.

        Any thread may do so: whoever reads gets nothing more.
        """
        closing = threading.Thread(target=self._close, name="closing", daemon=True)
        closing.start()
        closing.join(_CLOSE_SECONDS)
        return not closing.is_alive()

    def _close(self) -> None:
        # sounddevice ignores errors of abort and close by default: there is nothing left to lose.
        self._stream.abort()
        self._stream.close()

    def _open(self, sd: Any, index: int) -> tuple[int, Any]:
        options: dict[str, Any] = {
            "device": index,
            "samplerate": self.device.rate,
            "blocksize": int(self.device.rate * _CHUNK_SECONDS),
            "dtype": "int16",
            "latency": "high",
            "callback": self._heard,
        }
        if self.device.host == "Windows WASAPI":
            options["extra_settings"] = sd.WasapiSettings(auto_convert=True)
        if self._channel is not None:
            return 2, sd.RawInputStream(channels=2, **options)
        try:
            return 1, sd.RawInputStream(channels=1, **options)
        except sd.PortAudioError as error:
            if "Invalid number of channels" not in str(error):
                raise
            return 2, sd.RawInputStream(channels=2, **options)

    def _heard(self, data: Any, frames: int, clock: Any, status: Any) -> None:  # noqa: ARG002 - PortAudio's signature
        # The overflow flag is not used: it is neither always set nor does it say how much; see timeline.Shortfall.
        samples = as_mono(bytes(data), self._channels, self._channel)
        try:
            self._chunks.put_nowait(Chunk(samples, time.monotonic(), self._dropped))
            self._dropped = 0
        except queue.Full:
            self._dropped += frames


def _find(wanted: str) -> tuple[int, Device]:
    inputs = _inputs()
    if not inputs:
        raise no_device()
    if not wanted:
        return next((pair for pair in inputs if pair[1].default), inputs[0])
    for pair in inputs:
        if pair[1].id == wanted:
            return pair
    for pair in inputs:
        if pair[1].name == wanted:
            return pair
    raise missing_device(wanted, [device.id for _, device in inputs])


def _inputs() -> list[tuple[int, Device]]:
    sd = _portaudio()
    hosts = sd.query_hostapis()
    default = sd.default.device[0]
    return [
        (
            raw["index"],
            Device(
                name=raw["name"],
                host=hosts[raw["hostapi"]]["name"],
                default=raw["index"] == default,
                rate=int(raw["default_samplerate"]),
                channels=raw["max_input_channels"],
            ),
        )
        for raw in sd.query_devices()
        if raw["max_input_channels"] > 0
    ]


def _portaudio() -> Any:
    try:
        import sounddevice
    except OSError as error:
        raise missing_portaudio() from error
    return sounddevice

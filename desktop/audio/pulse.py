"""The sound server of Linux (PulseAudio, or PipeWire that speaks its language). Nothing else knows libpulse.

PortAudio knows no monitors. Libraries that do let the server move a stream whose sink is unplugged to any source that
is left: the agent's own voice would be taken for the customer's. A stream of this module is never moved, it ends.

One connection belongs to one thread, which turns its main loop while it waits; nothing here waits without an end.
"""

import ctypes
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.audio import libpulse

_ANSWER_SECONDS = 3.0
"""A server of this machine answers at once, or it hangs."""
_FRAGMENT_SECONDS = 0.05
"""How much sound the server sends at once."""

# Values of pulse/def.h and pulse/sample.h, which are part of the library's ABI.
_NO_AUTOSPAWN = 0x1
_DONT_MOVE, _ADJUST_LATENCY = 0x200, 0x2000
_S16LE = 3
_CONTEXT_READY = 4
_STREAM_READY = 2
_OPERATION_RUNNING = 0


class PulseError(Exception):
    """No library, no server, or a server that refuses; the text is the library's own."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A source or a sink."""

    name: str
    """The server's own name: stable over plugging."""
    description: str
    """For people, in the server's language."""
    rate: int
    channels: int
    card: int | None
    """The server's number of the card; microphone and earphones of a headset share it."""
    alsa_card: str
    """The kernel's number of the card, as in PortAudio's `(hw:1,0)`; empty for what is no ALSA card."""
    partner: str
    """The sink that a monitor hears, the monitor of a sink; empty for microphones."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the server gives to programs that do not choose."""

    source: str
    sink: str


class PulseConnection:
    """A connection to the user's server; use it as a context manager or close it."""

    def __init__(self) -> None:
        """PulseError when there is none. A server is never started by this."""
        self._pa = _library()
        self._loop = self._pa.pa_mainloop_new()
        self.context = self._pa.pa_context_new(self._pa.pa_mainloop_get_api(self._loop), "陪听".encode())
        try:
            if self._pa.pa_context_connect(self.context, None, _NO_AUTOSPAWN, None) < 0:
                raise PulseError(self.reason())
            self.wait(lambda: self._state() >= _CONTEXT_READY)
            if self._state() != _CONTEXT_READY:
                raise PulseError(self.reason())
        except PulseError:
            self.close()
            raise

    def sources(self) -> list[Endpoint]:
        """Everything that can be recorded: microphones and monitors."""
        return self._endpoints(self._pa.pa_context_get_source_info_list)

    def sinks(self) -> list[Endpoint]:
        """Everything that plays."""
        return self._endpoints(self._pa.pa_context_get_sink_info_list)

    def defaults(self) -> Defaults:
        """The default devices."""
        found: list[Defaults] = []

        def take(context: Any, info: Any, userdata: Any) -> None:  # noqa: ARG001 - the library's signature
            if info:
                found.append(Defaults(_text(info.contents.default_source), _text(info.contents.default_sink)))

        callback = libpulse.SERVER_CALLBACK(take)
        self._finish(self._pa.pa_context_get_server_info(self.context, callback, None))
        return found[0] if found else Defaults("", "")

    def turn(self, seconds: float) -> None:
        """Let the library work: until something happened, or for `seconds` at most."""
        if self._pa.pa_mainloop_prepare(self._loop, max(0, int(seconds * 1_000_000))) >= 0:
            self._pa.pa_mainloop_poll(self._loop)
            self._pa.pa_mainloop_dispatch(self._loop)

    def wait(self, done: Callable[[], bool]) -> None:
        """Turn until `done()`. PulseError when the server does not answer."""
        deadline = time.monotonic() + _ANSWER_SECONDS
        while not done():
            if (left := deadline - time.monotonic()) <= 0.0:
                raise PulseError("timeout")
            self.turn(left)

    def reason(self) -> str:
        """The library's words for what went wrong last."""
        return _text(self._pa.pa_strerror(self._pa.pa_context_errno(self.context)))

    def close(self) -> None:
        """End the connection and every stream on it."""
        self._pa.pa_context_disconnect(self.context)
        self._pa.pa_context_unref(self.context)
        self._pa.pa_mainloop_free(self._loop)

    def __enter__(self) -> "PulseConnection":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _state(self) -> int:
        return int(self._pa.pa_context_get_state(self.context))

    def _endpoints(self, ask: Any) -> list[Endpoint]:
        found: list[Endpoint] = []

        def take(context: Any, info: Any, end: int, userdata: Any) -> None:  # noqa: ARG001 - the library's signature
            if not end:
                found.append(self._endpoint(info.contents))

        callback = libpulse.ENDPOINT_CALLBACK(take)
        self._finish(ask(self.context, callback, None))
        return found

    def _endpoint(self, info: Any) -> Endpoint:
        return Endpoint(
            name=_text(info.name),
            description=_text(info.description),
            rate=info.sample_spec.rate,
            channels=info.sample_spec.channels,
            card=None if info.card == libpulse.NO_INDEX else info.card,
            alsa_card=_text(self._pa.pa_proplist_gets(info.proplist, b"alsa.card")),
            partner=_text(info.partner_name),
        )

    def _finish(self, operation: Any) -> None:
        if not operation:
            raise PulseError(self.reason())
        try:
            self.wait(lambda: self._pa.pa_operation_get_state(operation) != _OPERATION_RUNNING)
        finally:
            self._pa.pa_operation_cancel(operation)
            self._pa.pa_operation_unref(operation)


class PulseStream:
    """Interleaved int16 from one source. Made, read and closed by one thread."""

    def __init__(self, source: str, rate: int, channels: int) -> None:
        """PulseError when the source is not there or cannot be recorded. The server mixes down to `channels`."""
        self._pa = _library()
        self._connection = PulseConnection()
        spec = libpulse.SampleSpec(_S16LE, rate, channels)
        self._stream = self._pa.pa_stream_new(self._connection.context, "陪听".encode(), ctypes.byref(spec), None)
        if not self._stream:
            self._connection.close()
            raise PulseError(f"{rate} Hz, {channels}")
        try:
            self._connect(source, int(rate * _FRAGMENT_SECONDS) * channels * 2)
        except PulseError:
            self.close()
            raise

    @property
    def alive(self) -> bool:
        """False once the source was unplugged or the server ended: nothing will come any more."""
        return self._state() == _STREAM_READY

    def read(self, seconds: float) -> bytes:
        """The next piece; empty when none came within `seconds` or the stream has ended."""
        deadline = time.monotonic() + seconds
        while self.alive:
            if self._pa.pa_stream_readable_size(self._stream) not in (0, libpulse.NO_SIZE):
                return self._take()
            if (left := deadline - time.monotonic()) <= 0.0:
                break
            self._connection.turn(left)
        return b""

    def close(self) -> None:
        """End it; nothing here waits for the server."""
        self._pa.pa_stream_disconnect(self._stream)
        self._pa.pa_stream_unref(self._stream)
        self._connection.close()

    def _connect(self, source: str, fragment: int) -> None:
        buffers = libpulse.BufferAttributes(*[libpulse.NO_INDEX] * 4, fragment)
        flags = _DONT_MOVE | _ADJUST_LATENCY
        if self._pa.pa_stream_connect_record(self._stream, source.encode(), ctypes.byref(buffers), flags) < 0:
            raise PulseError(self._connection.reason())
        self._connection.wait(lambda: self._state() >= _STREAM_READY)
        if not self.alive:
            raise PulseError(self._connection.reason())

    def _take(self) -> bytes:
        data, size = ctypes.c_void_p(), ctypes.c_size_t()
        self._pa.pa_stream_peek(self._stream, ctypes.byref(data), ctypes.byref(size))
        # A hole in the stream comes as a length without data.
        piece = ctypes.string_at(data.value, size.value) if data.value else bytes(size.value)
        if size.value:
            self._pa.pa_stream_drop(self._stream)
        return piece

    def _state(self) -> int:
        return int(self._pa.pa_stream_get_state(self._stream))


def _library() -> ctypes.CDLL:
    try:
        return libpulse.library()
    except OSError as error:
        raise PulseError(str(error)) from error


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")

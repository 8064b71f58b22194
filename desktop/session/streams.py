"""Opens and closes the streams of one process.

PortAudio survives neither two threads in it at once nor a rescan below an open stream.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.audio.microphone import Microphone, rescan

_TURN_SECONDS = 8.0
"""Longer than any open or close that ends well."""


class Streams:
    """Shared by the captures of a process; its lock is held while a driver works, so never by two at once."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._open = 0

    def open(self, wanted: str, afresh: bool) -> Microphone:
        """Open a device. PeitingError that says what is wrong with it; RuntimeError when another one's driver hangs.

        `afresh`: look for devices that came or went, which has to wait while another stream is open.
        """
        with self._my_turn():
            if afresh and not self._open:
                rescan()
            microphone = Microphone(wanted)
            self._open += 1
            return microphone

    def close(self, microphone: Microphone) -> bool:
        """Close a stream; False when its driver hangs: no rescan will follow in this process."""
        with self._my_turn():
            closed = microphone.close()
            self._open -= closed
            return closed

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=_TURN_SECONDS):
            raise RuntimeError("a driver hangs")
        try:
            yield
        finally:
            self._turn.release()


class Plug:
    """Where one side of a call is plugged in."""

    def __init__(self, streams: Streams, wanted: str) -> None:
        self._streams = streams
        self.wanted = wanted

    def open(self, afresh: bool) -> Microphone:
        """See `Streams.open`."""
        return self._streams.open(self.wanted, afresh)

    def close(self, microphone: Microphone) -> bool:
        """See `Streams.close`."""
        return self._streams.close(microphone)

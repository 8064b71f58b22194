"""Opens and closes the streams of one process.

PortAudio survives neither two threads in it at once nor a rescan below an open stream.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.audio.microphone import Microphone, rescan
from desktop.audio.sources import Source, customer_of, open_source

_TURN_SECONDS = 8.0
"""Longer than any open or close that ends well."""


class Streams:
    """Shared by the captures of a process; its lock is held while a driver works, so never by two at once."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._microphones: list[Microphone] = []
        """Open ones of PortAudio; other backends have nothing to do with its rescan."""
        self.gating: set[str] = set()
        """Ids of the microphones that send zeros while nobody speaks, as far as was heard in this process."""

    def open_agent(self, wanted: str, afresh: bool) -> Source:
        """Open the agent's device. PeitingError that says what is wrong with it; RuntimeError when a driver hangs.

        `afresh`: look for devices that came or went. A microphone that hears the customer has to stand back for it,
        and is opened again by whoever misses its sound.
        """
        with self._my_turn():
            if afresh and all([self._shut(microphone) for microphone in tuple(self._microphones)]):
                rescan()
            return self._open(wanted)

    def open_customer(self, wanted: str, agent: str, afresh: bool) -> Source:
        """Open what the customer is heard by; `wanted` is empty for what the headset with the microphone `agent` plays.

        Errors as above. `afresh` has to wait while the agent is heard.
        """
        with self._my_turn():
            if afresh and not self._microphones:
                rescan()
            return self._open(wanted or customer_of(agent))

    def close(self, source: Source) -> bool:
        """Close a stream; False when its driver hangs: no rescan will follow in this process."""
        with self._my_turn():
            if not isinstance(source, Microphone):
                return source.close()
            return source not in self._microphones or self._shut(source)

    def _open(self, wanted: str) -> Source:
        source = open_source(wanted)
        if isinstance(source, Microphone):
            self._microphones.append(source)
        return source

    def _shut(self, microphone: Microphone) -> bool:
        closed = microphone.close()
        if closed:
            self._microphones.remove(microphone)
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

    def __init__(self, streams: Streams, wanted: str, headset_of: str | None = None) -> None:
        """`headset_of`: this is the customer's side, and where `wanted` is empty what the agent's headset plays is."""
        self._streams = streams
        self._headset_of = headset_of
        self.wanted = wanted

    def open(self, afresh: bool) -> Source:
        """See `Streams.open_agent` and `Streams.open_customer`."""
        if self._headset_of is None:
            return self._streams.open_agent(self.wanted, afresh)
        return self._streams.open_customer(self.wanted, self._headset_of, afresh)

    def close(self, source: Source) -> bool:
        """See `Streams.close`."""
        return self._streams.close(source)

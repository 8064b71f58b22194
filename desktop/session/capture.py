"""The thread that owns one device during a call: sound in, blocks out, trouble watched and mended.

Nothing in here waits for recognition. While the device is away the call goes on in silence by the clock, and the
loss is reported as a gap when the sound is back (or the call ends).
"""

import logging
import threading
import time
from typing import Literal

from desktop.audio.blocks import BLOCK_SECONDS
from desktop.audio.device import Chunk
from desktop.audio.sources import Source
from desktop.audio.timeline import Stretch, Timeline
from desktop.audio.watchdog import LOST_SECONDS, STALLED_SECONDS, Backoff
from desktop.core.events import AudioGap
from desktop.errors import PeitingError
from desktop.session.device_state import DeviceState
from desktop.session.live_sides import Inlet
from desktop.session.outlet import Outlet
from desktop.session.streams import Plug

_log = logging.getLogger(__name__)

_STOP_SECONDS = 5.0
"""Opening may hang in a driver as closing may; nobody waits longer than this."""

_LATENCY_SECONDS = 0.3
"""How old the first sound of a stream may be when it comes: silence must not have taken its place."""

Cause = Literal["overflow", "device", "listener"]


class Capture:
    """Started once, stopped once."""

    def __init__(
        self, plug: Plug, state: DeviceState, inlet: Inlet, outlet: Outlet, since: float | None = None
    ) -> None:
        """`since` (monotonic) is where a call that is resumed had come to: what passed since then was lost."""
        self._plug = plug
        self._state = state
        self._inlet = inlet
        self._outlet = outlet
        self._timeline = Timeline(since)
        self._resuming = since is not None
        self._away = 0.0
        self._pauses = False
        self._opened = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)
        self.lost_seconds = 0.0
        """Sound of this call that was replaced by silence so far."""

    def start(self) -> None:
        """Open the device in the thread: the caller never waits for a driver."""
        self._thread.start()

    def stop(self) -> None:
        """Close the device; returns when the last block has been handed in."""
        self._stopping.set()
        self._thread.join(_STOP_SECONDS)
        if self._thread.is_alive():
            self._give_up(f"the driver of {self._plug.wanted or 'the default device'} hangs")

    def wait_open(self, seconds: float) -> None:
        """Return when opening was tried, well or not, or after `seconds`."""
        self._opened.wait(seconds)

    def _run(self) -> None:
        waits = Backoff()
        while not self._stopping.is_set():
            source = self._open()
            if source is not None:
                self._read(source, waits)
                self._close(source)
            self._wait(waits.next())
        self._report(self._away, "device")
        self._pass_on(self._timeline.finish())
        self._inlet.finish()

    def _open(self) -> Source | None:
        try:
            source = self._plug.open(afresh=self._state.trouble is not None)
        except PeitingError as error:
            self._state.fails(error)
            return None
        except RuntimeError as error:
            self._give_up(str(error))
            return None
        finally:
            self._opened.set()
        # What an output plays may stop coming while nothing plays, and go on at once: no loss, and no jitter.
        self._pauses = source.device.kind == "loopback"
        self._timeline.open(source.device.rate, self._pauses)
        return source

    def _read(self, source: Source, waits: Backoff) -> None:
        """Hear until the call ends or the stream is lost."""
        last, fresh = time.monotonic(), True
        while not self._stopping.is_set():
            chunk = source.read(BLOCK_SECONDS)
            now = time.monotonic()
            if chunk is not None:
                last, fresh = now, False
                waits.reset()
                self._state.sounds(source.device)
                self._hear(chunk)
            elif now - last >= LOST_SECONDS:
                return
            elif now - last >= STALLED_SECONDS:
                self._state.stalls()
            if fresh and self._state.trouble is not None:
                self._keep_time(now - _LATENCY_SECONDS)
            self._inlet.turn()

    def _close(self, source: Source) -> None:
        if not self._plug.close(source):
            # PortAudio cannot restart below a stream that hangs. A new process can, and goes on with the call.
            self._give_up(f"closing {source.device.id} hangs")

    def _give_up(self, why: str) -> None:
        if self._state.channel == "agent":
            raise RuntimeError(why)
        # The agent's side is worth more than the customer's: it goes on without him.
        _log.error("the customer's side: %s", why)

    def _hear(self, chunk: Chunk) -> None:
        stretch = self._timeline.accept(chunk)
        missing = 0.0 if self._pauses and not self._away else stretch.missing
        self._report(missing + self._away, self._cause(chunk))
        self._away, self._resuming = 0.0, False
        self._pass_on(stretch)

    def _cause(self, chunk: Chunk) -> Cause:
        if self._resuming:
            return "listener"
        return "overflow" if chunk.dropped else "device"

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until and not self._stopping.wait(BLOCK_SECONDS):
            self._keep_time(now)
            self._inlet.turn()

    def _keep_time(self, until: float) -> None:
        silence = self._timeline.fill(until)
        self._away += silence.missing
        self._pass_on(silence)

    def _pass_on(self, stretch: Stretch) -> None:
        behind = len(stretch.blocks)
        for block in stretch.blocks:
            behind -= 1
            self._inlet.take(block, self._timeline.block_ends_at - behind * BLOCK_SECONDS)

    def _report(self, seconds: float, cause: Cause) -> None:
        if seconds < BLOCK_SECONDS:
            return
        self.lost_seconds += seconds
        channel = self._state.channel
        self._outlet.put(AudioGap(time=self._outlet.now, channel=channel, seconds=seconds, cause=cause))

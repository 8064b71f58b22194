"""The thread that recognises one side of a call.

It reads the ring at its own pace, so that a slow decoder is late and never deaf.
"""

import math
import threading
import time
from collections.abc import Callable

from desktop.asr.recognizer import Recognizer
from desktop.audio.blocks import BLOCK_SECONDS, Samples
from desktop.audio.ring import Ring
from desktop.core.events import AudioGap, Channel, FinalTranscript, PartialTranscript
from desktop.session.outlet import Outlet
from desktop.session.warm_engine import WarmEngine

_QUIET_BLOCKS = 30
"""After three seconds without voice or words nothing is open any more, and a crash need not go back behind it."""
_LEAD_BLOCKS = 50
"""Five seconds."""
_HURRY_SECONDS = 1.0
"""With so much sound waiting, the recogniser is asked to spare what it can."""
_LAST_WORDS_SECONDS = 3.0
"""How long the end of a call waits for what was not yet recognised, beside the time that it lags."""
_CATCHING_UP_SECONDS = 20.0
"""The most that is allowed for the lag; what is not recognised by then is counted as lost."""


class Recognition:
    """One side of one call, or what is left of one that is resumed."""

    def __init__(
        self, channel: Channel, engine: WarmEngine, ring: Ring, outlet: Outlet, on_settled: Callable[[], None]
    ) -> None:
        """`on_settled` is called, on a thread of this object, when the last words after `end` were given."""
        self._channel: Channel = channel
        self._on_settled = on_settled
        self._engine = engine
        self._ring = ring
        self._outlet = outlet
        self._cursor = max(ring.settled, ring.oldest)
        self._touched = self._cursor
        engine.expect(channel, self._cursor * BLOCK_SECONDS)
        self._open = False
        self._more = threading.Event()
        self._deadline = math.inf
        self._abandoned = False
        self._saying = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="recognition", daemon=True)
        self.lost_seconds = 0.0

    @property
    def lag_seconds(self) -> float:
        """Sound that was captured and has not been recognised."""
        return (self._ring.written - self._cursor) * BLOCK_SECONDS

    def start(self) -> None:
        """Begin to recognise, or to wait for the engine."""
        self._thread.start()

    def wake(self) -> None:
        """There are new blocks in the ring."""
        self._more.set()

    @property
    def running(self) -> bool:
        """Whether words may still come."""
        return self._thread.is_alive()

    def end(self) -> None:
        """No more blocks will come. Returns at once."""
        self._deadline = time.monotonic() + _LAST_WORDS_SECONDS + min(self.lag_seconds, _CATCHING_UP_SECONDS)
        self._more.set()

    def abandon(self) -> None:
        """Say and settle nothing from now on: the next call is waiting. Returns at once, whatever is being decoded."""
        with self._saying:
            self._abandoned = True
        self._more.set()

    def _run(self) -> None:
        while not self._engine.wait(BLOCK_SECONDS):
            if self._is_over():
                return self._finish(None)
        recognizer = self._recognizer()
        while not self._is_over():
            self._more.clear()
            if self._cursor < self._ring.oldest:
                recognizer = self._catch_up(recognizer)
            elif (heard := self._ring.read(self._cursor)) is None:
                self._more.wait(1.0)
            else:
                self._hear(recognizer, *heard)
        return self._finish(recognizer)

    def _is_over(self) -> bool:
        if self._abandoned:
            return True
        ended = self._deadline < math.inf
        return ended and (self._cursor >= self._ring.written or time.monotonic() > self._deadline)

    def _recognizer(self) -> Recognizer | None:
        return self._engine.recognizer(self._channel, self._cursor * BLOCK_SECONDS)

    def _hear(self, recognizer: Recognizer | None, block: Samples, speech: bool) -> None:
        self._cursor += 1
        if recognizer is None:
            return
        transcripts = recognizer.accept(block, speech, hurry=self.lag_seconds > _HURRY_SECONDS)
        self._put(transcripts)
        if speech or transcripts:
            self._touched = self._cursor
        if not self._open and self._cursor - self._touched > _QUIET_BLOCKS:
            with self._saying:
                self._settle(self._cursor - _QUIET_BLOCKS // 2)

    def _put(self, transcripts: list[PartialTranscript | FinalTranscript]) -> None:
        with self._saying:
            for transcript in [] if self._abandoned else transcripts:
                self._outlet.put(transcript)
                self._open = isinstance(transcript, PartialTranscript)
                if isinstance(transcript, FinalTranscript):
                    self._settle(math.ceil(transcript.end / BLOCK_SECONDS))

    def _settle(self, block: int) -> None:
        if not self._abandoned:
            self._ring.settle(block)

    def _catch_up(self, recognizer: Recognizer | None) -> Recognizer | None:
        """More was behind than the ring holds: give up the oldest, and a little more to gain a lead."""
        if recognizer is not None:
            self._put(recognizer.finish())
        target = self._ring.oldest + _LEAD_BLOCKS
        self._lose(target - self._cursor)
        self._cursor = target
        return self._recognizer()

    def _finish(self, recognizer: Recognizer | None) -> None:
        if recognizer is not None and not self._abandoned:
            self._put(recognizer.finish())
        with self._saying:
            if self._abandoned:
                return
            self._lose(self._ring.written - self._cursor)
            self._on_settled()
        self._engine.prepare(self._channel)

    def _lose(self, blocks: int) -> None:
        if blocks > 0:
            seconds = blocks * BLOCK_SECONDS
            self.lost_seconds += seconds
            gap = AudioGap(time=self._outlet.now, channel=self._channel, seconds=seconds, cause="backlog")
            self._outlet.put(gap)

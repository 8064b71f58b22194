"""Chunks as they come, made into a call's blocks without a hole: what is missing becomes silence and is counted."""

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from desktop.audio.blocks import BLOCK_SECONDS, RATE, Blocks, Samples
from desktop.audio.microphone import Chunk
from desktop.audio.resample import Resampler


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that follow one another, and what was lost in front of them."""

    blocks: list[Samples] = field(default_factory=list)
    missing: float = 0.0
    """Seconds that were replaced by silence at the head of `blocks`."""


class Timeline:
    """A call's sound from its first sample on; survives that streams end and others begin."""

    def __init__(self, started: float | None = None) -> None:
        """`started` (monotonic) pins the beginning; without it the first sound is the beginning."""
        self.ends_at = started
        self._blocks = Blocks()
        self._resampler: Resampler | None = None
        self._shortfall = Shortfall()
        self._rate = RATE

    def open(self, rate: int) -> None:
        """A stream of this rate begins; its first chunk shows how much was missed."""
        self._rate = rate
        self._resampler = None

    def accept(self, chunk: Chunk) -> Stretch:
        """The next chunk of the open stream."""
        seconds = len(chunk.samples) / self._rate
        began = chunk.arrived - seconds
        if self._resampler is None:
            self._resampler = Resampler(self._rate)
            self._shortfall = Shortfall()
            missing = 0.0 if self.ends_at is None else max(0.0, began - self.ends_at)
            self.ends_at = began - missing
        else:
            missing = chunk.dropped / self._rate + self._shortfall.accept(
                chunk.arrived, seconds + chunk.dropped / self._rate
            )
        blocks = self._silence(missing)
        blocks += self._add(self._resampler.accept(chunk.samples), seconds)
        return Stretch(blocks, missing)

    def fill(self, until: float) -> Stretch:
        """Silence up to the monotonic time `until`, in whole blocks: no stream is open."""
        if self.ends_at is None:
            self.ends_at = until
        whole = max(0, int((until - self.ends_at) / BLOCK_SECONDS))
        return Stretch(self._silence(whole * BLOCK_SECONDS), whole * BLOCK_SECONDS)

    def finish(self) -> Stretch:
        """The last, started block."""
        return Stretch(self._blocks.finish())

    @property
    def block_ends_at(self) -> float:
        """The monotonic clock at the end of the last whole block."""
        return (self.ends_at or 0.0) - self._blocks.pending / RATE

    def _silence(self, seconds: float) -> list[Samples]:
        return self._add(np.zeros(round(seconds * RATE), np.int16), seconds)

    def _add(self, samples: Samples, seconds: float) -> list[Samples]:
        self.ends_at = (self.ends_at or 0.0) + seconds
        return self._blocks.accept(samples)


class Shortfall:
    """Counts the samples of a stream against the clock: the only sure sign that a driver lost some.

    A chunk may come late and the next ones catch up, so it is the least lateness of the last two seconds that counts,
    against the least of the half minute before; the drift of a sound card's clock (0.01 %) stays far below.
    """

    _RECENT = 2.0
    _PAST = 30.0
    _LOST = 0.3
    """Seconds; a smaller loss is a matter of jitter."""

    def __init__(self) -> None:
        self._lateness: deque[tuple[float, float]] = deque()
        self._heard = 0.0
        self._first: float | None = None

    def accept(self, arrived: float, seconds: float) -> float:
        """Seconds found missing when this chunk came; mostly 0.0."""
        if self._first is None:
            self._first = arrived
            return 0.0
        self._heard += seconds
        self._lateness.append((arrived, arrived - self._first - self._heard))
        while self._lateness[0][0] < arrived - self._PAST:
            self._lateness.popleft()
        recent = [late for at, late in self._lateness if at >= arrived - self._RECENT]
        past = [late for at, late in self._lateness if at < arrived - self._RECENT]
        lost = min(recent) - min(past) if past else 0.0
        if lost < self._LOST:
            return 0.0
        self._heard += lost
        self._lateness.clear()
        return lost

"""Chunks as they come, made into a call's blocks without a hole: what is missing becomes silence and is counted."""

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from desktop.audio.blocks import BLOCK_SECONDS, RATE, Blocks, Samples
from desktop.audio.device import Chunk
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
        self._counted = started
        self._blocks = Blocks()
        self._resampler: Resampler | None = None
        self._shortfall = Shortfall()
        self._rate = RATE
        self._pauses = False

    def open(self, rate: int, pauses: bool = False) -> None:
        """A stream of this rate begins; its first chunk shows how much was missed.

        `pauses`: it delivers nothing while nothing plays, so that a hole is one from its first moment on.
        """
        self._rate = rate
        self._pauses = pauses
        self._resampler = None

    @property
    def ends_at(self) -> float | None:
        """The monotonic clock at the end of the last sample, the drift of the stream's own clock taken out."""
        return None if self._counted is None else self._counted + self._shortfall.late

    def accept(self, chunk: Chunk) -> Stretch:
        """The next chunk of the open stream."""
        seconds = len(chunk.samples) / self._rate
        began = chunk.arrived - seconds
        if self._resampler is None:
            self._resampler = Resampler(self._rate)
            missing = 0.0 if self.ends_at is None else max(0.0, began - self.ends_at)
            self._shortfall = Shortfall(self._pauses)
            self._counted = began - missing
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
            self._counted = until
        whole = max(0, int((until - (self.ends_at or until)) / BLOCK_SECONDS))
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
        self._counted = (self._counted or 0.0) + seconds
        return self._blocks.accept(samples)


class Shortfall:
    """Counts the samples of a stream against the clock: the only sure sign that a driver lost some.

    A chunk may come late and the next ones catch up, so it is the least lateness of the last two seconds that counts,
    against the least of the half minute before; the drift of a sound card's clock (0.01 %, of a bad one 0.1 %) stays
    far below, and is what the least lateness shows as it moves.
    """

    _RECENT = 2.0
    _PAST = 30.0
    _DRIFT = 5.0
    """Seconds off which the drift is read: some chunk of them was on time, and no clock strays by much meanwhile."""
    _LOST = 0.3
    """Seconds; a smaller loss is a matter of jitter."""
    _STEP = 0.25
    """Seconds of which only the least lateness is kept."""

    def __init__(self, pauses: bool = False) -> None:
        """`pauses`: the stream stops and goes on as it likes, and nothing is caught up."""
        self._recent = 0.0 if pauses else self._RECENT
        self._steps: deque[tuple[float, float]] = deque()
        self._heard = 0.0
        self._first: float | None = None
        self.late = 0.0
        """Seconds by which the stream's own clock has fallen behind since its first chunk; below 0: run ahead."""

    def accept(self, arrived: float, seconds: float) -> float:
        """Seconds found missing when this chunk came; mostly 0.0."""
        if self._first is None:
            self._first = arrived
            return 0.0
        self._heard += seconds
        lost = self._find(arrived, arrived - self._first - self._heard)
        self._heard += lost
        self._note(arrived, arrived - self._first - self._heard)
        self.late = min(late for at, late in self._steps if at >= arrived - self._DRIFT)
        return lost

    def _find(self, arrived: float, late: float) -> float:
        since = arrived - self._recent
        past = [least for at, least in self._steps if at < since]
        recent = [(at, least) for at, least in self._steps if at >= since]
        lost = min([late, *(least for _, least in recent)]) - min(past) if past else 0.0
        if lost < self._LOST:
            return 0.0
        self._steps = deque((at, least - lost) for at, least in recent)
        return lost

    def _note(self, arrived: float, late: float) -> None:
        if self._steps and arrived - self._steps[-1][0] < self._STEP:
            at, least = self._steps.pop()
            self._steps.append((at, min(least, late)))
        else:
            self._steps.append((arrived, late))
        while self._steps[0][0] < arrived - self._PAST:
            self._steps.popleft()

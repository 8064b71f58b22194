"""The customer's sound read by the agent's clock: two sound cards never run at quite the same speed.

What comes in carries the monotonic time at which it ended. A block is read out for a stretch of that time; reading
goes on where it last ended, and where it has strayed from what the clock says it takes a few samples more or fewer
for the next block and interpolates. A difference of clocks is thereby made up without a sound; a hole or a new
stream is taken in one step.
"""

import numpy as np

from desktop.audio.blocks import BLOCK, BLOCK_SECONDS, RATE, Samples

_TOLERANCE = 0.002
"""Seconds that nobody corrects: the clocks of callbacks are no better, and untouched blocks stay what they were."""
_STEP = 0.2
"""Seconds of straying that are a hole, not a drift: taken at once."""
_QUIET = 200
"""Peak (of 32768, -44 dBFS) under which a step is not heard: pauses are where smaller strayings are taken at once."""
_BEND = 0.005
"""The most by which a block is drawn out: a twelfth of a semitone, five times what a bad clock asks for."""
_SETTLING_BLOCKS = 50
"""A straying is made up over five seconds."""
_LONGEST = 30 * RATE
"""Samples that are kept when nobody reads."""
_MARGIN = 2
"""Samples on either side that the interpolation looks at."""
_WORTH_TELLING = 0.05
"""Seconds of sound that came too late to be heard; less is what correcting leaves over."""


class SecondClock:
    """One customer's channel of one call."""

    def __init__(self) -> None:
        self._sound = np.zeros(0, np.int16)
        self._at = 0.0
        self._ends_at: float | None = None
        self._read_until = 0.0
        self._holds = False
        self.late_seconds = 0.0
        """Sound so far that came when its time had already been given out as silence."""

    def accept(self, samples: Samples, ends_at: float) -> None:
        """More sound (16 kHz) that ended at the monotonic time `ends_at`."""
        late = min(self._read_until - (ends_at - len(samples) / RATE), len(samples) / RATE)
        if late > _WORTH_TELLING and samples.any():
            self.late_seconds += late
        self._sound = np.concatenate((self._sound, samples))
        self._ends_at = ends_at
        self._forget(len(self._sound) - _LONGEST)

    def read(self, ends_at: float, overdue: bool) -> Samples | None:
        """The block that ended at `ends_at`; None while it is not all there, unless it is overdue: silence, then."""
        if self._ends_at is None:
            return np.zeros(BLOCK, np.int16) if overdue else None
        due = len(self._sound) - (self._ends_at - ends_at + BLOCK_SECONDS) * RATE
        start, span = self._next(due)
        exact = span == BLOCK and start == round(start)
        if start + span + (0 if exact else _MARGIN) > len(self._sound) and not overdue:
            return None
        self._holds = start + span > 0 and start < len(self._sound)
        block = self._cut(round(start)) if exact else self._bent(start, span)
        self._at, self._read_until = start + span, ends_at
        self._forget(int(self._at) - _MARGIN)
        return block

    def _next(self, due: float) -> tuple[float, float]:
        """Where to read on, and how many samples to make a block of."""
        strayed = due - self._at
        if abs(strayed) <= _TOLERANCE * RATE:
            return self._at, BLOCK
        if not self._holds or abs(strayed) > _STEP * RATE or self._is_quiet(self._at, due):
            return round(due), BLOCK
        most = _BEND * BLOCK
        return self._at, BLOCK + min(max(strayed / _SETTLING_BLOCKS, -most), most)

    def _is_quiet(self, *starts: float) -> bool:
        first, last = round(min(starts)), round(max(starts)) + BLOCK
        heard = self._sound[max(0, first) : max(0, last)]
        return not len(heard) or int(np.abs(heard.astype(np.int32)).max()) < _QUIET

    def _cut(self, start: int) -> Samples:
        block = np.zeros(BLOCK, np.int16)
        first, last = max(0, start), min(len(self._sound), start + BLOCK)
        if first < last:
            block[first - start : last - start] = self._sound[first:last]
        return block

    def _bent(self, start: float, span: float) -> Samples:
        """A block out of `span` samples, by cubic interpolation (Catmull-Rom) between the four nearest."""
        places = start + np.arange(BLOCK) * (span / BLOCK)
        whole = np.floor(places).astype(np.int64)
        part = places - whole
        before, here, after, beyond = (self._samples(whole + step) for step in (-1, 0, 1, 2))
        rise = after - before
        curve = 2 * before - 5 * here + 4 * after - beyond
        twist = 3 * (here - after) + beyond - before
        bent = here + 0.5 * part * (rise + part * (curve + part * twist))
        return np.asarray(np.clip(np.rint(bent), -32768, 32767), np.int16)

    def _samples(self, places: np.ndarray) -> np.ndarray:
        inside = (places >= 0) & (places < len(self._sound))
        if not len(self._sound):
            return np.zeros(len(places))
        return np.where(inside, self._sound[np.clip(places, 0, len(self._sound) - 1)], 0).astype(np.float64)

    def _forget(self, samples: int) -> None:
        count = min(max(0, samples), len(self._sound))
        self._sound = self._sound[count:]
        self._at -= count

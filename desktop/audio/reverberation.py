"""How long a room goes on sounding after a voice: read off the ends of words, blindly.

A room's sound falls by 60 dB in its reverberation time. Speech itself falls more slowly as often as more quickly, but
no word that is heard in a room can fall faster than the room does; so it is the quickest decays that tell (Ratnam et
al. 2003, Löllmann et al. 2010: regions of free decay, then order statistics).
"""

from collections import deque

import numpy as np

from desktop.audio.blocks import RATE, Samples, Wave

_FRAME = RATE // 100
_SECONDS = _FRAME / RATE
_HISTORY = 2000
"""Frames (20 s) that tell what is loud here and what is background."""
_LOUD = 12.0
"""dB below the loud frames: a decay that is to count begins no deeper."""
_EARLY = 4.0
"""dB of each decay that are left out: the direct sound, before the room is heard."""
_ABOVE_NOISE = 4.0
"""dB; deeper the background would be measured."""
_RISE = 1.0
"""dB that a falling sound may rise in 10 ms: noise-like as it is, it does not fall evenly."""
_LEAST_FRAMES, _LEAST_FALL = 5, 10.0
"""A shorter or shallower decay gives no slope: 60 ms hold 60 dB of the shortest time that matters."""
_DECAYS = 24
"""The latest ones: some 15 s of speech have so many."""
_ENOUGH = 3
"""Of them: the first that come are at worst too short for the room, as the quickest of them counts."""
_QUICKEST = 0.2
"""Of the decays this part is quicker; the very quickest are errors of measuring."""
_FLOOR = 1e-3


class Reverberation:
    """One channel, block by block."""

    def __init__(self) -> None:
        self._last = 0.0
        self._levels: deque[float] = deque(maxlen=_HISTORY)
        self._recent = (0.0, 0.0, 0.0)
        self._smooth = 0.0
        self._falling: list[tuple[float, float]] = []
        self._decays: deque[float] = deque(maxlen=_DECAYS)
        self._loud = self._noise = -np.inf

    @property
    def seconds(self) -> float:
        """For a fall by 60 dB; 0.0 while too few words have ended."""
        if len(self._decays) < _ENOUGH:
            return 0.0
        return float(np.quantile(self._decays, _QUICKEST))

    def accept(self, block: Samples) -> None:
        """Hear 100 ms."""
        wide = block.astype(np.float64)
        # The difference of neighbours takes rumble away, and the low tones that a dry voice itself lets ring.
        sharp = np.diff(wide, prepend=self._last)
        self._last = float(wide[-1])
        powers = np.mean(sharp.reshape(-1, _FRAME) ** 2, axis=1) + _FLOOR
        levels = 10 * np.log10(powers)
        self._levels.extend(levels)
        self._look_back()
        for level in levels:
            self._follow(float(level))

    def _look_back(self) -> None:
        levels = np.fromiter(self._levels, np.float64)
        self._noise = float(np.quantile(levels, 0.03))
        top = float(np.quantile(levels, 0.95))
        self._loud = float(np.quantile(levels[levels > top - 30.0], 0.75))

    def _follow(self, level: float) -> None:
        """Judge the frame before this one: smoothed, since even an even decay is noise that flickers."""
        self._recent = (*self._recent[1:], level)
        before, now, after = self._recent
        smooth = 0.25 * before + 0.5 * now + 0.25 * after
        falls = smooth < self._smooth + _RISE and smooth > self._noise + _ABOVE_NOISE
        self._smooth = smooth
        if falls:
            self._falling.append((smooth, now))
            return
        self._measure(*np.array(self._falling).reshape(-1, 2).T)
        self._falling = [(smooth, now)]

    def _measure(self, smooth: Wave, levels: Wave) -> None:
        if len(smooth) <= _LEAST_FRAMES:
            return
        top = int(np.argmax(smooth))
        if smooth[top] < self._loud - _LOUD:
            return
        below = smooth[top:] <= smooth[top] - _EARLY
        first = top + int(np.argmax(below))
        if not below.any() or len(smooth) - first <= _LEAST_FRAMES or smooth[first] - smooth[-1] < _LEAST_FALL:
            return
        # What is heard is the voice and the background; near the background their sum falls more slowly.
        powers = 10 ** (levels[first:] / 10) - 10 ** (self._noise / 10)
        clean = 10 * np.log10(np.maximum(powers, _FLOOR))
        slope = float(np.polyfit(np.arange(len(clean)) * _SECONDS, clean, 1)[0])
        if slope < 0.0:
            self._decays.append(-60.0 / slope)

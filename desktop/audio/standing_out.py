"""Whether a window of 32 ms stands out from the steady background of a line: the witness beside voice activity.

The floor of each speech band is the least that it held within some seconds (minimum statistics, Martin 2001): a steady
noise, however loud, is its own floor, and a voice has a gap in each band every few syllables. What stands out is not
yet a voice (music does too).
"""

import numpy as np

from desktop.audio.blocks import RATE, Wave
from desktop.audio.level import SILENCE_DBFS

_EDGES = (300, 500, 750, 1050, 1450, 1950, 2600, 3400)
"""Hz: bands about as wide as the ear's, within a telephone's."""
_STANDS_OUT = 4.0
"""dB above the floor, on the average of the bands: single windows of steady noise stay below."""
_MOST = 25.0
"""dB that one band may count for: a whistle fills one, a voice many."""
_FLOOR_WINDOWS = 190
"""6 s, longer than most clauses are without a breath."""
_BIAS = 1.4
"""Times that the mean of a noise lies above its least."""
_NEW = 0.4
"""Weight of the newest window in what the floor is taken from."""
_SILENCE = 10**-7.8
"""-78 dBFS in a band: nothing softer can be understood, whatever it stands out of."""
_BELOW_LOUD = 20.0
"""dB below the loud windows: softer ones are the room that goes on sounding, or other people."""
_RISE = 0.3
_FALL = 0.05
"""How what is loud follows: its share of a louder window, and dB for each softer one (1.5 dB a second)."""
_SOFT_START = -60.0
"""dBFS that count as loud before anything is."""


class StandingOut:
    """One stream of windows of `size` samples at 16 kHz."""

    def __init__(self, size: int) -> None:
        self._shape = np.hanning(size)
        bins = np.searchsorted(np.fft.rfftfreq(size, 1 / RATE), _EDGES)
        self._first, self._end = bins[:-1], int(bins[-1])
        self._scale = 2.0 / (size * float(np.sum(self._shape**2)))
        self._smooth: Wave | None = None
        self._past = np.full((_FLOOR_WINDOWS, len(_EDGES) - 1), np.inf)
        self._at = 0
        self._loud = _SOFT_START
        self.level = SILENCE_DBFS
        """dBFS of the last window within the speech bands."""

    def accept(self, window: Wave) -> bool:
        """Hear the next window, whose samples lie between -1 and 1."""
        bands = self._bands(window)
        self.level = 10 * float(np.log10(np.sum(bands) + 1e-12))
        over = 10 * np.log10(np.maximum(bands / self._floor(bands), 0.5))
        if float(np.mean(np.minimum(over, _MOST))) <= _STANDS_OUT:
            return False
        self._loud += _RISE * (self.level - self._loud) if self.level > self._loud else -_FALL
        return self.level > self._loud - _BELOW_LOUD

    def _bands(self, window: Wave) -> Wave:
        spectrum = np.fft.rfft(window * self._shape)[: self._end]
        bands: Wave = np.add.reduceat(spectrum.real**2 + spectrum.imag**2, self._first) * self._scale
        return bands

    def _floor(self, bands: Wave) -> Wave:
        self._smooth = bands if self._smooth is None else self._smooth + _NEW * (bands - self._smooth)
        self._past[self._at] = self._smooth
        self._at = (self._at + 1) % _FLOOR_WINDOWS
        floor: Wave = np.maximum(_BIAS * self._past.min(axis=0), _SILENCE)
        return floor

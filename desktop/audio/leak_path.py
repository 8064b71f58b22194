"""What becomes of one side's voice on its way into the other side's microphone: a short filter, fitted as one goes."""

from copy import copy

import numpy as np

from desktop.audio.blocks import Samples, Wave

TAPS = 192
"""Samples (12 ms): an ear-piece is some centimetres away from its microphone, and its next reflections as well."""
LEAD = 32
"""Samples in front of the delay that was found: the strongest path need not be the first."""
_KEEP = 0.93
"""Of what was learnt stays with each further block: half of it is gone after a second, as delays and heads move."""
_LEAST_BLOCKS = 3
"""As much as it takes for a filter not to fit anything whatever."""
_LOAD = 1e-3
"""Of the power, added to the diagonal: keeps the filter small where the voice has no energy (Tikhonov)."""
_SIZE = 4096


class LeakPath:
    """A least-squares filter from the late voice to the microphone; forgets slowly."""

    def __init__(self) -> None:
        self._auto = np.zeros(TAPS)
        self._cross = np.zeros(TAPS)
        self._filter: Wave | None = None
        self._blocks = 0

    def copy(self) -> "LeakPath":
        """One that learns on by itself; what was learnt is replaced, never changed."""
        return copy(self)

    def predict(self, late: Wave) -> Wave | None:
        """The leak in a block; None before enough was learnt. `late`: TAPS - 1 + BLOCK samples of the other's voice,
        already shifted by the delay.
        """
        return None if self._filter is None else np.convolve(late, self._filter, "valid")

    def learn(self, late: Wave, microphone: Samples) -> None:
        """A block in which the microphone heard nothing but the other's voice."""
        voice = np.fft.rfft(late, _SIZE)
        newest = np.fft.rfft(late[TAPS - 1 :], _SIZE)
        sound = np.fft.rfft(microphone.astype(np.float64), _SIZE)
        # Sample n of the microphone is the sum over k of tap k times late[TAPS - 1 - k + n].
        places = np.arange(TAPS - 1, -1, -1)
        self._cross = _KEEP * self._cross + np.fft.irfft(np.conj(sound) * voice, _SIZE)[places]
        self._auto = _KEEP * self._auto + np.fft.irfft(np.conj(newest) * voice, _SIZE)[places]
        self._blocks += 1
        if self._blocks >= _LEAST_BLOCKS:
            self._filter = self._solved()

    def _solved(self) -> Wave:
        # The normal equations of a filter; their matrix is Toeplitz.
        apart = np.abs(np.subtract.outer(np.arange(TAPS), np.arange(TAPS)))
        matrix = self._auto[apart]
        matrix[np.diag_indices(TAPS)] += _LOAD * self._auto[0] + 1.0
        solved: Wave = np.linalg.solve(matrix, self._cross)
        return solved

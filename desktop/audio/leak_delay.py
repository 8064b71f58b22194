"""How much later one side's voice is heard on the other side, by generalised cross-correlation."""

from collections import deque

import numpy as np

from desktop.audio.blocks import BLOCK, RATE, Samples

LONGEST = int(0.4 * RATE)
"""Samples: sound server, driver and ear-piece together stay below 0.4 s."""
_BLOCKS = 3
"""A voice is recognised by what was heard in so many blocks."""
_SIZE = 16_384
"""Enough for the correlation of three blocks with these and the four before them not to wrap round."""
_LOW, _HIGH = 300 * _SIZE // RATE, 3_400 * _SIZE // RATE
"""What a telephone passes; outside of it there may be nothing but noise."""
_PEAK = 9.0
"""Root mean squares by which a lag has to stand out. Independent voices stay below 7 in the calls of the tests."""
NEAR = 16
"""Samples (1 ms) by which two findings of the same lag may differ."""
_MEMORY = 5
"""A lag counts that is found twice in so many blocks."""
_AUDIBLE = 100.0
"""Root mean square, −50 dBFS: a softer customer is none that leaks."""


class LeakDelay:
    """One call's two sides in lock step, block by block."""

    def __init__(self) -> None:
        self._agent: deque[Samples] = deque([np.zeros(BLOCK, np.int16)] * _BLOCKS, maxlen=_BLOCKS)
        earlier = _BLOCKS + LONGEST // BLOCK
        self._customer: deque[Samples] = deque([np.zeros(BLOCK, np.int16)] * earlier, maxlen=earlier)
        self._found: deque[int] = deque(maxlen=_MEMORY)

    def hear(self, agent: Samples, customer: Samples) -> None:
        """The next block of both."""
        self._agent.append(agent)
        self._customer.append(customer)

    def find(self) -> int | None:
        """Samples by which the customer's voice is late in what the agent's microphone heard last; None where it is
        not in it.
        """
        lag = self._lag()
        if lag is None:
            return None
        seen = any(abs(lag - other) <= NEAR for other in self._found)
        self._found.append(lag)
        return lag if seen else None

    def _lag(self) -> int | None:
        theirs = np.concatenate(self._customer).astype(np.float32)
        ours = np.concatenate(self._agent).astype(np.float32)
        if np.mean(theirs * theirs) < _AUDIBLE**2 or not ours.any():
            return None
        cross = np.fft.rfft(ours, _SIZE) * np.conj(np.fft.rfft(theirs, _SIZE))
        # Phase transform (Knapp & Carter 1976): each frequency counts alike, so that a voice's pitch makes no lags.
        cross /= np.abs(cross) + 1e-9
        cross[:_LOW] = 0.0
        cross[_HIGH:] = 0.0
        # `ours` begins LONGEST samples after `theirs`: a lag of d stands d before that place.
        lags = np.fft.irfft(cross, _SIZE)
        lags = lags[np.arange(-LONGEST, 1)]
        strength = np.abs(lags)
        best = int(np.argmax(strength))
        if strength[best] < _PEAK * np.sqrt(np.mean(lags * lags)):
            return None
        return best

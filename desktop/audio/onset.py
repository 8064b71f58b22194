"""Where a voice began: voice activity is sure of it late on a telephone line, whose low tones are missing.

Silero's network needs 0.2 to 0.4 s of a voice of 300 to 3,400 Hz; whoever counts how long two speak at once wants to
know when the sound rose. So the begin that voice activity gives is moved back along sound that stands out from the
background, for a syllable or two at most.
"""

from collections import deque

import numpy as np

from desktop.audio.blocks import RATE, Samples

_FRAME = RATE // 50
"""20 ms, a period of the mains."""
_SECONDS = _FRAME / RATE
_STANDS_OUT = 9.0
"""dB above the background: what a listener hears as a voice, and noise that flickers seldom reaches."""
_GAP = 4
"""Frames (80 ms) of silence inside a word, as of a stop."""
_BACK = 0.45
"""Seconds: the longest that voice activity was late on a telephone line."""
_HISTORY = 500
"""Frames (10 s) whose quiet part is the background."""
_BACKGROUND = 0.3
"""Of them are quieter, at least: in a talk each speaks half of the time, with pauses."""
_SILENCE = -80.0
"""dBFS under which nothing is heard, whatever stands out of it."""


class Onset:
    """One channel, block by block."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=_HISTORY)
        self._frames = 0

    def accept(self, block: Samples) -> None:
        """Hear 100 ms."""
        wide = block.astype(np.float64) / 32768.0
        # The difference of neighbours leaves little of rumble and hum.
        wide = np.diff(wide, prepend=wide[:1])
        self._levels.extend(10 * np.log10(np.mean(wide.reshape(-1, _FRAME) ** 2, axis=1) + 1e-12))
        self._frames += len(block) // _FRAME

    def before(self, start: float) -> float:
        """The begin of the sound that leads up to `start` (seconds on the stream); `start` itself where none does."""
        levels = np.fromiter(self._levels, np.float64)
        background = max(_SILENCE, float(np.quantile(levels, _BACKGROUND)))
        oldest = self._frames - len(levels)
        first = found = round(start / _SECONDS) - oldest
        for at in range(first - 1, max(0, first - round(_BACK / _SECONDS)) - 1, -1):
            if levels[at] > background + _STANDS_OUT:
                found = at
            elif found - at > _GAP:
                break
        return min(start, (found + oldest) * _SECONDS)

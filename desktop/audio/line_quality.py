"""What the line does to a voice: level, noise, drop-outs, reverberation, on the samples of its last seconds."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from desktop.audio.blocks import RATE, Samples
from desktop.audio.drop_outs import DropOuts
from desktop.audio.level import SILENCE_DBFS, measure
from desktop.audio.reverberation import Reverberation

_SPEECH_BLOCKS = 60
"""6 s of speech are looked back on: longer than the 4 s for which a fault must last before anything is offered."""
_PAUSE_BLOCKS = 30
"""3 s of pauses."""
_SETTLING = 2
"""Blocks of a pause that are left out: the last word still sounds in the room."""
_STEP_BLOCKS = 10
"""A measure for every second of speech."""
_FRAME = RATE // 50
_FLOOR = 0.1
"""Of the frames of 20 ms in speech so many fall between syllables; the loudest of them is near the background, which
is all that can be had where pauses are silenced or never come (minimum statistics, Martin 2001)."""
_NOTHING = -90.0
"""dBFS that no room and no line goes below; pauses so quiet were silenced by a machine."""


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
        self._between: deque[list[float]] = deque(maxlen=_SPEECH_BLOCKS)
        self._pauses: deque[float] = deque(maxlen=_PAUSE_BLOCKS)
        self._quiet = 0
        self._heard = 0
        self._drop_outs = DropOuts()
        self._room = Reverberation()

    def accept(self, block: Samples, speech: bool) -> Line | None:
        """Hear 100 ms, of which voice activity said whether somebody speaks; a measure after each second of speech."""
        self._drop_outs.accept(block, speech)
        self._room.accept(block)
        level = measure(block).dbfs
        if not speech:
            self._quiet += 1
            if self._quiet > _SETTLING:
                self._pauses.append(level)
            return None
        self._quiet = 0
        self._speech.append(level)
        self._between.append([measure(frame).dbfs for frame in block.reshape(-1, _FRAME)])
        self._heard += 1
        return self._measured() if self._heard % _STEP_BLOCKS == 0 else None

    def _measured(self) -> Line:
        return Line(
            speech_dbfs=float(np.median(self._speech)),
            noise_dbfs=self._noise(),
            broken=self._drop_outs.share,
            decay=self._room.seconds,
        )

    def _noise(self) -> float:
        pauses = float(np.median(self._pauses)) if self._pauses else SILENCE_DBFS
        return pauses if pauses > _NOTHING else float(np.quantile(np.concatenate(self._between), _FLOOR))

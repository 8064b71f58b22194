"""How loud one speaker is: now, in the last minute, and usually on this headset. dBFS, blocks with speech alone.

Each of the three is a median. Blocks of digital silence are left out even where voice activity is on: wireless
headsets gate to zero between words, which says nothing of the voice.
"""

from collections import deque

from desktop.core.events import AudioLevel
from desktop.core.limits import VolumeLimits
from desktop.core.rules.sound.running_median import RunningMedian

BLOCK_SECONDS = 0.1
"""Of one `AudioLevel`."""
GATED_DBFS = -90.0
"""Below the noise of any microphone: nothing was let through."""
MEMORY_SECONDS = 60.0
"""What a sudden change is held against: the last minute."""
_MOST_CALIBRATION = 3000
"""Blocks that the usual level is taken from at most: five minutes of speech, for settings that ask for that much."""


class SpeechLevel:
    """The levels of one channel of one call."""

    def __init__(self, limits: VolumeLimits) -> None:
        self._limits = limits
        self._window = RunningMedian(max(1, round(limits.window / BLOCK_SECONDS)))
        self._earlier = RunningMedian(round(MEMORY_SECONDS / BLOCK_SECONDS))
        self._times: deque[float] = deque()
        self._earlier_times: deque[float] = deque()
        self._calibration = RunningMedian(_MOST_CALIBRATION)
        self._usual: float | None = None

    def hear(self, block: AudioLevel) -> bool:
        """Take in a block; whether it was one of speech."""
        self._forget(block.time)
        spoken = block.speech and block.dbfs > GATED_DBFS
        if self._usual is None:
            self._calibrate(block, spoken)
        if not spoken:
            return False
        self._times.append(block.time)
        gone = self._window.push(block.dbfs)
        if gone is not None:
            self._earlier_times.append(self._times.popleft())
            if self._earlier.push(gone) is not None:
                self._earlier_times.popleft()
        return True

    @property
    def now(self) -> float | None:
        """Over the last `VolumeLimits.window` seconds of speech; None before there were so many."""
        return self._window.median if self._window.full else None

    @property
    def earlier(self) -> float | None:
        """Over the minute before, what counts as now left out; the usual level where he hardly spoke in it."""
        enough = len(self._earlier) >= self._limits.window / BLOCK_SECONDS
        return self._earlier.median if enough else self._usual

    @property
    def usual(self) -> float | None:
        """Over the first `VolumeLimits.calibration` seconds of the call: the headset's own level, as it is worn."""
        return self._usual

    def _calibrate(self, block: AudioLevel, spoken: bool) -> None:
        enough = len(self._calibration) >= self._limits.window / BLOCK_SECONDS
        # Who listened through the first minute is calibrated on the first words after it.
        if block.time > self._limits.calibration and enough:
            self._usual = self._calibration.median
        elif spoken:
            self._calibration.push(block.dbfs)

    def _forget(self, now: float) -> None:
        while self._earlier_times and self._earlier_times[0] < now - MEMORY_SECONDS:
            self._earlier_times.popleft()
            self._earlier.drop()

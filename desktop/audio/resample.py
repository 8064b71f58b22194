"""From a device's or file's own rate to the program's, as a stream."""

import numpy as np
import soxr

from desktop.audio.blocks import RATE, Samples


class Resampler:
    """One channel of one stream; keeps its filter's state from piece to piece."""

    def __init__(self, rate: int) -> None:
        self._stream = None if rate == RATE else soxr.ResampleStream(rate, RATE, 1, dtype="int16")

    def accept(self, samples: Samples) -> Samples:
        """The next piece at 16 kHz. A few milliseconds stay in the filter until more comes."""
        return samples if self._stream is None else self._stream.resample_chunk(samples)

    def finish(self) -> Samples:
        """What the filter still holds; nothing may be accepted afterwards."""
        empty = np.empty(0, np.int16)
        return empty if self._stream is None else self._stream.resample_chunk(empty, last=True)

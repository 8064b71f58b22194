"""The one form of sound behind the capture: 16 kHz mono int16, in blocks of 100 ms."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Hertz."""

BLOCK = RATE // 10
"""Samples in a block of 100 ms, the step of every clock in the program."""

BLOCK_SECONDS = BLOCK / RATE

Samples = NDArray[np.int16]

Wave = NDArray[np.floating[Any]]
"""Sound or what was computed of it, as floats."""


class Blocks:
    """Cuts a stream of any pieces into blocks."""

    def __init__(self) -> None:
        self._rest = np.empty(0, np.int16)

    @property
    def pending(self) -> int:
        """Samples that wait for their block to fill."""
        return len(self._rest)

    def accept(self, samples: Samples) -> list[Samples]:
        """The blocks that became full."""
        joined = np.concatenate((self._rest, samples))
        whole = len(joined) // BLOCK
        self._rest = joined[whole * BLOCK :]
        return [joined[number * BLOCK : (number + 1) * BLOCK] for number in range(whole)]

    def finish(self) -> list[Samples]:
        """The last block, filled up with silence; none when nothing waits."""
        if not self.pending:
            return []
        return self.accept(np.zeros(BLOCK - self.pending, np.int16))

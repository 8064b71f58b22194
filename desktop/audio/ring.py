"""The last minute of one channel's sound, in memory that may outlive the process that heard it (rings.py).

One writer, one reader; a block is written before the counter that says so.
"""

import numpy as np

from desktop.audio.blocks import BLOCK, Samples

CAPACITY = 600
"""Blocks: 60 s, more than any load of a model or stall of a decoder seen so far."""

_HEADER = 64
SIZE = (_HEADER + CAPACITY * (1 + BLOCK * 2) + 63) // 64 * 64
"""Bytes that a ring takes."""


class Ring:
    """Blocks of 100 ms with what voice activity said of each, addressed by their number in the call."""

    def __init__(self, buffer: memoryview | None = None) -> None:
        """`buffer`: `SIZE` bytes to live in, zero or left by another ring; without it ordinary memory."""
        memory = buffer if buffer is not None else memoryview(bytearray(SIZE))
        self._counts = np.ndarray(4, np.int64, memory, 0)
        self._clock = np.ndarray(1, np.float64, memory, 32)
        self._speech = np.ndarray(CAPACITY, np.uint8, memory, _HEADER)
        self._sound = np.ndarray((CAPACITY, BLOCK), np.int16, memory, _HEADER + CAPACITY)

    @property
    def written(self) -> int:
        """Blocks written since the call began."""
        return int(self._counts[0])

    @property
    def oldest(self) -> int:
        """The first block that can still be read."""
        return max(0, self.written - CAPACITY)

    @property
    def settled(self) -> int:
        """The first block that has to be heard again after a crash: all before it has its final."""
        return int(self._counts[1])

    @property
    def ends_at(self) -> float:
        """The monotonic clock (seconds, the same in every process) at the end of the last block."""
        return float(self._clock[0])

    @property
    def call(self) -> int:
        """The number of the call whose sound this is; 0 before the first."""
        return int(self._counts[2])

    @property
    def ends_in_speech(self) -> bool:
        """Whether somebody spoke in the last block."""
        return self.written > 0 and bool(self._speech[(self.written - 1) % CAPACITY])

    def begin(self, call: int) -> None:
        """Forget everything: another call."""
        self._counts[:] = (0, 0, call, 0)
        self._clock[0] = 0.0

    def settle(self, block: int) -> None:
        """Everything before `block` never needs to be heard again."""
        self._counts[1] = max(self.settled, block)

    def write(self, block: Samples, speech: bool, ends_at: float) -> None:
        """Append a block."""
        place = self.written % CAPACITY
        self._sound[place] = block
        self._speech[place] = speech
        self._clock[0] = ends_at
        self._counts[0] += 1

    def read(self, number: int) -> tuple[Samples, bool] | None:
        """A copy of a block and whether there was speech; None when it is not yet, or no longer, there."""
        if not self.oldest <= number < self.written:
            return None
        place = number % CAPACITY
        copied = self._sound[place].copy(), bool(self._speech[place])
        # The writer may have come round while we copied; it touches the block one lap ahead of `written`.
        return copied if number > self.written - CAPACITY else None

    def cut(self, written: int) -> None:
        """Forget the blocks from number `written` on: a killed writer may have left one side a block ahead."""
        self._counts[0] = min(self.written, written)

    def release(self) -> None:
        """Let go of the memory; nothing else may be asked of this ring afterwards."""
        del self._counts, self._clock, self._speech, self._sound

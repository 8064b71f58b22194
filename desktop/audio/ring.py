"""The last minute of a call's sound, where a crash of the process that recorded it cannot reach it.

The window's process creates the ring in shared memory, the listener writes and reads it. Terminal use keeps it in
ordinary memory behind the same interface. One writer, one reader; a block is written before the counter that says so.
"""

import sys
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory

import numpy as np

from desktop.audio.blocks import BLOCK, Samples

CAPACITY = 600
"""Blocks: 60 s, more than any load of a model or stall of a decoder seen so far."""

_HEADER = 64
_SIZE = _HEADER + CAPACITY * (1 + BLOCK * 2)


class Ring:
    """Blocks of 100 ms with what voice activity said of each, addressed by their number in the call."""

    def __init__(self, memory: SharedMemory | None = None, owned: bool = True) -> None:
        self._memory = memory
        self._owned = owned
        buffer = memory.buf if memory is not None else bytearray(_SIZE)
        self._counts = np.ndarray(4, np.int64, buffer, 0)
        self._clock = np.ndarray(1, np.float64, buffer, 32)
        self._speech = np.ndarray(CAPACITY, np.uint8, buffer, _HEADER)
        self._sound = np.ndarray((CAPACITY, BLOCK), np.int16, buffer, _HEADER + CAPACITY)

    @classmethod
    def shared(cls) -> "Ring":
        """A new one that other processes can attach to by `name`."""
        return cls(SharedMemory(create=True, size=_SIZE))

    @classmethod
    def attach(cls, name: str) -> "Ring":
        """The one that another process created. FileNotFoundError when it is gone."""
        return cls(_attached(name), owned=False)

    @property
    def name(self) -> str:
        """What `attach` wants; empty for one in ordinary memory."""
        return "" if self._memory is None else self._memory.name

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

    def close(self) -> None:
        """Let go of the memory; the creator's ring is gone for everybody then."""
        if self._memory is None:
            return
        del self._counts, self._clock, self._speech, self._sound
        self._memory.close()
        if self._owned:
            self._memory.unlink()


def _attached(name: str) -> SharedMemory:
    if sys.version_info >= (3, 13):
        return SharedMemory(name=name, track=False)
    # Older Pythons hand attached memory to the resource tracker too, which unlinks it when this process dies: the one
    # moment the ring is for.
    register = resource_tracker.register
    resource_tracker.register = lambda *_: None
    try:
        return SharedMemory(name=name)
    finally:
        resource_tracker.register = register

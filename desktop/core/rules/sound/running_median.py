"""The median of the last values of a stream.

Levels are judged by it: the tail of a word that voice activity still counts as speech, a cough or one loud word
moves a mean by several dB, and the median hardly at all.
"""

from bisect import bisect_left, insort
from collections import deque


class RunningMedian:
    """Holds at most `size` values; every operation costs the same however long the stream is."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: deque[float] = deque()
        self._sorted: list[float] = []

    def __len__(self) -> int:
        return len(self._values)

    def push(self, value: float) -> float | None:
        """Take a value in; the one that had to make room for it, if any."""
        self._values.append(value)
        insort(self._sorted, value)
        return self.drop() if len(self._values) > self._size else None

    def drop(self) -> float:
        """Forget the oldest value. Raises IndexError when there is none."""
        value = self._values.popleft()
        del self._sorted[bisect_left(self._sorted, value)]
        return value

    @property
    def full(self) -> bool:
        """Whether as many values are held as there may be."""
        return len(self._values) == self._size

    @property
    def median(self) -> float:
        """The middle value, of two the greater. Raises IndexError when there is none."""
        return self._sorted[len(self._sorted) // 2]

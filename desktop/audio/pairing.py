"""Both sides of a call in lock step: block n of the agent and block n of the customer are the same 100 ms.

The agent's sound is the clock of the call. The customer's may come on another clock, late, or not at all (what a
headset plays delivers nothing while nothing plays), and never holds up the agent's by more than `PATIENCE`.
"""

import threading
from collections import deque
from dataclasses import dataclass

from desktop.audio.blocks import Samples
from desktop.audio.second_clock import SecondClock

PATIENCE = 0.3
"""Seconds for which a block of the agent's waits for the customer's: drivers deliver every 10 to 100 ms, and the
thread that brings it shares Python's lock with decoders."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same 100 ms of both sides."""

    agent: Samples
    customer: Samples
    ends_at: float
    """Monotonic clock, seconds."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    block: Samples
    ends_at: float
    since: float


class Pairing:
    """One call. The customer's sound may come from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._customer = SecondClock()
        self._waiting: deque[_Waiting] = deque()

    def customer(self, block: Samples, ends_at: float) -> None:
        """Sound of the customer's (16 kHz, any length) that ended at the monotonic time `ends_at`."""
        with self._lock:
            self._customer.accept(block, ends_at)

    def agent(self, block: Samples, ends_at: float, now: float) -> None:
        """The agent's next block, which came `now`."""
        self._waiting.append(_Waiting(block, ends_at, now))

    def pairs(self, now: float) -> list[Pair]:
        """The pairs that are complete, or have waited long enough."""
        return self._take(now - PATIENCE)

    def finish(self) -> list[Pair]:
        """No more sound will come: whatever waits goes with what there is."""
        return self._take(float("inf"))

    @property
    def waits(self) -> bool:
        """Whether some block of the agent's still waits."""
        return bool(self._waiting)

    @property
    def late_seconds(self) -> float:
        """Sound of the customer's that came too late to be heard."""
        return self._customer.late_seconds

    def _take(self, overdue: float) -> list[Pair]:
        pairs = []
        with self._lock:
            while self._waiting:
                first = self._waiting[0]
                customer = self._customer.read(first.ends_at, first.since <= overdue)
                if customer is None:
                    break
                pairs.append(Pair(first.block, customer, first.ends_at))
                self._waiting.popleft()
        return pairs

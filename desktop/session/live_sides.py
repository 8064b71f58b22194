"""Where the captures of a call hand in their blocks, and what goes on from there to outlet, ring and recognition.

The agent's capture drives: pairing, ears and rings run in its thread. The customer's only leaves his blocks here, so
that nothing that happens to his device can hold up the agent's side.
"""

import time
from collections.abc import Callable
from typing import Protocol

from desktop.audio.blocks import BLOCK_SECONDS, Samples
from desktop.audio.pairing import PATIENCE, Pair, Pairing
from desktop.core.events import AudioGap, AudioLevel
from desktop.session.outlet import Outlet
from desktop.session.sides import Heard, Sides

Keep = Callable[[list[Heard], float], None]
"""Takes what was heard of a block on every side, and the monotonic time at the block's end."""


class Inlet(Protocol):
    """Where a capture hands in its sound."""

    def take(self, block: Samples, ends_at: float) -> None:
        """The next block; `ends_at` is the monotonic clock at its end."""
        ...

    def turn(self) -> None:
        """Called ten times a second, whether there was a block or not."""
        ...

    def finish(self) -> None:
        """No more will come."""
        ...


class AgentSide:
    """The agent's inlet, and with it the clock of the call."""

    def __init__(self, sides: Sides, outlet: Outlet, keep: Keep) -> None:
        self._sides = sides
        self._outlet = outlet
        self._keep = keep
        self._pairing = Pairing() if "customer" in sides.channels else None
        self._told = 0.0
        self.customer = CustomerSide(self._pairing) if self._pairing is not None else None
        """The other inlet, where the customer is heard."""
        self.judge: Callable[[AudioLevel], None] = lambda _: None
        """Told every level of the agent's, in the thread of his capture: a stream can run and carry nothing."""

    def take(self, block: Samples, ends_at: float) -> None:
        """The agent's next block: heard at once, or as soon as the customer's is there."""
        if self._pairing is None:
            self._hear((block,), ends_at)
            return
        self._pairing.agent(block, ends_at, time.monotonic())
        self.turn()

    def turn(self) -> None:
        """Hear the pairs that have become complete."""
        if self._pairing is not None:
            self._pass_on(self._pairing.pairs(time.monotonic()))

    def finish(self) -> None:
        """Hear what still waits; voices that still speak stop."""
        if self._pairing is not None:
            self._await_last()
            self._pass_on(self._pairing.finish())
            self._tell_late()
        for change in self._sides.finish():
            self._outlet.put(change)

    def _await_last(self) -> None:
        """The customer's last words are as much on their way as the agent's were."""
        deadline = time.monotonic() + PATIENCE
        while self._pairing is not None and self._pairing.waits and time.monotonic() < deadline:
            time.sleep(BLOCK_SECONDS / 4)
            self.turn()

    def _pass_on(self, pairs: list[Pair]) -> None:
        for pair in pairs:
            self._hear((pair.agent, pair.customer), pair.ends_at)
        self._tell_late()

    def _hear(self, blocks: tuple[Samples, ...], ends_at: float) -> None:
        heard = self._sides.accept(blocks)
        for side in heard:
            for event in side.events:
                self._outlet.put(event)
        self._keep(heard, ends_at)
        self.judge(heard[0].level)

    def _tell_late(self) -> None:
        late = self._pairing.late_seconds - self._told if self._pairing is not None else 0.0
        if late >= BLOCK_SECONDS:
            self._told += late
            self._outlet.put(AudioGap(time=self._outlet.now, channel="customer", seconds=late, cause="overflow"))


class CustomerSide:
    """The customer's inlet."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing

    def take(self, block: Samples, ends_at: float) -> None:
        """Leave a block for the agent's turn."""
        self._pairing.customer(block, ends_at)

    def turn(self) -> None:
        """Nothing: the agent's side has the turns."""

    def finish(self) -> None:
        """Nothing: what does not come is silence."""

"""The last minute of a call's sound, a ring for each side, where a crash of the process that hears cannot reach it.

The window's process creates the rings in shared memory, the listener writes and reads them. Terminal use keeps them
in ordinary memory behind the same interface.
"""

import sys
from collections.abc import Sequence
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory

from desktop.audio.blocks import Samples
from desktop.audio.ring import SIZE, Ring


class Rings:
    """Both sides in lock step; the customer's stays empty in a call that hears the agent alone."""

    def __init__(self, memory: SharedMemory | None = None, owned: bool = True) -> None:
        self._memory = memory
        self._owned = owned
        buffer = memory.buf if memory is not None else None
        self.agent, self.customer = (
            Ring(None if buffer is None else buffer[first : first + SIZE]) for first in (0, SIZE)
        )

    @classmethod
    def shared(cls) -> "Rings":
        """New ones that other processes can attach to by `name`."""
        return cls(SharedMemory(create=True, size=2 * SIZE))

    @classmethod
    def attach(cls, name: str) -> "Rings":
        """Those that another process created. FileNotFoundError when they are gone."""
        return cls(_attached(name), owned=False)

    @property
    def name(self) -> str:
        """What `attach` wants; empty for those in ordinary memory."""
        return "" if self._memory is None else self._memory.name

    @property
    def call(self) -> int:
        """The number of the call whose sound this is; 0 before the first."""
        return self.agent.call

    @property
    def written(self) -> int:
        """Blocks of the call so far."""
        return self.agent.written

    @property
    def ends_at(self) -> float:
        """The monotonic clock (seconds, the same in every process) at the end of the last block."""
        return self.agent.ends_at

    def agent_block(self, number: int) -> bytes | None:
        """The sound of a block of the agent's; None when it is no longer, or not yet, there."""
        found = self.agent.read(number)
        return found[0].tobytes() if found is not None else None

    def begin(self, call: int) -> None:
        """Forget everything: another call."""
        for ring in (self.customer, self.agent):
            ring.begin(call)

    def resume(self) -> None:
        """Go on with a call whose writer was killed, maybe between the two sides of a block."""
        self.customer.cut(self.written)

    def write(self, blocks: Sequence[tuple[Samples, bool]], ends_at: float) -> None:
        """Append the same block of every side that is heard, the agent's first in the list, each with its speech."""
        # The agent's counter is the one that counts: it moves last.
        for ring, (block, speech) in reversed(tuple(zip((self.agent, self.customer), blocks, strict=False))):
            ring.write(block, speech, ends_at)

    def close(self) -> None:
        """Let go of the memory; the creator's rings are gone for everybody then."""
        if self._memory is None:
            return
        self.agent.release()
        self.customer.release()
        self._memory.close()
        if self._owned:
            self._memory.unlink()


def _attached(name: str) -> SharedMemory:
    if sys.version_info >= (3, 13):
        return SharedMemory(name=name, track=False)
    # Older Pythons hand attached memory to the resource tracker too, which unlinks it when this process dies: the one
    # moment the rings are for.
    register = resource_tracker.register
    resource_tracker.register = lambda *_: None
    try:
        return SharedMemory(name=name)
    finally:
        resource_tracker.register = register

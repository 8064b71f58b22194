"""The one place where both sides of a call are heard together, block by block: live and from files alike.

In order: what leaked from the customer into the agent's microphone is taken out; each side's level and voice are
measured; and of the customer's side, what the line does to his voice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.audio.blocks import Samples
from desktop.audio.cross_talk import CrossTalk
from desktop.audio.line_quality import LineQuality
from desktop.core.events import AudioLevel, Channel, Event, LineMeasured
from desktop.session.ears import Ears

Channels = tuple[Channel, ...]
"""Who is heard: the agent, or the agent and the customer."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What 100 ms of one side say."""

    block: Samples
    """As the recogniser is to hear it."""
    level: AudioLevel
    events: list[Event]
    """All that comes of the block, the level among them."""


class Sides:
    """One call, whoever is heard of it."""

    def __init__(self, channels: Channels, offset: float = 0.0) -> None:
        """`offset`: seconds of the call that had passed before the first block."""
        self.channels = channels
        self._ears = [Ears(channel, offset) for channel in channels]
        self._cross_talk = CrossTalk() if "customer" in channels else None
        self._line = LineQuality()

    @property
    def time(self) -> float:
        """Seconds of the call at the end of the last block."""
        return self._ears[0].time

    def accept(self, blocks: Sequence[Samples]) -> list[Heard]:
        """Hear the same 100 ms of every channel, in the order of `channels`."""
        if self._cross_talk is not None:
            agent, customer = blocks
            blocks = (self._cross_talk.accept(agent, customer), customer)
        heard = [self._hear(ears, block) for ears, block in zip(self._ears, blocks, strict=True)]
        if self._cross_talk is not None:
            heard[1].events.extend(self._measure(heard[1]))
        return heard

    def finish(self) -> list[Event]:
        """The sound is over: voices that still speak stop."""
        return [event for ears in self._ears for event in ears.finish()]

    def _hear(self, ears: Ears, block: Samples) -> Heard:
        level, changes = ears.accept(block)
        return Heard(block, level, [*changes, level])

    def _measure(self, customer: Heard) -> Iterator[Event]:
        line = self._line.accept(customer.block, customer.level.speech)
        if line is not None:
            yield LineMeasured(
                time=customer.level.time,
                channel="customer",
                speech_dbfs=line.speech_dbfs,
                noise_dbfs=line.noise_dbfs,
                broken=line.broken,
                decay=line.decay,
            )

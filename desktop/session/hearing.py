"""What the sound of a call says, in one thread: levels, voice activity, transcripts. So are files heard.

A live call hears (live_sides.py) and recognises (recognition.py) in threads of their own with the ring between
them, so that no level waits for a decoder. Both ways see the same blocks through the same `Sides`, so both give
the same events.
"""

from collections.abc import Mapping, Sequence

from desktop.asr.recognizer import Recognizer
from desktop.audio.blocks import Samples
from desktop.core.events import Channel, Event
from desktop.session.sides import Sides


class Hearing:
    """All channels of one call, block by block."""

    def __init__(self, recognizers: Mapping[Channel, Recognizer], offset: float = 0.0) -> None:
        """The channels in their order, with recognisers that were made for them and for this offset."""
        self._recognizers = tuple(recognizers.values())
        self._sides = Sides(tuple(recognizers), offset)

    def accept(self, blocks: Sequence[Samples]) -> list[Event]:
        """Hear the same 100 ms of every channel: voices, levels, then what was understood."""
        heard = self._sides.accept(blocks)
        events = [event for side in heard for event in side.events]
        for recognizer, side in zip(self._recognizers, heard, strict=True):
            events += recognizer.accept(side.block, side.level.speech)
        return events

    def finish(self) -> list[Event]:
        """The sound is over: what was still open is settled."""
        return [*self._sides.finish(), *(event for each in self._recognizers for event in each.finish())]

"""What one channel's sound says: levels, voice activity, transcripts. The same for a live call and for a file.

`Ears` is quick and runs wherever sound arrives; recognition is slow. A live call runs the two in two threads with
the ring between them (capture.py, recognition.py), so that the level never waits for a decoder; a file runs them
one after the other. Both see the same blocks, so both give the same events.
"""

from collections.abc import Iterator

from desktop.asr.recognizer import Recognizer
from desktop.audio.blocks import BLOCK, RATE, Samples
from desktop.audio.level import measure
from desktop.audio.voice import Voice, VoiceActivity
from desktop.core.events import AudioLevel, Channel, Event, VoiceStarted, VoiceStopped


class Ears:
    """Level and voice activity of one channel."""

    def __init__(self, channel: Channel, offset: float = 0.0) -> None:
        """`offset`: seconds of the call that had passed before the first block."""
        self._channel = channel
        self._offset = offset
        self._heard = 0
        self._voice = VoiceActivity()

    @property
    def time(self) -> float:
        """Seconds of the call at the end of the last block."""
        return self._offset + self._heard / RATE

    def accept(self, block: Samples) -> tuple[AudioLevel, list[Event]]:
        """The level of a block, and what changed about the voice before its end."""
        self._heard += BLOCK
        level = measure(block)
        voice = self._voice.accept(block)
        audible = AudioLevel(
            time=self.time,
            channel=self._channel,
            dbfs=level.dbfs,
            peak_dbfs=level.peak_dbfs,
            speech=voice.speech,
        )
        return audible, list(self._changes(voice))

    def finish(self) -> list[Event]:
        """A voice that still speaks when the sound ends stops there."""
        return list(self._changes(self._voice.finish()))

    def _changes(self, voice: Voice) -> Iterator[Event]:
        if voice.started_at is not None:
            yield VoiceStarted(time=self.time, channel=self._channel, start=self._offset + voice.started_at)
        if voice.stopped_at is not None:
            yield VoiceStopped(time=self.time, channel=self._channel, end=self._offset + voice.stopped_at)


class Hearing:
    """One channel of one call, block by block, in one thread."""

    def __init__(self, channel: Channel, recognizer: Recognizer, offset: float = 0.0) -> None:
        """The recogniser must have been made for the same channel and offset."""
        self._ears = Ears(channel, offset)
        self._recognizer = recognizer

    def accept(self, block: Samples) -> list[Event]:
        """Hear 100 ms: voice, level, then what was understood."""
        level, changes = self._ears.accept(block)
        return [*changes, level, *self._recognizer.accept(block, level.speech)]

    def finish(self) -> list[Event]:
        """The sound is over: what was still open is settled."""
        return [*self._ears.finish(), *self._recognizer.finish()]

"""Level and voice activity of one channel: quick, so it runs wherever sound arrives."""

from collections.abc import Iterator

from desktop.audio.blocks import BLOCK, RATE, Samples
from desktop.audio.level import measure
from desktop.audio.line_voice import LineVoice
from desktop.audio.voice import Voice, VoiceActivity
from desktop.core.events import AudioLevel, Channel, Event, VoiceStarted, VoiceStopped


class Ears:
    """One channel of one call."""

    def __init__(self, channel: Channel, offset: float = 0.0) -> None:
        """`offset`: seconds of the call that had passed before the first block."""
        self.channel = channel
        self._offset = offset
        self._heard = 0
        # Only the customer is on a telephone line.
        self._voice = LineVoice() if channel == "customer" else VoiceActivity()

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
            channel=self.channel,
            dbfs=level.dbfs,
            peak_dbfs=level.peak_dbfs,
            speech=voice.speech,
        )
        return audible, list(self._changes(voice))

    def finish(self) -> list[Event]:
        """A voice that still speaks when the sound ends stops there."""
        return list(self._changes(self._voice.finish()))

    def _changes(self, voice: Voice) -> Iterator[Event]:
        # A block is too short for a voice to begin and end in it; it may end one and begin the next.
        if voice.stopped_at is not None:
            yield VoiceStopped(time=self.time, channel=self.channel, end=self._offset + voice.stopped_at)
        if voice.started_at is not None:
            yield VoiceStarted(time=self.time, channel=self.channel, start=self._offset + voice.started_at)

"""The turn of one speaker: his voice, the short pauses in it bridged, and the words that are known of it."""

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    Channel,
    Event,
    FinalTranscript,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.rules.sound.back_channels import LEAST_SECONDS, is_back_channel
from desktop.core.text import normalise

BRIDGE_SECONDS = 0.6
"""A pause up to this is one between clauses: within a speaker's turn few are longer, between turns most are."""
_HUM_SECONDS = 0.5
"""A voice so short before a pause is a hum, or the other side heard through the air; the turn begins behind it."""
_BLOCK_SECONDS = 0.1
_EARLY_SECONDS = 0.5
"""A recogniser may put the begin of an utterance so much before voice activity does."""


class Talker:
    """Follows one channel; the attributes tell how things stand."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._words: dict[float, str] = {}
        self._spoken = 0.0
        self.voice_start: float | None = None
        """When the voice that is on began; None while he is silent."""
        self.begin = float("-inf")
        """When his turn, or the last one, began."""
        self.end = float("-inf")
        """When his voice was last heard."""

    def feed(self, event: Event) -> None:
        """Learn from an event; those of the other channel tell nothing."""
        if getattr(event, "channel", None) != self._channel:
            return
        match event:
            case VoiceStarted():
                self._start(event.start)
            case VoiceStopped():
                self._stop(event.end)
            case PartialTranscript() | FinalTranscript() if event.start >= self.begin - _EARLY_SECONDS:
                self._words[event.start] = event.text
            case AudioLevel(speech=True) if self.voice_start is None:
                # A voice that went on through a gap is not told anew.
                self._start(event.time - _BLOCK_SECONDS)
            case AudioGap():
                # Nobody knows whether he spoke in the gap.
                self.voice_start = None
                self.end = float("-inf")

    @property
    def speaks(self) -> bool:
        """Whether his voice is on."""
        return self.voice_start is not None

    def has_turn(self, now: float) -> bool:
        """Whether he speaks, or only draws breath."""
        return self.speaks or now - self.end < BRIDGE_SECONDS

    def known_words(self) -> str:
        """What is known of the words of his turn."""
        return normalise("".join(self._words.values()))

    def says_something(self, now: float) -> bool:
        """Whether his turn is more than a back-channel, by its words, or by its length where none are known."""
        words = self.known_words()
        if words:
            return not is_back_channel(words)
        return self._spoken + (now - self.voice_start if self.voice_start is not None else 0.0) >= LEAST_SECONDS

    def _start(self, start: float) -> None:
        if start - self.end >= BRIDGE_SECONDS:
            self.begin = start
            self._spoken = 0.0
            self._words.clear()
        elif self._spoken < _HUM_SECONDS:
            self.begin = start
            self._spoken = 0.0
        self.voice_start = start

    def _stop(self, end: float) -> None:
        if self.voice_start is not None:
            self._spoken += end - self.voice_start
            self.end = end
        self.voice_start = None

"""How fast one speaker talks, measured from what was heard and when.

A final is exact: its characters over the voiced part of its time. While an utterance still goes on, the
recogniser is behind the voice by half a second to two, so its text is never set against the voice's clock:
only what *grew* between two partials counts, over the voiced time between them. A constant delay cancels out.
"""

from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from desktop.core.events import FinalTranscript, PartialTranscript, VoiceStarted, VoiceStopped
from desktop.core.text import count_characters

_LEAST_GROWTH_SECONDS = 2.0
"""A shorter stretch of partials is too coarse a measure: recognisers reveal words in lumps."""
_TURN_PAUSE_SECONDS = 3.0
"""After a longer pause the next utterance begins a new turn, as far as one channel can tell."""
_VOICED_SHARE = 0.5
"""Voice activity that covers less of an utterance than this has missed it; the utterance's own times count."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some speech: how many characters in how many seconds of voice."""

    seconds: float
    characters: int


@dataclass(slots=True)
class _Voice:
    """When the voice was on; `end` is None while it still is."""

    start: float
    end: float | None = None

    def overlap(self, start: float, end: float) -> float:
        """Seconds of it that lie in that span."""
        own_end = end if self.end is None else self.end
        return max(0.0, min(end, own_end) - max(start, self.start))


class SpeechRate:
    """The rates of one channel of one call."""

    def __init__(self, window_seconds: float) -> None:
        self._window_seconds = window_seconds
        self._voices: deque[_Voice] = deque(maxlen=200)
        self._settled: deque[Stretch] = deque()
        self._open: tuple[PartialTranscript, PartialTranscript] | None = None
        self._turn_start = 0.0
        self._turn_end = float("-inf")
        self._turn_characters = 0

    def voice(self, event: VoiceStarted | VoiceStopped) -> None:
        """Learn when the voice went on or off."""
        if isinstance(event, VoiceStarted):
            self._voices.append(_Voice(event.start))
        elif self._voices:
            self._voices[-1].end = event.end

    @property
    def voiced(self) -> bool:
        """Whether the speaker speaks now."""
        return bool(self._voices) and self._voices[-1].end is None

    def partial(self, event: PartialTranscript) -> None:
        """An utterance grows. After the voice has stopped only its final can tell when the words were said."""
        if self._open is None or self._open[0].start != event.start:
            self._open = (event, event)
        elif self.voiced:
            self._open = (self._open[0], event)

    def final(self, event: FinalTranscript) -> None:
        """An utterance is settled; it takes the place of its partials."""
        self._open = None
        spoken = self.spoken(event)
        if not spoken.characters:
            return
        self._settled.append(spoken)
        while sum(stretch.seconds for stretch in list(self._settled)[1:]) > self._window_seconds:
            self._settled.popleft()
        if event.start - self._turn_end > _TURN_PAUSE_SECONDS:
            self.end_turn()
        if not self._turn_characters:
            self._turn_start = event.start
        self._turn_characters += spoken.characters
        self._turn_end = event.end

    def spoken(self, event: FinalTranscript) -> Stretch:
        """The characters of an utterance in the seconds that it was spoken in; nothing where either is missing."""
        characters = count_characters(event.text)
        seconds = self._speaking_seconds(event)
        return Stretch(seconds, characters) if characters and seconds > 0 else Stretch(0.0, 0)

    def forget(self) -> None:
        """Measure anew from here; when the voice was on is still known."""
        self._settled.clear()
        self._open = None
        self.end_turn()

    def end_turn(self) -> None:
        """Somebody else has the word now."""
        self._turn_characters = 0
        self._turn_end = float("-inf")

    def articulation(self) -> tuple[float, int]:
        """Characters a minute of speaking time over the last seconds of speech, and how many were counted."""
        left = self._window_seconds
        seconds = characters = 0.0
        for stretch in [*self._growing(), *reversed(self._settled)]:
            taken = min(left, stretch.seconds)
            seconds += taken
            characters += stretch.characters * taken / stretch.seconds
            left -= taken
            if left <= 0:
                break
        return (characters / seconds * 60 if seconds else 0.0), round(characters)

    def tells(self, least: int) -> bool:
        """Whether enough was said to judge by: `least` characters, or half of them in a window that is full, as the
        slowest talk has it. Fewer still are no slow talk but a recogniser that hears nothing.
        """
        characters = self.articulation()[1]
        seconds = sum(stretch.seconds for stretch in [*self._growing(), *self._settled])
        return characters >= least or (seconds >= self._window_seconds and characters >= least / 2)

    def speaking(self) -> float:
        """Characters a minute of the turn, pauses included; of the utterance that goes on when it is the first."""
        if self._turn_characters:
            return self._turn_characters / (self._turn_end - self._turn_start) * 60
        return next((stretch.characters / stretch.seconds * 60 for stretch in self._growing()), 0.0)

    def _growing(self) -> list[Stretch]:
        if self._open is None:
            return []
        first, last = self._open
        seconds = self._voiced_seconds(first.time, last.time)
        characters = count_characters(last.text) - count_characters(first.text)
        if seconds < _LEAST_GROWTH_SECONDS or characters <= 0:
            return []
        return [Stretch(seconds, characters)]

    def _speaking_seconds(self, event: FinalTranscript) -> float:
        voiced = self._voiced_seconds(event.start, event.end)
        span = event.end - event.start
        return voiced if voiced >= span * _VOICED_SHARE else span

    def _voiced_seconds(self, start: float, end: float) -> float:
        # Voices come one after the other, so those before the first that was over by then were over too.
        recent = takewhile(lambda voice: voice.end is None or voice.end > start, reversed(self._voices))
        return sum(voice.overlap(start, end) for voice in recent)

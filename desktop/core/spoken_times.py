"""When the characters of an utterance were said."""

from collections.abc import Sequence
from functools import cached_property

from desktop.core.events import Word
from desktop.core.text import normalise, syllables


class SpokenTimes:
    """The times of an utterance's characters: from its words where they spell the text, else spread evenly."""

    def __init__(self, text: str, start: float, end: float, words: Sequence[Word] = ()) -> None:
        self._text, self._start, self._end, self._words = text, start, end, words

    @cached_property
    def _spans(self) -> tuple[tuple[int, float, float], ...]:
        """For each syllable its place, start and end; made when it is asked for, since few partials hold anything."""
        text, words = self._text, self._words
        places = [syllable.index for syllable in syllables(text)]
        timed = [(word, len(normalise(word.text))) for word in words]
        if normalise("".join(word.text for word in words)) != normalise(text):
            timed = [(Word(text=text, start=self._start, end=self._end, confidence=1.0), len(places))]
        spans = [
            (
                word.start + (word.end - word.start) * nth / count,
                word.start + (word.end - word.start) * (nth + 1) / count,
            )
            for word, count in timed
            for nth in range(count)
        ]
        return tuple((place, *span) for place, span in zip(places, spans, strict=True))

    def between(self, first: int, behind: int) -> tuple[float, float]:
        """Start and end, in seconds, of the text from index `first` up to `behind`, which must hold a syllable."""
        inside = [(start, end) for place, start, end in self._spans if first <= place < behind]
        return inside[0][0], inside[-1][1]

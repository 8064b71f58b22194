"""When the characters of an utterance were said."""

from collections.abc import Sequence

from desktop.core.events import Word
from desktop.core.text import normalise, syllables


class SpokenTimes:
    """The times of an utterance's characters: from its words where they spell the text, else spread evenly."""

    def __init__(self, text: str, start: float, end: float, words: Sequence[Word] = ()) -> None:
        self._places = [syllable.index for syllable in syllables(text)]
        timed = [(word, len(normalise(word.text))) for word in words]
        if normalise("".join(word.text for word in words)) != normalise(text):
            timed = [(Word(text=text, start=start, end=end, confidence=1.0), len(self._places))]
        self._spans = [
            (
                word.start + (word.end - word.start) * nth / count,
                word.start + (word.end - word.start) * (nth + 1) / count,
            )
            for word, count in timed
            for nth in range(count)
        ]

    def between(self, first: int, behind: int) -> tuple[float, float]:
        """Start and end, in seconds, of the text from index `first` up to `behind`, which must hold a syllable."""
        inside = [span for place, span in zip(self._places, self._spans, strict=True) if first <= place < behind]
        return inside[0][0], inside[-1][1]

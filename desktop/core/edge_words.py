"""Finds a word of two characters where an utterance begins or ends, although a part of it was misheard.

Anywhere else two syllables are too little to be known by their sound: 您现在讲 has nearly those of 再见.
"""

from collections.abc import Sequence

from desktop.core.confusion import distance, same_character
from desktop.core.sound_automaton import HeardText, heard_text
from desktop.core.text import normalise

LENGTH = 2
"""Characters of a word that is looked for here."""
_NEAR = 0.5
"""Distance of the word from what was heard, with a pause on its other side."""


def begins_with(text: str, word: str) -> bool:
    """Whether the first two syllables of `text` are the word, or the very characters are there with one more."""
    heard = heard_text(text)
    return _fits(heard, heard.plain_places[: LENGTH + 1], normalise(word), at_start=True)


def ends_with(text: str, word: str) -> bool:
    """Whether the last two syllables of `text` are the word, or the very characters are there with one more."""
    heard = heard_text(text)
    return _fits(heard, heard.plain_places[-LENGTH - 1 :], normalise(word), at_start=False)


def _fits(heard: HeardText, places: Sequence[int], word: str, *, at_start: bool) -> bool:
    if len(word) != LENGTH or len(places) < LENGTH:
        return False
    outer = places[:LENGTH] if at_start else places[-LENGTH:]
    there = [heard.sounds[place].char for place in outer]
    apart = sum(distance(one, other) for one, other in zip(there, word, strict=True))
    beside = outer[-1] if at_start else outer[0] - 1
    if apart == 0.0 or (apart <= _NEAR and _pauses(heard, beside)):
        return True
    return _in_order(heard, places, word)


def _in_order(heard: HeardText, places: Sequence[int], word: str) -> bool:
    rest = iter(places)
    return all(any(same_character(heard.sounds[place].char, char) for place in rest) for char in word)


def _pauses(heard: HeardText, place: int) -> bool:
    """Whether a mark stands behind the syllable, or there is nothing on one side of it."""
    if not 0 <= place < len(heard.sounds) - 1:
        return True
    return bool(heard.text[heard.sounds[place].index + 1 : heard.sounds[place + 1].index].strip())

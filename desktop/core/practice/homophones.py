"""Finds words of two characters that were written with others that sound like them: 面题 for 免提, 贵信 for 贵姓.

For what a customer answers, not for what accuses anybody: elsewhere so short a word has to be there in its very
characters, since two sounds alone fit in many places.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from desktop.core.confusion import ONE_PART_APART, distance, same_character, sound_classes
from desktop.core.matching import Entry, Match
from desktop.core.text import Syllable, normalise, syllables

LENGTH = 2
"""Characters of the words that are found."""


class Homophones:
    """Finds any of `entries`; those of another length take no part."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._words: dict[tuple[str, str], dict[str, Entry]] = {}
        for entry in entries:
            word = normalise(entry.text)
            if len(word) == LENGTH:
                for classes in product(sound_classes(word[0]), sound_classes(word[1])):
                    self._words.setdefault(classes, {})[word] = entry

    def find_all(self, text: str) -> Iterator[Match]:
        """Every place in `text` that sounds like one of them, tones apart, and is written otherwise.

        A confusable sound (in for ing) is allowed beside a character that is the word's own.
        """
        for first, second in pairwise(syllables(text)):
            for classes in product(sound_classes(first.char), sound_classes(second.char)):
                for word, entry in self._words.get(classes, {}).items():
                    if _sounds_like(word, first, second):
                        end = second.index + 1
                        yield Match(entry.key, first.index, end, text[first.index : end], entry.text, 0.0, LENGTH)


def _sounds_like(word: str, first: Syllable, second: Syllable) -> bool:
    own = [same_character(char, heard.char) for char, heard in zip(word, (first, second), strict=True)]
    apart = distance(word[0], first.char) + distance(word[1], second.char)
    return not all(own) and apart <= (ONE_PART_APART if any(own) else 0.0)

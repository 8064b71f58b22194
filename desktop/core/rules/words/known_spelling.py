"""Puts the words of a table of patterns in where they were misheard, so that patterns of characters hold by sound.

Every mark and every character keeps its place: a slip that is found in the respelt text stands there in the text as
it was heard.
"""

import re
from collections.abc import Iterable, Iterator

from desktop.core.confusion import distance
from desktop.core.sound_automaton import SoundAutomaton, heard_text

_SET = re.compile(r"\[[^\]]*\]")
_WORD = re.compile("[\u4e00-\u9fff]{2,6}")
_OFTEN_CONFUSED = frozenset("他她它的得地在再做作是事时有又以已一吗嘛吧把还换")
"""Characters that have so common a homophone that one of them beside another character says nothing."""
_NEAR = 0.5
"""Distance at which one character of a longer word may be; a word of two has to sound the same."""


class KnownSpelling:
    """The words that some patterns turn on."""

    def __init__(self, patterns: Iterable[str], shortest: int = 2) -> None:
        """`shortest`: characters of a word that is put in; those of topics (喝酒, 有缘) have innocent homophones."""
        words = {word for pattern in patterns for word in _WORD.findall(_SET.sub(" ", pattern))}
        self._words = SoundAutomaton((word, word) for word in sorted(words) if len(word) >= shortest)

    def readings(self, text: str) -> tuple[str, ...]:
        """`text` as it was heard, and with its words spelt as they are known where that differs."""
        return tuple(dict.fromkeys((text, self.read(text))))

    def read(self, text: str) -> str:
        """`text` with its words spelt as they are known, as long as before."""
        found = sorted(self._misheard(text), key=lambda place: (-len(place[1]), place[0]))
        spelt = list(text)
        taken: set[int] = set()
        for indices, word in found:
            if taken.isdisjoint(indices):
                taken.update(indices)
                for index, char in zip(indices, word, strict=True):
                    spelt[index] = char
        return "".join(spelt)

    def _misheard(self, text: str) -> Iterator[tuple[tuple[int, ...], str]]:
        """Where a word stands, right or with one character misheard: the indices of its characters, and the word."""
        heard = heard_text(text)
        for span, words in self._words.find(heard, heard.all_places):
            indices = tuple(heard.sounds[place].index for place in span)
            if indices[-1] - indices[0] != len(span) - 1:
                continue
            for word in words:
                wrong = [(text[at], char) for at, char in zip(indices, word, strict=True) if text[at] != char]
                if not wrong or (len(wrong) == 1 and _sounds_right(*wrong[0], len(word))):
                    yield indices, word


def _sounds_right(heard: str, meant: str, length: int) -> bool:
    if length == 2 and (heard in _OFTEN_CONFUSED or meant in _OFTEN_CONFUSED):
        return False
    return distance(heard, meant) <= (_NEAR if length > 2 else 0.0)

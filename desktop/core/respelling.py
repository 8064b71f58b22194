"""Puts known words in where they were misheard, so that patterns of characters hold by sound as well.

A recogniser writes 布需要 for 不需要 and 男道 for 难道. Every mark and every character keeps its place: what a pattern
finds in the respelt text stands there in the text as it was heard.
"""

import re
from collections.abc import Iterable, Iterator

from desktop.core.confusion import distance
from desktop.core.matching import BUDGET_PER_CHARACTER, PARTICLES, SHORTEST_BY_SOUND, is_evident
from desktop.core.sound_automaton import SoundAutomaton, heard_text
from desktop.core.text import is_han

_SET = re.compile(r"\[[^\]]*\]")
_WORD = re.compile("[\u4e00-\u9fff]{2,6}")
_OFTEN_CONFUSED = frozenset("他她它的得地在再做作是事时有又以已一吗嘛吧把还换")
"""Characters that have so common a homophone that one of them beside another character says nothing."""


class Respelling:
    """Puts some words in where they sound; the longest wins where some overlap."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: of two characters and more. One of two is put in where one of them is right."""
        self._words = SoundAutomaton((word, word) for word in sorted(set(words)))

    def readings(self, text: str) -> tuple[str, ...]:
        """`text` as it was heard, and with its words spelt as they are known where that differs."""
        return tuple(dict.fromkeys((text, self.read(text))))

    def read(self, text: str) -> str:
        """`text` with its words spelt as they are known, as long as before."""
        found = sorted(self._misheard(text), key=lambda place: (-len(place[1]), place[0].start))
        spelt = list(text)
        taken: set[int] = set()
        for indices, word in found:
            if taken.isdisjoint(indices):
                taken.update(indices)
                for index, char in zip(indices, word, strict=True):
                    spelt[index] = char
        return "".join(spelt)

    def _misheard(self, text: str) -> Iterator[tuple[range, str]]:
        """Where a word stands, right or misheard: the indices of its characters, and the word."""
        heard = heard_text(text)
        for span, words in self._words.find(heard, heard.all_places):
            start, end = heard.sounds[span.start].index, heard.sounds[span.stop - 1].index + 1
            if end - start == len(span):
                yield from ((range(start, end), word) for word in words if _sounds_like(text, start, word))


def words_in(patterns: Iterable[str], shortest: int = 2) -> Iterator[str]:
    """The words that regular expressions turn on, of `shortest` and more characters: those of topics (喝酒, 有缘) have
    innocent homophones.
    """
    for pattern in patterns:
        yield from (word for word in _WORD.findall(_SET.sub(" ", pattern)) if len(word) >= shortest)


def _sounds_like(text: str, start: int, word: str) -> bool:
    """Whether what stands in `text` from `start` on is `word`, or may have been."""
    heard = text[start : start + len(word)]
    wrong = [(one, meant) for one, meant in zip(heard, word, strict=True) if one != meant]
    if not wrong:
        return True
    apart = sum(distance(one, meant) for one, meant in wrong)
    if len(word) < SHORTEST_BY_SOUND:
        return apart == 0.0 and len(wrong) == 1 and _OFTEN_CONFUSED.isdisjoint(wrong[0])
    one, meant = heard[-1], word[-1]
    if meant in PARTICLES and one not in PARTICLES and is_han(text[start + len(word) :][:1] or " "):
        return False
    return apart <= BUDGET_PER_CHARACTER * len(word) and is_evident(len(word), len(wrong), apart)

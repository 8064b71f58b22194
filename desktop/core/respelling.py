"""Spells what was heard the way the rules spell it, so that patterns of characters hold for sounds as well.

A recogniser writes 布需要 for 不需要 and 近快给您 for 尽快给您. Rules about grammar are patterns over characters;
before they look, words that they turn on are put in where the same was heard in other characters.
"""

from collections.abc import Iterable

from desktop.core.matching import Entry, PhraseMatcher


class Respelling:
    """Puts known words in where they sound; the longest wins where some overlap.

    Words of fewer than three characters have too many innocent homophones: they are put in only for a whole clause.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._matcher = PhraseMatcher(Entry(word, word) for word in dict.fromkeys(words))

    def read(self, text: str) -> str:
        """`text` with the words spelt as they are known; the rest, marks included, as it was."""
        parts: list[str] = []
        place = 0
        for match in self._matcher.find(text):
            parts += [text[place : match.start], match.phrase if match.misspelt else match.heard]
            place = match.end
        return "".join(parts) + text[place:]

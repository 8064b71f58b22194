"""Finds phrases in other words of the same meaning: with adverbs and particles in between, 咱们 for 我, 啥 for 什么."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.core.gapped import GAP
from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.plain_wording import PlainWording, plain_wording
from desktop.core.text import normalise

SHORTEST = 3
"""Characters that must be left of a phrase without its light words; fewer fit anywhere."""
MOST_AT_RISK = 4
"""Characters up to which every one must be the phrase's own: light words in between make chance hits likelier."""
MOST_ADDED = 8
"""Characters by which a match may be longer than its phrase; more is another sentence."""


_COLLOQUIAL = re.compile("[啥咋甭讲儿]|自个|晓得")
"""Words that make a phrase what it is, so that it stays as it is: 您自个儿看 is rude and 您自己看一下 is not."""
_PARTICLE = re.compile("[，, ]?[啊呀呢嘛哈呗嘞咯啦吧的了]")


@dataclass(frozen=True, slots=True)
class _Wording:
    """An entry, and the light words without which it would say something else."""

    entry: Entry
    light: tuple[str, ...]


class RewordedMatcher:
    """Finds any of `entries` in a text, reworded; those that are `exact` take no part."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        plain: dict[tuple[str, str, tuple[str, ...]], _Wording] = {}
        for entry in entries:
            wording = plain_wording(normalise(entry.text))
            light = tuple(word for _, word in wording.light)
            if (
                not entry.exact
                and GAP not in entry.text
                and len(wording.text) >= SHORTEST
                and not _COLLOQUIAL.search(entry.text)
            ):
                plain.setdefault((entry.key, wording.text, light), _Wording(entry, light))
        self._wordings = tuple(plain.values())
        self._matcher = PhraseMatcher(Entry(str(number), text) for number, (_, text, _) in enumerate(plain))

    def find_all(self, text: str) -> list[Match]:
        """Every match in `text`, those that overlap included, with its place in `text` itself."""
        heard = plain_wording(text)
        found = []
        for match in self._matcher.find_all(heard.text):
            meant = self._wordings[int(match.key)]
            start, end = heard.between(match.start, match.end)
            placed = replace(match, start=start, end=end, heard=text[start:end])
            if _fits(placed, meant, heard, text[end : end + 2]):
                found.append(replace(placed, key=meant.entry.key, phrase=meant.entry.text))
        return found


def _fits(match: Match, meant: _Wording, heard: PlainWording, behind: str) -> bool:
    """Whether `match`, with what stands `behind` it, has all that the entry needs and not too much else."""
    length = len(normalise(match.phrase))
    if len(match.heard) > length + MOST_ADDED or (match.misspelt and length <= MOST_AT_RISK):
        return False
    if length <= MOST_AT_RISK and _PARTICLE.match(meant.entry.text[-1]) and not _PARTICLE.match(behind):
        return False
    around = iter([word for place, word in heard.light if match.start - MOST_ADDED <= place < match.end])
    return all(word in around for word in meant.light)

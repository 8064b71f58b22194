"""Phrases of a drill, found in what was heard: by sound, with choices, as the lexicon writes them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from desktop.core.alternating import AlternatingMatcher
from desktop.core.alternatives import PAUSE, spelt_out
from desktop.core.following import Following
from desktop.core.gapped import GAP
from desktop.core.loose_matching import LooseMatcher
from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.placeholders import Names, fill
from desktop.core.practice.figures import is_part_of_figures, with_figures
from desktop.core.practice.homophones import Homophones
from desktop.core.rules.procedures.denied import denied
from desktop.core.script import Line

_MOST_SPELT_OUT = 64
"""Wordings up to which a phrase is spelt out: those are found damaged, too, but each costs time."""


class SpokenPhrases:
    """Finds any of some phrases. 您 is 你 and 八百 is 800; a phrase behind a denial was not said (不可以)."""

    def __init__(self, phrases: Iterable[str], *, strict: bool = False) -> None:
        """`strict`: for what accuses the trainee, which has to be there whole."""
        plain: list[Entry] = []
        open_: list[Entry] = []
        for phrase in phrases:
            written = with_figures(phrase)
            spellings = [] if GAP in phrase else list(islice(spelt_out(written), _MOST_SPELT_OUT + 1))
            if not spellings or len(spellings) > _MOST_SPELT_OUT or any(one == PAUSE for one in spellings):
                open_.append(Entry(phrase, written))
            else:
                plain += [Entry(phrase, said) for spelling in spellings for said in _addressing(spelling)]
        self._plain: LooseMatcher | PhraseMatcher | None = None
        if plain:
            self._plain = PhraseMatcher(plain) if strict else LooseMatcher(plain)
        self._open = AlternatingMatcher(open_) if open_ else None
        self._short = None if strict else Homophones(plain)
        self._latest: tuple[str, Match | None] = ("", None)

    def find(self, text: str) -> Match | None:
        """The first place in `text` where one of them was said; asking again about the same text costs nothing."""
        if text != self._latest[0]:
            self._latest = text, next(iter(self.find_all(text)), None)
        return self._latest[1]

    def find_all(self, text: str) -> list[Match]:
        """Every place in `text` where one of them was said, in its order."""
        found = [match for match in self._all(text) if not (denied(text, match) or is_part_of_figures(text, match))]
        return sorted(found, key=lambda match: (match.start, match.end))

    def _all(self, text: str) -> Iterator[Match]:
        for matcher in (self._plain, self._open, self._short):
            if matcher is not None:
                yield from matcher.find_all(text)


@lru_cache(maxsize=1024)
def phrases_of(phrases: tuple[str, ...]) -> SpokenPhrases:
    """What finds any of `phrases`; made once for all runs of a drill, since making it takes longer than a run."""
    return SpokenPhrases(phrases)


class SpokenLines:
    """Tells which of some lines of a pack were said, whether they were on screen or not."""

    def __init__(self, lines: Mapping[str, Line], names: Names) -> None:
        self._lines = lines
        self._names = names
        self._following = Following()
        self._latest: dict[str, tuple[str, bool]] = {}

    def is_said(self, line_id: str, heard: str) -> bool:
        """Whether the line of that id, or a variant of it, was said in `heard`; never one that the pack has not."""
        text, said = self._latest.get(line_id, ("", False))
        if text != heard:
            said = self._says(line_id, heard)
            self._latest[line_id] = heard, said
        return said

    def _says(self, line_id: str, heard: str) -> bool:
        line = self._lines.get(line_id)
        if line is None or not heard:
            return False
        keys = tuple(fill(key, self._names) for key in line.keys)
        if self._following.is_said(fill(line.text, self._names), keys, heard):
            return True
        return any(self._following.is_said(fill(text, self._names), (), heard) for text in line.variants)


def _addressing(phrase: str) -> tuple[str, ...]:
    """The phrase with either form of address."""
    return tuple(dict.fromkeys((phrase, phrase.replace("你", "您"), phrase.replace("您", "你"))))

"""Finding an entry of the library by its name: two letters of its pinyin are enough while a customer waits.

What is typed may be characters, whole syllables, their first letters, or any mix of them, as it comes out of a
keyboard with or without an input method: 无声, wusheng, wsdh, wush, w声.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from desktop.core.script import Library
from desktop.core.text import normalise, sounds

_AT_ITS_GROUP = 1000
"""How much farther down an entry stands that is found by the name of its group only."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the call can be taken by name, or what can be practised."""

    kind: Literal["stage", "situation", "drill"]
    id: str
    name: str
    group: str
    """The family or topic that it belongs to, or what all stages are called together."""


@dataclass(frozen=True, slots=True)
class _Rank:
    """How well a name answers; the smaller in the order of `key` the better."""

    start: int
    letters: int
    """How many characters were named by less than their whole syllable."""

    @property
    def key(self) -> tuple[bool, int, int]:
        return (self.start > 0, self.letters, self.start)


def places_of(library: Library) -> tuple[Place, ...]:
    """Every stage and every situation, in the order in which the library and its families have them."""
    families = {family.id: family.name for family in library.families}
    order = {name: number for number, name in enumerate(dict.fromkeys([*families, *_used_families(library)]))}
    stages = [Place("stage", stage.id, stage.name, "阶段") for stage in library.stages]
    situations = [
        Place("situation", each.id, each.name, families.get(each.family, each.family))
        for each in sorted(library.situations, key=lambda each: order[each.family])
    ]
    return (*stages, *situations)


def find(places: Iterable[Place], typed: str) -> list[Place]:
    """The places that what was typed may mean, the likeliest first; all of them in their order while it is empty.

    Found at its beginning goes before found inside, whole syllables before first letters, short before long names.
    """
    wanted = _letters(typed)
    if not wanted:
        return [] if typed.strip() else list(places)
    found = []
    for number, place in enumerate(places):
        rank = _rank(place.name, wanted)
        by_group = _rank(place.group, wanted) if rank is None and len(wanted) > 1 else None
        if rank is not None:
            found.append((0, *rank.key, len(place.name), number, place))
        elif by_group is not None:
            found.append((_AT_ITS_GROUP, *by_group.key, 0, number, place))
    return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1])]


def _used_families(library: Library) -> list[str]:
    return [each.family for each in library.situations]


def _letters(typed: str) -> str:
    # ü is typed as v; what an input method puts between syllables says nothing.
    return normalise(unicodedata.normalize("NFC", typed.lower()).replace("ü", "v"))


def _rank(name: str, wanted: str) -> _Rank | None:
    chars = normalise(name)
    ranks = [
        _Rank(start, letters)
        for start in range(len(chars))
        if (letters := _fewest_letters(chars[start:], wanted)) is not None
    ]
    return min(ranks, key=lambda rank: rank.key, default=None)


@lru_cache(maxsize=1 << 14)
def _fewest_letters(chars: str, wanted: str) -> int | None:
    """In how few characters cut to less than a syllable `wanted` names a beginning of `chars`; None: it does not."""
    if not wanted:
        return 0
    if not chars:
        return None
    ways = []
    for taken, cut in _bites(chars[0], wanted):
        rest = _fewest_letters(chars[1:], wanted[taken:])
        if rest is not None:
            ways.append(rest + cut)
    return min(ways, default=None)


def _bites(char: str, wanted: str) -> set[tuple[int, bool]]:
    """How much of `wanted` one character can stand for, and whether that is less than its whole syllable."""
    bites = {(1, False)} if wanted[0] == char else set()
    for sound in sounds(char):
        syllable = sound.initial + sound.final
        for taken in range(1, len(syllable) + 1):
            if not wanted.startswith(syllable[:taken]):
                break
            bites.add((taken, taken < len(syllable)))
    return bites

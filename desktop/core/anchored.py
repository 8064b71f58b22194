"""Phrases written with choices as they are read, and the anchor by which each is looked for.

One choice, or some neighbouring ones, of each phrase is its anchor: every wording has to hold one of its words. The
best anchor is the one that turns up least by chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod

from desktop.core.alternatives import PAUSE, Choices, choices_of
from desktop.core.confusion import sound_classes
from desktop.core.gapped import GAP
from desktop.core.matching import Entry
from desktop.core.text import normalise

MOST_ANCHORS = 500
"""Words that one phrase may be looked for by; neighbouring choices are taken together up to so many."""
_FREQUENCIES = {
    char: frequency
    for frequency, chars in (
        (1 / 30, "一十您的好上"),
        (1 / 70, "请可有问在子见五点其先"),
        (1 / 120, "生里两到机服吗帮元我就不行个还天要二和经人方怎前"),
        (1 / 200, "分了会称么每八下祝谢家迎为题百后工晚大们这六月需保用手做钟费如果来接他系免次小场"),
    )
    for char in chars
}
"""How often what agents say sounds like these: counted over calls in which nothing is wrong, whatever the tone."""
_SELDOM = 1 / 500
"""The same of any other sound, about."""
_GOOD_ENOUGH = -1 / 400
"""The worth of a choice that needs none of its neighbours: between those, adverbs may stand."""
_OURSELVES = ("我们", "咱们", "咱", "我这边", "我们这边")


@dataclass(frozen=True, slots=True)
class AnchoredPhrase:
    """A phrase as the places in which choices stand, and which of them are its anchor."""

    entry: Entry
    places: tuple[Choices, ...]
    first: int
    """The anchor is made of the places from this one"""
    behind: int
    """up to, not with, this one."""
    before: frozenset[str] | None
    """The classes of what may stand right before the anchor; None where anything may."""
    after: frozenset[str] | None
    """As `before`, of what may stand right behind it."""


def anchored(entry: Entry) -> AnchoredPhrase:
    """`entry` with the anchor that suits it best."""
    places = tuple(_pieces(entry.text))
    spans = [
        (first, behind)
        for first in range(len(places))
        for behind in range(first + 1, len(places) + 1)
        if prod(map(len, places[first:behind])) <= MOST_ANCHORS and not _is_open(places[first:behind])
    ]
    alone = [span for span in spans if span[1] - span[0] == 1 and _worth(places[slice(*span)]) >= _GOOD_ENOUGH]
    first, behind = max(alone or spans, key=lambda span: _worth(places[slice(*span)]), default=(0, 0))
    before, after = _outer_classes(places[:first][::-1], -1), _outer_classes(places[behind:], 0)
    return AnchoredPhrase(entry, places, first, behind, before, after)


def _pieces(text: str) -> Iterator[Choices]:
    """The places of a phrase as they are read: open ones apart, without marks, and 我 in the words of a team too."""
    for choices in choices_of(text):
        if len(choices) > 1 or choices == (PAUSE,):
            yield tuple(dict.fromkeys(said for choice in choices for said in _said(choice)))
            continue
        pieces = choices[0].split(GAP)
        for number, piece in enumerate(pieces):
            if number:
                yield (GAP,)
            if normalise(piece):
                yield tuple(_said(piece))


def _said(choice: str) -> Iterator[str]:
    if choice in (GAP, PAUSE):
        yield choice
        return
    words = normalise(choice)
    yield words
    if words.count("我") == 1 and "我们" not in words:
        yield from (words.replace("我", ourselves) for ourselves in _OURSELVES)


def _is_open(places: Sequence[Choices]) -> bool:
    return any(choice in ("", GAP, PAUSE) for choices in places for choice in choices)


def _worth(places: Sequence[Choices]) -> float:
    """How seldom an anchor turns up by chance: each of its words does, and a longer one does less."""
    words = map("".join, product(*places))
    return -sum(prod(map(_frequency, word)) for word in words)


@cache
def _frequency(char: str) -> float:
    """How often something that sounds like `char` stands in a given place of talk; 您 may stand for 你."""
    if char == "你":
        return _frequency("您")
    return max(_class_frequencies().get(name, _SELDOM) for name in sound_classes(char))


@cache
def _class_frequencies() -> Mapping[str, float]:
    return {sound_classes(char)[0]: frequency for char, frequency in _FREQUENCIES.items()}


def anchors(pattern: AnchoredPhrase) -> Iterator[str]:
    """The words one of which is in every wording of `pattern`."""
    for words in product(*pattern.places[pattern.first : pattern.behind]):
        anchor = "".join(words)
        yield anchor
        if "你" in anchor:
            yield anchor.replace("你", "您")


def _outer_classes(places: Sequence[Choices], outer: int) -> frozenset[str] | None:
    """The classes of the characters with which the first of `places` begins, or with `outer` -1 ends."""
    if not places or _is_open(places[:1]):
        return None
    return frozenset(name for choice in places[0] for name in sound_classes(choice[outer]))

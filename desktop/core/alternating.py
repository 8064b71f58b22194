"""Finds phrases that are written with choices: 你(去找|去问)(他们|商家)(吧|去).

One choice of each phrase is its anchor: every wording has to hold one of its words. An automaton over the anchors of
all phrases says which of them may stand in a text; only these are compared, by sound, from the anchor to both sides.
Spelling them out instead would take millions of phrases.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from math import prod

from desktop.core.alternatives import PAUSE, Choices, choices_of
from desktop.core.confusion import distance, same_character, sound_classes
from desktop.core.gapped import GAP, MOST_BETWEEN
from desktop.core.matching import BUDGET_PER_CHARACTER, SHORTEST_BY_SOUND, Entry, Match, settled_syllables
from desktop.core.sound_automaton import HeardText, SoundAutomaton, heard_text
from desktop.core.text import normalise

MOST_ANCHORS = 500
"""Words that one phrase may be looked for by; neighbouring choices are taken together up to so many."""
SHORT = 4
"""Characters up to which a wording is found by its very sounds only."""
CHARACTERS_TO_VOUCH = 3
"""Characters that it takes to vouch for one that only sounds right: among so many wordings chance hits are likely."""
_COMMON = frozenset("你您我不是的了这那就都有说一")
_OFTEN, _SELDOM = 1 / 20, 1 / 500
"""How often a character stands in a given place of talk, about: one of the commonest, and any other."""
_GOOD_ENOUGH = -1 / 400
"""The worth of a choice that needs none of its neighbours: between those, adverbs may stand."""
_PARTICLES = frozenset("吧吗嘛呀啊呢啦呗咯哈")
"""What only sounds like one of these is a word: 八点 after 应该是."""
_LIGHT = frozenset("也都就又可还真是才")
_MOST_LIGHT = 2
"""Adverbs that may stand between two choices without changing what is said."""
_OURSELVES = ("我们", "咱们", "咱", "我这边", "我们这边")
_ENDS_A_SENTENCE = frozenset("。！？!?；;")


@dataclass(frozen=True, slots=True)
class _Pattern:
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


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read a part of a pattern into a text."""

    at: int
    """Index of the outermost syllable, or the one beyond it while nothing was read."""
    words: tuple[str, ...] = ()
    apart: float = 0.0
    misspelt: int = 0

    @property
    def rank(self) -> tuple[float, int, int]:
        return self.apart, self.misspelt, -len(normalise("".join(self.words)))


_Anchored = tuple[int, int, str, int]
"""With or without fillers, which pattern, its anchor, and the place of its first syllable."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """A text that was searched, and what was read at each anchor in it."""

    text: str = ""
    read: Mapping[_Anchored, tuple[Match | None, int]] = field(default_factory=dict)
    """With each anchor the last syllable that was looked at."""


class AlternatingMatcher:
    """Finds any of `entries`, phrases with choices, in a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        patterns = [_pattern(entry) for entry in entries]
        self._anchors = SoundAutomaton(
            (anchor, (pattern, anchor)) for pattern in patterns for anchor in _anchors(pattern)
        )
        self._latest = _Searched()

    def find_all(self, text: str) -> list[Match]:
        """Every match in `text`, those that overlap included; of a text that goes on only the end is read anew."""
        latest = self._latest
        if text != latest.text:
            heard = heard_text(text)
            settled = settled_syllables(heard, latest.text)
            ways = (heard.all_places, heard.plain_places)
            read: dict[_Anchored, tuple[Match | None, int]] = {}
            for number, places in enumerate(ways if len(ways[0]) > len(ways[1]) else ways[1:]):
                self._read(_Reader(heard, places), number, bisect_left(places, settled), read)
            self._latest = _Searched(text, read)
        return list(dict.fromkeys(match for match, _ in self._latest.read.values() if match))

    def _read(
        self, reader: "_Reader", number: int, settled: int, read: dict[_Anchored, tuple[Match | None, int]]
    ) -> None:
        """Fill `read`, with what is known where the text was read before up to `settled`."""
        known = self._latest.read
        for span, anchored in self._anchors.find(reader.heard, reader.places):
            for pattern, anchor in anchored:
                key = (number, id(pattern), anchor, span.start)
                before = known.get(key)
                if before and before[1] < settled:
                    read[key] = before
                else:
                    read[key] = reader.read(pattern, anchor, span), reader.farthest


class _Reader:
    """Reads patterns into one text."""

    def __init__(self, heard: HeardText, places: Sequence[int]) -> None:
        self.heard = heard
        self.places = places
        self.farthest = 0
        """Index of the last syllable, or the one behind the end, that the latest reading depends on."""
        self._chars = [heard.sounds[place].char for place in places]
        self._indices = [heard.sounds[place].index for place in places]

    def read(self, pattern: _Pattern, anchor: str, span: range) -> Match | None:
        self.farthest = span.stop
        if not (self._may_be(pattern.after, span.stop) and self._may_be(pattern.before, span.start - 1)):
            return None
        core = self._word(anchor, span.start, _Way(span.start))
        if core is None:
            return None
        right = self._side(pattern.places[pattern.behind :], span.stop, 1)
        left = right and self._side(tuple(reversed(pattern.places[: pattern.first])), span.start - 1, -1)
        if left is None or right is None:
            return None
        start, end = self._indices[left.at + 1], self._indices[right.at - 1] + 1
        words = "".join((*reversed(left.words), anchor, *right.words))
        length = len(normalise(words))
        apart = left.apart + core.apart + right.apart
        misspelt = left.misspelt + core.misspelt + right.misspelt
        heard = self.heard.text[start:end]
        if not _fits(length, apart, misspelt) or not _ENDS_A_SENTENCE.isdisjoint(heard):
            return None
        return Match(pattern.entry.key, start, end, heard, words, apart, misspelt)

    def _may_be(self, classes: frozenset[str] | None, at: int) -> bool:
        """Whether the syllable at `at` is of `classes`, or one that may stand before such; most anchors are chance."""
        if classes is None:
            return True
        if not 0 <= at < len(self._chars):
            return False
        char = self._chars[at]
        return char in _LIGHT or not classes.isdisjoint(_heard_classes(char))

    def _side(self, places: Sequence[Choices], at: int, step: int) -> _Way | None:
        """The best way to read `places` outwards from `at`; `step` is 1 to the right, -1 to the left."""
        ways = [_Way(at)]
        for number, choices in enumerate(places):
            last = number == len(places) - 1
            longer = [one for way in ways for one in self._read_on(choices, way, step, last=last)]
            if not longer:
                return None
            if len(longer) > 1:
                longer = list({way.at: way for way in sorted(longer, key=lambda way: way.rank, reverse=True)}.values())
            ways = longer
        return min(ways, key=lambda way: way.rank) if len(ways) > 1 else ways[0]

    def _read_on(self, choices: Choices, way: _Way, step: int, *, last: bool) -> Iterator[_Way]:
        """`way` with each of `choices` that is said next."""
        if "" in choices:
            yield way
        if PAUSE in choices and self._pauses(way.at, step):
            yield way
        if GAP in choices:
            yield from self._skipped(way, step, last=last)
        for light in range(_MOST_LIGHT + 1):
            at = way.at + step * light
            self.farthest = max(self.farthest, at)
            if not 0 <= at < len(self._chars) or (light and self._chars[at - step] not in _LIGHT):
                return
            for choice in _beginning_like(choices, self._chars[at], step):
                read = self._word(choice, at if step > 0 else at - len(choice) + 1, way)
                if read:
                    yield _Way(at + step * len(choice), (*way.words, choice), read.apart, read.misspelt)

    def _word(self, word: str, first: int, way: _Way) -> _Way | None:
        """`way` with the costs of finding `word` from the syllable `first` on; None where something else is said."""
        self.farthest = max(self.farthest, first + len(word))
        if first < 0 or first + len(word) > len(self._chars):
            return None
        apart, misspelt = way.apart, way.misspelt
        for char, meant in zip(self._chars[first : first + len(word)], word, strict=True):
            if same_character(char, meant) or (char == "您" and meant == "你"):
                continue
            if meant in _PARTICLES:
                return None
            apart += distance(char, meant)
            misspelt += 1
            if apart > len(word):
                return None
        return _Way(way.at, way.words, apart, misspelt)

    def _skipped(self, way: _Way, step: int, *, last: bool) -> Iterator[_Way]:
        """`way` beyond an open place; at the end of a pattern that reaches as far as it may."""
        ways = []
        at = way.at
        for _ in range(MOST_BETWEEN + 1):
            ways.append(_Way(at, (*way.words, GAP), way.apart, way.misspelt))
            if not 0 <= at < len(self._chars) or self._pauses(at, step):
                break
            at += step
        yield from ways[-1:] if last else ways

    def _pauses(self, at: int, step: int) -> bool:
        """Whether a mark, or an end, stands between the syllable read last and the one at `at`."""
        one, other = sorted((at - step, at))
        self.farthest = max(self.farthest, other)
        if one < 0 or other >= len(self._indices):
            return True
        return bool(self.heard.text[self._indices[one] + 1 : self._indices[other]].strip())


def _fits(length: int, apart: float, misspelt: int) -> bool:
    """Whether so much of a wording was heard; a short one has to be there by its very sounds."""
    if length < SHORTEST_BY_SOUND or misspelt > (length - 1) // CHARACTERS_TO_VOUCH:
        return False
    return apart <= BUDGET_PER_CHARACTER * length if length > SHORT else apart == 0.0


@lru_cache(maxsize=1 << 13)
def _heard_classes(char: str) -> frozenset[str]:
    """The classes of a syllable that was heard; 您 may stand for 你."""
    return frozenset((*sound_classes(char), *(sound_classes("你") if char == "您" else ())))


def _outer_classes(places: Sequence[Choices], outer: int) -> frozenset[str] | None:
    """The classes of the characters with which the first of `places` begins, or with `outer` -1 ends."""
    if not places or _is_open(places[:1]):
        return None
    return frozenset(name for choice in places[0] for name in sound_classes(choice[outer]))


@lru_cache(maxsize=1 << 14)
def _beginning_like(choices: Choices, char: str, step: int) -> tuple[str, ...]:
    """Those of `choices` that begin, or with `step` -1 end, with a character that sounds about like `char`."""
    near = _heard_classes(char)
    outer = 0 if step > 0 else -1
    return tuple(
        one for one in choices if one not in ("", GAP, PAUSE) and not near.isdisjoint(sound_classes(one[outer]))
    )


def _pattern(entry: Entry) -> _Pattern:
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
    return _Pattern(entry, places, first, behind, before, after)


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
    return -sum(prod(_OFTEN if char in _COMMON else _SELDOM for char in word) for word in words)


def _anchors(pattern: _Pattern) -> Iterator[str]:
    for words in product(*pattern.places[pattern.first : pattern.behind]):
        anchor = "".join(words)
        yield anchor
        if "你" in anchor:
            yield anchor.replace("你", "您")

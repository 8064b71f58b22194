"""Finds phrases that are written with choices: 你(去找|去问)(他们|商家)(吧|去).

One choice of each phrase is its anchor: every wording has to hold one of its words. An automaton over the anchors of
all phrases says which of them may stand in a text; only these are compared, by sound, from the anchor to both sides.
Spelling them out instead would take millions of phrases.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.core.alternatives import PAUSE, Choices
from desktop.core.anchored import AnchoredPhrase, anchored, anchors
from desktop.core.confusion import distance, same_character, sound_classes
from desktop.core.gapped import GAP, MOST_BETWEEN
from desktop.core.matching import BUDGET_PER_CHARACTER, SHORTEST_BY_SOUND, Entry, Match, settled_syllables
from desktop.core.sound_automaton import HeardText, SoundAutomaton, heard_text
from desktop.core.text import normalise

SHORT = 4
"""Characters up to which a wording is found by its very sounds only."""
CHARACTERS_TO_VOUCH = 3
"""Characters that it takes to vouch for one that only sounds right: among so many wordings chance hits are likely."""
_PARTICLES = frozenset("吧吗嘛呀啊呢啦呗咯哈")
"""What only sounds like one of these is a word: 八点 after 应该是."""
_LIGHT = frozenset("也都就又可还真是才")
_MOST_LIGHT = 2
"""Adverbs that may stand between two choices without changing what is said."""
_ENDS_A_SENTENCE = frozenset("。！？!?；;")


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
        patterns = [anchored(entry) for entry in entries]
        self._anchors = SoundAutomaton(
            (anchor, (pattern, anchor)) for pattern in patterns for anchor in anchors(pattern)
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
        for span, found in self._anchors.find(reader.heard, reader.places):
            for pattern, anchor in found:
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

    def read(self, pattern: AnchoredPhrase, anchor: str, span: range) -> Match | None:
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


@lru_cache(maxsize=1 << 14)
def _beginning_like(choices: Choices, char: str, step: int) -> tuple[str, ...]:
    """Those of `choices` that begin, or with `step` -1 end, with a character that sounds about like `char`."""
    near = _heard_classes(char)
    outer = 0 if step > 0 else -1
    return tuple(
        one for one in choices if one not in ("", GAP, PAUSE) and not near.isdisjoint(sound_classes(one[outer]))
    )

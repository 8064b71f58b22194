"""Finds phrases of which the recogniser lost, added or garbled a part.

For what tells where a call is (triggers, checklist items), not for what accuses the agent: a line that was said and
is not recognised helps nobody, and the next words put right what was recognised wrongly.

A phrase with k damaged places, cut into k + 1 pieces, has one piece whole; an automaton proposes every phrase of which
a piece was heard, and an alignment around that piece judges it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.core.confusion import distance, same_character, sound_classes
from desktop.core.matching import Entry, Match, PhraseMatcher, longest
from desktop.core.sound_automaton import HeardText, SoundAutomaton, heard_text
from desktop.core.text import normalise

SHORTEST = 3
"""Characters of the shortest phrase that is found with one more character inside."""
_SHORTEST_WITH_LOSS = 5
"""Characters of the shortest phrase of which one may be missing …"""
_SHORTEST_NAME_WITH_LOSS = 4
"""… where that is a name, which sounds like nothing else."""
_DAMAGE = 1.0
"""Distance of a character that was lost, added, or heard as something quite different."""
_BUDGETS = {3: 1.0, 4: 1.0, 5: 1.0, 6: 1.5, 7: 1.5}
"""Distance allowed for short phrases …"""
_BUDGET_PER_CHARACTER = 0.25
"""… and for each character of longer ones: recognisers get up to a quarter of the characters wrong."""
_CHARACTERS_PER_PIECE = 4
_FEWEST_PIECES, _MOST_PIECES = 2, 4


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: Entry
    chars: str
    classes: tuple[frozenset[str], ...]
    """For each character the classes that it may sound like."""
    budget: float


@dataclass(frozen=True, slots=True)
class _Piece:
    of: _Pattern
    offset: int
    """Where it begins in its phrase."""


@dataclass(frozen=True, slots=True)
class _Alignment:
    """The nearest that a stretch of the text comes to a phrase."""

    cost: float
    start: int
    """Index of its first syllable in the stretch."""
    end: int
    """Index behind its last syllable."""
    misspelt: int
    lost: int


class LooseMatcher:
    """Finds any of `entries`, whole or damaged, in time that hardly grows with their number."""

    def __init__(self, entries: Iterable[Entry], *, names: bool = False) -> None:
        """`names`: the entries are names and numbers of this call."""
        known = tuple(entries)
        self._shortest_with_loss = _SHORTEST_NAME_WITH_LOSS if names else _SHORTEST_WITH_LOSS
        self._whole = PhraseMatcher(known)
        self._pieces = SoundAutomaton(_pieces(known))

    def find(self, text: str) -> list[Match]:
        """The matches in `text`, in its order. Where some overlap the longest wins, then the nearest in sound."""
        return longest(self.find_all(text))

    def find_whole(self, text: str) -> list[Match]:
        """As `find`, but only what a `PhraseMatcher` finds: for partials, which come several times a second."""
        return self._whole.find(text)

    def find_all(self, text: str) -> list[Match]:
        """Every match in `text`, those that overlap included, in its order."""
        whole = self._whole.find_all(text)
        found = [*whole, *(one for one in self._damaged(heard_text(text)) if not any(_covers(w, one) for w in whole))]
        return sorted(found, key=lambda match: (match.start, match.end))

    def _damaged(self, heard: HeardText) -> list[Match]:
        """The nearest place of each phrase that is there in parts."""
        places = heard.plain_places
        classes = [frozenset(sound_classes(heard.sounds[place].char)) for place in places]
        best: dict[tuple[str, str], Match] = {}
        tried: set[tuple[int, int]] = set()
        for span, pieces in self._pieces.find(heard, places):
            for piece in pieces:
                start = span.start - piece.offset
                if (id(piece.of), start) in tried:
                    continue
                tried.add((id(piece.of), start))
                match = self._judge(piece.of, heard, classes, start)
                key = (piece.of.entry.key, piece.of.entry.text)
                if match and (key not in best or match.distance < best[key].distance):
                    best[key] = match
        return list(best.values())

    def _judge(
        self, pattern: _Pattern, heard: HeardText, classes: Sequence[frozenset[str]], start: int
    ) -> Match | None:
        slack = int(pattern.budget)
        first, last = max(0, start - slack), min(len(classes), start + len(pattern.chars) + slack)
        there = frozenset().union(*classes[first:last])
        if there.isdisjoint(pattern.classes[0]) or there.isdisjoint(pattern.classes[-1]):
            return None
        if sum(not own.isdisjoint(there) for own in pattern.classes) < len(pattern.chars) - slack:
            return None
        stretch = [heard.sounds[place] for place in heard.plain_places[first:last]]
        found = _align(pattern.chars, [syllable.char for syllable in stretch], pattern.budget)
        if found is None or (found.lost and len(pattern.chars) < self._shortest_with_loss):
            return None
        if found.misspelt and len(pattern.chars) == SHORTEST:
            return None
        # Without its first or last character a phrase is another, shorter one: 您反映的 is no 您反映的是.
        edges = ((pattern.chars[0], stretch[found.start]), (pattern.chars[-1], stretch[found.end - 1]))
        if any(distance(char, syllable.char) >= _DAMAGE for char, syllable in edges):
            return None
        begin, end = stretch[found.start].index, stretch[found.end - 1].index + 1
        entry = pattern.entry
        return Match(entry.key, begin, end, heard.text[begin:end], entry.text, found.cost, found.misspelt)


def _covers(whole: Match, other: Match) -> bool:
    return whole.key == other.key and whole.start < other.end and other.start < whole.end


def _pieces(entries: Iterable[Entry]) -> Iterator[tuple[str, _Piece]]:
    for entry in entries:
        chars = normalise(entry.text)
        if entry.exact or len(chars) < SHORTEST:
            continue
        budget = _BUDGETS.get(len(chars), _BUDGET_PER_CHARACTER * len(chars))
        pattern = _Pattern(entry, chars, tuple(frozenset(sound_classes(char)) for char in chars), budget)
        if len(chars) == SHORTEST:
            yield from ((chars[at : at + 2], _Piece(pattern, at)) for at in (0, 1))
            continue
        count = min(_MOST_PIECES, max(_FEWEST_PIECES, len(chars) // _CHARACTERS_PER_PIECE + 1))
        sizes = [len(chars) // count + (at < len(chars) % count) for at in range(count)]
        for size, end in zip(sizes, accumulate(sizes), strict=True):
            yield chars[end - size : end], _Piece(pattern, end - size)


def _align(chars: str, heard: Sequence[str], budget: float) -> _Alignment | None:
    """The cheapest way to hear `chars` in a part of `heard`, which may begin and end anywhere; None beyond `budget`.

    A way is (cost, lost, length, start, misspelt); plain tuples, since partials come several times a second.
    """
    row = [(0.0, 0, 0, at, 0) for at in range(len(heard) + 1)]
    for char in chars:
        cost, lost, length, start, misspelt = row[0]
        after = [(cost + _DAMAGE, lost + 1, length, start, misspelt + 1)]
        for at, other in enumerate(heard):
            cost, lost, length, start, misspelt = row[at]
            apart = min(distance(char, other), _DAMAGE)
            wrong = misspelt + (not same_character(char, other))
            best = (cost + apart, lost + (apart == _DAMAGE), length + 1, start, wrong)
            cost, lost, length, start, misspelt = row[at + 1]
            best = min(best, (cost + _DAMAGE, lost + 1, length, start, misspelt + 1))
            cost, lost, length, start, misspelt = after[at]
            # A character before the first one of the phrase belongs to what was said before.
            added = (cost + _DAMAGE, lost, length + 1, start, misspelt) if length else (cost, lost, 0, at + 1, misspelt)
            after.append(min(best, added))
        row = after
        # No way gets cheaper as it goes on.
        if min(row)[0] > budget:
            return None
    cost, lost, length, start, misspelt = min(row)
    return _Alignment(cost, start, start + length, misspelt, lost)

"""Finds phrases with an open place: 谁让你…的, 跟…没关系, 你找…去."""

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.text import normalise

GAP = "…"
"""Stands in a phrase for a few characters of one clause."""
MOST_BETWEEN = 8
"""Characters that may stand in one open place: a thing and what is done to it, not a second sentence."""
_ENDS_A_CLAUSE = re.compile("[，。！？；,.!?;]")


class GappedMatcher:
    """Finds those of `entries` that have an open place; the pieces around it are found by sound."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._pieces: dict[str, list[tuple[Entry, tuple[str, ...]]]] = {}
        single: dict[str, Entry] = {}
        for entry in entries:
            pieces = tuple(filter(None, map(normalise, entry.text.split(GAP))))
            if GAP in entry.text and len(pieces) > 1:
                self._pieces.setdefault(pieces[0], []).append((entry, pieces))
                single.update((piece, Entry(piece, piece)) for piece in pieces)
        self._matcher = PhraseMatcher(single.values())

    def find_all(self, text: str) -> list[Match]:
        """Every match in `text`, those that overlap included."""
        found = self._matcher.find_all(text) if self._pieces else []
        return [
            _joined(entry, text, row)
            for first in found
            for entry, pieces in self._pieces.get(first.key, ())
            for row in _rows([first], pieces[1:], found, text)
        ]


def _rows(row: list[Match], pieces: Sequence[str], found: Sequence[Match], text: str) -> Iterator[list[Match]]:
    """`row` continued with the nearest of `found` for each of `pieces`; nothing where one is missing."""
    for piece in pieces:
        behind = row[-1].end
        near = [
            match
            for match in found
            if match.key == piece
            and 0 < match.start - behind <= MOST_BETWEEN
            and not _ENDS_A_CLAUSE.search(text[behind : match.start])
        ]
        if not near:
            return
        row = [*row, near[0]]
    yield row


def _joined(entry: Entry, text: str, row: Sequence[Match]) -> Match:
    start, end = row[0].start, row[-1].end
    apart, misspelt = sum(match.distance for match in row), sum(match.misspelt for match in row)
    return Match(entry.key, start, end, text[start:end], entry.text, apart, misspelt)

"""Places of which a whole line is said, found without a look at every line of the library.

Where most of a line was said some piece of it was heard well; the pieces of all lines are made searchable once, and
only lines of which a piece was heard are followed.
"""

from collections.abc import Iterable, Iterator, Set

from desktop.core.following import follow
from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.placeholders import Names, fill
from desktop.core.script import Line
from desktop.core.text import count_characters, normalise

_WHOLE_LINE = 7
"""Characters of a line that is long enough to speak for its place when most of it was said."""
_COVERED = 0.85
_COVERED_WITH_KEYS = 0.6
"""The part of such a line that must have been said, without or with all of its keys."""
_PIECE = 4
"""Characters of a piece: of a line of seven or more that was covered at least one is whole."""


class WholeLines:
    """Finds some lines, each with the place in which it is said."""

    def __init__(self, lines: Iterable[tuple[str, Line]]) -> None:
        self._lines = [(place, line) for place, line in lines if _plain(line)]
        keys = {key for _, line in self._lines for key in line.keys if "{" not in key}
        self._keys = PhraseMatcher(Entry(key, key) for key in sorted(keys))
        self._with: dict[str, list[int]] = {}
        for number, (_, line) in enumerate(self._lines):
            for piece in dict.fromkeys([*_pieces(_plain(line)), *line.keys]):
                self._with.setdefault(piece, []).append(number)
        self._pieces = PhraseMatcher(Entry(piece, piece) for piece in self._with if "{" not in piece)

    def find(self, text: str) -> list[tuple[str, Line, float]]:
        """The place, the line and the part of it that was said, of every line that was, in the library's order."""
        candidates = {number for match in self._pieces.find_all(text) for number in self._with[match.key]}
        if not candidates:
            return []
        keys = {match.key for match in self._keys.find(text)}
        found = []
        for place, line in (self._lines[number] for number in sorted(candidates)):
            share = follow(_plain(line), text).match
            if share >= _enough(line, keys):
                found.append((place, line, share))
        return found


def _plain(line: Line) -> str:
    """The line without what is not known before a call; empty when it is too short to speak for its place."""
    plain = fill(line.text, Names())
    return plain if count_characters(plain) >= _WHOLE_LINE else ""


def _pieces(plain: str) -> Iterator[str]:
    text = normalise(plain)
    for start in range(0, len(text) - _PIECE + 1, _PIECE):
        yield text[start : start + _PIECE]


def _enough(line: Line, heard_keys: Set[str]) -> float:
    with_keys = bool(line.keys) and heard_keys >= set(line.keys)
    return _COVERED_WITH_KEYS if with_keys else _COVERED

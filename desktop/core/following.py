"""How much of a line has been said, by sound.

Speakers skip words, add some, take clauses in another order; recognisers get every fourth character wrong. So the
line and what was heard are not compared from left to right: places where a syllable of the one sounds like one of
the other are linked, links that follow each other closely in both make a chain, and chains that are long enough to
be no accident are what was said. A chain is free to stand anywhere in what was heard.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from desktop.core.confusion import distance, sound_classes
from desktop.core.text import Syllable, filler_positions, syllables

SAID_SHARE = 0.7
"""Part of a line or key that must be heard for it to count as said; recognisers lose up to a quarter."""
LONGEST_GAP = 3
"""Syllables in a row that may be missing from the line, or from what was heard, inside a chain."""
ENOUGH = 2.5
"""Evidence that makes a chain no accident: three syllables in a row, or four with a small gap."""
_NEAR = 0.7
"""Evidence of a syllable that sounds nearly right; one that sounds right counts 1."""
_GAP_COST = 0.3
"""Evidence that one syllable of a gap takes away."""
_ALIKE = str.maketrans({"您": "你", "她": "他", "它": "他"})
"""Characters that recognisers choose between by habit, not by sound."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What of a line was said."""

    said: tuple[bool, ...]
    """One flag for each character of the line; a mark counts as said with the character before it."""
    match: float
    """0 … 1: the part of the spoken characters of the line that was heard, where one that was misheard between others
    counts half. 1 for a line without any."""


@dataclass(slots=True)
class _Link:
    """Syllable `line` of the line sounds like syllable `heard` of what was heard."""

    line: int
    heard: int
    evidence: float
    before: "_Link | None" = None
    chain: float = 0.0
    """The evidence of the best chain that ends here."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A line, cut up once."""

    syllables: tuple[Syllable, ...]
    clauses: tuple[int, ...]
    """For each syllable the number of its clause."""
    sounds: tuple[tuple[str, ...], ...]
    """For each syllable the classes of its sounds."""
    classes: frozenset[str]
    """All of these."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was heard, without the fillers that would tear chains apart."""

    chars: str
    places: Mapping[str, Sequence[int]]
    """Where the sounds of each class are."""


class Following:
    """Follows lines through a text that grows.

    Gives what `follow` gives, and looks at a line again only when something was added that sounds like a part of it:
    partials come several times a second and most of what agents say is no line of the library.
    """

    def __init__(self) -> None:
        self._latest: dict[str, tuple[str, Followed]] = {}

    def follow(self, line: str, heard: str) -> Followed:
        """As the function `follow`."""
        spoken = _spoken(heard)
        before, followed = self._latest.get(line, ("", None))
        if followed is None or not _adds_nothing(_wanted(line), before, spoken.chars):
            followed = follow(line, heard)
        self._latest[line] = (spoken.chars, followed)
        return followed

    def matches(self, line: str, heard: str, share: float) -> bool:
        """Whether at least that share of the line was said; for most lines a look at their sounds tells."""
        return _most(_wanted(line), _spoken(heard)) >= share and self.follow(line, heard).match >= share

    def is_said(self, text: str, keys: tuple[str, ...], heard: str) -> bool:
        """As the function `is_said`."""
        return all(self.matches(part, heard, SAID_SHARE) for part in keys or (text,))


def follow(line: str, heard: str) -> Followed:
    """Which characters of `line` were said in `heard`, the utterances since the line was shown."""
    wanted = _wanted(line)
    if not wanted.syllables:
        return Followed((True,) * len(line), 1.0)
    linked: set[int] = set()
    misheard: set[int] = set()
    used: set[int] = set()
    for chain in _chains(_links(wanted, _spoken(heard))):
        rest = [link for link in chain if link.line not in linked and link.heard not in used]
        rest = _without_loose_ends(rest, len(wanted.syllables))
        if _is_evident(rest, wanted.clauses):
            linked.update(link.line for link in rest)
            misheard.update(_misheard(rest))
            used.update(link.heard for link in rest)
    misheard -= linked
    match = (len(linked) + len(misheard) / 2) / len(wanted.syllables)
    return Followed(_flags(line, wanted.syllables, linked | misheard), match)


def is_said(text: str, keys: tuple[str, ...], heard: str) -> bool:
    """Whether the line `text` was said in `heard`: all its `keys` were, or most of it where it has none."""
    return Following().is_said(text, keys, heard)


@lru_cache(maxsize=1024)
def _wanted(line: str) -> _Wanted:
    found = syllables(line.translate(_ALIKE))
    sounds = tuple(sound_classes(syllable.char) for syllable in found)
    classes = frozenset(name for names in sounds for name in names)
    return _Wanted(found, tuple(_clauses(line, found)), sounds, classes)


@lru_cache(maxsize=8)
def _spoken(heard: str) -> _Spoken:
    found = [syllable.char for syllable in syllables(heard.translate(_ALIKE))]
    fillers = filler_positions("".join(found))
    chars = "".join(char for place, char in enumerate(found) if place not in fillers)
    places: dict[str, list[int]] = {}
    for place, char in enumerate(chars):
        for name in sound_classes(char):
            places.setdefault(name, []).append(place)
    return _Spoken(chars, places)


def _most(wanted: _Wanted, spoken: _Spoken) -> float:
    """What `Followed.match` can be at most: every syllable that sounds anywhere was said, every other one misheard."""
    length = len(wanted.sounds)
    there = sum(not spoken.places.keys().isdisjoint(names) for names in wanted.sounds)
    return (there + (length - there) / 2) / length if length else 1.0


def _adds_nothing(wanted: _Wanted, before: str, now: str) -> bool:
    """Whether `now` is `before` with nothing behind it that could be linked to the line."""
    added = now[len(before) :]
    return now.startswith(before) and not any(name in wanted.classes for char in added for name in sound_classes(char))


def _clauses(line: str, wanted: Sequence[Syllable]) -> Iterator[int]:
    """For each syllable of the line the number of its clause."""
    number = 0
    for place, syllable in enumerate(wanted):
        if place and line[wanted[place - 1].index + 1 : syllable.index].strip():
            number += 1
        yield number


def _links(wanted: _Wanted, spoken: _Spoken) -> list[dict[int, _Link]]:
    """For each syllable of the line its links, by the place in what was heard."""
    rows: list[dict[int, _Link]] = []
    for number, syllable in enumerate(wanted.syllables):
        row: dict[int, _Link] = {}
        for name in sound_classes(syllable.char):
            for place in spoken.places.get(name, ()):
                apart = distance(syllable.char, spoken.chars[place])
                if apart < 1.0:
                    row[place] = _Link(number, place, _NEAR if apart else 1.0)
        rows.append(row)
    return rows


def _chains(rows: list[dict[int, _Link]]) -> Iterator[list[_Link]]:
    """Every chain that cannot be made longer, the strongest first; weaker ones may share its links."""
    for number, row in enumerate(rows):
        before = rows[max(0, number - LONGEST_GAP - 1) : number]
        heard_before = frozenset().union(*before)
        for link in row.values():
            # Most links are accidents with nothing near them.
            alone = heard_before.isdisjoint(range(link.heard - LONGEST_GAP - 1, link.heard))
            _join(link, () if alone else before)
    links = [link for row in rows for link in row.values()]
    inner = {id(link.before) for link in links if link.before}
    # A syllable by itself is evidence of nothing, unless it is the whole line.
    ends = [link for link in links if id(link) not in inner and (link.before or len(rows) == 1)]
    for end in sorted(ends, key=lambda link: (-link.chain, link.line, link.heard)):
        yield _walk_back(end)


def _join(link: _Link, rows_before: Sequence[dict[int, _Link]]) -> None:
    """Hang `link` on the chain before it that gives the most evidence, if any gives some.

    The nearest link of each row is the best one of it, and one on the diagonal, where as much was misheard as is
    missing, is not looked beyond: it keeps the search short where a syllable occurs again and again.
    """
    best = 0.0
    for missing, row in enumerate(reversed(rows_before)):
        for added in range(LONGEST_GAP + 1) if row else ():
            candidate = row.get(link.heard - 1 - added)
            if candidate:
                evidence = candidate.chain - _GAP_COST * max(missing, added)
                if evidence > best:
                    best, link.before = evidence, candidate
                break
        if link.before and link.before.heard == link.heard - 1 - missing:
            break
    link.chain = best + link.evidence


def _walk_back(end: _Link) -> list[_Link]:
    chain: list[_Link] = []
    link: _Link | None = end
    while link:
        chain.append(link)
        link = link.before
    return chain[::-1]


def _without_loose_ends(chain: list[_Link], length: int) -> list[_Link]:
    """The chain from the first to the last syllable that sounds right, unless the line itself begins or ends there.

    感谢您的来电 was not begun with 感谢您的耐心等待 because 耐 is near 来.
    """
    right = [at for at, link in enumerate(chain) if link.evidence == 1.0]
    if not right:
        return chain
    first = 0 if chain[0].line == 0 else right[0]
    last = len(chain) if chain[-1].line == length - 1 else right[-1] + 1
    return chain[first:last]


def _is_evident(chain: Sequence[_Link], clauses: Sequence[int]) -> bool:
    """Whether the chain is no accident: it is strong, or it is a short clause from end to end."""
    if not chain:
        return False
    gaps = sum(max(after.line - before.line, after.heard - before.heard) - 1 for before, after in pairwise(chain))
    if sum(link.evidence for link in chain) - _GAP_COST * gaps >= ENOUGH:
        return True
    first, last = chain[0].line, chain[-1].line
    alone = len(chain) == 1 < len(clauses)  # what is left of a chain when a stronger one took the rest
    starts = first == 0 or clauses[first - 1] != clauses[first]
    ends = last == len(clauses) - 1 or clauses[last + 1] != clauses[last]
    return gaps == 0 and not alone and starts and ends and all(link.evidence == 1.0 for link in chain)


def _misheard(chain: Sequence[_Link]) -> Iterator[int]:
    """The syllables of the line inside the chain in whose place as many others were heard."""
    for before, after in pairwise(chain):
        if after.heard - before.heard == after.line - before.line:
            yield from range(before.line + 1, after.line)


def _flags(line: str, wanted: Sequence[Syllable], said: set[int]) -> tuple[bool, ...]:
    spoken = {syllable.index: place in said for place, syllable in enumerate(wanted)}
    flags: list[bool] = []
    for index in range(len(line)):
        flags.append(spoken.get(index, bool(flags) and flags[-1]))
    return tuple(flags)

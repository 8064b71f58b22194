"""Finds long phrases into which a recogniser put one syllable too many, or of which it lost one.

Both ends must be there, no mark may stand inside, and what turns the sense (不, 没, 别) may be neither what is missing
nor what is too much. One syllable in the place of another is not looked past: 您过几天再打 is no 您过两天再打, and of
such hits every third was innocent where of these hardly one is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.core.confusion import distance, same_character
from desktop.core.gapped import GAP
from desktop.core.matching import Entry, Match
from desktop.core.sound_automaton import HeardText, SoundAutomaton, heard_text
from desktop.core.text import FILLERS, normalise

SHORTEST = 4
"""Characters of the shortest phrase that is found with one more inside; all must be its own …"""
_SHORTEST_MISSPELT = 5
"""… unless it has so many."""
_SHORTEST_WITH_LOSS = 6
"""Characters of the shortest one that is found with one less; all others must sound like its own."""
DAMAGE = 1.0
"""Distance that one lost or added syllable counts."""
_NEAR = 0.5
"""Distance allowed for all others together: one confusable sound."""
_MOST_MISSPELT = 1 / 3
_COMMON = frozenset("的了是我你您他在有一不这那就都")
"""What recognisers write where it is said: 您的接 is hardly 您得."""
_TURNING = frozenset("不没别无未非莫勿甭")
"""Characters without which a sentence says the opposite."""
_ENDING_FILLERS = "".join(word for word in FILLERS if len(word) == 1)
_MARKS = frozenset("，。！？；：、,.!?;:")


@dataclass(frozen=True, slots=True)
class _Half:
    """The first or the second half of a phrase; one of them is whole."""

    entry: Entry
    chars: str
    """Of the whole phrase, without a filler at its end: those are passed over in what is heard."""
    is_first: bool


class DamagedMatcher:
    """Finds those of `entries` that are long enough; `exact` ones and those with an open place take no part."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._halves = SoundAutomaton(_halves(entries))

    def find_all(self, text: str) -> list[Match]:
        """Every damaged phrase in `text`, also where it stands whole beside something that could belong to it."""
        heard = heard_text(text)
        places = heard.plain_places
        chars = "".join(heard.sounds[place].char for place in places)
        found: dict[Match, None] = {}
        for span, halves in self._halves.find(heard, places):
            for half in halves:
                for window in _windows(half, span, len(chars)):
                    match = _judged(half, heard, places[window.start : window.stop], chars[window.start : window.stop])
                    if match:
                        found[match] = None
        return list(found)


def _halves(entries: Iterable[Entry]) -> Iterator[tuple[str, _Half]]:
    for entry in entries:
        chars = normalise(entry.text).rstrip(_ENDING_FILLERS)
        if not entry.exact and GAP not in entry.text and len(chars) >= SHORTEST:
            middle = len(chars) // 2
            yield chars[:middle], _Half(entry, chars, is_first=True)
            yield chars[middle:], _Half(entry, chars, is_first=False)


def _windows(half: _Half, span: range, length: int) -> Iterator[range]:
    """Where the whole phrase may stand with one syllable less or one more."""
    for size in (len(half.chars) - 1, len(half.chars) + 1):
        start = span.start if half.is_first else span.stop - size
        if start >= 0 and start + size <= length:
            yield range(start, start + size)


def _judged(half: _Half, heard: HeardText, places: Sequence[int], chars: str) -> Match | None:
    start, end = heard.sounds[places[0]].index, heard.sounds[places[-1]].index + 1
    if not _MARKS.isdisjoint(heard.text[start:end]):
        return None
    damage = _damage(chars, half.chars)
    if damage is None:
        return None
    entry, (apart, wrong) = half.entry, damage
    return Match(entry.key, start, end, heard.text[start:end], entry.text, DAMAGE + apart, wrong + 1, damaged=True)


def _damage(chars: str, phrase: str) -> tuple[float, int] | None:
    """How far apart the sounds are beside the one lost or added, and how many characters differ; None: too much."""
    at = _changed_at(chars, phrase)
    missing, added = int(len(chars) < len(phrase)), int(len(chars) > len(phrase))
    if at < 1 or not _TURNING.isdisjoint(phrase[at : at + missing] + chars[at : at + added]):
        return None
    pairs = list(zip(chars[:at] + chars[at + added :], phrase[:at] + phrase[at + missing :], strict=True))
    apart = sum(distance(one, other) for one, other in pairs)
    wrong = [(one, other) for one, other in pairs if not same_character(one, other)]
    lost_too = missing and (
        apart or len(phrase) < _SHORTEST_WITH_LOSS or any(b in _TURNING and a != b for a, b in pairs)
    )
    return None if lost_too or apart > _NEAR or _is_misspelt(wrong, phrase) else (apart, len(wrong))


def _changed_at(chars: str, phrase: str) -> int:
    """Where a syllable was lost or added; below 1: the first or the last one is another."""
    if distance(chars[0], phrase[0]) > _NEAR or distance(chars[-1], phrase[-1]) > _NEAR:
        return 0
    alike = [distance(one, other) <= _NEAR for one, other in zip(chars, phrase, strict=False)]
    last = len(phrase) - 1 - int(len(chars) < len(phrase))
    return min(alike.index(False) if False in alike else len(alike), last)


def _is_misspelt(wrong: Sequence[tuple[str, str]], phrase: str) -> bool:
    """Whether so many other characters stand there that it is another phrase."""
    if len(wrong) > _MOST_MISSPELT * len(phrase) or (wrong and len(phrase) < _SHORTEST_MISSPELT):
        return True
    return any(one in _COMMON and {one, other} != {"你", "您"} for one, other in wrong)

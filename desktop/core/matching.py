"""Finds phrases in what a recogniser made of speech, by sound.

Two steps. An Aho–Corasick automaton over classes of confusable syllables proposes candidates in one pass, however
many phrases there are. Each candidate is then judged on its real readings: the sum of the distances must stay inside
a budget, and enough of the very characters must be there, since tone-free Mandarin is full of innocent homophones.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.core.confusion import distance, same_character
from desktop.core.sound_automaton import HeardText, SoundAutomaton, heard_text
from desktop.core.text import normalise

BUDGET_PER_CHARACTER = 0.25
"""Distance allowed for each character of a phrase: one confusable syllable in three, two in four."""
SHORTEST_BY_SOUND = 3
"""Phrases of fewer characters have too many innocent homophones to be found by sound inside a sentence."""
_QUESTION_MARKS = frozenset("？?")
PARTICLES = frozenset("吧吗嘛呀啊呢啦")
"""Characters that end a clause; what sounds like one in the middle of it is a word (八点 after 差不多吧)."""
_MOST_SKIPPED = 6
"""Characters of fillers inside one match; more is another sentence."""
_UNSETTLED = 2
"""Last syllables of a text that may still become fillers or go on with the next ones (那, 那个)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase to look for. Several entries may share a key, as the variants of one phrase do."""

    key: str
    text: str
    exact: bool = False
    """True: these very characters in a row, spaces and punctuation apart. False: by sound."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that was found."""

    key: str
    start: int
    """Index of the first character in the text that was searched."""
    end: int
    """Index behind the last character."""
    heard: str
    """The text from `start` to `end`, as it was written."""
    phrase: str
    """The entry's text."""
    distance: float
    """Sum over the syllables; 0.0 when every one sounds the same."""
    misspelt: int
    """How many characters sound right and are others than the phrase's."""
    damaged: bool = False
    """Whether a syllable of the phrase was lost, or another one was heard between them."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: Entry
    chars: str


@dataclass(frozen=True, slots=True)
class _Searched:
    """A text that was searched and every match in it."""

    text: str = ""
    found: tuple[Match, ...] = ()


class PhraseMatcher:
    """Finds any of `entries` in a text, in time that does not grow with their number.

    An entry without a spoken character (only punctuation, say) is never found. Of a text that goes on where the one
    before ended, as partials do, only the end is searched; what is found is the same.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        patterns = (_Pattern(entry, normalise(entry.text)) for entry in entries)
        self._automaton = SoundAutomaton((pattern.chars, pattern) for pattern in patterns)
        self._latest = _Searched()

    def find(self, text: str) -> list[Match]:
        """The matches in `text`, in its order. Where some overlap the longest wins, then the nearest in sound."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> list[Match]:
        """Every match in `text`, those that overlap included, in its order."""
        latest = self._latest
        if text == latest.text:
            return list(latest.found)
        heard = heard_text(text)
        settled = settled_syllables(heard, latest.text)
        edge = heard.sounds[settled].index if settled else 0
        fresh = {match: None for match in self._candidates(heard, settled) if match.end > edge}
        known = (match for match in latest.found if match.end <= edge)
        found = sorted([*known, *fresh], key=lambda match: (match.start, match.end))
        self._latest = _Searched(text, tuple(found))
        return found

    def _candidates(self, heard: HeardText, settled: int) -> Iterator[Match]:
        """The matches that end at the syllable `settled` or behind it, and some that end before."""
        plain = heard.plain_places
        for places in (heard.all_places, plain) if len(plain) < len(heard.all_places) else (plain,):
            first = max(0, bisect_left(places, settled) - self._automaton.longest)
            ending = places[first:]
            for span, patterns in self._automaton.find(heard, ending):
                window = ending[span.start : span.stop]
                for pattern in patterns:
                    match = _verified(pattern, heard, window)
                    if match:
                        yield match


def longest(matches: Iterable[Match]) -> list[Match]:
    """Of matches that overlap the longest, then the nearest in sound, then the earliest; in the order of the text."""
    kept: list[Match] = []
    for match in sorted(matches, key=_preference):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def settled_syllables(heard: HeardText, before: str) -> int:
    """How many of the first syllables were searched with the text `before`, and read the same with what follows."""
    same = len(before) if heard.text.startswith(before) else _common(heard.text, before)
    place = bisect_left(heard.sounds, same, key=lambda syllable: syllable.index) - _UNSETTLED
    # What one raw character stands for is not cut apart.
    while place > 0 and heard.sounds[place - 1].index == heard.sounds[place].index:
        place -= 1
    return max(0, place)


def _common(one: str, other: str) -> int:
    """The number of characters at the beginning that both share."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _preference(match: Match) -> tuple[int, float, int, int]:
    return -len(normalise(match.phrase)), match.distance, match.misspelt, match.start


def _verified(pattern: _Pattern, heard: HeardText, window: Sequence[int]) -> Match | None:
    spoken = [heard.sounds[place] for place in window]
    start, end = spoken[0].index, spoken[-1].index + 1
    skipped = window[-1] - window[0] + 1 - len(window)
    if skipped > _MOST_SKIPPED or _cuts_a_word(heard.text, start, end) or _asks_inside(heard.text[start:end]):
        return None
    if pattern.chars[-1] in PARTICLES and spoken[-1].char not in PARTICLES and not _is_break(heard, window[-1]):
        return None
    misspelt = sum(not same_character(a.char, b) for a, b in zip(spoken, pattern.chars, strict=True))
    apart = sum(distance(a.char, b) for a, b in zip(spoken, pattern.chars, strict=True))
    if pattern.entry.exact:
        fits = misspelt == 0 and skipped == 0
    elif len(window) < SHORTEST_BY_SOUND:
        fits = apart == 0.0 and _stands_out(heard, window, misspelt)
    else:
        fits = apart <= BUDGET_PER_CHARACTER * len(window) and is_evident(len(window), misspelt, apart)
    if not fits:
        return None
    return Match(pattern.entry.key, start, end, heard.text[start:end], pattern.entry.text, apart, misspelt)


def is_evident(length: int, misspelt: int, apart: float) -> bool:
    """Same sounds are enough; near ones need a third of the very characters to vouch for them."""
    return apart == 0.0 or length - misspelt >= length // 3


def _stands_out(heard: HeardText, window: Sequence[int], misspelt: int) -> bool:
    """The rule for one or two characters: the very two characters anywhere; a single one where a clause begins or
    ends; others of the same sound only as a whole clause.
    """
    before = _is_break(heard, window[0] - 1)
    after = _is_break(heard, window[-1])
    if misspelt:
        return before and after
    return len(window) > 1 or before or after


def _is_break(heard: HeardText, place: int) -> bool:
    """Whether a clause may end between the syllable at `place` and the next: an end, a mark, a filler."""
    if not 0 <= place < len(heard.sounds) - 1:
        return True
    if place not in heard.plain_places or place + 1 not in heard.plain_places:
        return True
    between = heard.text[heard.sounds[place].index + 1 : heard.sounds[place + 1].index]
    return bool(between.strip())


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a word of Latin letters."""
    return _is_latin(text[start - 1 : start + 1]) or _is_latin(text[end - 1 : end + 1])


def _is_latin(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalpha()


def _asks_inside(text: str) -> bool:
    """A question mark ends a sentence for sure; other marks are put where the speaker paused."""
    return not _QUESTION_MARKS.isdisjoint(text)

"""Finds sequences of sounds in a text in one pass, however many sequences there are: Aho–Corasick over sound classes.

Characters that speakers or recognisers confuse share a class, so what comes out are candidates; whoever asks judges
them on their real sounds.

A character with several readings takes part with all of them on the side of the sequences, where the automaton is built
once; the text is read once with everyone's usual reading and once with the other one. What that leaves out is a
sequence in which two characters were both misheard as characters with several readings, one usual and one not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Generic, TypeVar

import ahocorasick

from desktop.core.confusion import sound_classes
from desktop.core.text import Syllable, filler_positions, syllables

MOST_SPELLINGS = 64
"""Readings of one sequence that enter the automaton; only one of many heteronyms has more."""

_READING_BREAK = "\0"
_UNKNOWN_SOUND = "\1"
_FIRST_SYMBOL = 0xE000

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class HeardText:
    """A text under search: its syllables, and the places of those that are no fillers."""

    text: str
    sounds: Sequence[Syllable]
    all_places: Sequence[int]
    plain_places: Sequence[int]


@lru_cache(maxsize=8)
def heard_text(text: str) -> HeardText:
    """`text`, ready to be searched."""
    found = syllables(text)
    fillers = filler_positions("".join(syllable.char for syllable in found))
    everywhere = range(len(found))
    return HeardText(text, found, everywhere, [place for place in everywhere if place not in fillers])


class SoundAutomaton(Generic[_T]):
    """Sequences of characters, each with a value, and where they sound."""

    def __init__(self, sequences: Iterable[tuple[str, _T]]) -> None:
        """`sequences`: the characters and what is told when they are found; an empty sequence never is."""
        self.longest = 0
        """Characters of the longest sequence."""
        self._symbols: dict[str, str] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        self._automaton = ahocorasick.Automaton()
        values: dict[str, list[_T]] = {}
        for chars, value in sequences:
            self.longest = max(self.longest, len(chars))
            for spelling in self._spellings(chars):
                values.setdefault(spelling, []).append(value)
        for spelling, sharing in values.items():
            self._automaton.add_word(spelling, (len(spelling), tuple(sharing)))
        self._automaton.make_automaton()

    def find(self, heard: HeardText, places: Sequence[int]) -> Iterator[tuple[range, tuple[_T, ...]]]:
        """Where one of the sequences may sound: a range of indices into `places`, and the values there.

        `places` are those syllables of `heard` that count.
        """
        if not places or not self._symbols:
            return
        for end, (length, values) in self._automaton.iter(self._readings_of(heard, places)):
            last = end % (len(places) + 1)
            yield range(last + 1 - length, last + 1), values

    def _readings_of(self, heard: HeardText, places: Sequence[int]) -> str:
        """The text in the automaton's alphabet, once for each reading of its characters: the usual ones, then the
        second ones, and so on.
        """
        sounds, known = heard.sounds, self._known
        each = [known.get(char) or self._read(char) for char in [sounds[place].char for place in places]]
        usual = "".join([symbols[0] for symbols in each])
        most = max(map(len, each))
        others = ["".join([symbols[min(nth, len(symbols) - 1)] for symbols in each]) for nth in range(1, most)]
        return _READING_BREAK.join([usual, *others])

    def _read(self, char: str) -> tuple[str, ...]:
        symbols = tuple(self._symbols.get(name, _UNKNOWN_SOUND) for name in sound_classes(char))
        self._known[char] = symbols
        return symbols

    def _spellings(self, chars: str) -> Iterator[str]:
        if not chars:
            return iter(())
        symbols = [[self._symbol(name) for name in sound_classes(char)] for char in chars]
        return islice(map("".join, product(*symbols)), MOST_SPELLINGS)

    def _symbol(self, sound_class: str) -> str:
        return self._symbols.setdefault(sound_class, chr(_FIRST_SYMBOL + len(self._symbols)))

"""Text as it sounds: what counts as a character, and how each one may be read.

A recogniser writes the right sound with the wrong character all the time, so nothing behind it may compare
characters. Everything that compares what was heard with what was written compares `Syllable`s.
"""

import os
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from desktop.core.heteronyms import READINGS

DIGIT_READINGS = {
    "0": ("ling",), "1": ("yi", "yao"), "2": ("er",), "3": ("san",), "4": ("si",),
    "5": ("wu",), "6": ("liu",), "7": ("qi",), "8": ("ba",), "9": ("jiu",),
}  # fmt: skip
"""How a digit is said; 1 is yao in numbers that are read out digit by digit."""

FILLERS = ("那个", "这个", "嗯", "啊", "呃", "额", "哦", "噢", "唉", "哎", "诶", "呀")
"""Words that fill a pause and carry nothing, the longer ones first."""

_BLOCK = 16
"""Characters that are cut into syllables together: of a text that grows only the last block is cut anew."""
_FILLER = re.compile("|".join(FILLERS))
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxzcsryw")
_HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x323AF), (0x3007, 0x3007))


class Sound(NamedTuple):
    """A syllable without its tone, cut into initial and final: zhang is ("zh", "ang")."""

    initial: str
    final: str


@dataclass(frozen=True, slots=True)
class Syllable:
    """One character that is spoken."""

    char: str
    """The character, folded: half width, lower case."""
    index: int
    """Where it stands in the text it came from."""


def normalise(text: str) -> str:
    """The characters that are spoken: Han, digits and letters, half width and lower case. Nothing else remains."""
    return "".join(map(_fold, text))


@lru_cache(maxsize=1 << 10)
def count_characters(text: str) -> int:
    """How many characters of `text` count for pace: Han and digits, since each digit is one syllable.

    Punctuation, spaces and letters of other scripts never count.
    """
    return sum(char.isdecimal() or is_han(char) for char in normalise(text))


@lru_cache(maxsize=1 << 15)
def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    code = ord(char)
    return any(first <= code <= last for first, last in _HAN)


def syllables(text: str) -> tuple[Syllable, ...]:
    """What is spoken of `text`, each with its place in `text`."""
    blocks = (_syllables(text[at : at + _BLOCK], at) for at in range(0, len(text), _BLOCK))
    return tuple(chain.from_iterable(blocks))


@lru_cache(maxsize=1 << 9)
def _syllables(block: str, start: int) -> tuple[Syllable, ...]:
    return tuple(Syllable(char, start + at) for at, raw in enumerate(block) for char in _fold(raw))


@lru_cache(maxsize=1 << 15)
def sounds(char: str) -> tuple[Sound, ...]:
    """The ways to read one folded character, the most usual first; never empty.

    A digit is read as in Chinese; what is not Chinese stands for itself.
    """
    if char in DIGIT_READINGS:
        return tuple(map(_split, DIGIT_READINGS[char]))
    if not is_han(char):
        return (Sound("", char),)
    return tuple(map(_split, _readings(char)))


def filler_positions(chars: str) -> frozenset[int]:
    """Which characters of a normalised text belong to fillers. They may still be part of a phrase."""
    return frozenset(place for found in _FILLER.finditer(chars) for place in range(*found.span()))


@lru_cache(maxsize=1 << 15)
def _fold(raw: str) -> str:
    """The spoken characters that one raw character stands for: usually itself, nothing for punctuation."""
    folded = unicodedata.normalize("NFKC", raw).lower()
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in folded
        if char.isdecimal() or char.isalpha() or is_han(char)
    )


def _readings(char: str) -> list[str]:
    if char in READINGS:
        return READINGS[char].split()
    # Loading pypinyin takes time that a window without a call need not wait for, most of it for a dictionary of
    # phrases. Single characters need none, and this is the package's own way to say so.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, lazy_pinyin

    return list(lazy_pinyin(char, style=Style.NORMAL))


def _split(reading: str) -> Sound:
    initial = next((letters for letters in _INITIALS if reading.startswith(letters)), "")
    return Sound(initial, reading[len(initial) :])

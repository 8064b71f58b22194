"""Sounds that regional speakers and recognisers take for each other, and how far two characters are apart.

Tones never count: recognisers write fluent words, and their guesses keep the syllable more often than the tone.
"""

from functools import lru_cache
from math import inf

from desktop.core.text import DIGIT_READINGS, Sound, sounds

CONFUSED_INITIALS = frozenset(
    map(frozenset, [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"), ("r", "l")])
)
"""Pairs of initials that count as near: flat for retroflex, n for l, f for h, r for l."""

ONE_PART_APART = 0.5
"""Distance of two syllables that are near in the initial or in the final."""
BOTH_PARTS_APART = 0.75
"""Distance of two syllables that are near in both, such as zhang and zan."""

_CLASS_OF_INITIAL = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "h": "f"}
_HAN_DIGITS = {"〇": "0", "零": "0", "一": "1", "幺": "1", "二": "2", "三": "3", "四": "4", "五": "5"} | {
    "六": "6", "七": "7", "八": "8", "九": "9"
}  # fmt: skip
_DIGIT_OF = _HAN_DIGITS | {digit: digit for digit in DIGIT_READINGS}


@lru_cache(maxsize=1 << 15)
def sound_classes(char: str) -> tuple[str, ...]:
    """One name for each way to read `char`; characters that may be confused share one. Never empty."""
    return tuple(dict.fromkeys(map(_class_of, sounds(char))))


@lru_cache(maxsize=1 << 16)
def distance(one: str, other: str) -> float:
    """How far apart two characters sound: 0.0 the same, up to 0.75 confusable, inf anything else."""
    if same_character(one, other):
        return 0.0
    return min(_apart(a, b) for a in sounds(one) for b in sounds(other))


def same_character(one: str, other: str) -> bool:
    """Whether two characters are the same in writing; a digit is the same as its Chinese character."""
    return one == other or (one in _DIGIT_OF and _DIGIT_OF[one] == _DIGIT_OF.get(other))


def _class_of(sound: Sound) -> str:
    initial, final = sound
    return _CLASS_OF_INITIAL.get(initial, initial) + " " + _without_nasal_g(final)


def _without_nasal_g(final: str) -> str:
    return final[:-1] if final.endswith(("ang", "eng", "ing")) else final


def _apart(one: Sound, other: Sound) -> float:
    if one == other:
        return 0.0
    initials_differ = one.initial != other.initial
    if initials_differ and frozenset((one.initial, other.initial)) not in CONFUSED_INITIALS:
        return inf
    if _without_nasal_g(one.final) != _without_nasal_g(other.final):
        return inf
    return BOTH_PARTS_APART if initials_differ and one.final != other.final else ONE_PART_APART

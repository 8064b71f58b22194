"""Numbers that are said digit by digit, however they are spelled: 138 0013, 幺三八 零零, mixed, with pauses between.

Amounts, dates and times are no runs: 千, 点, 年, 月 stand between their digits. What may stand between two groups of
one number is a mark, a pause, a filler.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.text import FILLERS

HAN_DIGITS = dict(zip("〇零一幺二三四五六七八九壹贰叁肆伍陆柒捌玖", "0011234567891234567" + "89", strict=True))
"""How recognisers and writers spell a digit; 幺 is 1 in numbers that are read out."""

_DIGIT = re.compile(rf"[\d{''.join(HAN_DIGITS)}]")
_GROUP_WORDS = tuple(sorted((*FILLERS, "横杠", "杠", "空格", "唔", "欸", "恩"), key=len, reverse=True))
"""What is said between two groups of one number."""
_MARKS = frozenset(" \t\u3000,，、.。…·-—–_~～：:;；()（）[]【】“”\"'‘’!！")
"""What is written between them. A question mark ends a number."""
_CHECK_LETTER = "xX×ⅹ"
"""The last place of an identity number."""
COUNTED = frozenset("个天张位次号点月日年周元块角分秒人名家台件条层楼岁十百千万亿")
"""What comes behind a number that counts: …零五零三，三天到账 ends before 三."""
_LONGEST_COUNT = 2
_LONGEST_IDENTITY = 17
"""Digits before that letter."""


@dataclass(frozen=True, slots=True)
class DigitRun:
    """One number as it stands in a text."""

    digits: str
    """Arabic; X where an identity number ends with it."""
    places: tuple[int, ...]
    """Index of each digit in the text."""
    guessed: int = 0
    """How many of the digits were heard as other characters of their sound."""
    strays: tuple[int, ...] = ()
    """Index of each character between the digits that is none and no mark or pause either."""

    @property
    def is_damaged(self) -> bool:
        """Whether the number may have other digits, more or fewer."""
        return self.guessed > 0 or bool(self.strays)

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1] + 1


def digit_of(char: str) -> str:
    """The Arabic digit that a character spells; empty when it spells none."""
    if char in HAN_DIGITS:
        return HAN_DIGITS[char]
    return str(int(char)) if char.isdecimal() else ""


def digit_runs(text: str) -> list[DigitRun]:
    """Every run of digits in `text`, single ones included, in its order."""
    return list(_runs(text))


def joins(text: str) -> bool:
    """Whether `text` may stand between two groups of one number."""
    return _after_joint(text, 0) == len(text)


def counts_something(text: str, run: DigitRun) -> bool:
    """Whether a short run is a count of what stands behind it: 三 in 三天."""
    return len(run.places) <= _LONGEST_COUNT and text[run.end : run.end + 1] in COUNTED


def joints_removed(text: str, start: int, end: int) -> list[int]:
    """The places from `start` up to `end` at which something stands that is no mark and no filler."""
    kept: list[int] = []
    while start < end:
        behind = _after_joint(text, start)
        if behind == start:
            kept.append(start)
            behind = start + 1
        start = behind
    return kept


def _runs(text: str) -> Iterator[DigitRun]:
    digits: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        if not digits:
            first = _DIGIT.search(text, at)
            if first is None:
                return
            at = first.start()
        digit = digit_of(text[at]) or _check_letter(text, at, len(digits))
        if digit:
            digits.append(digit)
            places.append(at)
            at += 1
            continue
        behind = _after_joint(text, at)
        if digits[-1] == "X" or not _goes_on(text, behind, len(digits)):
            yield DigitRun("".join(digits), tuple(places))
            digits, places = [], []
            behind = max(behind, at + 1)
        at = behind
    if digits:
        yield DigitRun("".join(digits), tuple(places))


def _goes_on(text: str, at: int, before: int) -> bool:
    """Whether the number goes on at `at`, behind a joint, with a group that counts nothing."""
    if at >= len(text):
        return False
    behind = at
    while behind < len(text) and digit_of(text[behind]):
        behind += 1
    if behind == at:
        return _check_letter(text, at, before) != ""
    return behind - at > _LONGEST_COUNT or text[behind : behind + 1] not in COUNTED


def _check_letter(text: str, at: int, before: int) -> str:
    """X where it may end an identity number, also one of which only the last places are said; empty elsewhere."""
    is_letter = text[at] in _CHECK_LETTER and not text[at + 1 : at + 2].isalnum()
    return "X" if is_letter and 3 <= before <= _LONGEST_IDENTITY else ""


def _after_joint(text: str, at: int) -> int:
    """Index behind the marks and fillers that begin at `at`."""
    while at < len(text):
        word = next((word for word in _GROUP_WORDS if text.startswith(word, at)), "")
        if word:
            at += len(word)
        elif unicodedata.normalize("NFKC", text[at])[0] in _MARKS or text[at] in _MARKS:
            at += 1
        else:
            break
    return at

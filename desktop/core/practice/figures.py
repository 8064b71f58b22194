"""Counts in a phrase as recognisers write them: who says 八百 is heard as 800, and no syllable of that is 百."""

import re

from desktop.core.alternatives import CHOICE, choice_texts
from desktop.core.digit_runs import HAN_DIGITS
from desktop.core.matching import Match

_DIGITS = HAN_DIGITS | {"两": "2"}
_UNITS = {"千": 1000, "百": 100, "十": 10}
_COUNT = re.compile(
    # 十分抱歉 counts nothing, 千万 and 百度 neither.
    r"[一二两三四五六七八九][千百十][零一二两三四五六七八九十百]*"
    r"|十(?!分(?!钟))[一二三四五六七八九]?"
    r"|两(?=[个天件次分条位块元周小])"
)
_AT_THE_START, _AT_THE_END = re.compile(r"[0-9]+"), re.compile(r"[0-9]+$")


def with_figures(phrase: str) -> str:
    """The phrase, in which every count may also be written in figures: 您有(八百|800)积分.

    Numbers that are said digit by digit need none: a digit sounds as itself (`core.text.sounds`).
    """
    written = []
    behind = 0
    for found in CHOICE.finditer(phrase):
        choices = choice_texts(found[1])
        both = dict.fromkeys(either for choice in choices for either in (choice, _in_figures(choice)))
        written += [_either(phrase[behind : found.start()]), f"({'|'.join(both)}){found[2]}"]
        behind = found.end()
    return "".join((*written, _either(phrase[behind:])))


def is_part_of_figures(text: str, match: Match) -> bool:
    """Whether figures that stand for a count go on in `text`: 8000 is not 800.

    Those that the phrase itself has may: 6225 is asked for as the beginning of a card's number.
    """
    first, last = _AT_THE_START.match(match.heard), _AT_THE_END.search(match.heard)
    before, behind = text[max(0, match.start - 1) : match.start], text[match.end : match.end + 1]
    return _goes_on(first, match.key, before) or _goes_on(last, match.key, behind)


def _goes_on(figures: re.Match[str] | None, phrase: str, beside: str) -> bool:
    return figures is not None and beside.isdecimal() and figures[0] not in phrase


def _either(plain: str) -> str:
    return _COUNT.sub(lambda found: f"({found[0]}|{_figures(found[0])})", plain)


def _in_figures(plain: str) -> str:
    return _COUNT.sub(lambda found: _figures(found[0]), plain)


def _figures(count: str) -> str:
    """三百二十 is 320; 三百六 is 360, but 三百零六 is 306."""
    total, digit, place = 0, 0, 1
    for char in count:
        if char in _UNITS:
            total += max(digit, 1) * _UNITS[char]
            digit, place = 0, _UNITS[char] // 10
        elif char == "零":
            place = 1
        else:
            digit = int(_DIGITS[char])
    return str(total + digit * place)

"""Numbers of which a recogniser heard some digits as other characters: 六榴二五遗九 is 662519.

Digits by sound are guesses, so they only hold together what was heard as digits for sure, or stand right beside it:
是 alone is no four, 九五八是七 holds one. What counts (千, 点, 月) parts numbers as everywhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache

from desktop.core.confusion import sound_classes
from desktop.core.digit_runs import COUNTED, DigitRun, counts_something, digit_of, digit_runs, joints_removed

FEWEST_SURE = 4
"""Digits of a text that must be heard for sure before others are guessed."""
_SURE_SHARE = 0.6
"""Part of a number that was heard for sure; recognisers get up to a third of a row of digits wrong."""
_MOST_GUESSED = 4
"""Digits in a row that may be guesses."""
_STRAYS_EVERY = 5
"""Digits for each character between them that sounds like none: one that was added, or is quite another."""
_MOST_AT_EDGE = 3
_SPOKEN = dict(zip("零洞幺一二三四五六七拐八九勾", "00112345677899", strict=True))
"""How each digit is said when a number is read out."""
_BESIDE_NUMBERS = frozenset("是时事就吧把您已以亦也起其期无久旧有与元气式市室依")
"""Words that stand before or behind a number, and sound like a digit."""
_NO_DIGITS = COUNTED | frozenset(
    "年月日点时刻分秒度折倍寸米斤公升吨两加减等比第几到至和跟及或另又再还您你我他她请这那的在了不没"
)
"""What counts, and words that part two numbers, though they may sound like a digit."""
_BEHIND_ONE = frozenset("下遍些样直般定起共步旦切致向会律同边旁方面")
_MARK = re.compile(r"\W")


def readings(text: str, is_whole: Callable[[DigitRun], bool]) -> list[tuple[DigitRun, ...]]:
    """For each number in `text` the ways to read it, the surest first; single digits are numbers, too.

    `is_whole`: whether nothing is missing of a number, so that nothing is guessed to it.
    """
    exact = digit_runs(text)
    if sum(len(run.places) for run in exact) < FEWEST_SURE:
        return [(run,) for run in exact]
    whole = {run for run in exact if is_whole(run)}
    found = _joined(exact, whole, text)
    return [(run,) if run in whole else tuple(_with_edges(run, text)) for run in found]


def _joined(exact: Sequence[DigitRun], whole: Set[DigitRun], text: str) -> Iterator[DigitRun]:
    """Runs between which digits were heard as something else as one."""
    at = 0
    while at < len(exact):
        best, run, last = exact[at], exact[at], at
        for number, other in enumerate(exact[at + 1 :], at + 1):
            more = None if {run, other} & whole else _continued(run, other, text)
            if more is None:
                break
            run = more
            if _is_likely(run):
                best, last = run, number
        yield best
        at = last + 1


def _continued(run: DigitRun, other: DigitRun, text: str) -> DigitRun | None:
    between = joints_removed(text, run.end, other.start)
    guesses = {place: digit for place in between if (digit := sounds_like(text[place]))}
    strays = [place for place in between if place not in guesses]
    if not between or len(guesses) > _MOST_GUESSED or run.digits.endswith("X"):
        return None
    # What was added stands in the middle of a group: behind a pause it is the next word.
    if strays and (len(strays) > 1 or len(between) < other.start - run.end):
        return None
    if any(text[place] in _NO_DIGITS for place in between) or _is_word(text, run) or _is_word(text, other):
        return None
    return DigitRun(
        run.digits + "".join(guesses.values()) + other.digits,
        (*run.places, *guesses, *other.places),
        run.guessed + len(guesses),
        (*run.strays, *strays),
    )


def _is_word(text: str, run: DigitRun) -> bool:
    """Whether a short run is a count, or the beginning of a word: 三天, 一下."""
    return counts_something(text, run) or (run.digits == "1" and text[run.end : run.end + 1] in _BEHIND_ONE)


def _is_likely(run: DigitRun) -> bool:
    sure = len(run.digits) - run.guessed
    return sure >= _SURE_SHARE * len(run.digits) and len(run.strays) * _STRAYS_EVERY <= len(run.digits)


def _with_edges(run: DigitRun, text: str) -> Iterator[DigitRun]:
    """The run as it is, then with digits by sound right before it and behind it."""
    yield run
    before = _edge(text, range(run.start - 1, -1, -1))[::-1]
    behind = () if run.digits.endswith("X") else _edge(text, range(run.end, len(text)))
    for head, tail in (((), behind), (before, ()), (before, behind)):
        if head or tail:
            digits = "".join(map(sounds_like, (text[place] for place in head)))
            digits += run.digits + "".join(map(sounds_like, (text[place] for place in tail)))
            wider = DigitRun(digits, (*head, *run.places, *tail), run.guessed + len(head) + len(tail), run.strays)
            if _is_likely(wider):
                yield wider


def _edge(text: str, places: range) -> tuple[int, ...]:
    found: list[int] = []
    for place in places:
        if text[place] in _BESIDE_NUMBERS or not sounds_like(text[place]) or digit_of(text[place]):
            break
        found.append(place)
    return tuple(found) if len(found) <= _MOST_AT_EDGE else ()


@lru_cache(maxsize=1 << 12)
def sounds_like(char: str) -> str:
    """The digit that a character is or sounds like; empty where it sounds like none."""
    if digit_of(char) or _MARK.match(char):
        return digit_of(char)
    return next((_by_sound()[name] for name in sound_classes(char) if name in _by_sound()), "")


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, str]:
    return {name: digit for char, digit in _SPOKEN.items() for name in sound_classes(char)}

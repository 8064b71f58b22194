"""How a phrase with choices may be written; see `core.alternatives`."""

import re
from collections.abc import Iterator, Sequence
from math import prod

from desktop.core.alternatives import choices_of
from desktop.core.text import normalise
from desktop.storage.practice.faults import Fault
from desktop.storage.toml_lines import KeyPath

SHORTEST = 2
"""Spoken characters of the longest wording; no matcher looks for a single one, which comes up in talk of any kind."""
MOST_WORDINGS = 20_000
"""That one phrase may stand for."""

_REGEX = re.compile(r"[\[\]{}*+^$\\]|\.[?]|\.$")
_EXAMPLE = '"(抱歉|对不起)…久等" 或 "请(您)?稍等"'


def phrase_faults(path: KeyPath, phrases: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with the phrases at `path`."""
    for index, phrase in enumerate(phrases):
        message = _message(phrase)
        if message:
            yield Fault((*path, index), message, _EXAMPLE)


def _message(phrase: str) -> str:
    if "{" in phrase and re.search(r"\{[a-z_]+\}", phrase):
        return f"“{phrase}”里有占位符；演练里的话按原样说、按原样听，请写成实际的字。"
    sign = _REGEX.search(phrase)
    if sign:
        return f"“{phrase}”里的“{sign[0]}”不能用：只有 (甲|乙) 选一个、(甲)? 可有可无、… 中间可以有几个字。"
    if _depths(phrase) != {0, 1} and _depths(phrase) != {0}:
        return f"“{phrase}”的括号没有成对，或者一个套着一个。"
    outside = re.sub(r"[(（][^()（）]*[)）]\??", "", phrase)
    if "|" in outside or "｜" in outside:
        return f"“{phrase}”的“|”要写在括号里。"
    if "?" in outside:
        return f"“{phrase}”里的“?”只能跟在右括号后面，表示可有可无；要写问号请用中文的。"
    return _too_much_or_little(phrase)


def _too_much_or_little(phrase: str) -> str:
    places = choices_of(phrase)
    if prod(len(choices) for choices in places) > MOST_WORDINGS:
        return f"“{phrase}”合起来超过 {MOST_WORDINGS} 种说法，请拆成几句。"
    if sum(max(len(normalise(choice)) for choice in choices) for choices in places) < SHORTEST:
        return f"“{phrase}”太短，听不出来；至少要 {SHORTEST} 个字。"
    return ""


def _depths(phrase: str) -> set[int]:
    depth, depths = 0, {0}
    for char in phrase:
        depth += (char in "(（") - (char in ")）")
        depths.add(depth)
    return depths if depth == 0 else {-1}

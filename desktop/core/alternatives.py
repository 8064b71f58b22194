"""Phrases that differ in a word or two, written as one: (我|咱们)管不(了|着) stands for four.

A choice may be empty, 我(又|也|)没说, or followed by a question mark, 我(又|也)?没说. A comma as a choice stands where
the speaker has to pause or to end, and … between choices for a few characters of one clause.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

PAUSE = "，"
CHOICE = re.compile(r"[(（]([^()（）]*)[)）](\??)")
"""Some choices, and whether there may be none of them."""
_OR = re.compile(r"[|｜]")

Choices = tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def choices_of(text: str) -> tuple[Choices, ...]:
    """What may stand in each place of `text`, from its beginning to its end."""
    places: list[Choices] = []
    behind = 0
    for found in CHOICE.finditer(text):
        choices = choice_texts(found[1])
        places += [(text[behind : found.start()],), (*choices, "") if found[2] else choices]
        behind = found.end()
    places.append((text[behind:],))
    return tuple(tuple(dict.fromkeys(place)) for place in places if place != ("",))


def choice_texts(inside: str) -> Choices:
    """What stands between the brackets of `CHOICE`."""
    return tuple(_OR.split(inside))


def has_choices(text: str) -> bool:
    """Whether `text` stands for several phrases, be it by its open end."""
    return CHOICE.search(text) is not None or text.endswith("…")


def spelt_out(text: str) -> Iterator[str]:
    """All that `text` stands for, in the order written; itself alone where nothing is to be chosen."""
    return map("".join, product(*choices_of(text)))

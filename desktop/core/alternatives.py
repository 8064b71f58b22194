"""Phrases that differ in a word or two, written as one: (我|咱们)管不(了|着) stands for four."""

import re
from functools import lru_cache
from itertools import product

MOST_SPELT_OUT = 1000
"""Phrases that one text may stand for; more are a slip of the pen, and would fill the memory."""

_CHOICE = re.compile(r"[(（]([^()（）]*)[)）]")
_OR = re.compile(r"[|｜]")


@lru_cache(maxsize=1 << 14)
def spelt_out(text: str) -> tuple[str, ...]:
    """All that `text` stands for, in the order written; itself alone where nothing is to be chosen.

    A choice may be empty: 我(又|也|)没说. Raises ValueError when it stands for too many.
    """
    pieces: list[tuple[str, ...]] = []
    place = 0
    spellings = 1
    for found in _CHOICE.finditer(text):
        choices = tuple(_OR.split(found[1]))
        pieces += [(text[place : found.start()],), choices]
        place = found.end()
        spellings *= len(choices)
        if spellings > MOST_SPELT_OUT:
            raise ValueError(f"more than {MOST_SPELT_OUT} spellings: {text}")
    pieces.append((text[place:],))
    return tuple(dict.fromkeys(map("".join, product(*pieces))))

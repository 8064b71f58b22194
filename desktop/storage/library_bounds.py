"""How much a pack may hold, so that none, whoever sent it, fills the memory or holds up a call.

What ships stays well below each bound: its largest pack has 640 kB in 37 files, its richest phrase eight places with
choices and two open ones, its richest item 243 wordings.
"""

from math import prod
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from desktop.core.alternatives import choices_of
from desktop.core.gapped import GAP
from desktop.storage.library_values import Spoken, Text

LARGEST_PACK = 3_000_000
"""Bytes of text that are read of one pack; every one of them is looked for in each partial of a call."""
MOST_FILES = 1_000
"""Library files of one pack."""
MOST_LOOKED_AT = 20_000
"""Names in the folders of one pack; a disk that was chosen by mistake is not walked to its end."""
MOST_OF_A_LIST = 1_000
"""Texts in the list of one key."""
MOST_KEYS = 200
"""Different keys at the top of one file; each that means nothing is told, with its line."""
MOST_PLACES = 40
"""In which one phrase may have choices; reading it into a text takes their number times that of the text's places."""
MOST_OPEN = 6
"""Of these, ones in which anything may stand."""
MOST_WORDINGS = 5_000
"""That one phrase of an item may stand for; they are spelt out."""


def _bounded(text: str) -> str:
    places = sum(len(place) > 1 for place in choices_of(text))
    if places > MOST_PLACES or text.count(GAP) > MOST_OPEN:
        raise PydanticCustomError("too_open", "open", {"places": MOST_PLACES, "open": MOST_OPEN})
    return text


def _few_wordings(text: str) -> str:
    if prod(map(len, choices_of(text))) > MOST_WORDINGS:
        raise PydanticCustomError("too_many_wordings", "wordings", {"most": MOST_WORDINGS})
    return text


Phrase = Annotated[Text, AfterValidator(_bounded)]
"""Something to look for, with choices."""
Phrases = Annotated[list[Phrase], Field(max_length=MOST_OF_A_LIST)]
ItemPhrase = Annotated[Spoken, AfterValidator(_bounded), AfterValidator(_few_wordings)]
"""Something to have said; its choices are spelt out."""

"""What of an event may reach the record, by level; and the door through which words go before they are written."""

import dataclasses
from collections.abc import Callable
from typing import Any, Protocol

from desktop.core.events import (
    AlertRaised,
    CallerTold,
    CallStarted,
    CustomerNamed,
    Event,
    FinalTranscript,
    NoteTaken,
    PromptShown,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.lasting_mask import LastingMask
from desktop.core.name_mask import NameMask
from desktop.storage.kept_call import Privacy
from desktop.storage.privacy_levels import KEPT

Keep = Callable[[Event], Event | None]
"""What is kept of an event of one call; None: nothing. A fresh one for each call, for numbers may go on."""


class Sealing(Protocol):
    """Makes words unreadable on the disk. `unseal` gives back what never was sealed as it is."""

    def seal(self, text: str) -> str:
        """`text` as it is written."""

    def unseal(self, text: str) -> str:
        """What `seal` was given."""


class Unsealed:
    """Words as they are."""

    def seal(self, text: str) -> str:
        return text

    def unseal(self, text: str) -> str:
        return text


_WORDS: dict[type[Event], dict[str, Any]] = {
    FinalTranscript: {"text": "", "words": ()},
    AlertRaised: {"heard": "", "title": "", "say": "", "explanation": ""},
    PromptShown: {"title": "", "text": "", "next_text": "", "avoid": ()},
    StageEntered: {"because": ""},
    SituationEntered: {"because": ""},
    SituationLeft: {"because": ""},
    CallStarted: {"customer": "", "customer_title": ""},
    CustomerNamed: {"customer": "", "customer_title": ""},
    CallerTold: {"number": "", "label": ""},
    NoteTaken: {"text": ""},
}
"""What the level `summary` blanks: everything that was said, or that says who the customer is.

Prompts and better lines are filled with the customer's name; their ids stay, which is all that a report needs.
"""


def keep_for(level: Privacy, hide_names: bool = False) -> Keep:
    """What a call of that level keeps, under `hide_names` without the names of customers."""
    kept = KEPT[level]
    if not kept.words:
        return without_words
    masks = [*([] if kept.numbers else [LastingMask().mask]), *([NameMask().mask] if hide_names else [])]

    def keep(event: Event) -> Event:
        for mask in masks:
            event = mask(event)
        return event

    return keep


def without_words(event: Event) -> Event:
    """The event as a summary keeps it."""
    blanks = _WORDS.get(type(event), {})
    return dataclasses.replace(event, **blanks)

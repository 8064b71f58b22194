"""Characters that nobody sees: a terminal obeys some of them, and some turn the words after them round."""

import re

_UNSEEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]")
"""Controls but for tab and line feed, and what overrides the direction of writing."""


def has_unseen(text: str) -> bool:
    """Whether there is one that no text of a library needs."""
    return _UNSEEN.search(text) is not None


def visible(text: str) -> str:
    """One line of text that is safe to print whatever it repeats."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))

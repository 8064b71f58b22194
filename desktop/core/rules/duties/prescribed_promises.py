"""Promises that the library prescribes, such as 我将尽快帮您处理: nobody is accused of reading what he is shown."""

import re

from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.rules.duties.promising import promise_in
from desktop.core.script import Library

_CLAUSES = re.compile("[，。！？；、：,.!?;:\\s…]+")


class PrescribedPromises:
    """Made once per library."""

    def __init__(self, library: Library) -> None:
        texts = (text for place in library.places for line in place.lines for text in (line.text, *line.variants))
        clauses = {clause for text in texts for clause in _CLAUSES.split(text) if "{" not in clause}
        self._matcher = PhraseMatcher(Entry(clause, clause) for clause in sorted(clauses) if promise_in(clause))

    def taken_out_of(self, text: str) -> str:
        """What else is said; where a prescribed clause was, a mark parts what stood around it."""
        for match in sorted(self._matcher.find(text), key=lambda match: match.start, reverse=True):
            text = f"{text[: match.start]}。{text[match.end :]}"
        return text

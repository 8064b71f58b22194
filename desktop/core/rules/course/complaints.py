"""Which complaint is meant by the line that two of them share.

我们会尽快向上级部门反映，并在24小时内给您明确的答复 promises an answer to a complaint that cannot be dealt with
now, and ends one that was dealt with. Where the customer has complained of something else in this call it is the end.
"""

from dataclasses import replace

from desktop.core.rules.course.evidence import Evidence
from desktop.core.rules.course.situations import has_wording
from desktop.core.script import Library, Situation

_FAMILY, _LATER, _END = "complaint", "complaint_later", "complaint_end"
"""Ids that are the same in every library."""
_NONE = (_LATER, _END, "suggestion")
"""What is no complaint that could be dealt with by then."""


class Complaints:
    """Remembers what the customer has complained of."""

    def __init__(self, library: Library) -> None:
        ends = (one for one in library.situations if one.id == _END)
        self._end = next(ends, None)
        self._complained = False

    def opened(self, situation: Situation) -> None:
        """A situation broke in."""
        self._complained |= situation.family == _FAMILY and situation.id not in _NONE

    def meant(self, evidence: Evidence) -> Evidence:
        """The evidence, for the end of a complaint where its words are those of the shared line."""
        shared = evidence.id == _LATER and self._end is not None and has_wording(self._end, evidence.phrase)
        return replace(evidence, id=_END) if shared and self._complained else evidence

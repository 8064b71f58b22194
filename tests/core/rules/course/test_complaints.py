"""The line that two complaints share ends the one that was there, and opens the other where there was none."""

from dataclasses import replace

import pytest
from calls import LIBRARY, said_in_turn

from desktop.core.rules.course.complaints import Complaints
from desktop.core.rules.course.evidence import Evidence
from desktop.core.script import Line, Situation

SHARED = "我们会在24小时内给您明确的答复"


def situation(id_: str, family: str = "complaint", text: str = SHARED) -> Situation:
    return Situation(id_, id_, family, said_in_turn(Line(f"{id_}_line", "答复", text)))


KNOWN = replace(LIBRARY, situations=(situation("complaint_later"), situation("complaint_end")))


def evidence(id_: str, phrase: str = SHARED) -> Evidence:
    return Evidence("situation", id_, phrase, phrase, 0.9, 0, len(phrase))


@pytest.mark.parametrize(
    ("opened", "meant"),
    [
        ((), "complaint_later"),
        (("complaint_slow",), "complaint_end"),
        (("suggestion",), "complaint_later"),
        (("complaint_later",), "complaint_later"),
        (("suggestion", "complaint_abuse"), "complaint_end"),
    ],
)
def test_the_shared_line_ends_what_was_complained_of(opened, meant):
    complaints = Complaints(KNOWN)
    for id_ in opened:
        complaints.opened(situation(id_))
    assert complaints.meant(evidence("complaint_later")).id == meant


def test_another_family_is_no_complaint():
    complaints = Complaints(KNOWN)
    complaints.opened(situation("hold", "hold"))
    assert complaints.meant(evidence("complaint_later")).id == "complaint_later"


@pytest.mark.parametrize("found", [evidence("complaint_later", "感谢您的反映"), evidence("complaint_abuse")])
def test_other_words_and_other_complaints_stay_what_they_are(found):
    complaints = Complaints(KNOWN)
    complaints.opened(situation("complaint_slow"))
    assert complaints.meant(found) is found


def test_a_library_without_an_end_has_nothing_to_choose():
    complaints = Complaints(replace(KNOWN, situations=(situation("complaint_later"),)))
    complaints.opened(situation("complaint_slow"))
    assert complaints.meant(evidence("complaint_later")).id == "complaint_later"

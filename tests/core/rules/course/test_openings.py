from calls import LIBRARY

from desktop.core.events import FinalTranscript, PartialTranscript
from desktop.core.rules.course.evidence import Evidence
from desktop.core.rules.course.openings import RIPE_SECONDS, Openings


def evidence(situation: str, phrase: str, start: int = 0) -> Evidence:
    return Evidence("situation", situation, phrase, phrase, 0.9, start, start + len(phrase))


def partial(time: float, start: float = 1.0) -> PartialTranscript:
    return PartialTranscript(time=time, channel="customer", start=start, text="")


def final(time: float) -> FinalTranscript:
    return FinalTranscript(time=time, channel="customer", start=1.0, end=time, text="")


def test_evidence_opens_when_it_has_stood_for_a_moment():
    openings, found = Openings(LIBRARY), [evidence("complaint", "态度特别恶劣")]
    assert openings.ripe(partial(2.0), found) == []
    assert openings.ripe(partial(2.0 + RIPE_SECONDS), found) == found


def test_few_words_of_a_customer_may_be_the_beginning_of_more_telling_ones():
    openings, found = Openings(LIBRARY), [evidence("complaint", "我要投诉")]
    assert openings.ripe(partial(2.0), found) == []
    assert openings.ripe(partial(2.0 + RIPE_SECONDS), found) == []
    assert openings.ripe(partial(2.0 + 3 * RIPE_SECONDS), found) == found


def test_evidence_that_went_away_begins_anew():
    openings, found = Openings(LIBRARY), [evidence("complaint", "我要投诉")]
    openings.ripe(partial(2.0), found)
    openings.ripe(partial(2.5), [])
    assert openings.ripe(partial(3.2), found) == []
    assert openings.ripe(partial(3.4, start=3.0), found) == []


def test_a_final_opens_at_once_and_of_one_family_what_tells_most():
    two = [
        evidence("complaint", "我要投诉"),
        evidence("hold", "您先等一下", 8),
        evidence("complaint", "态度特别恶劣", 4),
    ]
    assert [one.phrase for one in Openings(LIBRARY).ripe(final(3.0), two)] == ["态度特别恶劣", "您先等一下"]

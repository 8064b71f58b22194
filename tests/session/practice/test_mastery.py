import dataclasses
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_calls import ENDED, STARTED, raised
from practice_runs import attempt, paper
from practice_shelf import drill, question

from desktop.core.events import SituationEntered, SituationLeft
from desktop.session.practice.mastery import (
    ENOUGH,
    Observation,
    mastery_of,
    seen_in_calls,
    seen_in_drills,
    seen_in_papers,
)
from desktop.storage.kept_call import CallSummary, KeptCall
from desktop.storage.practice_record.kept import KeptAttempt, KeptPaper

NOW = datetime(2026, 11, 22, 9, 0)


def ago(days):
    return (NOW - timedelta(days=days)).isoformat(timespec="seconds")


def seen(*kept):
    return [Observation("x", one, ago(days), "drill") for one, days in kept]


def call(*events):
    summary = CallSummary("c", "2026-11-22T09:30:00", "inbound", "", "", "ended", 63.0, "", None)
    return KeptCall(summary, (STARTED, *events, ENDED), (), (), None)


observations = st.lists(
    st.builds(
        Observation,
        subject=st.sampled_from(["topic:hold", "dead_air"]),
        kept=st.floats(0.0, 1.0),
        at=st.integers(-400, 4000).map(ago) | st.just("") | st.just("gestern"),
        origin=st.sampled_from(["call", "drill", "quiz"]),
    )
)


@given(observations)
def test_mastery_lies_between_nothing_and_all(many):
    for one in mastery_of(many, NOW):
        assert one.observations == sum(each.subject == one.subject for each in many)
        assert (one.value is None) == (one.observations < ENOUGH)
        assert one.value is None or 0.0 <= one.value <= 1.0


@given(observations, st.randoms())
def test_the_order_of_what_was_seen_is_nothing(many, random):
    mixed = random.sample(many, len(many))
    for one, other in zip(mastery_of(many, NOW), mastery_of(mixed, NOW), strict=True):
        assert one.value is None or one.value == pytest.approx(other.value)


@given(st.lists(st.floats(0.0, 0.9), min_size=3, max_size=20))
def test_another_success_never_lowers_it(shares):
    before = mastery_of(seen(*((share, 1) for share in shares)), NOW)[0].value
    after = mastery_of(seen(*((share, 1) for share in shares), (1.0, 0)), NOW)[0].value
    assert after > before


def test_what_is_recent_counts_more():
    better, worse = seen((0.0, 60), (0.0, 50), (1.0, 0)), seen((1.0, 60), (1.0, 50), (0.0, 0))
    assert mastery_of(better, NOW)[0].value > 0.8
    assert mastery_of(worse, NOW)[0].value < 0.2


def test_drills_tell_of_topic_situation_and_rules():
    drills = {"slow-answer": drill(situations=("complaint_slow",), alerts=("forbidden",))}
    kept = [
        KeptAttempt("1", "2026-11-22T09:00:00", "v", attempt(broken=True)),
        KeptAttempt("2", "2026-11-22T09:00:00", "v", attempt(ended="broken_off")),
        KeptAttempt("3", "2026-11-22T09:00:00", "v", attempt("gone")),
    ]

    told = {one.subject: one.kept for one in seen_in_drills(kept, drills)}

    assert told == {"topic:complaint": 0.5, "complaint_slow": 0.5, "forbidden": 0.0}


def test_papers_tell_of_what_was_asked():
    bank = {"a": question("a", "opening", ("greeting_hello",)), "e": question("e", "hold")}
    kept = KeptPaper("1", "2026-11-22T09:00:00", paper(right=("a", "unknown"), wrong=("e",)))

    told = {one.subject: one.kept for one in seen_in_papers([kept], bank)}

    assert told == {"topic:greeting": 1.0, "greeting_hello": 1.0, "topic:hold": 0.0}


def test_calls_tell_of_rules_and_situations():
    entered = SituationEntered(time=1.0, situation="hold_on", family="hold", because="", confidence=1.0)
    left = SituationLeft(time=20.0, situation="hold_on", family="hold", because="")
    bad = call(entered, dataclasses.replace(raised("1", "dead_air"), time=5.0), left)
    good = call(entered, left)

    told = [(one.subject, one.kept) for one in seen_in_calls([bad, good])]

    assert told == [
        ("dead_air", 0.0), ("hold_on", 0.0), ("topic:hold", 0.0),
        ("dead_air", 1.0), ("hold_on", 1.0), ("topic:hold", 1.0),
    ]  # fmt: skip

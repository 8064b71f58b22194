"""A picture of each moment, once, a little after it came."""

from desktop.core.events import AlertRaised, AudioLevel, CallEnded, CallStarted, Event, SituationEntered, StageEntered
from desktop.session.key_moments import CLOSING, COMPLAINT, END, FORBIDDEN, MOMENTS, START, KeyMoments


def level(time: float) -> AudioLevel:
    return AudioLevel(time=time, channel="agent", dbfs=-40.0, peak_dbfs=-30.0, speech=False)


def started() -> CallStarted:
    return CallStarted(
        time=0.0,
        channels=("agent",),
        started_at="2026-01-05T09:00:00",
        pack="inbound",
        company="",
        agent_name="",
        agent_number="",
        customer="",
        customer_title="",
    )


def forbidden(time: float, shown: bool = True) -> AlertRaised:
    return AlertRaised(
        time=time,
        id=f"a{time}",
        channel="agent",
        alert="forbidden",
        rule="r",
        title="忌语",
        severity="warning",
        heard="",
        say="",
        start=time,
        end=time,
        provisional=False,
        shown=shown,
    )


def all_of(moments: KeyMoments, *events: Event) -> list[tuple[float, str]]:
    return [(event.time, name) for event in events for name in moments.feed(event)]


def test_the_picture_waits_until_what_follows_is_there() -> None:
    assert all_of(KeyMoments(), started(), level(0.1), level(0.2), level(0.3), level(0.4)) == [(0.3, START)]


def test_only_the_first_time_counts() -> None:
    events = (forbidden(1.0), level(1.4), forbidden(5.0), level(5.4))
    assert all_of(KeyMoments(), *events) == [(1.4, FORBIDDEN)]


def test_what_the_agent_never_saw_is_no_moment() -> None:
    assert all_of(KeyMoments(), forbidden(1.0, shown=False), level(1.4)) == []


def test_the_end_of_the_call_waits_for_nothing() -> None:
    moments = KeyMoments()
    closing = StageEntered(time=9.0, stage="closing", because="再见", confidence=1.0)
    assert all_of(moments, closing, CallEnded(time=9.1, hung_up="", score=None)) == [(9.1, CLOSING), (9.1, END)]


def test_a_complaint_is_known_by_its_family_and_what_did_not_come_is_told() -> None:
    moments = KeyMoments()
    complaint = SituationEntered(time=1.0, situation="x", family="complaint", because="", confidence=1.0)
    assert all_of(moments, complaint, level(2.0)) == [(2.0, COMPLAINT)]
    assert moments.missing == tuple(name for name in MOMENTS if name != COMPLAINT)

import pytest
from calls import GREETING, heard, play

from desktop.core.events import AlertCleared, AlertRaised, AudioGap

ASKS = (7.0, 9.0, "这个怎么办理")


def monologues(events):
    raised = [event for event in events if isinstance(event, AlertRaised) and event.rule == "monologue"]
    ends = {event.id: event for event in events if isinstance(event, AlertCleared)}
    return [(round(event.time, 1), round(event.start, 1), ends[event.id].reason) for event in raised]


def speech(start, end, pause=0.5):
    """Ten seconds at a time, with a short breath after each."""
    turns = []
    while start < end:
        turns.append((start, min(end, start + 10.0) - pause, "办理的时候需要带上您的证件和合同" * 2))
        start += 10.0
    return turns


def test_a_minute_without_a_word_of_the_customer_is_told_once():
    events = play(heard(GREETING, *speech(10.0, 95.0), customer=[ASKS]))
    assert monologues(events) == [(70.0, 10.0, "ended")] or monologues(events)[0][:2] == (70.1, 10.0)
    alert = next(event for event in events if isinstance(event, AlertRaised) and event.rule == "monologue")
    assert (alert.alert, alert.severity) == ("monologue", "notice")
    assert "Q2" in alert.explanation


def test_a_breath_of_less_than_two_seconds_does_not_end_it():
    assert len(monologues(play(heard(GREETING, *speech(10.0, 80.0, pause=1.8), customer=[ASKS])))) == 1
    assert monologues(play(heard(GREETING, *speech(10.0, 100.0, pause=2.2), customer=[ASKS]))) == []


@pytest.mark.parametrize("words", ["嗯", "那要多久呢"])
def test_any_word_of_the_customer_begins_it_anew(words):
    talk = [*speech(10.0, 90.0)]
    assert monologues(play(heard(GREETING, *talk, customer=[ASKS, (40.0, 40.4, words)]))) == []
    late = play(heard(GREETING, *speech(10.0, 90.0), customer=[ASKS, (75.0, 75.4, words)]))
    assert [alert[2] for alert in monologues(late)] == ["mended"]


def test_of_a_customer_who_was_never_heard_nothing_is_known():
    call = heard(GREETING, *speech(10.0, 95.0), customer=[(96.0, 97.0, "喂")], end=98.0)
    assert monologues(play(call)) == []
    assert monologues(play(heard(GREETING, *speech(10.0, 95.0)))) == []


def test_what_nobody_heard_may_have_been_a_word():
    events = heard(GREETING, *speech(10.0, 95.0), customer=[ASKS])
    gap = AudioGap(time=50.05, channel="customer", seconds=1.0, cause="device")
    assert monologues(play(sorted([*events, gap], key=lambda event: event.time))) == []

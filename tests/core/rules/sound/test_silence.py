import pytest
from calls import GREETING, heard, play

from desktop.core.events import AlertCleared, AlertRaised, AudioGap, SilenceMeasured


def silences(events):
    raised = [event for event in events if isinstance(event, AlertRaised) and event.alert == "silence"]
    ends = {event.id: event for event in events if isinstance(event, AlertCleared)}
    return [(event.severity, round(event.time, 1), ends[event.id].reason) for event in raised]


AFTER = (50.0, 53.0, "您的订单昨天已经发出")


def test_silence_is_told_in_time_and_over_when_he_speaks():
    events = play(heard(GREETING, AFTER))
    assert silences(events) == [("notice", 21.0, "stale"), ("warning", 31.0, "mended")]
    assert next(event.title for event in events if isinstance(event, AlertRaised)) == "您已 15 秒未说话"


def test_nobody_speaking_from_the_start_counts_from_the_start():
    assert silences(play(heard((20.0, 22.0, "您好")))) == [("notice", 15.0, "mended")]


def test_an_announced_wait_excuses_a_minute_of_silence():
    waiting = (3.0, 6.0, "请您稍等，我帮您查一下")
    assert silences(play(heard(waiting, (60.0, 62.0, "感谢等待")))) == []


def test_a_wait_that_grows_too_long_is_for_the_rules_of_the_wait():
    waiting = (3.0, 6.0, "请您稍等，我帮您查一下")
    events = play(heard(waiting, (80.0, 82.0, "感谢等待")))
    assert silences(events) == []
    late = next(event for event in events if isinstance(event, AlertRaised) and event.rule == "hold_over_minute")
    assert late.time == pytest.approx(66.0, abs=0.1)


def test_a_back_channel_starts_the_clock_again():
    assert silences(play(heard(GREETING, (18.0, 18.4, "嗯"), (36.0, 38.0, "好的")))) == [("notice", 33.4, "mended")]


def test_offering_help_announces_no_wait():
    assert silences(play(heard(GREETING, (30.0, 32.0, "您还在吗")))) == [("notice", 21.0, "mended")]


def test_with_the_customers_channel_the_silence_of_both_is_measured_and_nothing_is_said():
    events = play(heard(GREETING, AFTER, customer=[(8.0, 20.0, "我跟你说")]))
    assert not [event for event in events if isinstance(event, AlertRaised) and event.rule == "silence"]
    longest = max(event.seconds for event in events if isinstance(event, SilenceMeasured))
    assert longest == pytest.approx(29.0, abs=1.1)


def test_a_gap_in_the_sound_is_not_called_silence():
    events = heard(GREETING, end=30.0)
    at = next(number for number, event in enumerate(events) if event.time >= 20.0)
    events.insert(at, AudioGap(time=events[at].time, channel="agent", seconds=2.0, cause="device"))
    assert silences(play(events)) == []


def test_silence_is_measured_at_most_once_a_second():
    measures = [event for event in play(heard(GREETING, end=20.0)) if isinstance(event, SilenceMeasured)]
    assert [round(event.seconds) for event in measures] == [1, 0, *range(1, 15)]
    assert all(round(event.time - event.seconds, 1) == 6.0 for event in measures[2:])

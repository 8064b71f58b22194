"""Who spoke when, from events alone."""

import pytest
from gui import gallery
from gui.gallery_two_sides import last_minute, level, spoke
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import events
from desktop.core.events import Event
from desktop.gui.lane_history import LaneHistory, LastMinute
from desktop.session.spans import Span, common, gaps_between, union, without


def seen(*told: Event, now: float) -> LastMinute:
    history = LaneHistory(5.0)
    for event in told:
        history.feed(event)
    for channel in ("agent", "customer"):
        history.feed(level(now, channel, -60, False))
    return history.last_minute()


def test_turns_overlaps_silences_and_gaps_are_where_they_were() -> None:
    minute = seen(*last_minute()[:-1], now=61.0)
    assert Span(16.2, 24.0) in minute.agent.speech
    assert minute.overlaps == (Span(9.8, 10.3), Span(21.5, 24.0))
    assert minute.silences == (Span(27.4, 34.6),)
    assert [(round(lost.start, 1), round(lost.end, 1)) for lost in minute.customer.unheard] == [
        (47.3, 48.2),
        (48.3, 49.2),
        (49.3, 50.2),
    ]
    assert minute.agent.unheard == ()


def test_what_is_older_than_a_minute_goes_and_a_silence_over_the_edge_keeps_its_length() -> None:
    told = [*spoke("agent", 1.0, 3.0), *spoke("customer", 25.0, 80.0), *spoke("agent", 30.0, 31.0)]
    minute = seen(*told, now=80.5)
    assert minute.since == 20.5
    assert minute.silences == (Span(3.0, 25.0),)
    assert minute.agent.speech == (Span(30.0, 31.0),)
    later = seen(*told, now=90.0)
    assert later.silences == (Span(80.0, 90.0),)


def test_looking_often_loses_nothing_that_is_still_needed() -> None:
    history = LaneHistory(5.0)
    for event in spoke("agent", 1.0, 3.0):
        history.feed(event)
    for tenth in range(40, 1200):
        history.feed(level(tenth / 10, "agent", -60, False))
        minute = history.last_minute()
    assert minute.silences == (Span(3.0, 119.9),)


def test_a_voice_that_goes_on_reaches_to_now() -> None:
    begun = events.VoiceStarted(time=2.1, channel="agent", start=2.0)
    assert seen(begun, level(2.1, "agent", -20, True), level(9.0, "agent", -20, True), now=9.0).agent.speech == (
        Span(2.0, 9.0),
    )


def test_a_level_that_comes_late_changes_nothing() -> None:
    begun = events.VoiceStarted(time=2.1, channel="agent", start=2.0)
    minute = seen(begun, level(2.0, "agent", -60, False), now=3.9)
    assert minute.agent.speech == (Span(2.0, 3.9),)


def test_levels_tell_of_a_voice_whose_beginning_or_end_was_lost() -> None:
    minute = seen(level(5.0, "agent", -20, True), level(8.0, "agent", -60, False), now=12.0)
    assert minute.agent.speech == (Span(5.0, 8.0),)
    ended = events.VoiceStopped(time=8.3, channel="agent", end=7.7)
    assert seen(level(5.0, "agent", -20, True), level(8.0, "agent", -60, False), ended, now=12.0).agent.speech == (
        Span(5.0, 7.7),
    )


@pytest.mark.parametrize("channel", ["agent", "customer"])
def test_a_device_in_trouble_is_not_silence(channel: events.Channel) -> None:
    trouble = events.DeviceTrouble(time=4.0, channel=channel, code="gone", message="", remedy="")
    back = events.DeviceReady(time=20.0, channel=channel, device="x", rate=48000)
    minute = seen(*spoke(channel, 1.0, 3.0), trouble, back, now=23.0)
    lane = minute.agent if channel == "agent" else minute.customer
    assert lane.unheard == (Span(4.0, 20.0),)
    assert minute.silences == ()
    assert "16 秒没有听到" in minute.summary


def test_a_listener_that_fails_hears_neither_until_it_is_back() -> None:
    failed = events.ListenerFailed(time=0.0, code="died", message="", remedy="", retry=True)
    ready = events.ListenerReady(time=0.0, engine="vosk", model="m", seconds=1.0)
    minute = seen(level(6.0, "agent", -60, False), failed, level(8.0, "agent", -60, False), ready, now=9.0)
    assert minute.agent.unheard == minute.customer.unheard == (Span(6.0, 8.0),)


def test_a_backlog_loses_words_and_not_who_spoke() -> None:
    gap = events.AudioGap(time=20.0, channel="agent", seconds=9.0, cause="backlog")
    assert seen(*spoke("agent", 10.0, 19.0), gap, now=21.0).agent.unheard == ()


def test_only_what_two_ears_know_is_marked_and_what_was_none_is_taken_back() -> None:
    history = LaneHistory(5.0)
    history.feed(level(90.0, "agent", -60, False))
    for alert_id, kind in (("i", "interruption"), ("s", "silence"), ("f", "forbidden")):
        history.mark(gallery.alert(id=alert_id, alert=kind, time=89.0))
    assert [mark.kind for mark in history.last_minute().marks] == ["interruption", "silence"]
    assert "提醒抢话 1 次，提醒冷场 1 次" in history.last_minute().summary
    history.unmark(events.AlertCleared(time=90.0, id="i", reason="mended"))
    history.unmark(events.AlertCleared(time=90.0, id="s", reason="false_alarm"))
    assert [mark.id for mark in history.last_minute().marks] == ["i"]


def test_a_silence_that_is_warned_of_again_is_one_silence() -> None:
    history = LaneHistory(5.0)
    for alert_id, time in (("a", 15.0), ("b", 20.0), ("c", 25.0)):
        history.feed(level(time, "agent", -60, False))
        history.mark(gallery.alert(id=alert_id, alert="silence", start=10.0, time=time))
    assert [(mark.id, mark.time) for mark in history.last_minute().marks] == [("c", 25.0)]


def test_the_words_say_what_the_picture_shows() -> None:
    words = seen(*last_minute()[:-1], now=61.0).summary
    assert words.startswith("最近 60 秒：坐席说话 27 秒，客户说话 23 秒，")
    assert "同时说话 2 次共 3 秒，双方静默 1 次共 7 秒" in words
    assert seen(now=0.0).summary == "最近 0 秒：坐席说话 0 秒，客户说话 0 秒"


_spans = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda at: Span(float(at[0]), float(at[0] + at[1]))),
    max_size=9,
).map(union)


@given(_spans, _spans)
def test_time_is_neither_lost_nor_doubled(some: list[Span], others: list[Span]) -> None:
    def seconds(spans: list[Span]) -> float:
        return sum(span.seconds for span in spans)

    both = common(some, others)
    assert seconds(union([*some, *others])) == seconds(some) + seconds(others) - seconds(both)
    assert seconds(without(some, others)) == seconds(some) - seconds(both)
    assert seconds(gaps_between(some, 60.0)) == 60.0 - seconds(some)

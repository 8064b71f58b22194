from itertools import pairwise

import pytest
from calls import heard
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import (
    AudioLevel,
    CallEnded,
    CallStarted,
    FinalTranscript,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)

TEXT = "您好，欢迎致电，请问有什么可以帮您？"


def of(events, cls):
    return [event for event in events if isinstance(event, cls)]


def test_a_turn_sounds_as_a_recogniser_would_have_heard_it():
    events = heard((1.0, 5.0, TEXT))
    assert [(event.time, event.start) for event in of(events, VoiceStarted)] == [(1.0, 1.0)]
    assert [(event.time, event.end) for event in of(events, VoiceStopped)] == [(5.0, 5.0)]
    final = of(events, FinalTranscript)[0]
    assert (final.start, final.end, final.text) == (1.0, 5.0, TEXT)
    partials = of(events, PartialTranscript)
    assert 3.0 <= len(partials) / 4.0 <= 4.0
    assert all(after.text.startswith(before.text) for before, after in pairwise(partials))
    assert partials[-1].text == TEXT
    half = next(partial for partial in partials if partial.time >= 3.0)
    assert len(half.text) == pytest.approx(len(TEXT) / 2, abs=3)


def test_levels_come_ten_times_a_second_for_every_channel_to_the_end():
    events = heard((1.0, 5.0, TEXT), customer=[(6.0, 7.0, "好的")], end=9.0)
    for channel in ("agent", "customer"):
        levels = [event for event in of(events, AudioLevel) if event.channel == channel]
        assert [event.time for event in levels] == [round(number / 10, 1) for number in range(1, 91)]
    speaking = [event.time for event in of(events, AudioLevel) if event.speech and event.channel == "agent"]
    assert (speaking[0], speaking[-1]) == (1.1, 5.0)


turns = st.lists(
    st.tuples(st.floats(0, 60), st.floats(0.05, 20), st.text(min_size=1, max_size=60)), min_size=1, max_size=6
)


@given(turns, turns)
def test_whatever_is_written_comes_in_time_order_and_is_heard_whole(agent, customer):
    def spans(plan):
        return [(start, start + length, text) for start, length, text in plan]

    events = heard(*spans(agent), customer=spans(customer))
    times = [event.time for event in events]
    assert times == sorted(times)
    assert isinstance(events[0], CallStarted)
    assert isinstance(events[-1], CallEnded)
    assert len(of(events, FinalTranscript)) == len(agent) + len(customer)
    assert len(of(events, VoiceStarted)) == len(of(events, VoiceStopped))

import pytest
from calls import heard, play
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.events import TalkMeasured

SAYS = "这个情况我们是这样规定的"


def measures(events):
    return [event for event in events if isinstance(event, TalkMeasured)]


def test_the_shares_of_a_call_add_up():
    agent = [(1.0, 5.0, SAYS), (11.0, 15.0, SAYS)]
    customer = [(6.0, 10.0, SAYS), (14.0, 17.0, SAYS)]
    last = measures(play(heard(*agent, customer=customer, end=20.0)))[-1]
    assert last.time == 20.0
    assert last.agent_seconds == pytest.approx(8.0)
    assert last.customer_seconds == pytest.approx(7.0)
    assert last.overlap_seconds == pytest.approx(1.0)
    assert last.silent_seconds == pytest.approx(6.0)
    assert last.reaction_seconds == pytest.approx(1.0)


def test_a_back_channel_is_no_overlap_and_no_turn():
    events = play(heard((1.0, 9.0, SAYS * 2), customer=[(4.0, 4.6, "嗯嗯")], end=12.0))
    assert [event.time for event in measures(events)] == pytest.approx([9.6, 12.0], abs=0.11)
    last = measures(events)[-1]
    assert (last.overlap_seconds, last.reaction_seconds) == (0.0, 0.0)
    assert last.silent_seconds == pytest.approx(4.0)


def test_it_is_measured_at_the_end_of_each_turn():
    events = play(heard((1.0, 5.0, SAYS), (11.0, 15.0, SAYS), customer=[(6.0, 10.0, SAYS)], end=20.0))
    assert [round(event.time, 1) for event in measures(events)] == pytest.approx([5.6, 10.6, 15.6, 20.0], abs=0.11)


def test_a_reaction_is_from_the_end_of_the_customer_to_the_answer():
    agent = [(6.0, 8.0, SAYS), (13.0, 15.0, SAYS), (20.0, 24.0, SAYS)]
    customer = [(1.0, 5.0, SAYS), (9.0, 10.0, SAYS), (17.0, 21.0, SAYS)]
    assert measures(play(heard(*agent, customer=customer)))[-1].reaction_seconds == pytest.approx(2.0)


def test_without_the_customers_channel_nothing_is_measured():
    assert measures(play(heard((1.0, 5.0, SAYS)))) == []


_TURN = st.tuples(st.floats(0.1, 5.0), st.floats(0.2, 6.0))


@settings(max_examples=25, deadline=None)
@given(st.lists(_TURN, max_size=5), st.lists(_TURN, min_size=1, max_size=5))
def test_nobody_speaks_longer_than_the_call_and_the_four_parts_make_it_up(agent, customer):
    said = []
    for turns in (agent, customer):
        at, out = 0.0, []
        for pause, seconds in turns:
            out.append((at + pause, at + pause + seconds, SAYS))
            at += pause + seconds
        said.append(out)
    events = play(heard(*said[0], customer=said[1]))
    last = measures(events)[-1]
    spoken = [sum(end - start for start, end, _ in turns) for turns in said]
    both = sum(max(0.0, min(a[1], c[1]) - max(a[0], c[0])) for a in said[0] for c in said[1])
    assert last.agent_seconds == pytest.approx(spoken[0])
    assert last.customer_seconds == pytest.approx(spoken[1])
    assert last.silent_seconds == pytest.approx(max(0.0, last.time - sum(spoken) + both), abs=1e-6)
    assert last.overlap_seconds <= both + 1e-6

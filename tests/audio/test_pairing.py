"""Two sound cards, one call: simulated clocks that run wrong, chunks that come late, holes, an hour in seconds."""

import heapq

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.audio.blocks import BLOCK, BLOCK_SECONDS, RATE
from desktop.audio.device import Chunk
from desktop.audio.pairing import PATIENCE, Pairing
from desktop.audio.timeline import Timeline

CHUNK = int(0.05 * RATE)
TICK_SECONDS = 7.0


def ticks(times):
    """What is heard at these times of the one true clock: a tick every seven seconds, louder than the rest."""
    phase = np.mod(times, TICK_SECONDS)
    shape = np.where(phase < 0.02, 8000 * np.sin(np.pi * phase / 0.02) ** 2, 0.0)
    return shape.astype(np.int16)


def hum(times):
    return (6000 * np.sin(2 * np.pi * 210.0 * times)).astype(np.int16)


class Card:
    """A sound card whose clock runs `rate` times as fast as it should, read by a driver with moods."""

    def __init__(self, rate, sound=ticks, jitter=0.0, seed=0, starts=0.0):
        self.timeline = Timeline()
        self.timeline.open(RATE)
        self._rate = rate
        self._sound = sound
        self._jitter = jitter
        self._random = np.random.default_rng(seed)
        self._starts = starts
        self._samples = 0
        self._last = 0.0

    def next_arrival(self):
        true = self._starts + (self._samples + CHUNK) / (RATE * self._rate)
        late = self._random.uniform(0.0, self._jitter)
        if self._jitter and self._random.random() < 0.002:
            late += 0.15
        self._last = max(self._last, true + late)
        return self._last

    def chunk(self, arrived):
        times = self._starts + (self._samples + np.arange(CHUNK)) / (RATE * self._rate)
        self._samples += CHUNK
        return Chunk(self._sound(times), arrived, 0)

    def blocks(self, arrived):
        stretch = self.timeline.accept(self.chunk(arrived))
        behind = len(stretch.blocks)
        for block in stretch.blocks:
            behind -= 1
            yield block, self.timeline.block_ends_at - behind * BLOCK_SECONDS


def pair_up(agent, customer, seconds, deaf=lambda now: False):
    """All pairs of `seconds`; `deaf(now)`: the customer's chunk of that moment never comes."""
    pairing, pairs = Pairing(), []
    queue = [(agent.next_arrival(), 0), (customer.next_arrival(), 1)]
    heapq.heapify(queue)
    while queue[0][0] < seconds:
        now, who = heapq.heappop(queue)
        card = (agent, customer)[who]
        if who == 0:
            for block, ends_at in card.blocks(now):
                pairing.agent(block, ends_at, now)
        elif deaf(now):
            card.chunk(now)
        else:
            for block, ends_at in card.blocks(now):
                pairing.customer(block, ends_at)
        pairs += pairing.pairs(now)
        heapq.heappush(queue, (card.next_arrival(), who))
    return [*pairs, *pairing.finish()], pairing


def places(sound):
    """Seconds at which the ticks are, by their centre."""
    loud = np.flatnonzero(sound > 2000)
    starts = np.split(loud, np.flatnonzero(np.diff(loud) > RATE) + 1)
    return [float(group.mean()) / RATE for group in starts if len(group)]


def apart(pairs, skip=0):
    """Seconds between the same tick on both sides, tick by tick."""
    agent = places(np.concatenate([pair.agent for pair in pairs[skip:]]))
    customer = places(np.concatenate([pair.customer for pair in pairs[skip:]]))
    assert len(agent) == len(customer) > 0
    return np.abs(np.array(agent) - np.array(customer))


def test_cards_that_agree_are_left_as_they_are():
    pairs, pairing = pair_up(Card(1.0), Card(1.0), 30.0)
    assert np.array_equal(
        np.concatenate([pair.agent for pair in pairs]), np.concatenate([pair.customer for pair in pairs])
    )
    assert pairing.late_seconds == 0.0


@pytest.mark.parametrize(("ours", "theirs"), [(1.0, 1.001), (1.0005, 0.9995)])
def test_an_hour_with_a_clock_that_is_wrong_by_a_thousandth_ends_together(ours, theirs):
    pairs, pairing = pair_up(Card(ours, jitter=0.03), Card(theirs, jitter=0.03, seed=1), 3600.0)
    assert apart(pairs).max() < 0.05
    assert len(pairs) == pytest.approx(36_000 * ours, abs=10)
    assert pairing.late_seconds == 0.0


@settings(max_examples=10, deadline=None)
@given(
    ours=st.floats(0.999, 1.001),
    theirs=st.floats(0.999, 1.001),
    jitter=st.floats(0.0, 0.06),
    starts=st.floats(0.0, 0.5),
    seed=st.integers(0, 1000),
)
def test_whatever_the_clocks_do_both_sides_stay_together(ours, theirs, jitter, starts, seed):
    agent = Card(ours, jitter=jitter, seed=seed)
    customer = Card(theirs, jitter=jitter, seed=seed + 1, starts=starts)
    pairs, _ = pair_up(agent, customer, 120.0)
    assert apart(pairs, skip=10).max() < 0.05


def test_correcting_is_not_heard():
    pairs, _ = pair_up(Card(1.0), Card(1.001, sound=hum), 120.0)
    sound = np.concatenate([pair.customer for pair in pairs[10:]]).astype(np.float64)
    # A jump of the phase would stand out in the second difference of a tone.
    bent = np.abs(np.diff(sound, 2)).max()
    assert bent < 1.2 * 6000 * (2 * np.pi * 210.0 / RATE) ** 2 + 4


def test_a_hole_is_silence_and_what_follows_stands_where_the_clock_says():
    def deaf(now):
        return 20.0 < now < 40.0

    pairs, _ = pair_up(Card(1.0, jitter=0.03), Card(1.0005, jitter=0.03, seed=1), 120.0, deaf)
    customer = np.concatenate([pair.customer for pair in pairs])
    assert not customer[int(20.5 * RATE) : int(39.5 * RATE)].any()
    assert len(pairs) == pytest.approx(1200, abs=5)
    agent, heard = places(np.concatenate([pair.agent for pair in pairs])), places(customer)
    # The loss is found by the clock within some seconds; from then on every tick is where it belongs.
    late = [place for place in heard if place > 45.0]
    assert np.abs(np.array(late) - np.array([place for place in agent if place > 45.0])).max() < 0.05


def test_a_stream_that_delivers_nothing_while_nothing_plays_keeps_the_time():
    customer = Card(1.0005, jitter=0.03, seed=1)
    customer.timeline.open(RATE, pauses=True)
    pairs, pairing = pair_up(Card(1.0, jitter=0.03), customer, 120.0, lambda now: int(now / 1.7) % 2 == 0)
    agent = places(np.concatenate([pair.agent for pair in pairs]))
    for place in places(np.concatenate([pair.customer for pair in pairs])):
        assert min(abs(place - other) for other in agent) < 0.05
    assert pairing.late_seconds == 0.0


def test_without_any_sound_of_the_customers_the_agent_waits_no_longer_than_the_patience():
    pairing = Pairing()
    pairing.agent(np.ones(BLOCK, np.int16), 10.1, 10.1)
    assert pairing.pairs(10.1 + PATIENCE - 0.01) == []
    (pair,) = pairing.pairs(10.1 + PATIENCE + 0.01)
    assert pair.agent.all()
    assert not pair.customer.any()


def test_what_comes_too_late_is_counted():
    pairing = Pairing()
    for number in range(20):
        at = (number + 1) * BLOCK_SECONDS
        pairing.agent(np.ones(BLOCK, np.int16), at, at)
        if number < 10:
            pairing.customer(np.ones(BLOCK, np.int16), at)
    assert len(pairing.pairs(3.0)) == 20
    pairing.customer(np.ones(BLOCK, np.int16), 1.1)
    assert pairing.late_seconds == pytest.approx(0.1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 5000), min_size=1, max_size=20))
def test_pieces_of_any_size_give_the_same_blocks(sizes):
    sound = np.arange(sum(sizes), dtype=np.int64).astype(np.int16)
    pairing, begun, pairs = Pairing(), 0, []
    for size in sizes:
        pairing.customer(sound[begun : begun + size], 5.0 + (begun + size) / RATE)
        begun += size
    count = begun // BLOCK
    for number in range(count):
        pairing.agent(np.zeros(BLOCK, np.int16), 5.0 + (number + 1) * BLOCK_SECONDS, 5.0)
    pairs = pairing.finish()
    assert np.array_equal(np.concatenate([p.customer for p in pairs] or [sound[:0]]), sound[: count * BLOCK])

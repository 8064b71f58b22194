"""Time is samples heard: whatever is lost, the next sound stands where the clock says."""

import numpy as np
import pytest

from desktop.audio.blocks import BLOCK_SECONDS, RATE
from desktop.audio.device import Chunk
from desktop.audio.timeline import Shortfall, Timeline

CHUNK = 0.05


def chunk(arrived, dropped=0, value=1000):
    return Chunk(np.full(int(CHUNK * RATE), value, np.int16), arrived, dropped)


def hear(timeline, start, count):
    return [timeline.accept(chunk(start + (number + 1) * CHUNK)) for number in range(count)]


def seconds(stretches):
    return sum(len(stretch.blocks) for stretch in stretches) * BLOCK_SECONDS


def test_unbroken_sound_misses_nothing():
    timeline = Timeline()
    timeline.open(RATE)
    stretches = hear(timeline, 100.0, 40)
    assert seconds(stretches) == pytest.approx(2.0)
    assert sum(stretch.missing for stretch in stretches) == 0.0
    assert timeline.block_ends_at == pytest.approx(102.0)


def test_dropped_samples_become_silence_in_their_place():
    timeline = Timeline()
    timeline.open(RATE)
    hear(timeline, 100.0, 2)
    stretch = timeline.accept(chunk(101.15, dropped=RATE))
    assert stretch.missing == pytest.approx(1.0)
    assert sum(not block.any() for block in stretch.blocks) == 10


def test_a_stream_that_comes_back_stands_where_the_clock_says():
    timeline = Timeline()
    timeline.open(RATE)
    before = hear(timeline, 100.0, 20)
    filled = timeline.fill(103.0)
    timeline.open(RATE)
    after = hear(timeline, 104.0, 20)
    assert filled.missing == pytest.approx(2.0)
    assert after[0].missing == pytest.approx(1.0)
    assert seconds([*before, filled, *after]) == pytest.approx(5.0)


def test_a_resumed_call_counts_from_where_the_other_process_had_come():
    timeline = Timeline(started=50.0)
    timeline.open(RATE)
    assert timeline.accept(chunk(50.7 + CHUNK)).missing == pytest.approx(0.7)


def test_a_change_of_rate_keeps_the_time():
    timeline = Timeline()
    timeline.open(48_000)
    out = [timeline.accept(Chunk(np.ones(2400, np.int16), 10.0 + (n + 1) * CHUNK, 0)) for n in range(20)]
    timeline.open(8_000)
    out += [timeline.accept(Chunk(np.ones(400, np.int16), 11.0 + (n + 1) * CHUNK, 0)) for n in range(20)]
    assert seconds([*out, timeline.finish()]) == pytest.approx(2.0, abs=0.11)


def test_lateness_that_is_caught_up_is_no_loss():
    shortfall = Shortfall()
    at = 0.0
    for number in range(200):
        at = (number + 1) * CHUNK
        late = 0.8 if 100 <= number < 110 else 0.0
        assert shortfall.accept(at + late, CHUNK) == 0.0


def test_samples_that_never_come_are_found_by_the_clock():
    shortfall = Shortfall()
    found = [shortfall.accept((number + 1) * CHUNK + (1.0 if number >= 100 else 0.0), CHUNK) for number in range(200)]
    assert sum(found) == pytest.approx(1.0, abs=0.01)
    assert sum(loss > 0 for loss in found) == 1


def test_the_drift_of_a_cheap_sound_card_is_no_loss():
    shortfall = Shortfall()
    assert not any(shortfall.accept((number + 1) * CHUNK * 1.0002, CHUNK) for number in range(20_000))


def test_the_end_of_the_sound_is_told_by_the_one_true_clock():
    timeline = Timeline()
    timeline.open(RATE)
    for number in range(20_000):
        timeline.accept(chunk(100.0 + (number + 1) * CHUNK * 1.001))
    assert timeline.ends_at == pytest.approx(100.0 + 1000.0 * 1.001, abs=0.02)


def test_a_stream_that_pauses_goes_on_where_the_clock_says_at_once():
    timeline = Timeline()
    timeline.open(RATE, pauses=True)
    hear(timeline, 100.0, 40)
    stretch = timeline.accept(chunk(103.0 + CHUNK))
    assert stretch.missing == pytest.approx(1.0)
    assert timeline.ends_at == pytest.approx(103.0 + CHUNK)
    assert sum(each.missing for each in hear(timeline, 103.0 + CHUNK, 40)) == 0.0

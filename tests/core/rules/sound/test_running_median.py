from statistics import median_high

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.rules.sound.running_median import RunningMedian


@given(st.lists(st.floats(-120.0, 0.0), min_size=1, max_size=60), st.integers(1, 20))
def test_it_is_the_median_of_the_last_values(values, size):
    running = RunningMedian(size)
    for seen, value in enumerate(values, start=1):
        running.push(value)
        assert running.median == median_high(values[max(0, seen - size) : seen])
        assert running.full == (seen >= size)

import numpy as np

from desktop.audio.blocks import BLOCK
from desktop.audio.ring import CAPACITY, Ring


def test_only_the_last_minute_is_kept():
    ring = Ring()
    ring.begin(1)
    for number in range(CAPACITY + 5):
        ring.write(np.full(BLOCK, number, np.int16), False, float(number))
    assert ring.oldest == 5
    assert ring.read(4) is None
    assert ring.read(CAPACITY + 5) is None
    assert ring.read(6)[0][0] == 6
    assert ring.read(CAPACITY + 4)[0][0] == CAPACITY + 4


def test_another_call_begins_empty():
    ring = Ring()
    ring.begin(1)
    ring.write(np.ones(BLOCK, np.int16), True, 5.0)
    ring.begin(2)
    assert (ring.call, ring.written, ring.settled) == (2, 0, 0)
    assert ring.read(0) is None

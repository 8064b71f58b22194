import subprocess
import sys

import numpy as np
import pytest

from desktop.audio.blocks import BLOCK
from desktop.audio.ring import CAPACITY, Ring

_WRITER = """
import os, signal, sys
import numpy as np
from desktop.audio.ring import Ring
ring = Ring.attach(sys.argv[1])
ring.begin(7)
for number in range(3):
    ring.write(np.full(1600, number, np.int16), number == 2, 10.0 + number)
ring.settle(1)
os.kill(os.getpid(), signal.SIGKILL) if hasattr(signal, "SIGKILL") else os._exit(1)
"""


def test_what_a_killed_process_wrote_is_still_there():
    ring = Ring.shared()
    try:
        subprocess.run([sys.executable, "-c", _WRITER, ring.name], check=False, timeout=30)
        assert (ring.call, ring.written, ring.settled, ring.ends_at) == (7, 3, 1, 12.0)
        assert ring.ends_in_speech
        block, speech = ring.read(2)
        assert speech
        assert np.array_equal(block, np.full(BLOCK, 2, np.int16))
        again = Ring.attach(ring.name)
        assert again.written == 3
        again.close()
    finally:
        ring.close()


def test_a_closed_ring_is_gone():
    ring = Ring.shared()
    name = ring.name
    ring.close()
    with pytest.raises(FileNotFoundError):
        Ring.attach(name)


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

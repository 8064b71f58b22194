"""Both sides' last minute in shared memory."""

import subprocess
import sys

import numpy as np
import pytest

from desktop.audio.blocks import BLOCK
from desktop.audio.rings import Rings

_WRITER = """
import os, signal, sys
import numpy as np
from desktop.audio.rings import Rings
rings = Rings.attach(sys.argv[1])
rings.begin(7)
for number in range(3):
    block = np.full(1600, number, np.int16)
    rings.write([(block, number == 2), (block + 100, number == 1)], 10.0 + number)
rings.agent.settle(1)
rings.customer.settle(2)
rings.customer.write(block, True, 13.0)
os.kill(os.getpid(), signal.SIGKILL) if hasattr(signal, "SIGKILL") else os._exit(1)
"""
"""Dies between the two sides of a block."""


def test_what_a_killed_process_wrote_is_still_there():
    rings = Rings.shared()
    try:
        subprocess.run([sys.executable, "-c", _WRITER, rings.name], check=False, timeout=30)
        rings.resume()
        assert (rings.call, rings.written, rings.ends_at) == (7, 3, 12.0)
        assert (rings.agent.settled, rings.customer.settled) == (1, 2)
        assert (rings.agent.ends_in_speech, rings.customer.ends_in_speech) == (True, False)
        for ring, value in ((rings.agent, 2), (rings.customer, 102)):
            block, _ = ring.read(2)
            assert np.array_equal(block, np.full(BLOCK, value, np.int16))
            assert ring.read(3) is None
        again = Rings.attach(rings.name)
        assert again.written == 3
        again.close()
    finally:
        rings.close()


def test_closed_rings_are_gone():
    rings = Rings.shared()
    name = rings.name
    rings.close()
    with pytest.raises(FileNotFoundError):
        Rings.attach(name)


def test_a_call_without_the_customer_leaves_his_ring_empty():
    rings = Rings()
    rings.begin(1)
    rings.write([(np.ones(BLOCK, np.int16), True)], 5.0)
    assert (rings.written, rings.customer.written, rings.name) == (1, 0, "")
    rings.close()

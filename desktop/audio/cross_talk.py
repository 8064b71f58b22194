"""The customer's voice in the agent's microphone, out of an ear-piece that is loud or a headset worn loosely.

The delay is found by correlation (leak_delay.py), the way of the sound by least squares (leak_path.py), as echo
cancellers do. Unlike them this one changes nothing that the agent says: it only decides whether a block of the
microphone is explained by the customer, and if so gives the quiet room instead, so that voice activity and the
recogniser do not take the customer for the agent. While in doubt, the agent speaks.
"""

from collections import deque

import numpy as np

from desktop.audio.blocks import BLOCK, Samples, Wave
from desktop.audio.leak_delay import LONGEST, NEAR, LeakDelay
from desktop.audio.leak_path import LEAD, TAPS, LeakPath

_UNEXPLAINED = 0.3
"""Part of a block's energy that the customer may leave unexplained: an agent 5 dB below the leak is still heard, which
is 25 dB below how he speaks with the loudest leak that matters (-20 dB)."""
_ABOVE_ROOM = 4.0
"""Times the energy of the quiet room that may be left: rooms are not steady."""
_LOUDEST_GAIN = 0.25
"""What is not 6 dB softer here than there is no leak: it is the same device twice, or the agent in both."""
_QUIET_BLOCKS = 100
"""10 s in which somebody once takes a breath: their quietest block is the room (minimum statistics)."""
_BIAS = 1.6
"""Times that the mean of a steady noise's energy lies above the least of a hundred blocks, with a margin."""
_DOUBTS = 3
"""Blocks in a row that are full of the customer and still not explained: the headset was moved; learn anew."""
_HISTORY = 3
"""Blocks from which the way of the sound is learnt at once when its delay is found."""


class CrossTalk:
    """One call's two sides in lock step."""

    def __init__(self) -> None:
        self._delay = LeakDelay()
        self._path = LeakPath()
        self._lag: int | None = None
        self._doubts = 0
        self._ours: deque[Samples] = deque(maxlen=_HISTORY)
        self._theirs = np.zeros(LONGEST + TAPS + _HISTORY * BLOCK, np.float64)
        self._energies: deque[float] = deque(maxlen=_QUIET_BLOCKS)
        self._room = np.zeros(BLOCK, np.int16)

    def accept(self, agent: Samples, customer: Samples) -> Samples:
        """The agent's block (100 ms), without the customer where nothing but he is in it.

        Both blocks begin at the same time. What the agent says himself comes back untouched, also while both speak.
        """
        if len(agent) != BLOCK or len(customer) != BLOCK:
            raise ValueError(f"{len(agent)} and {len(customer)} samples are not a block of each side")
        self._delay.hear(agent, customer)
        self._ours.append(agent)
        self._theirs = np.concatenate((self._theirs[BLOCK:], customer))
        self._remember_room(agent)
        if self._is_leak(agent):
            self._doubts = 0
            return self._room
        found = self._delay.find()
        if found is None:
            return agent
        if self._is_the_known_way(found, agent):
            self._doubts = 0
            return self._room
        self._learn_anew(found)
        return self._room if self._is_leak(agent) else agent

    def _is_leak(self, agent: Samples) -> bool:
        """Whether the way that is known explains the block; if so, it is learnt from."""
        if self._lag is None or not self._explains(self._path, agent):
            return False
        self._path.learn(self._late(0), agent)
        return True

    def _is_the_known_way(self, lag: int, agent: Samples) -> bool:
        """Whether the block is explained once its own sound is learnt too: a turn begins with sounds that none had."""
        if self._lag is None or abs(lag - self._lag) > NEAR:
            return False
        path = self._path.copy()
        path.learn(self._late(0), agent)
        if not self._explains(path, agent):
            return False
        self._path = path
        return True

    def _explains(self, path: LeakPath, agent: Samples) -> bool:
        late = self._late(0)
        leak = path.predict(late)
        if leak is None:
            return False
        room = _BIAS * min(self._energies, default=0.0)
        if not room < _energy(leak) < _LOUDEST_GAIN * _energy(late):
            return False
        return _energy(agent - leak) <= max(_UNEXPLAINED * _energy(agent), _ABOVE_ROOM * room)

    def _learn_anew(self, lag: int) -> None:
        self._doubts += 1
        if self._lag is not None and self._doubts < _DOUBTS:
            return
        self._doubts = 0
        self._lag = lag
        self._path = LeakPath()
        for back, block in enumerate(reversed(self._ours)):
            self._path.learn(self._late(back), block)

    def _late(self, back: int) -> Wave:
        """The customer's voice as it was on its way during the block `back` blocks ago."""
        end = len(self._theirs) - back * BLOCK - (self._lag or 0) + LEAD
        # What the lead would need of the future is not there yet when there is no delay.
        missing = max(0, end - len(self._theirs))
        return np.concatenate(
            (self._theirs[end - missing - (TAPS - 1 + BLOCK - missing) : end - missing], np.zeros(missing))
        )

    def _remember_room(self, agent: Samples) -> None:
        energy = _energy(agent)
        if energy == 0.0:
            return
        if energy <= min(self._energies, default=energy):
            self._room = agent
        self._energies.append(energy)


def _energy(sound: Samples | Wave) -> float:
    """Mean square."""
    wide = sound.astype(np.float64)
    return float(np.mean(wide * wide))

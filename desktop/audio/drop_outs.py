"""How much of a voice was cut off on its way: packets that never came, and copies that stand in for them.

A hole counts that begins in full voice from one moment to the next, as no word ends, and after which the voice comes
back soon. Word ends that a Bluetooth link or silence suppression turns into digital silence are soft by then, and the
closure of a stop lets the voice fade over some 20 ms. A copy is a stretch that repeats the packet before it to the
sample; the periods of a vowel only resemble each other.
"""

from collections import deque

import numpy as np

from desktop.audio.blocks import BLOCK, RATE, Samples, Wave

_FRAME = RATE // 200
_FRAMES = BLOCK // _FRAME
"""5 ms, 20 in a block."""
_LOUD = 10.0
"""dB below the usual level of this voice: in the midst of a vowel."""
_DEEP = 38.0
"""dB below it: deeper than the noise of a line on which one could still talk, and than the closure of a stop."""
_EDGE = 3
"""Frames (15 ms) for the fall; the quickest fade of a concealment takes 5 ms, lips and tongue take 20 ms and more."""
_LONGEST = 60
"""Frames (0.3 s) of a hole; what is longer may be a pause, and voice activity ends there as well."""
_SHORT = 13
"""Frames (65 ms: three packets) of a hole of which one edge is enough; gaps between words are longer."""
_TALKING = 20.0
"""dB below the usual level: what counts as speaking time."""
_PACKETS = (RATE // 100, RATE // 50, 3 * RATE // 100)
"""Samples: 10, 20 and 30 ms, all that telephones use."""
_SAME = 0.003
"""Part of the energy by which a copy may differ from its packet, -25 dB: what resampling leaves of a likeness."""
_COPIED = 2
"""Frames in a row that must be copies."""
_USUAL = 600
"""Frames (3 s) of speech over which the usual level is taken, its upper quarter."""
_WINDOW = 60
"""Blocks (6 s) of speech that are looked back on."""


class DropOuts:
    """One channel, block by block."""

    def __init__(self) -> None:
        self._sound = np.zeros(max(_PACKETS) + BLOCK)
        self._speech: deque[float] = deque(maxlen=_USUAL)
        self._usual = 0.0
        self._before: deque[float] = deque([-120.0] * _EDGE, maxlen=_EDGE)
        self._hole = 0
        self._sudden = False
        self._blocks: deque[tuple[int, int]] = deque(maxlen=_WINDOW)

    @property
    def share(self) -> float:
        """0 … 1: the part of the last seconds' speaking time that is missing."""
        talked = sum(talking for talking, _ in self._blocks)
        lost = sum(lost for _, lost in self._blocks)
        return lost / (talked + lost) if lost else 0.0

    def accept(self, block: Samples, speech: bool) -> None:
        """Hear 100 ms."""
        self._sound = np.concatenate((self._sound[BLOCK:], block.astype(np.float64) / 32768.0))
        frames = self._sound[-BLOCK:].reshape(_FRAMES, _FRAME)
        levels = 10 * np.log10(np.mean(frames * frames, axis=1) + 1e-12)
        if speech:
            self._speech.extend(levels)
            self._usual = float(np.quantile(np.fromiter(self._speech, np.float64), 0.75))
        lost = sum(self._follow(float(level)) for level in levels)
        talking = int(np.count_nonzero(levels > self._usual - _TALKING)) if speech else 0
        copied = self._copied(levels) if speech else 0
        if speech or lost:
            self._blocks.append((talking - copied, lost + copied))

    def _follow(self, level: float) -> int:
        """Frames of a hole that has just ended and counts."""
        loud = self._usual - _LOUD
        lost = 0
        if level < self._usual - _DEEP:
            if not self._hole:
                self._sudden = max(self._before) > loud
            self._hole += 1
        elif self._hole:
            one_edge = self._hole <= _SHORT and (self._sudden or level > loud)
            both_edges = self._hole <= _LONGEST and self._sudden
            lost = self._hole if one_edge or both_edges else 0
            self._hole = 0
        self._before.append(level)
        return lost

    def _copied(self, levels: Wave) -> int:
        """Frames that repeat a packet."""
        newest = self._sound[-BLOCK:]
        copies = np.zeros(_FRAMES, bool)
        for packet in _PACKETS:
            apart = newest - self._sound[-BLOCK - packet : -packet]
            errors = np.mean(apart.reshape(_FRAMES, _FRAME) ** 2, axis=1)
            same = (10 * np.log10(errors + 1e-12) < levels + 10 * np.log10(_SAME)) & (levels > self._usual - _TALKING)
            runs = np.convolve(same, np.ones(_COPIED), "valid") == _COPIED
            copies[: len(runs)] |= runs
            copies[_COPIED - 1 :] |= runs
        return int(np.count_nonzero(copies))

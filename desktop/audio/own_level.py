"""How loud the customer himself is, so that people behind him are not taken for him, however clearly they speak.

Voice activity hears a voice whatever its level. On one line the same person stays within some decibels of himself, and
whoever else is in his room is further from the microphone. Nothing can be told before he has spoken.
"""

from collections import deque

_BELOW = 12.0
"""dB below his loud windows that he may be: the syllables of one voice differ by about as much."""
_LEADS_UP = 18.0
"""The same for the soft sounds that lead up to a word."""
_NEAR_WINDOWS = 12
"""0.4 s: some syllable of his is loud in any of them."""
_RISE = 0.1
"""Of the way to a louder window: one second of his voice, and what came before no longer counts."""
_FALL = 0.006
"""dB for each window that sounds like a voice: 0.2 dB a second, so that he is found again when he stays softer."""
_START = -60.0
"""dBFS, softer than any customer: the first voice counts."""


class OwnLevel:
    """One stream of windows; levels are dBFS."""

    def __init__(self) -> None:
        self._loud = _START
        self._last: deque[float] = deque(maxlen=_NEAR_WINDOWS)

    def accept(self, level: float, voice: bool, his: bool) -> bool:
        """Whether the next window may be his. `voice`: it sounds like one; `his`: he was speaking just before."""
        self._last.append(level)
        if voice and his and level > self._loud:
            self._loud += _RISE * (level - self._loud)
        elif voice:
            self._loud -= _FALL
        return max(self._last) > self._loud - _BELOW

    def leads_up(self) -> bool:
        """Whether the last window may be the begin of a word of his."""
        return self._last[-1] > self._loud - _LEADS_UP

"""Whether somebody speaks: Silero's network over windows of 32 ms, with a hang-over."""

from dataclasses import dataclass

import numpy as np

from desktop.audio.blocks import Samples
from desktop.audio.silero import WINDOW_SECONDS, Silero

ON = 0.5
"""Likelihood that begins speech: Silero's own default."""
OFF = 0.35
"""Likelihood below which a window counts as silence: Silero's default, 0.15 below the other."""
MINIMUM_WINDOWS = 3
"""96 ms of speech before it counts: a click is no voice."""
HANGOVER_WINDOWS = 9
"""288 ms of silence before speech has ended: the gaps between words are shorter."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a block did to the state of the voice."""

    speech: bool
    """Whether somebody speaks at the end of the block."""
    started_at: float | None = None
    """Seconds on the stream at which speech began, when it began to count in this block."""
    stopped_at: float | None = None
    """Seconds on the stream at which speech ended, when the hang-over ran out in this block."""


class VoiceActivity:
    """One stream, from its first sample to its last; time is samples heard."""

    def __init__(self) -> None:
        self._network = Silero()
        self._waiting = np.empty(0)
        self._windows = 0
        self._speech = False
        self._run = 0

    def accept(self, block: Samples) -> Voice:
        """Hear the next block. It holds three windows or four, so at most one change comes of it."""
        self._waiting = np.concatenate((self._waiting, block / 32768.0))
        size = self._network.window
        started = stopped = None
        while len(self._waiting) >= size:
            likelihood = self._network.likelihood(self._waiting[:size])
            self._waiting = self._waiting[size:]
            if self._turns(likelihood):
                changed = (self._windows - self._run) * WINDOW_SECONDS
                started, stopped = (changed, stopped) if self._speech else (started, changed)
                self._run = 0
        return Voice(self._speech, started, stopped)

    def finish(self) -> Voice:
        """No more sound will come: speech that still goes on ends here."""
        if not self._speech:
            return Voice(speech=False)
        self._speech = False
        return Voice(speech=False, stopped_at=(self._windows - self._run) * WINDOW_SECONDS)

    def _turns(self, likelihood: float) -> bool:
        """Count one window; True when the state just turned over. `_run` counts the windows that speak for a turn."""
        self._windows += 1
        against = likelihood < OFF if self._speech else likelihood >= ON
        self._run = self._run + 1 if against else 0
        if self._run < (HANGOVER_WINDOWS if self._speech else MINIMUM_WINDOWS):
            return False
        self._speech = not self._speech
        return True

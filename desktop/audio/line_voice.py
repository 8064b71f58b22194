"""Whether the customer speaks, on lines where Silero's network alone hears him late or not at all.

On a telephone line out of a room it missed four fifths of what was said: its memory fills up with the long silences
before, and 16 kHz sound without high tones is nothing it knows. So two more witnesses are heard: its network for
8 kHz, which begins anew after each silence, and whether the sound stands out from the background. A voice that is
unlikely for any single window is believed when it stands out and has been likely enough for a while; music never is
for so long. Such a voice is noticed late, and its begin is moved back along the sound that led up to it. And none of
the witnesses counts where the sound is far softer than the customer is.
"""

from collections import deque

import numpy as np

from desktop.audio.blocks import RATE, Samples, Wave
from desktop.audio.own_level import OwnLevel
from desktop.audio.silero import WINDOW_SECONDS, Silero
from desktop.audio.standing_out import StandingOut
from desktop.audio.voice import HANGOVER_WINDOWS, MINIMUM_WINDOWS, OFF, ON, Voice

_TELEPHONE_RATE = 8_000
_TAPS = 31
"""Of the low pass before every other sample is left out; it comes 1 ms late."""
_SURE_WINDOWS = 6
"""0.2 s in a row for which the telephone's network has to be sure: alone it takes a few notes for a voice."""
_BEGIN_WINDOWS, _BEGIN = 16, 0.25
"""Mean likelihood over 0.5 s that begins a voice that stands out: hold music out of a piano stays below."""
_GO_ON_WINDOWS, _GO_ON = 31, 0.12
"""The same over 1 s, for a voice that stands out to go on."""
_FORGET_WINDOWS = 16
"""0.5 s of nothing after which the telephone's network begins anew; never amid music, which does not pause so long."""
_BACK_WINDOWS = 31
"""1 s at most by which a begin is moved back: the longest that it was noticed late."""
_GAP_WINDOWS = 4
"""Of silence inside a word, as of a stop."""


class LineVoice:
    """One customer, from the first sample to the last; time is samples heard."""

    def __init__(self) -> None:
        self._wide = Silero()
        self._telephone = _Telephone()
        self._standing_out = StandingOut(self._wide.window)
        self._own_level = OwnLevel()
        self._waiting: Wave = np.empty(0)
        self._windows = 0
        self._speech = False
        self._ended = 0
        self._run = self._sure = 0
        self._stood_out: deque[bool] = deque(maxlen=_BACK_WINDOWS + _SURE_WINDOWS)
        self._likely: deque[float] = deque(maxlen=_GO_ON_WINDOWS)

    def accept(self, block: Samples) -> Voice:
        """Hear the next block of 100 ms."""
        self._waiting = np.concatenate((self._waiting, block / 32768.0))
        size = self._wide.window
        started = stopped = None
        while len(self._waiting) >= size:
            window, self._waiting = self._waiting[:size], self._waiting[size:]
            if self._turns(window):
                started, stopped = (self._begin(), stopped) if self._speech else (started, self._end())
        return Voice(self._speech, started, stopped)

    def finish(self) -> Voice:
        """No more sound will come: speech that still goes on ends here."""
        if not self._speech:
            return Voice(speech=False)
        self._speech = False
        return Voice(speech=False, stopped_at=self._end())

    def _turns(self, window: Wave) -> bool:
        """Count one window; True when the state just turned over."""
        self._windows += 1
        out = self._standing_out.accept(window)
        wide, narrow = self._wide.likelihood(window), self._telephone.likelihood(window, out)
        likely = max(wide, narrow) if out else wide
        if not self._own_level.accept(self._standing_out.level, likely >= OFF, self._speech):
            wide = likely = 0.0
        self._stood_out.append(out and self._own_level.leads_up())
        self._likely.append(likely)
        turns = self._falls_silent(likely, out) if self._speech else self._begins(wide, likely, out)
        if turns:
            self._speech = not self._speech
        return turns

    def _begins(self, wide: float, likely: float, out: bool) -> bool:
        self._run = self._run + 1 if wide >= ON else 0
        self._sure = self._sure + 1 if likely >= ON else 0
        if self._run >= MINIMUM_WINDOWS or self._sure >= _SURE_WINDOWS:
            return True
        return out and sum(list(self._likely)[-_BEGIN_WINDOWS:]) >= _BEGIN * _BEGIN_WINDOWS

    def _falls_silent(self, likely: float, out: bool) -> bool:
        goes_on = likely >= OFF or (out and sum(self._likely) >= _GO_ON * _GO_ON_WINDOWS)
        self._run = 0 if goes_on else self._run + 1
        return self._run >= HANGOVER_WINDOWS

    def _begin(self) -> float:
        """Seconds at which the sound began that led up to the voice; what was counted for it starts anew."""
        begin = found = self._windows - max(1, self._run, self._sure)
        oldest = self._windows - len(self._stood_out)
        for at in range(begin - 1, max(self._ended, oldest, begin - _BACK_WINDOWS) - 1, -1):
            if self._stood_out[at - oldest]:
                found = at
            elif found - at > _GAP_WINDOWS:
                break
        self._run = self._sure = 0
        return found * WINDOW_SECONDS

    def _end(self) -> float:
        self._ended = self._windows - self._run
        self._run = 0
        self._likely.clear()
        return self._ended * WINDOW_SECONDS


class _Telephone:
    """Silero's network for 8 kHz, fresh after each silence."""

    def __init__(self) -> None:
        self._network = Silero(_TELEPHONE_RATE)
        at = np.arange(_TAPS) - _TAPS // 2
        low_pass = np.sinc(at * _TELEPHONE_RATE / RATE) * np.hamming(_TAPS)
        self._low_pass = low_pass / low_pass.sum()
        self._before: Wave = np.zeros(_TAPS - 1)
        self._quiet = 0

    def likelihood(self, window: Wave, out: bool) -> float:
        """Of the next window at 16 kHz; `out`: whether it stands out."""
        sound = np.concatenate((self._before, window))
        self._before = sound[len(window) :]
        likely = self._network.likelihood(np.convolve(sound, self._low_pass, "valid")[::2])
        self._quiet = 0 if out else self._quiet + 1
        if self._quiet == _FORGET_WINDOWS and likely < OFF:
            self._network.forget()
        return likely

"""When a microphone counts as stalled, lost or dead. Judges times and levels that it is given; has no clock."""

STALLED_SECONDS = 1.0
"""Without a callback for so long the device is in trouble: drivers deliver every 10 to 100 ms."""
LOST_SECONDS = 2.0
"""Without a callback for so long the stream is closed and opened anew."""

_DELAYS = (0.5, 1.0, 2.0, 5.0, 10.0)

_QUIET_DBFS = -55.0
"""Below it even a quiet room does not go with a working headset; ghost words have been recognised at -50."""
_ZERO_DBFS = -90.0
"""Digital silence, with the dither of the resampler on it (-96 dBFS)."""
_DEAD_SECONDS = 20.0
_DEAD_SECONDS_AFTER_VOICE = 60.0
"""Once a voice was heard only digital silence counts: an agent may listen for long, and a noise gate may close."""


class Backoff:
    """How long to wait before the next try to open a device."""

    def __init__(self) -> None:
        self._tries = 0

    def next(self) -> float:
        """Seconds; 0.5, 1, 2, 5, then 10 for good."""
        delay = _DELAYS[min(self._tries, len(_DELAYS) - 1)]
        self._tries += 1
        return delay

    def reset(self) -> None:
        """Sound came: the next trouble starts from the shortest wait."""
        self._tries = 0


class DeadMicrophone:
    """A stream that runs and carries nothing: muted, the wrong device, or taken by another program.

    Headsets on Bluetooth gate to exact zeros between words, so only unbroken quiet counts.
    """

    def __init__(self) -> None:
        self._quiet = 0.0
        self._zero = 0.0
        self._voiced = False
        self.dead = False

    def accept(self, dbfs: float, speech: bool, seconds: float) -> bool:
        """Judge the next block; True when `dead` has just changed."""
        self._voiced = self._voiced or speech
        self._quiet = self._quiet + seconds if dbfs < _QUIET_DBFS else 0.0
        self._zero = self._zero + seconds if dbfs < _ZERO_DBFS else 0.0
        limit = (self._zero, _DEAD_SECONDS_AFTER_VOICE) if self._voiced else (self._quiet, _DEAD_SECONDS)
        before, self.dead = self.dead, limit[0] >= limit[1] - 1e-6
        return self.dead != before

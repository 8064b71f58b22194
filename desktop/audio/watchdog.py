"""When a microphone counts as stalled, lost or dead. Judges times and levels that it is given; has no clock."""

STALLED_SECONDS = 1.0
"""Without a callback for so long the device is in trouble: drivers deliver every 10 to 100 ms."""
LOST_SECONDS = 2.0
"""Without a callback for so long the stream is closed and opened anew."""

_DELAYS = (0.5, 1.0, 2.0, 3.0)
"""Who plugs his headset in again, after however long, is not to wait for five seconds."""

_QUIET_DBFS = -55.0
"""Below it even a quiet room does not go with a working headset; ghost words have been recognised at -50."""
_ZERO_DBFS = -90.0
"""Digital silence, with the dither of the resampler on it (-96 dBFS)."""
_DEAD_SECONDS = 10.0
"""Nobody who wears a working headset is so quiet for so long that its noise does not move."""
_DEAD_SECONDS_OF_A_ROOM = 20.0
"""The same where the quiet moves, as the noise of a room does and that of a socket without a headset does not."""
_STEADY_DB = 3.0
_DEAD_SECONDS_GATING = 60.0
"""A headset that gates sends zeros for as long as its wearer listens."""
_OPEN_SECONDS = 2.0
"""A microphone that is heard for so long while nobody speaks does not gate."""
_GATING_NAMES = ("bluez", "bluetooth", "蓝牙", "hands-free", "handsfree", "airpods")


def is_known_to_gate(name: str) -> bool:
    """Whether a device's name tells that it hears by Bluetooth, where gates are common."""
    return any(part in name.lower() for part in _GATING_NAMES)


class Backoff:
    """How long to wait before the next try to open a device."""

    def __init__(self) -> None:
        self._tries = 0

    def next(self) -> float:
        """Seconds; 0.5, 1, 2, then 3 for good."""
        delay = _DELAYS[min(self._tries, len(_DELAYS) - 1)]
        self._tries += 1
        return delay

    def reset(self) -> None:
        """Sound came: the next trouble starts from the shortest wait."""
        self._tries = 0


class DeadMicrophone:
    """A stream that runs and carries nothing: muted, the wrong device, or taken by another program.

    Before anybody spoke, steady quiet is enough; afterwards only zeros count, for an agent may listen for long.
    Headsets on Bluetooth gate to exact zeros between words: of one that gates, or may, they count for little.
    """

    def __init__(self, gates: bool = False) -> None:
        """`gates`: the device was found to gate before."""
        self.gates = gates
        self._zero = 0.0
        self._quiet = 0.0
        self._softest, self._loudest = 0.0, -200.0
        self._open = 0.0
        self._opened = False
        self._sounded = False
        self._voiced = False
        self.dead = False

    def accept(self, dbfs: float, speech: bool, seconds: float) -> bool:
        """Judge the next block; True when `dead` has just changed."""
        self._voiced = self._voiced or speech
        if dbfs < _ZERO_DBFS:
            self._zero, self._open = self._zero + seconds, 0.0
        else:
            self._sound(dbfs, speech, seconds)
        before, self.dead = self.dead, self._is_dead()
        return self.dead != before

    def _sound(self, dbfs: float, speech: bool, seconds: float) -> None:
        if self._sounded and self._zero > 0.0 and not self.dead:
            self.gates = True
        self._sounded, self._zero = True, 0.0
        self._open = 0.0 if speech else self._open + seconds
        self._opened = self._opened or self._open >= _OPEN_SECONDS
        if dbfs >= _QUIET_DBFS:
            self._quiet, self._softest, self._loudest = 0.0, 0.0, -200.0
            return
        self._quiet += seconds
        self._softest, self._loudest = min(self._softest, dbfs), max(self._loudest, dbfs)

    def _is_dead(self) -> bool:
        may_gate = self.gates or (self._sounded and not self._opened)
        if _reached(self._zero, _DEAD_SECONDS_GATING if may_gate else _DEAD_SECONDS):
            return True
        steady = self._loudest - self._softest < _STEADY_DB
        return not self._voiced and _reached(self._quiet, _DEAD_SECONDS if steady else _DEAD_SECONDS_OF_A_ROOM)


def _reached(passed: float, limit: float) -> bool:
    return passed >= limit - 1e-6

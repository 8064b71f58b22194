"""What a telephone line does to a voice, applied while it plays: room, level, noise, drop-outs, band and coding.

In the order in which it happens: the customer speaks in a room, more or less loudly, among noise; the network loses
packets; the exchange codes what is left. The same seed gives the same noise and the same losses.
"""

from functools import lru_cache

import numpy as np

from desktop.audio.blocks import RATE, Samples, Wave
from desktop.core.practice.drill import LineConditions

USUAL_DBFS = -23.0
"""Root mean square of a clip's speech: what the noise is measured against."""
_BAND = (300.0, 3400.0)
"""Hertz that a telephone passes (ITU-T G.712)."""
_TAPS = 129
"""Of the filter of the band: 40 dB at 4 kHz with 4 ms of delay."""
_MU = 255.0
"""Of the companding (ITU-T G.711, in its continuous form): 8 bits, finer where it is quiet."""
_STEPS = 128.0
_PACKET = RATE // 50
"""Samples (20 ms) that are lost at once."""
_LOST_PACKETS = (2, 6)
"""40 … 120 ms are lost in a row: weak signal comes in bursts, and shorter ones are concealed by the telephone."""
_LEAST_SHARE = 0.001
_EARLY_SECONDS = 0.004
"""When the first sound of the room arrives after the direct one."""
_ROOM_LEVEL = 0.0
"""dB of the room's sound beside the direct one: the telephone lies on the table."""


class LineEffect:
    """One voice on one line, piece by piece; pieces may be of any length."""

    def __init__(self, conditions: LineConditions, rate: int = RATE, seed: int = 0) -> None:
        """`rate` is that of the sound that comes and goes, hertz."""
        self._conditions = conditions
        self._gain = 10 ** (conditions.level / 20)
        self._noise = np.random.default_rng((seed, 1))
        # The band takes part of white noise away; what is left is what stands against the speech.
        self._kept = np.sqrt(2.0 * (_BAND[1] - _BAND[0]) / rate) if conditions.narrow else 1.0
        self._losses = _Losses(conditions.drop_outs, rate, seed)
        self._room = _Filter(_room(conditions.reverberation, rate, seed)) if conditions.reverberation > 0.0 else None
        self._band = _Filter(_band(rate)) if conditions.narrow else None
        self.tail_seconds = conditions.reverberation + (_TAPS / rate if conditions.narrow else 0.0)
        """How long the line goes on sounding when the voice is over."""

    def accept(self, samples: Samples) -> Samples:
        """The next piece as it comes out of the line, of the same length."""
        wave: Wave = samples.astype(np.float64) / 32768.0
        if self._room is not None:
            wave = self._room.accept(wave)
        wave = wave * self._gain
        if self._conditions.noise is not None:
            dbfs = USUAL_DBFS + self._conditions.level - self._conditions.noise
            wave = wave + self._noise.normal(0.0, 10 ** (dbfs / 20) / self._kept, len(wave))
        if self._band is not None:
            wave = _coded(self._band.accept(wave))
        wave = wave * self._losses.next(len(wave))
        return (np.clip(wave, -1.0, 1.0) * 32767.0).astype(np.int16)


class _Filter:
    """Convolution with a fixed response, by way of the spectrum, with what hangs over kept for the next piece."""

    def __init__(self, response: Wave) -> None:
        self._response = response
        self._over: Wave = np.zeros(len(response) - 1)

    def accept(self, wave: Wave) -> Wave:
        total = len(wave) + len(self._response) - 1
        size = 1 << (total - 1).bit_length()
        product = np.fft.rfft(wave, size) * np.fft.rfft(self._response, size)
        made = np.fft.irfft(product, size)[:total]
        made[: len(self._over)] += self._over
        self._over = made[len(wave) :]
        return made[: len(wave)]


class _Losses:
    """Packets that never come: 1.0 where the sound passes, 0.0 where it is lost."""

    def __init__(self, share: float, rate: int, seed: int) -> None:
        self._share = share
        self._packet = _PACKET * rate // RATE
        self._random = np.random.default_rng((seed, 2))
        self._rest: Wave = np.ones(0)

    def next(self, samples: int) -> Wave | float:
        if self._share < _LEAST_SHARE:
            return 1.0
        while len(self._rest) < samples:
            lost = int(self._random.integers(*_LOST_PACKETS, endpoint=True))
            usual = lost * (1.0 - self._share) / self._share
            passed = max(1, round(float(self._random.uniform(0.5, 1.5)) * usual))
            packets = np.repeat((1.0, 0.0), (passed, lost))
            self._rest = np.concatenate((self._rest, np.repeat(packets, self._packet)))
        mask, self._rest = self._rest[:samples], self._rest[samples:]
        return mask


def _coded(wave: Wave) -> Wave:
    """Through 8 bits of µ-law and back."""
    small = np.log1p(_MU * np.minimum(np.abs(wave), 1.0)) / np.log1p(_MU)
    steps = np.round(small * _STEPS) / _STEPS
    coded: Wave = np.copysign(np.expm1(steps * np.log1p(_MU)) / _MU, wave)
    return coded


@lru_cache(maxsize=4)
def _band(rate: int) -> Wave:
    """A windowed band pass, shape (_TAPS,), of gain 1."""
    at = np.arange(_TAPS) - (_TAPS - 1) / 2
    low, high = (2.0 * edge / rate for edge in _BAND)
    ideal = high * np.sinc(high * at) - low * np.sinc(low * at)
    windowed = ideal * np.hamming(_TAPS)
    middle = np.exp(-2j * np.pi * 1000.0 / rate * at)
    response: Wave = windowed / np.abs(np.sum(windowed * middle))
    return response


def _room(seconds: float, rate: int, seed: int) -> Wave:
    """The direct sound and noise that falls by 60 dB in `seconds`."""
    at = np.arange(int(seconds * rate)) / rate
    tail: Wave = np.random.default_rng((seed, 3)).normal(0.0, 1.0, len(at)) * 10 ** (-3.0 * at / seconds)
    tail[at < _EARLY_SECONDS] = 0.0
    tail *= 10 ** (_ROOM_LEVEL / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    tail /= np.sqrt(2.0)
    return tail

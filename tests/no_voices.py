"""Sounds on a line that are no voice: each float at 16 kHz, root mean square one, always the same."""

import numpy as np
from spoilt import noise

RATE = 16_000
_SECONDS = 20


def piano():
    """Struck notes that ring on, two at a time: what Silero's network takes for a voice before all other music."""
    chance, sound = np.random.default_rng(1), np.zeros((_SECONDS + 2) * RATE)
    time, at = np.arange(3 * RATE // 2) / RATE, 0.5
    while at < _SECONDS - 1:
        for octave in (0, -12):
            hertz = 220 * 2 ** ((chance.choice((0, 2, 4, 7, 9, 12, 14, 16)) + octave) / 12)
            note = sum(np.sin(2 * np.pi * hertz * n * time) * np.exp(-time * (3 + n)) / n**1.2 for n in range(1, 8))
            first = round(at * RATE)
            sound[first : first + len(time)] += note * np.minimum(1, time / 0.008)
        at += 0.3 * chance.choice((1, 1, 1, 2, 0.5))
    return _even(sound[: _SECONDS * RATE])


def strings():
    """Chords of a second with vibrato."""
    chance, time = np.random.default_rng(2), np.arange(RATE) / RATE
    chords = []
    for _ in range(_SECONDS):
        chord = np.zeros(RATE)
        for hertz in 196 * 2 ** (chance.choice((0, 4, 7, 9, 12, 16), 3) / 12):
            phase = 2 * np.pi * hertz * time + 0.006 * hertz / 5.5 * np.sin(2 * np.pi * 5.5 * time)
            chord += sum(np.sin(n * phase) / n for n in range(1, 12))
        chords.append(chord * np.minimum(1, np.minimum(time, 1 - time) / 0.08))
    return _even(np.concatenate(chords))


def ringing():
    """450 Hz, one second in five."""
    time = np.arange(_SECONDS * RATE) / RATE
    return _even(np.sin(2 * np.pi * 450 * time) * (time % 5 < 1))


def keys():
    """Dialled digits: two tones each."""
    chance, time, sound = np.random.default_rng(5), np.arange(2400) / RATE, np.zeros(_SECONDS * RATE)
    for at in np.arange(0.5, _SECONDS - 1, 0.35):
        low, high = chance.choice((697, 770, 852, 941)), chance.choice((1209, 1336, 1477))
        tones = np.sin(2 * np.pi * low * time) + np.sin(2 * np.pi * high * time)
        sound[round(at * RATE) :][: len(time)] = tones
    return _even(sound)


def typing():
    """Short noises, three to twelve a second: the pace of syllables."""
    chance, sound, at = np.random.default_rng(9), np.zeros(_SECONDS * RATE), 0.5
    while at < _SECONDS - 1:
        stroke = chance.standard_normal(900) * np.exp(-np.arange(900) / 150)
        sound[round(at * RATE) :][:900] += stroke * chance.uniform(0.4, 1)
        at += chance.uniform(0.08, 0.3)
    return _even(sound)


def clicks():
    """Two a second, 4 ms long."""
    chance, sound = np.random.default_rng(8), np.zeros(_SECONDS * RATE)
    for first in chance.integers(0, len(sound) - 60, 2 * _SECONDS):
        sound[first : first + 60] = chance.standard_normal(60)
    return _even(sound)


def swelling():
    """White noise whose level wanders by 12 dB, as of traffic."""
    chance, length = np.random.default_rng(7), _SECONDS * RATE
    decibels = np.interp(np.arange(length) / RATE * 3, np.arange(3 * _SECONDS), 12 * chance.random(3 * _SECONDS) - 6)
    return _even(chance.standard_normal(length) * 10 ** (decibels / 20))


def white():
    """A steady noise."""
    return noise("white", _SECONDS * RATE, np.random.default_rng(6))


def hum():
    """The mains."""
    return noise("hum", _SECONDS * RATE, np.random.default_rng(6))


NO_VOICES = (piano, strings, ringing, keys, typing, clicks, swelling, white, hum)


def _even(sound):
    return sound / np.sqrt(np.mean(sound**2))

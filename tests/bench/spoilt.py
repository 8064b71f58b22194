"""What lines, rooms and machines do to a voice: floats at 16 kHz in, floats of the same length out, from a seed."""

import numpy as np
import soxr
from speech import RATE

TELEPHONE_RATE = 8_000
_MU = 255.0
_SOUND_SPEED = 343.0


def level(sound, dbfs):
    """The sound at that level, measured where it is loud enough to be speech."""
    loud = sound[np.abs(sound) > 1e-3]
    return sound * 10 ** (dbfs / 20) / np.sqrt(np.mean(loud**2))


def noise(kind, length, chance, talkers=()):
    """Noise of root mean square one: white, pink, hum (mains), fan, or `talkers` at once (many or few)."""
    if kind in ("babble", "neighbours"):
        made = sum(np.roll(np.resize(one, length), chance.integers(length)) for one in talkers)
    elif kind == "hum":
        at = np.arange(length) / RATE
        made = sum(np.sin(2 * np.pi * 50 * n * at + n) / n for n in range(2, 14)) + chance.normal(0, 0.1, length)
    else:
        spectrum = np.fft.rfft(chance.standard_normal(length))
        hertz = np.maximum(20.0, np.fft.rfftfreq(length, 1 / RATE))
        slope = {"white": 0.0, "pink": 0.5, "fan": 1.0}[kind]
        made = np.fft.irfft(spectrum * np.where(hertz < 100, 0.0, hertz**-slope), length)
    return made / np.sqrt(np.mean(made**2))


def telephone(sound):
    """8 kHz, 300 to 3,400 Hz, µ-law as G.711 has it, and back to 16 kHz."""
    narrow = soxr.resample(sound, RATE, TELEPHONE_RATE)
    spectrum = np.fft.rfft(narrow)
    hertz = np.fft.rfftfreq(len(narrow), 1 / TELEPHONE_RATE)
    spectrum[(hertz < 300) | (hertz > 3400)] = 0.0
    narrow = np.clip(np.fft.irfft(spectrum, len(narrow)), -1, 1)
    coded = np.round(127 * np.sign(narrow) * np.log1p(_MU * np.abs(narrow)) / np.log1p(_MU)) / 127
    decoded = np.sign(coded) * np.expm1(np.abs(coded) * np.log1p(_MU)) / _MU
    return np.resize(soxr.resample(decoded, TELEPHONE_RATE, RATE), len(sound))


def statistical_room(t60, direct_db, chance):
    """A room response: the direct sound, then noise that falls by 60 dB in `t60` seconds; `direct_db` lies between."""
    length = int(RATE * min(1.5, 1.2 * t60))
    tail = chance.standard_normal(length) * 10 ** (-3 * np.arange(length) / (t60 * RATE))
    tail[: int(0.003 * RATE)] = 0.0
    tail /= np.sqrt(np.sum(tail**2))
    tail[0] = 10 ** (direct_db / 20)
    return tail / tail[0] if direct_db > 0 else tail


def mirrored_room(size, t60, mouth, ear, chance):
    """A room response by the mirror images of the source in the walls of a box (Allen & Berkley 1979), metres."""
    size, mouth, ear = (np.asarray(each, float) for each in (size, mouth, ear))
    surface = 2 * (size[0] * size[1] + size[1] * size[2] + size[0] * size[2])
    reflected = np.sqrt(max(0.05, 1 - 0.161 * np.prod(size) / (surface * t60)))
    most = np.ceil(_SOUND_SPEED * t60 / size / 2).astype(int)
    response = np.zeros(int(RATE * 1.1 * t60))
    cells = np.stack(np.meshgrid(*(np.arange(-n, n + 1) for n in most), indexing="ij"), -1).reshape(-1, 3)
    for sides in np.ndindex(2, 2, 2):
        images = 2 * cells * size + np.where(sides, -mouth, mouth)
        far = np.linalg.norm(images - ear, axis=1)
        bounces = np.abs(2 * cells - np.asarray(sides)).sum(1)
        at = np.round((far / _SOUND_SPEED) * RATE + chance.uniform(-4, 4, len(far)) * (bounces > 0)).astype(int)
        inside = (at < len(response)) & (at >= 0)
        np.add.at(response, at[inside], (reflected**bounces / np.maximum(far, 0.1))[inside])
    first = np.flatnonzero(response)[0]
    return response[first:] / np.max(np.abs(response))


def in_room(sound, response):
    """The sound as it is heard there, as loud as it was."""
    size = len(sound) + len(response)
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(response, size), size)[: len(sound)]
    return heard * np.sqrt(np.mean(sound**2) / np.mean(heard**2))


def cut(sound, kind, share, chance):
    """Packets of 20 ms lost: `zeros` one by one, `bursts` of 60 to 200 ms, `fade` (muted over 5 ms), `repeat` (the
    last packet once more, then nothing). `share` of all packets.
    """
    out, packet = sound.copy(), RATE // 50
    at = 0
    while at < len(sound) - packet:
        length = packet * (1 if kind in ("zeros", "repeat") else int(chance.integers(3, 11)))
        if chance.random() >= share / (length / packet):
            at += packet
            continue
        end = min(at + length, len(sound))
        if kind == "repeat" and at >= packet:
            out[at:end] = sound[at - packet : at][: end - at]
        else:
            out[at:end] = 0.0
        if kind == "fade":
            soft = min(RATE // 200, end - at)
            out[at : at + soft] = sound[at : at + soft] * np.linspace(1, 0, soft)
        at = end + packet
    return out


def gated(sound, spans, hang=0.12):
    """Digital silence but for where somebody speaks: what Bluetooth headsets and silence suppression make of pauses."""
    open_at = np.zeros(len(sound), bool)
    for start, end in spans:
        open_at[max(0, int((start - 0.02) * RATE)) : int((end + hang) * RATE)] = True
    return np.where(open_at, sound, 0.0)


def leaked(sound, db, delay, chance):
    """The sound as a loose ear-piece gives it to a microphone: later, softer, thin, with a few reflections."""
    path = np.zeros(160)
    path[:6] = (0.2, 0.9, -0.55, -0.2, 0.08, -0.05)
    path[chance.integers(20, 160, 6)] += chance.normal(0, 0.12, 6)
    later = np.concatenate([np.zeros(round(delay * RATE)), sound])[: len(sound)]
    heard = np.convolve(later, path)[: len(sound)]
    return heard * 10 ** (db / 20) * np.sqrt(np.mean(sound**2) / np.mean(heard**2))

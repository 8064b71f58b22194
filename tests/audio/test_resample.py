import numpy as np
import pytest

from desktop.audio.blocks import RATE
from desktop.audio.resample import Resampler


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_a_tone_keeps_its_pitch_and_length_in_any_pieces(rate):
    tone = (12_000 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate)).astype(np.int16)
    resampler = Resampler(rate)
    pieces = [resampler.accept(piece) for piece in np.array_split(tone, 20)]
    heard = np.concatenate([*pieces, resampler.finish()])
    assert len(heard) == pytest.approx(RATE, abs=2)
    spectrum = np.abs(np.fft.rfft(heard[2000:14000].astype(float)))
    assert np.argmax(spectrum) * RATE / 12_000 == pytest.approx(440, abs=2)

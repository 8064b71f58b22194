import numpy as np
import pytest

from desktop.audio.blocks import BLOCK
from desktop.audio.level import SILENCE_DBFS, measure


def test_digital_silence_has_a_number():
    assert measure(np.zeros(BLOCK, np.int16)).dbfs == SILENCE_DBFS


def test_a_full_square_wave_is_full_scale():
    level = measure(np.full(BLOCK, -32768, np.int16))
    assert level.dbfs == pytest.approx(0.0)
    assert level.peak_dbfs == pytest.approx(0.0)


def test_a_sine_is_three_decibels_below_its_peak():
    sine = (16384 * np.sin(np.arange(BLOCK) * 2 * np.pi / 160)).astype(np.int16)
    level = measure(sine)
    assert level.peak_dbfs == pytest.approx(-6.02, abs=0.01)
    assert level.dbfs == pytest.approx(-9.03, abs=0.02)

import numpy as np
import pytest

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.onset import Onset


def heard(tone_from, noise=3.0):
    """Two seconds of background, in which a tone begins."""
    sound = noise * np.random.default_rng(1).standard_normal(2 * RATE)
    first = round(tone_from * RATE)
    sound[first:] += 3000 * np.sin(np.arange(len(sound) - first) * 2 * np.pi * 700 / RATE)
    onset = Onset()
    for at in range(0, len(sound), BLOCK):
        onset.accept(sound[at : at + BLOCK].astype(np.int16))
    return onset


@pytest.mark.parametrize("late", [0.0, 0.1, 0.4])
def test_a_begin_that_was_noticed_late_is_moved_back(late):
    assert heard(1.2).before(1.2 + late) == pytest.approx(1.2, abs=0.02)


def test_nothing_is_moved_where_nothing_stands_out():
    assert heard(1.5).before(1.2) == pytest.approx(1.2)


def test_a_long_sound_moves_it_by_half_a_second_at_most():
    assert heard(0.8).before(1.9) == pytest.approx(1.45, abs=0.03)


def test_a_loud_background_hides_the_begin():
    assert heard(1.2, noise=3000.0).before(1.5) == pytest.approx(1.5)

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from two_sided_call import clips

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.line_conditions import USUAL_DBFS, LineEffect
from desktop.audio.line_quality import LineQuality
from desktop.core.limits import LineLimits
from desktop.core.practice.drill import AS_IT_IS, LineConditions

PLAIN = LineConditions(narrow=False)
LIMITS = LineLimits()


@pytest.fixture(scope="module")
def spoken():
    """Some 40 s of a voice at the level of clips, with pauses, and where it speaks."""
    pieces, speech = [np.zeros(RATE)], [np.zeros(RATE, bool)]
    for _, sound in clips().of("zf_xiaoyi", "turn")[:12]:
        louder = sound * (10 ** (USUAL_DBFS / 20) / np.sqrt(np.mean(sound**2)))
        pieces += [louder, np.zeros(RATE)]
        speech += [np.ones(len(sound), bool), np.zeros(RATE, bool)]
    return (np.clip(np.concatenate(pieces), -1, 1) * 32767).astype(np.int16), np.concatenate(speech)


def through(conditions, samples, seed=1, rate=RATE):
    effect = LineEffect(conditions, rate, seed)
    return np.concatenate([effect.accept(samples[at : at + BLOCK]) for at in range(0, len(samples), BLOCK)])


def measured(conditions, spoken):
    samples, speech = spoken
    came = through(conditions, samples)
    line = LineQuality()
    found = [
        line.accept(came[at : at + BLOCK], bool(speech[at : at + BLOCK].any()))
        for at in range(0, len(came) - BLOCK + 1, BLOCK)
    ]
    return [each for each in found if each is not None]


def median(lines, name):
    return float(np.median([getattr(line, name) for line in lines]))


def test_without_conditions_nothing_is_changed(spoken):
    samples = spoken[0]
    assert np.max(np.abs(through(PLAIN, samples).astype(int) - samples)) <= 1


def test_a_telephone_lets_its_band_through_and_nothing_else():
    at = np.arange(RATE) / RATE
    for hertz, gain in ((100, -30.0), (1000, 0.0), (3000, 0.0), (3900, -15.0), (6000, -30.0)):
        came = through(AS_IT_IS, (8000 * np.sin(2 * np.pi * hertz * at)).astype(np.int16))[RATE // 4 :]
        loud = 20 * np.log10(np.std(came.astype(float)) / (8000 / np.sqrt(2)) + 1e-9)
        assert loud == pytest.approx(gain, abs=1.0) if gain == 0.0 else loud < gain


def test_the_coding_has_as_many_steps_as_a_telephone_has():
    ramp = np.linspace(-32767, 32767, RATE).astype(np.int16)
    # The band turns the ramp into something else; its steps are counted behind it.
    came = through(AS_IT_IS, np.random.default_rng(1).permutation(ramp))
    assert 100 < len(np.unique(came)) <= 257


def test_a_soft_voice_measures_soft(spoken):
    usual, soft = (median(measured(LineConditions(level=level), spoken), "speech_dbfs") for level in (0.0, -20.0))
    assert usual - soft == pytest.approx(20.0, abs=1.0)


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("noise", [5.0, 10.0, 20.0])
def test_noise_stands_as_far_below_the_speech_as_it_should(spoken, noise, narrow):
    lines = measured(LineConditions(narrow=narrow, noise=noise), spoken)
    assert median(lines, "noise_dbfs") == pytest.approx(USUAL_DBFS - noise, abs=2.0)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_a_broken_line_measures_broken(spoken, share):
    lines = measured(LineConditions(drop_outs=share), spoken)
    assert median(lines, "broken") == pytest.approx(share, abs=0.12)
    assert median(lines, "broken") > LIMITS.broken or share <= 0.1


@pytest.mark.parametrize("seconds", [0.6, 0.9])
def test_a_telephone_on_the_table_measures_hands_free(spoken, seconds):
    last = measured(LineConditions(reverberation=seconds), spoken)[-1]
    assert last.decay == pytest.approx(seconds, rel=0.3)
    assert last.decay > LIMITS.decay


def test_a_good_line_measures_good(spoken):
    lines = measured(AS_IT_IS, spoken)
    assert max(line.broken for line in lines) < 0.02
    assert median(lines, "speech_dbfs") - median(lines, "noise_dbfs") > 2 * LIMITS.snr
    assert lines[-1].decay < LIMITS.decay


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(1, 3000), min_size=1, max_size=8),
    st.builds(
        LineConditions,
        narrow=st.booleans(),
        level=st.floats(-30, 10),
        noise=st.none() | st.floats(0, 30),
        drop_outs=st.floats(0, 0.6),
        reverberation=st.sampled_from([0.0, 0.3, 0.9]),
    ),
    st.integers(0, 9),
)
def test_the_pieces_do_not_matter(lengths, conditions, seed):
    sound = np.random.default_rng(seed).integers(-20000, 20000, sum(lengths)).astype(np.int16)
    whole = LineEffect(conditions, RATE, seed).accept(sound)
    effect = LineEffect(conditions, RATE, seed)
    pieces = [effect.accept(piece) for piece in np.split(sound, np.cumsum(lengths)[:-1])]
    apart = np.abs(np.concatenate(pieces).astype(int) - whole)
    # A hair of rounding may tip a sample over to the next of the telephone's steps.
    assert np.mean(apart > 1) < 0.01


def test_another_seed_loses_something_else(spoken):
    broken = LineConditions(drop_outs=0.3)
    assert not np.array_equal(through(broken, spoken[0], 1), through(broken, spoken[0], 2))


def test_it_costs_next_to_nothing(spoken):
    samples = spoken[0]
    began = time.process_time()
    through(LineConditions(noise=10.0, drop_outs=0.3, reverberation=0.9), samples)
    assert time.process_time() - began < 0.1 * len(samples) / RATE

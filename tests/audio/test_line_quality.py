import numpy as np
import pytest
from two_sided_call import Scene, clips, make

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.line_quality import LineQuality

SPOKEN = clips()


def measured(**options):
    """The measures of a customer who speaks nearly alone on such a line; his voice is known without a network."""
    made = make(Scene("line", "tuned", "zf_xiaoxiao", "zf_xiaoyi", turns="customer", **options), SPOKEN)
    line = LineQuality()
    found = []
    for at in range(0, len(made.customer) - BLOCK + 1, BLOCK):
        end = (at + BLOCK) / RATE
        speech = any(start <= end <= stop + 0.3 for start, stop in made.customer_spans)
        found.append(line.accept(made.customer[at : at + BLOCK], speech))
    return [each for each in found if each is not None]


def median(lines, name):
    return float(np.median([getattr(line, name) for line in lines]))


def test_a_measure_comes_after_each_second_of_speech():
    line = LineQuality()
    tone = np.full(BLOCK, 1000, np.int16)
    came = [line.accept(tone, number >= 10) is not None for number in range(40)]
    assert [number for number, each in enumerate(came) if each] == [19, 29, 39]


@pytest.mark.parametrize("dbfs", [-20.0, -46.0])
def test_the_level_is_that_of_the_voice(dbfs):
    assert median(measured(dbfs=dbfs), "speech_dbfs") == pytest.approx(dbfs, abs=3.0)


@pytest.mark.parametrize("noise", ["white", "hum"])
@pytest.mark.parametrize("snr", [3.0, 10.0, 25.0])
def test_the_noise_is_that_of_the_pauses(noise, snr):
    lines = measured(snr=snr, noise=noise)
    assert median(lines, "noise_dbfs") == pytest.approx(-26.0 - snr, abs=1.5)


def test_noise_is_found_in_speech_where_the_pauses_are_silenced():
    lines = measured(snr=5.0, noise="white", gate=True)
    assert median(lines, "noise_dbfs") == pytest.approx(-31.0, abs=3.0)


def test_digital_silence_is_measured_without_a_warning():
    line = LineQuality()
    silence = np.zeros(BLOCK, np.int16)
    last = [line.accept(silence, True) for _ in range(10)][-1]
    assert (last.speech_dbfs, last.noise_dbfs, last.broken, last.decay) == (-120.0, -120.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"narrow": True},
        {"gate": True},
        {"gate": True, "narrow": True},
        {"snr": 20.0},
        {"clip": 9.0},
        {"room": (0.6, 0.0)},
    ],
    ids=str,
)
def test_an_unbroken_voice_is_not_called_broken(options):
    assert max(line.broken for line in measured(**options)) < 0.02


@pytest.mark.parametrize("kind", ["zeros", "bursts", "fade", "repeat"])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_part_that_is_cut_off_is_found(kind, narrow):
    assert median(measured(drop=(kind, 0.2), narrow=narrow), "broken") == pytest.approx(0.17, abs=0.08)


@pytest.mark.parametrize("t60", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_room_is_heard_in_the_ends_of_words(t60, narrow):
    assert measured(room=(t60, 0.0), narrow=narrow)[-1].decay == pytest.approx(t60, rel=0.25)


@pytest.mark.parametrize("options", [{}, {"narrow": True}, {"gate": True}, {"room": (0.3, 9.0)}], ids=str)
def test_a_handset_is_no_room(options):
    assert all(line.decay < 0.4 for line in measured(**options))

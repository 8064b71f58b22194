import wave

import numpy as np
import pytest

from desktop.audio.blocks import BLOCK
from desktop.audio.rings import Rings
from desktop.core.events import AudioLevel
from desktop.session.practice.own_voice import OwnVoice


def hear(rings, voice, blocks):
    for _ in range(blocks):
        number = rings.written
        rings.write([(np.full(BLOCK, number, np.int16), True)], ends_at=float(number))
        voice.feed(AudioLevel(time=(number + 1) / 10, channel="agent", dbfs=-30.0, peak_dbfs=-20.0, speech=True))


def call(number=1):
    rings = Rings()
    rings.begin(number)
    return rings


def blocks_of(pcm):
    return np.frombuffer(pcm, "<i2").reshape(-1, BLOCK)[:, 0].tolist()


def test_any_part_can_be_had_by_its_times():
    rings = call()
    voice = OwnVoice(rings)
    hear(rings, voice, 30)
    assert blocks_of(voice.clip(1.0, 1.5)) == [10, 11, 12, 13, 14]
    assert blocks_of(voice.clip(-1.0, 0.2)) == [0, 1]
    assert blocks_of(voice.clip(2.8, 99.0)) == [28, 29]
    assert voice.end == pytest.approx(3.0)


def test_it_remembers_what_the_ring_has_forgotten():
    rings = call()
    voice = OwnVoice(rings)
    hear(rings, voice, 900)
    assert blocks_of(voice.clip(0.0, 90.0)) == list(range(900))


def test_what_the_ring_lost_before_it_was_fetched_is_silent_and_the_rest_keeps_its_time():
    rings = call()
    voice = OwnVoice(rings)
    for number in range(700):
        rings.write([(np.full(BLOCK, number, np.int16), True)], ends_at=float(number))
    hear(rings, voice, 1)
    assert blocks_of(voice.clip(0.0, 70.0))[:100] == [0] * 100
    assert blocks_of(voice.clip(69.9, 70.0)) == [699]


def test_the_longest_drill_is_kept_and_no_more():
    rings = call()
    voice = OwnVoice(rings)
    hear(rings, voice, 18_100)
    assert voice.end == pytest.approx(1_800.0)


def test_another_call_is_none_of_it():
    rings = call(3)
    voice = OwnVoice(rings)
    hear(rings, voice, 5)
    rings.begin(4)
    hear(rings, voice, 9)
    assert voice.end == pytest.approx(0.5)


def test_a_rehearsal_taken_up_again_keeps_its_times():
    rings = call()
    voice = OwnVoice(rings, since=20.0)
    hear(rings, voice, 5)
    assert blocks_of(voice.clip(20.1, 20.3)) == [1, 2]


def test_it_is_saved_only_when_told_and_gone_when_closed(tmp_path):
    rings = call()
    voice = OwnVoice(rings)
    hear(rings, voice, 5)
    assert list(tmp_path.iterdir()) == []
    voice.save(tmp_path / "mine.wav")
    with wave.open(str(tmp_path / "mine.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (16_000, 1, 5 * BLOCK)
    voice.close()
    assert voice.clip(0.0, 9.0) == b""
    hear(rings, voice, 3)
    assert voice.clip(0.0, 9.0) == b""

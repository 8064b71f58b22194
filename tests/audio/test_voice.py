import numpy as np
import pytest

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.files import read_audio
from desktop.audio.voice import VoiceActivity


def changes(blocks):
    activity = VoiceActivity()
    heard = [activity.accept(block) for block in blocks]
    heard.append(activity.finish())
    starts = [voice.started_at for voice in heard if voice.started_at is not None]
    stops = [voice.stopped_at for voice in heard if voice.stopped_at is not None]
    return starts, stops


def test_a_greeting_begins_after_the_silence_in_front_of_it(speech):
    starts, stops = changes(block for (block,) in read_audio(speech).blocks())
    assert starts[0] == pytest.approx(1.0, abs=0.25)
    assert len(starts) == len(stops)
    assert all(start < stop for start, stop in zip(starts, stops, strict=True))
    spoken = sum(stop - start for start, stop in zip(starts, stops, strict=True))
    assert spoken > 4.0


@pytest.mark.parametrize("amplitude", [0, 300])
def test_silence_and_noise_are_no_voice(amplitude):
    noise = (amplitude * np.random.default_rng(1).standard_normal(10 * RATE)).astype(np.int16)
    assert changes(noise.reshape(-1, BLOCK)) == ([], [])


def test_a_click_is_no_voice():
    sound = np.zeros(3 * RATE, np.int16)
    sound[RATE : RATE + 40] = 30_000
    assert changes(sound.reshape(-1, BLOCK)) == ([], [])

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from desktop import paths
from desktop.core.practice.clip_name import customer_clip, model_clip
from desktop.core.practice.drill import LineConditions
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks, CustomerStops
from desktop.session.practice.clips import Clips, estimated_seconds
from desktop.session.practice.customer_voice import CustomerVoice
from desktop.session.practice.playback import Playback
from desktop.session.practice.speaker_protocol import Play, StopPlaying, pcm_bytes
from desktop.storage.practice.practice import load_practice


class Heard:
    """Takes the place of the process that plays."""

    def __init__(self):
        self.sent = []

    def send(self, command):
        self.sent.append(command)


@pytest.fixture(scope="module")
def drill():
    found = load_practice("inbound", (paths.scripts_library(),)).drills[0]
    noisy = replace(found.beats[0], says=("喂，你们电话怎么这么难打啊？",), line=LineConditions(noise=8.0))
    return replace(found, beats=(noisy, *found.beats[1:]))


def rendered(folder, name, seconds=1.5):
    path = folder.joinpath(*name.split("/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.zeros(int(seconds * 16_000)), 16_000, format="OGG", subtype="OPUS")
    return path


def speaks(beat, text):
    return CustomerSpeaks(time=1.0, beat=beat.id, text=text, seconds=1.0, conditions_of=beat.id)


def test_a_clip_is_played_on_the_line_of_its_beat_and_always_the_same(drill, tmp_path):
    beat = drill.beats[0]
    path = rendered(tmp_path, customer_clip(drill, beat.says[0]))
    heard = Heard()
    voice = CustomerVoice(drill, Clips([tmp_path]), heard)
    assert voice.seconds_of(beat.id, beat.says[0]) == pytest.approx(1.5)
    voice.follow(speaks(beat, beat.says[0]))
    voice.follow(speaks(beat, beat.says[0]))
    first, second = heard.sent
    assert (first.path, first.line, first.clean) == (str(path), LineConditions(noise=8.0), False)
    assert first.id != second.id
    assert first.seed == second.seed


def test_what_nobody_rendered_is_told_and_keeps_its_time(drill, tmp_path):
    heard, told = Heard(), []
    voice = CustomerVoice(drill, Clips([tmp_path]), heard, lambda text, seconds: told.append((text, seconds)))
    beat = drill.beats[0]
    voice.follow(speaks(beat, beat.says[0]))
    usual = estimated_seconds(beat.says[0], drill.persona.speed)
    assert told == [(beat.says[0], usual)]
    assert voice.seconds_of(beat.id, beat.says[0]) == usual
    assert heard.sent == []


@pytest.mark.parametrize(
    "event",
    [CustomerStops(time=2.0, beat="b", said="喂"), CustomerHangsUp(time=2.0, beat="b", why="end")],
    ids=["talked over", "hung up"],
)
def test_he_breaks_off_when_talked_over_and_when_he_hangs_up(drill, tmp_path, event):
    heard, told = Heard(), []
    CustomerVoice(drill, Clips([tmp_path]), heard, lambda text, seconds: told.append((text, seconds))).follow(event)
    assert heard.sent == [StopPlaying()]
    assert told == [("", 0.0)]


def test_a_silent_beat_plays_nothing(drill, tmp_path):
    heard = Heard()
    voice = CustomerVoice(drill, Clips([tmp_path]), heard)
    voice.follow(speaks(drill.beats[0], ""))
    assert voice.seconds_of(drill.beats[0].id, "") == 0.0
    assert heard.sent == []


def test_model_answers_and_ones_own_voice_are_played_as_they_are(drill, tmp_path):
    text = next(answer.says for answer in drill.good.answers if answer.says)
    heard = Heard()
    playback = Playback(Clips([tmp_path]), heard)
    assert playback.model(drill, text) is None
    assert not playback.has_model(drill, text)
    path = rendered(tmp_path, model_clip(drill, text))
    playback.model(drill, text)
    playback.own(b"\x01\x02" * 8)
    model, own = heard.sent
    assert isinstance(model, Play)
    assert (model.path, pcm_bytes(own.pcm)) == (str(path), b"\x01\x02" * 8)
    assert model.clean
    assert own.clean

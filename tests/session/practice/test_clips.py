import numpy as np
import pytest
import soundfile

from desktop import paths
from desktop.core.practice.clip_name import clip_name, coach_voice
from desktop.core.practice.voices import VOICES, is_woman
from desktop.session.practice.clips import Clips, estimated_seconds


def spoken(path, seconds, rate=16_000):
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.1 * np.sin(np.arange(int(seconds * rate)) / 9), rate, format="OGG", subtype="OPUS")
    return path


@pytest.mark.parametrize("seconds", [0.31, 1.0, 7.25])
@pytest.mark.parametrize("rate", [16_000, 24_000])
def test_the_length_is_known_without_decoding(tmp_path, seconds, rate):
    path = spoken(tmp_path / "drill" / "a.ogg", seconds, rate)
    found = Clips([tmp_path]).find("drill/a.ogg")
    assert found.path == path
    assert found.seconds == pytest.approx(len(soundfile.read(path)[0]) / rate, abs=0.001)


def test_the_lengths_of_shipped_clips_are_those_of_their_sound():
    folder = paths.assets() / "practice"
    for path in sorted(folder.rglob("*.ogg"))[::40]:
        found = Clips([folder]).find(path.relative_to(folder).as_posix())
        assert found.seconds == pytest.approx(soundfile.info(path).duration, abs=0.001)


def test_a_companys_own_clip_comes_first(tmp_path):
    spoken(tmp_path / "shipped" / "d" / "a.ogg", 1.0)
    own = spoken(tmp_path / "own" / "d" / "a.ogg", 2.0)
    assert Clips([tmp_path / "own", tmp_path / "shipped"]).find("d/a.ogg").path == own


@pytest.mark.parametrize("content", [b"", b"OggS", b"OpusHead", b"\x00" * 70_000, b"OpusHead" + b"OggS" * 3])
def test_what_is_no_clip_is_none(tmp_path, content):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.ogg").write_bytes(content)
    assert Clips([tmp_path]).find("d/a.ogg") is None
    assert Clips([tmp_path]).find("d/b.ogg") is None


def test_a_text_nobody_rendered_takes_as_long_as_people_take():
    assert estimated_seconds("", 1.0) == 0.0
    assert estimated_seconds("……", 1.0) == 0.0
    usual = estimated_seconds("喂，你们电话怎么这么难打啊？", 1.0)
    assert 2.0 < usual < 4.0
    assert estimated_seconds("喂，你们电话怎么这么难打啊？", 1.5) < usual


def test_a_clip_is_named_after_what_it_sounds_like():
    assert clip_name("zf_xiaoyi", 1.0, "您好。") == clip_name("zf_xiaoyi", 1, " 您好。 ")
    names = {
        clip_name(*each) for each in (("a", 1.0, "您好"), ("b", 1.0, "您好"), ("a", 1.1, "您好"), ("a", 1.0, "好"))
    }
    assert len(names) == 4


@pytest.mark.parametrize("voice", VOICES)
def test_nobody_takes_the_coach_for_the_customer(voice):
    assert is_woman(coach_voice(voice)) != is_woman(voice)

"""`peiting speak` as a person runs it; as the window's child it is tried in tests/session/practice."""

import numpy as np
import pytest
import soundfile
from headset_fixtures import room

from desktop.cli import main

__all__ = ["room"]


def test_a_file_is_played_to_its_end(room, tmp_path, capsys):
    path = tmp_path / "tone.wav"
    soundfile.write(path, 0.2 * np.sin(np.arange(8_000) / 9), 16_000)
    assert main(["speak", str(path), "--device", "headset"]) == 0
    assert "0.5 秒" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "said"), [([], "没有说要播放哪个文件"), (["nowhere.wav"], "找不到音频文件")])
def test_what_cannot_be_played_is_told_in_a_sentence(words, said, capsys):
    assert main(["speak", *words]) == 2
    assert said in capsys.readouterr().err

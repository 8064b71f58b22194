"""A library cannot steer the terminal that it is shown in, nor turn the words of the window round."""

import pytest

from desktop.storage.library import load_library
from desktop.storage.library_problems import Problem

STAGE = '[[stage]]\nid = "greeting"\nname = "问候"\n[[stage.step]]\nid = "a"\ntitle = "问好"\nsay = "您好，您好"\n'
PHRASE = '[[phrase]]\nid = "p"\ntext = "你自己看着办"\nsay = "我帮您看。"\ngroup = "推诿"\n'


def load(root, text, head=""):
    pack = root / "mine"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text(f'[pack]\nid = "mine"\n{head}', encoding="utf-8")
    (pack / "all.toml").write_text(STAGE + text, encoding="utf-8")
    return load_library("mine", [root])


@pytest.mark.parametrize("unseen", ["\\u001b[2J", "\\u0000", "\\u0007", "\\u009b", "\\u202e", "\u2066"])
@pytest.mark.parametrize("key", ["text", "say", "group"])
def test_a_text_with_a_character_that_nobody_sees_is_left_out(tmp_path, unseen, key):
    loaded = load(tmp_path, PHRASE.replace(f'{key} = "', f'{key} = "{unseen}'))

    assert not loaded.library.phrases
    assert "看不见的控制字符" in loaded.problems[0].message
    assert loaded.problems[0].key == f"phrase.{key}"


def test_the_name_and_the_placeholders_of_a_pack_too(tmp_path):
    loaded = load(tmp_path, "", 'name = "\\u001b]0;x\\u0007"\n[pack.names]\ncompany = "\\u001b[31m"\n')

    assert loaded.library.name == "mine"
    assert loaded.library.names == {}
    assert [problem.key for problem in loaded.problems] == ["pack.name", "pack.names"]


def test_lines_and_tabs_in_a_text_and_joined_pictures_are_no_harm(tmp_path):
    loaded = load(tmp_path, PHRASE.replace("我帮您看。", "我帮您看。\\n请稍等\\t👩\u200d💻"))

    assert loaded.problems == ()


def test_a_message_repeats_nothing_that_a_terminal_obeys(tmp_path):
    loaded = load(tmp_path, '["\\u001b[2J\\n没有错误"]\nx = 1\n')

    (told,) = map(str, loaded.problems)
    assert "\x1b" not in told
    assert "\n" not in told
    assert "\x1b" not in str(Problem(tmp_path / "a\x1b[2J.toml", 1, "", "文件打不开。"))


def test_full_width_braces_are_no_placeholder(tmp_path):
    loaded = load(tmp_path, PHRASE.replace("我帮您看。", "我是｛agent_number｝号。"))

    assert "花括号要用英文半角" in loaded.problems[0].message

import pytest
from calls import LIBRARY

from desktop.core.placeholders import Names
from desktop.core.practice.cues import lines_of
from desktop.core.practice.spoken_phrases import SpokenLines, SpokenPhrases


@pytest.mark.parametrize(
    ("phrase", "heard"),
    [
        ("让您久等了", "非常抱歉让你久等了"),
        ("让你久等了", "非常抱歉让您久等了"),
        ("(抱歉|对不起)…久等", "对不起让您久等"),
        ("(打|拨)(过去|过来)", "我给您打过去"),
        ("发票", "请您带上发票"),
        ("请(您)?稍等", "请稍等"),
        ("让您久等了", "让您九等了"),
    ],
)
def test_what_was_said_is_found(phrase, heard):
    assert SpokenPhrases((phrase,)).find(heard) is not None


@pytest.mark.parametrize(
    ("phrase", "heard"),
    [("可以", "这个不可以"), ("让您久等了", "请问有什么可以帮您"), ("再见", ""), ("(抱歉|对不起)…久等", "让您久等")],
)
def test_what_was_not_said_is_not(phrase, heard):
    assert SpokenPhrases((phrase,)).find(heard) is None


def test_what_accuses_has_to_be_there_whole():
    damaged = "我真的没有任何其他办发了啊"
    assert SpokenPhrases(("我真的没有任何其他办法了",), strict=True).find("我真的没有任何办法") is None
    assert SpokenPhrases(("我真的没有任何其他办法了",)).find(damaged) is not None


def test_a_line_counts_whether_it_was_shown_or_not():
    lines = SpokenLines(lines_of(LIBRARY), Names())
    assert lines.is_said("louder", "对不起请您大声一点好吗")
    assert not lines.is_said("louder", "对不起")
    assert not lines.is_said("nothing", "对不起")

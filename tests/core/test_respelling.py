import pytest

from desktop.core.respelling import Respelling

WORDS = ("不需要", "给您回电话", "不用")


@pytest.mark.parametrize(
    ("heard", "read"),
    [
        ("我布需要，谢谢", "我不需要，谢谢"),
        ("稍后给您回点话。", "稍后给您回电话。"),
        ("我不需要", "我不需要"),
        ("今天下雨", "今天下雨"),
        ("我部用了它", "我部用了它"),
        ("", ""),
    ],
)
def test_known_words_are_put_in_where_they_sound_and_short_ones_never_inside_a_clause(heard, read):
    assert Respelling(WORDS).read(heard) == read

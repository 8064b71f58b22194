import pytest

from desktop.core.respelling import Respelling, words_in

WORDS = ("不需要", "给您回电话", "难道", "凭什么", "不早说", "可以吗")
KNOWN = Respelling(WORDS)


@pytest.mark.parametrize(
    ("heard", "read"),
    [
        ("我布需要，谢谢", "我不需要，谢谢"),
        ("稍后给您回点话。", "稍后给您回电话。"),
        ("男道是我的错", "难道是我的错"),
        ("平什么呀", "凭什么呀"),
        ("我不需要", "我不需要"),
        ("今天下雨", "今天下雨"),
        ("", ""),
    ],
)
def test_known_words_are_put_in_where_they_sound(heard, read):
    assert KNOWN.read(heard) == read


def test_of_a_word_of_two_characters_one_must_be_right():
    assert KNOWN.read("楠到") == "楠到"


def test_what_sounds_like_a_particle_is_the_begin_of_the_next_word():
    assert KNOWN.read("可以马上来") == "可以马上来"
    assert KNOWN.read("可以马？") == "可以吗？"


def test_a_character_with_a_common_homophone_beside_another_says_nothing():
    assert Respelling(["再说"]).read("在说") == "在说"


def test_a_word_is_not_put_across_a_mark():
    assert KNOWN.read("男，道，不枣说？") == "男，道，不早说？"


def test_the_longest_word_wins():
    assert Respelling(["早说", "不早说"]).read("布早说") == "不早说"


def test_both_readings_are_tried_and_one_where_they_agree():
    assert KNOWN.readings("男道") == ("男道", "难道")
    assert KNOWN.readings("难道") == ("难道",)


def test_the_words_of_patterns_are_those_outside_of_sets():
    assert list(words_in(["难道|凭什么", "(?:怎么|为什么)(?:不早说|[没不])"])) == [
        "难道", "凭什么", "怎么", "为什么", "不早说",
    ]  # fmt: skip
    assert list(words_in(["难道|凭什么"], shortest=3)) == ["凭什么"]

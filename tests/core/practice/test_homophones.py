"""Short words that the recogniser wrote with other characters."""

import pytest

from desktop.core.matching import Entry
from desktop.core.practice.homophones import Homophones
from desktop.core.practice.spoken_phrases import SpokenPhrases

WORDS = ("免提", "话筒", "听不清", "是的", "贵姓")


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        ("请您关掉面题好吗", ["面题"]),
        ("拿起画桶，说话", ["画桶"]),
        ("请您关掉免提", []),
        ("请您关门，体谅一下", []),
        ("请问您贵信", ["贵信"]),
        ("归信是这个", []),
        ("听不轻", []),
        ("", []),
    ],
)
def test_it_goes_by_the_sound_alone(heard, found):
    matches = list(Homophones(Entry(word, word) for word in WORDS).find_all(heard))
    assert [match.heard for match in matches] == found
    assert [heard[match.start : match.end] for match in matches] == found


def test_a_customer_understands_them_and_nobody_is_accused_by_them():
    heard = "对不起您的声音有点远请您关掉面题拿几话统说话好吗"
    assert SpokenPhrases(["免提"]).find(heard)
    assert SpokenPhrases(["免提"], strict=True).find(heard) is None

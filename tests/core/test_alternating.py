"""Phrases written with choices are found by sound, in all their wordings."""

import pytest

from desktop.core.alternating import AlternatingMatcher
from desktop.core.matching import Entry

SEND_AWAY = "你(去找|去问|问|找)(他们|商家|物业)(去|吧|得了)"
TOLD = "(说|讲)(了|过)(几|好几)(遍|次)(了)?"


def heard(text, *phrases):
    matches = AlternatingMatcher(Entry(str(number), phrase) for number, phrase in enumerate(phrases)).find_all(text)
    return [match.heard for match in matches]


@pytest.mark.parametrize("text", ["你去找他们吧", "那你问物业去", "你找商家得了"])
def test_every_wording_is_found(text):
    assert heard(text, SEND_AWAY) == [text.removeprefix("那")]


def test_the_customer_may_be_addressed_politely():
    assert heard("您去问商家吧", SEND_AWAY) == ["您去问商家吧"]


def test_a_sound_may_be_heard_wrong():
    assert heard("你去早他们吧", SEND_AWAY) == ["你去早他们吧"]


def test_adverbs_and_fillers_may_stand_in_between():
    assert heard("你就问商家嗯去", "你(找|问)(商家)(去)") == ["你就问商家嗯去"]


def test_half_of_a_phrase_is_none():
    assert heard("您去问商家的客服电话是多少", SEND_AWAY) == []


def test_the_longest_wording_is_told():
    assert heard("都说过好几次了呀", TOLD) == ["说过好几次了"]


def test_an_open_place_ends_with_its_clause():
    assert heard("谁让你买最贵的", "(谁|哪个)(让|叫)你…(的|呢)") == ["谁让你买最贵的"]
    assert heard("谁让你买，最贵的", "(谁|哪个)(让|叫)你…(的|呢)") == []


def test_an_open_end_takes_the_clause():
    assert heard("麻烦您去找一下门卫，谢谢", "(请|麻烦)您去找…") == ["麻烦您去找一下门卫"]


def test_a_comma_asks_for_a_pause():
    assert heard("爱信不信，随您", "爱信不信(，)") == ["爱信不信"]
    assert heard("爱信不信随您", "爱信不信(，)") == []


def test_a_phrase_does_not_reach_into_the_next_sentence():
    assert heard("你去问。他们吧", SEND_AWAY) == []

"""Phrases that differ in a word or two are written as one."""

from desktop.core.alternatives import choices_of, has_choices, spelt_out


def test_a_plain_phrase_stands_for_itself():
    assert list(spelt_out("我管不了")) == ["我管不了"]
    assert not has_choices("我管不了")


def test_every_choice_is_made_in_the_order_written():
    assert list(spelt_out("(我|咱们)管不(了|着)")) == ["我管不了", "我管不着", "咱们管不了", "咱们管不着"]


def test_a_choice_may_be_empty_and_full_width():
    assert list(spelt_out("我（又｜）没说")) == list(spelt_out("我(又)?没说")) == ["我又没说", "我没说"]


def test_no_choice_is_told_twice():
    assert choices_of("我(也|也)没说") == (("我",), ("也",), ("没说",))

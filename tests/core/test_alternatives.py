"""Phrases that differ in a word or two are written as one."""

import pytest

from desktop.core.alternatives import MOST_SPELT_OUT, spelt_out


def test_a_plain_phrase_stands_for_itself():
    assert spelt_out("我管不了") == ("我管不了",)


def test_every_choice_is_made_in_the_order_written():
    assert spelt_out("(我|咱们)管不(了|着)") == ("我管不了", "我管不着", "咱们管不了", "咱们管不着")


def test_a_choice_may_be_empty_and_full_width():
    assert spelt_out("我（又｜）没说") == ("我又没说", "我没说")


def test_no_phrase_is_told_twice():
    assert spelt_out("我(|)没说") == ("我没说",)


def test_too_many_are_a_slip_of_the_pen():
    with pytest.raises(ValueError, match=str(MOST_SPELT_OUT)):
        spelt_out("(一|二|三|四)" * 6)

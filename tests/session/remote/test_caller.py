"""What of a softphone's words becomes a name by which the agent addresses somebody."""

import unicodedata

import pytest
from hostile_names import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from desktop.session.remote.caller import Caller, caller_of, plain, start_by
from desktop.session.remote.commands import StartCall


@pytest.mark.parametrize(
    ("name", "title", "caller"),
    [
        ("张伟先生", "", Caller("", "张", "先生")),
        ("张女士", "", Caller("", "张", "女士")),
        ("李 小姐", "", Caller("", "李", "女士")),
        ("欧阳娜娜", "女士", Caller("", "欧阳", "女士")),
        ("欧阳娜娜", "", Caller("", "欧阳娜娜", "")),
        ("王", "", Caller("", "王", "")),
        ("张伟", "Mr.", Caller("", "张", "先生")),
        ("张伟", "经理", Caller("", "张伟", "")),
        ("张伟 13800138000", "", Caller(label="张伟 13800138000")),
        ("晨光客服中心", "", Caller(label="晨光客服中心")),
        ("John Smith", "", Caller(label="John Smith")),
        ("先生", "", Caller("", "", "先生")),
        ("anonymous", "", Caller()),
        ("138 0013 8000", "", Caller("138 0013 8000")),
        ("", "", Caller()),
    ],
)
def test_a_name_is_taken_apart_where_it_looks_like_one(name, title, caller):
    assert caller_of(StartCall("", name, title)) == caller


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("13800138000", "13800138000"),
        ("+86 138-0013-8000", "+86 138-0013-8000"),
        ("sip:13800138000@example.net;user=phone", "13800138000"),
        ('"张伟" <sip:13800138000@10.0.0.1>', "13800138000"),
        ("tel:+8613800138000", "+8613800138000"),
        ("Anonymous", ""),
        ("8012", "8012"),
    ],
)
def test_a_number_is_found_in_an_address(told, number):
    assert caller_of(StartCall(told)).number == number


def test_words_that_stand_alone_are_the_number_and_then_the_name():
    assert start_by(["138", "0013", "8000"], "", "", "") == StartCall("138 0013 8000")
    assert start_by(["13800138000", "张伟", "先生"], "", "", "") == StartCall("13800138000", "张伟 先生")
    assert start_by(["sip:alice@example.net"], "", "", "") == StartCall("sip:alice@example.net")
    assert start_by(["张伟"], "", "", "") == StartCall("", "张伟")
    assert start_by(["张伟"], "110", "", "") == StartCall("110", "张伟")
    assert start_by(["110"], "", "张伟", "") == StartCall("110", "张伟")
    assert start_by([], "", "", "") == StartCall()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_name_becomes_a_form_of_address(name):
    caller = caller_of(StartCall(name, name, name))
    assert caller.customer in {"", "张伟"}
    assert caller.title == ""
    assert len(caller.label) <= 60
    assert len(caller.number) <= 40


@given(st.text(), st.integers(1, 50))
def test_plain_text_is_short_visible_and_on_one_line(text, limit):
    made = plain(text, limit)
    assert len(made) <= limit
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in made)
    assert made == " ".join(made.split())

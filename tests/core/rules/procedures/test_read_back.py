from dataclasses import replace

import pytest
from calls import GREETING, LIBRARY, heard, play, said_in_turn
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.events import SituationOffered
from desktop.core.script import Line, Situation

READ_BACK = Situation(
    "read_back",
    "读回",
    "conversation",
    said_in_turn(Line("read", "读回", "跟您核对一下，您报的号码是……，对吗？", keys=("核对一下",))),
)
WITH_IT = replace(LIBRARY, situations=(*LIBRARY.situations, READ_BACK))
NUMBER = (8.0, 12.0, "我的电话是一三八零零一三八零零零")


def offers(*agent, customer=(NUMBER,), end=30.0, library=WITH_IT):
    events = play(heard(GREETING, *agent, customer=customer, end=end), library=library)
    return [(event.situation, event.measure) for event in events if isinstance(event, SituationOffered)]


OFFER = ("read_back", "客户报了 11 位号码，还没有读回核对")


def test_a_number_that_is_not_read_back_is_offered_once():
    assert offers((13.0, 16.0, "好的，那我帮您登记，还有别的吗")) == [OFFER]
    assert offers() == [OFFER]


@pytest.mark.parametrize("words", ["一三八零零一三八零零零，对吗", "138，0013，8000，您看对吗", "尾号八零零零对吗"])
def test_who_reads_it_back_is_offered_nothing(words):
    assert offers((13.0, 16.0, words), (17.0, 19.0, "我帮您登记好了")) == []


def test_the_agent_has_time_to_take_it_down():
    assert offers((12.5, 13.0, "嗯好的"), (13.5, 15.0, "我跟您核对一下"), (16.0, 20.0, "一三八零零一三八零零零")) == []


def test_a_number_in_groups_is_one():
    groups = [(8.0, 9.0, "一三八"), (10.0, 11.0, "零零一三"), (12.5, 13.5, "八零零零")]
    assert offers((9.2, 9.6, "嗯"), (11.3, 11.7, "嗯"), (15.0, 18.0, "好的我帮您登记一下地址"), customer=groups) == [
        OFFER
    ]


@pytest.mark.parametrize(
    "text",
    [
        "我上个月交了二百三十五块",
        "我等了三天",
        "二零二六年买的",
        "我身份证是11010519491231002X",
        "验证码是三五二八六一",
    ],
)
def test_what_is_no_number_to_read_back_is_left_alone(text):
    assert offers((13.0, 16.0, "好的，那我帮您登记"), customer=[(8.0, 12.0, text)]) == []


def test_a_library_without_the_situation_offers_nothing():
    assert offers((13.0, 16.0, "好的，那我帮您登记"), library=LIBRARY) == []


@settings(max_examples=25, deadline=None)
@given(st.text("0123456789", min_size=6, max_size=10).filter(lambda digits: digits[0] != "0"))
def test_whatever_the_number_reading_it_back_is_enough(digits):
    said = [(8.0, 12.0, f"我的订单号是{digits}")]
    assert offers((13.0, 16.0, f"您的订单号是{digits}，对吗"), customer=said, end=24.0) == []
    assert len(offers((13.0, 16.0, "好的我这边帮您看看"), customer=said, end=24.0)) == 1

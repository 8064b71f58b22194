"""Whether talk has come to the business of the call, by what is said."""

import pytest

from desktop.core.events import FinalTranscript
from desktop.core.rules.course import purpose


def final(text: str, channel="customer") -> FinalTranscript:
    return FinalTranscript(time=4.0, channel=channel, start=1.0, end=4.0, text=text)


@pytest.mark.parametrize(
    ("text", "first", "tells"),
    [
        ("您好，我是晨光公司的客服代表，工号八号", True, False),
        ("请问您是张伟先生吗", False, False),
        ("张先生，您上个月申请的信用卡已经批下来了", False, True),
        ("张先生，您上个月申请的信用卡已经批下来了", True, False),
        ("您上个月在我们这里申请的信用卡已经批下来了，想跟您核对一下寄卡的地址", True, True),
        ("不好意思打扰您了，那我晚一点再给您打过来可以吗先生", False, False),
        ("您好，请问您能听到我的声音吗，我这边听不太清楚您说话", False, False),
    ],
)
def test_an_agent_who_calls_tells_his_purpose_beyond_courtesies(text, first, tells):
    assert purpose.tells_purpose(text, first=first) is tells


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("我家的宽带从昨天晚上开始就一直连不上网", True),
        ("连不上网", False),
        ("喂喂，你说话声音太小了我这里什么都听不见啊", False),
        ("我姓王，手机是一三八开头的，我们公司在城东", False),
    ],
)
def test_a_customer_tells_his_business_at_some_length_and_not_his_data(text, tells):
    assert purpose.tells_business(text) is tells


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("对了，我的发票能不能一起寄过来", True),
        ("那如果我换了地址会不会晚几天才到", True),
        ("没有了，谢谢", False),
        ("好的，再见", False),
        ("等一下", False),
    ],
)
def test_who_comes_with_more_has_not_parted(text, more):
    assert purpose.comes_with_more(text) is more


@pytest.mark.parametrize(
    ("text", "answered", "asks"),
    [
        ("您请讲", "我要报修", True),
        ("请问有什么可以帮您", "喂", True),
        ("对不起，我没听清", "嗯", True),
        ("对不起，声音有一点小", "我想把宽带移到新的房子里去", False),
        ("好的，我帮您办理", "我要报修", False),
    ],
)
def test_an_agent_who_asks_again_does_not_know_yet(text, answered, asks):
    assert purpose.asks_again(text, answered) is asks


@pytest.mark.parametrize(
    ("text", "channel", "about"),
    [
        ("喂，听得见吗", "customer", True),
        ("我这边信号不好，你说的那个活动我想报名参加", "customer", False),
        ("对不起，您的声音断断续续的，我听不清您刚才说的地址", "agent", True),
    ],
)
def test_talk_about_hearing_is_short_or_the_agents(text, channel, about):
    assert purpose.about_hearing(final(text, channel)) is about


@pytest.mark.parametrize(("text", "rest"), [("喂，你好，我要报修", "我要报修"), ("我要报修", "我要报修"), ("喂", "")])
def test_a_hello_is_no_part_of_what_is_said(text, rest):
    assert purpose.without_hello(text) == rest
    assert purpose.begins_with_hello(text) is (rest != text)

from collections.abc import Iterable

import pytest

from desktop.core.events import AlertRaised, CallStarted, Channel, Event, FinalTranscript
from desktop.core.rules.words.privacy import PrivacyRule

CARD = "四一一一，一一一一，一一一一，一一一一"
IDENTITY = "一一零一零五，一九四九，一二三一，零零二X"
MOBILE = "幺三八，零零幺三，八零零零"


def started(*channels: Channel) -> CallStarted:
    return CallStarted(
        time=0.0, channels=channels, started_at="", pack="test", company="", agent_name="", agent_number="",
        customer="", customer_title="",
    )  # fmt: skip


def final(text: str, start: float = 1.0, channel: Channel = "agent") -> FinalTranscript:
    return FinalTranscript(time=start + 3.3, channel=channel, start=start, end=start + 3.0, text=text)


def alerts(*events: Event, channels: tuple[Channel, ...] = ("agent", "customer")) -> list[AlertRaised]:
    rule = PrivacyRule()
    answers: list[Event] = []
    for event in (started(*channels), *events):
        answers += rule.feed(event)
    return [answer for answer in answers if isinstance(answer, AlertRaised)]


def rules(raised: Iterable[AlertRaised]) -> list[str]:
    return [alert.rule for alert in raised]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"您的卡号是{CARD}，对吗？", "card_number"),
        (f"证件号{IDENTITY}。", "identity_number"),
        (f"他的手机是{MOBILE}。", "phone_number"),
        ("前面是四一一一一一一一，后面是一一一一一一一一", "card_number"),
    ],
)
def test_warns_of_a_whole_number(text, rule):
    assert rules(alerts(final(text))) == [rule]


@pytest.mark.parametrize(
    "text",
    [f"订单号是{CARD}。", "尾号是一一一一。", "户号是13800138000。", "我是三零七一号。", "客服电话是九五五八八。", ""],
)
def test_says_nothing_of_other_numbers(text):
    assert alerts(final(text)) == []


def test_puts_groups_of_several_utterances_together():
    raised = alerts(final("前面八位是四一一一，一一一一，对吗？"), final("后面是一一一一，一一一一，是吧？", 8.0))
    assert rules(raised) == ["card_number"]
    assert raised[0].start < 4.0
    assert raised[0].end > 8.0


def test_groups_with_a_long_pause_between_are_no_number():
    assert alerts(final("四一一一，一一一一"), final("一一一一，一一一一", 20.0)) == []


def test_two_numbers_are_two_offences():
    assert rules(alerts(final(f"一个是{MOBILE}，另一个是幺三九零零幺三九零零零。"))) == ["phone_number", "phone_number"]


def test_the_customer_may_say_his_numbers():
    assert alerts(final(f"我的卡是{CARD}", channel="customer")) == []


def test_a_telephone_number_may_be_read_back_to_the_customer_who_gave_it():
    given = final("打13800138000", channel="customer")
    assert alerts(given, final(f"{MOBILE}，对吗？", 6.0)) == []
    assert rules(alerts(final(f"{MOBILE}，对吗？", 6.0))) == ["phone_number"]


def test_a_card_may_not_be_read_back():
    given = final(CARD, channel="customer")
    assert rules(alerts(given, final(f"{CARD}，对吗？", 6.0))) == ["card_number"]


@pytest.mark.parametrize("before", ["请问您的电话是多少？", "麻烦您留一个联系方式，您报一下电话。"])
def test_with_the_microphone_alone_what_was_asked_for_is_read_back(before):
    assert alerts(final(before), final(f"{MOBILE}。", 12.0), channels=("agent",)) == []
    assert rules(alerts(final(before), final(f"{MOBILE}。", 90.0), channels=("agent",))) == ["phone_number"]


def test_with_the_microphone_alone_words_tell_that_it_is_read_back():
    assert alerts(final(f"跟您核对一下，{MOBILE}，对吗？"), channels=("agent",)) == []


def test_an_alert_shows_no_number():
    (alert,) = alerts(final(f"他的手机是{MOBILE}。"))
    assert alert.heard == "幺三八，●●●●，●●零零"
    assert "●●●●●●" in alert.explanation
    assert "Q8" in alert.explanation
    assert alert.say


def test_a_new_call_remembers_nothing():
    rule = PrivacyRule()
    first = [started("agent"), final("四一一一，一一一一")]
    second = [started("agent"), final("一一一一，一一一一", 5.0)]
    assert [answer for event in (*first, *second) for answer in rule.feed(event)] == []


def test_a_number_that_was_misheard_on_one_side_is_read_back_all_the_same() -> None:
    customer = final("打我手机，幺三八，零零幺三，八零零零", 1.0, "customer")
    assert rules(alerts(customer, final("好的，幺三八，林林幺三，八零流零，对吗？", 5.0))) == []
    assert rules(alerts(customer, final("他的手机是一五九，七六山四，二留九八", 5.0))) == ["phone_number"]


def test_a_card_that_was_misheard_is_told_over_two_utterances() -> None:
    first, second = final("您的卡号前面是六二留八，八齐二五", 1.0), final("后面是七七零五，三四芭二", 6.0)
    assert rules(alerts(first, second)) == ["card_number"]

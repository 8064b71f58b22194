from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.events import CallStarted
from desktop.core.placeholders import PLACEHOLDERS, Names, fill, greeting_at, names_for, with_customer

KNOWN = Names("移动", "小李", "10", "早上好", "张女士")


def started(at: str = "2026-11-22T09:30:00", customer: str = "", title: str = "", company: str = "") -> CallStarted:
    return CallStarted(
        time=0.0,
        channels=("agent",),
        started_at=at,
        pack="inbound",
        company=company,
        agent_name="",
        agent_number="10",
        customer=customer,
        customer_title=title,
    )


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("{customer}，您好", "张女士，您好", "您好"),
        ("您好，{customer}，请问", "您好，张女士，请问", "您好，请问"),
        ("{customer}您好！", "张女士您好！", "您好！"),
        ("请问您是{customer}吗？", "请问您是张女士吗？", "请问您是本人吗？"),
        ("请问是{customer}本人吗？", "请问是张女士本人吗？", "请问是本人吗？"),
        ("感谢{customer}的来电", "感谢张女士的来电", "感谢您的来电"),
        ("谢谢，{customer}！", "谢谢，张女士！", "谢谢！"),
        ("祝{customer}生活愉快", "祝张女士生活愉快", "祝您生活愉快"),
        ("{customer}？", "张女士？", "您好"),
        ("我是客户经理{agent_number}号。", "我是客户经理10号。", "我是客户经理。"),
        ("我是{agent_number}号客户经理。", "我是10号客户经理。", "我是客户经理。"),
        ("{greeting}，您好！", "早上好，您好！", "您好！"),
        ("{greeting}！", "早上好！", "您好！"),
        ("您好，{company}，我是{agent_number}号。", "您好，移动，我是10号。", "您好，我是客服代表。"),
        ("欢迎致电{company}", "欢迎致电移动", "欢迎致电本公司"),
        ("我是{company}的客服{agent_name}", "我是移动的客服小李", "我是客服"),
        ("我叫{agent_name}，为您服务", "我叫小李，为您服务", "为您服务"),
        ("我的工号是{agent_number}", "我的工号是10", "我是客服代表"),
        ("您好，工号{agent_number}，请讲", "您好，工号10，请讲", "您好，请讲"),
        ("{custmer}您好", "custmer您好", "custmer您好"),
    ],
)
def test_a_line_reads_well_with_and_without_its_names(text: str, known: str, unknown: str) -> None:
    assert fill(text, KNOWN) == known
    assert fill(text, Names()) == unknown


@pytest.mark.parametrize(
    ("customer", "title", "expected"),
    [
        ("张", "女士", "张女士"),
        ("张", "", ""),
        ("", "女士", "女士"),
        ("张小红", "", "张小红"),
        ("张女士", "女士", "张女士"),
        (" ", "", ""),
    ],
)
def test_how_a_customer_is_addressed(customer: str, title: str, expected: str) -> None:
    assert with_customer(Names(), customer, title).customer == expected


def test_the_greeting_follows_the_time_of_day() -> None:
    words = [greeting_at(hour) for hour in range(24)]
    assert words[5:11] == ["早上好"] * 6
    assert words[11:13] == ["中午好"] * 2
    assert words[13:18] == ["下午好"] * 5
    assert set(words[18:] + words[:5]) == {"晚上好"}


def test_names_come_from_the_call_and_then_from_the_pack() -> None:
    names = names_for(started(customer="李", title="先生"), {"company": "联通", "agent_number": "99"})
    assert names == Names("联通", "", "10", "早上好", "李先生")
    assert names_for(started(company="移动"), {"company": "联通"}).company == "移动"


def test_a_start_that_is_no_date_greets_without_the_time_of_day() -> None:
    assert fill("{greeting}！", names_for(started(at="soon"), {})) == "您好！"


@given(st.datetimes())
def test_every_time_has_a_greeting(at: datetime) -> None:
    assert names_for(started(at=(at + timedelta(0)).isoformat()), {}).greeting == greeting_at(at.hour)


template = st.lists(
    st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS] + ["，", "您", "是", "{", "}", "吗？", "工号"])
)


@given(template.map("".join) | st.text(), st.builds(Names, *[st.text(max_size=5)] * 5))
def test_no_brace_is_left(text: str, names: Names) -> None:
    filled = fill(text, names)
    assert "{" not in filled
    assert "}" not in filled

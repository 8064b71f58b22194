"""What a customer says opens what it should, on every telephone line that ships; refusals are counted by their rule."""

import pytest
from calls import play, started

from desktop import paths
from desktop.core.events import SituationEntered
from desktop.session.recital import recite
from desktop.session.written_call import Header, Turn, WrittenCall
from desktop.storage.library import load_library

LIBRARIES = {pack: load_library(pack, [paths.scripts_library()]).library for pack in ("inbound", "outbound")}
BEFORE = (
    Turn("agent", 1.0, 6.0, "您好，这里是晨光公司客服中心，请问有什么可以帮您？"),
    Turn("customer", 7.0, 10.0, "我想问一下我的订单"),
    Turn("agent", 11.0, 15.0, "好的，关于您的订单我们这边规定是七天发货"),
)

SAID = {
    "complaint": [
        "我要投诉你们",
        "我对你们的服务很不满意",
        "你们太过分了，我要去消协告你们",
        "我要找你们经理",
        "让你们领导来跟我说",
        "气死我了",
        "我真的很生气",
        "你们是不是骗子啊",
        "你们到底管不管啊",
    ],
    "say_again": ["你再说一遍", "你刚才说什么", "麻烦你重复一下", "刚才没听清楚", "不好意思你刚说的我没听明白"],
    "agent_soft": ["我听不见你说话", "你声音太小了", "喂，听不清楚", "你大声一点"],
    "other_department": ["帮我转财务部", "我找一下你们售后", "我要找你们主任"],
    "transfer": ["给我转人工客服"],
    "bad_moment": ["我在开会", "我在开车", "我现在不方便说话", "我正在开车不方便", "我在忙，等会再说"],
    "customer_thanks": ["太谢谢你了", "谢谢你啊", "非常感谢你的帮助"],
    "customer_praise": ["你服务态度真好", "你真有耐心", "我要表扬你一下"],
    "speak_slower": ["你说慢一点", "你说得太快了", "能不能说慢一点", "太快了我听不清", "你讲慢些我跟不上"],
}
CASES = [(pack, place, text) for pack in LIBRARIES for place, texts in SAID.items() for text in texts]


def opened(pack, text):
    call = WrittenCall(Header(end=22.0), (*BEFORE, Turn("customer", 16.0, 19.0, text)))
    events = play(recite(call, started(("agent", "customer"))), library=LIBRARIES[pack])
    return {
        name
        for event in events
        if isinstance(event, SituationEntered) and event.time > 16.0
        for name in (event.situation, event.family)
    }


@pytest.mark.parametrize(("pack", "place", "text"), CASES)
def test_what_the_customer_says_opens_what_it_should(pack, place, text):
    assert place in opened(pack, text)


def test_a_refusal_opens_its_situation_where_something_is_sold():
    for text in ("我不需要", "我没兴趣", "不用了我不想办"):
        assert "refusal" in opened("outbound", text)

import pytest
from calls import GREETING, heard, play, said_in_turn, started
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.engine import Engine
from desktop.core.events import AlertRaised, ChecklistTicked, CustomerNamed, FinalTranscript, PromptShown
from desktop.core.limits import Limits
from desktop.core.rules.course.spoken_names import name_told
from desktop.core.script import Item, Library, Line, Stage
from desktop.core.surnames import SURNAMES


def names(*said, **known):
    """The names that become known from what is said: (channel, text) in turn."""
    engine = Engine(Library("t", "t", "1", (Stage("greeting", "问候", ()),)), Limits())
    engine.feed(started(("agent", "customer"), **known))
    out = []
    for at, (channel, text) in enumerate(said, 1):
        out += engine.feed(FinalTranscript(time=at + 0.9, channel=channel, start=at, end=at + 0.8, text=text))
    return [(event.customer, event.customer_title) for event in out if isinstance(event, CustomerNamed)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我姓张", ("张", "")),
        ("免贵姓李", ("李", "")),
        ("我免贵姓李木子李", ("李", "")),
        ("哦我姓欧阳", ("欧阳", "")),
        ("我姓王王先生", ("王", "先生")),
        ("我叫张伟", ("张伟", "")),
        ("你好我叫张伟我想问一下我的订单", ("张伟", "")),
        ("我的名字叫诸葛明亮，请帮我查一下", ("诸葛明亮", "")),
        ("你叫我张女士就行", ("张", "女士")),
        ("我叫张伟明天要去办", ("张伟", "")),
        ("我是陈小姐", ("陈", "女士")),
        ("这边是刘先生，之前打过电话", ("刘", "先生")),
    ],
)
def test_a_name_that_is_told_is_known(text, name):
    assert names(("customer", text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "我不姓张",
        "他姓李",
        "我叫车了还没来",
        "我叫你们经理来",
        "你姓什么",
        "我是张女士的儿子",
        "我是安全部门的",
        "我找张先生",
        "我叫了好几次了",
        "不是我是说那个王先生的单子",
    ],
)
def test_what_is_no_name_of_his_is_none(text):
    assert names(("customer", text)) == []


@pytest.mark.parametrize(
    ("answer", "name"),
    [("张伟", ("张伟", "")), ("姓李", ("李", "")), ("嗯，王女士", ("王", "女士")), ("我是赵小明", ("赵小明", ""))],
)
def test_to_the_question_for_it_a_name_alone_is_an_answer(answer, name):
    assert names(("agent", "请问您贵姓？"), ("customer", answer)) == [name]
    assert names(("agent", "请问您要办什么业务？"), ("customer", answer)) == []


def test_what_is_known_stays_and_a_bare_surname_is_completed():
    assert names(("customer", "我姓张"), customer="李", customer_title="女士") == []
    assert names(("customer", "我姓张"), ("customer", "我姓李")) == [("张", "")]
    assert names(("customer", "我姓张"), ("customer", "叫我张女士吧")) == [("张", ""), ("张", "女士")]
    assert names(("customer", "我姓张"), ("customer", "我姓张")) == [("张", "")]


def test_who_told_his_name_need_not_be_asked():
    asks = Item("ask_name", "询问称呼", "greeting", ("贵姓",), deadline=10.0)
    library = Library("t", "t", "1", (Stage("greeting", "问候", ()),), items=(asks,))
    told = play(heard(GREETING, customer=[(7.0, 9.0, "我是张女士")], end=20.0), library=library)
    assert [event.item for event in told if isinstance(event, ChecklistTicked)] == ["ask_name"]
    assert [event for event in told if isinstance(event, AlertRaised) and event.rule == "ask_name"] == []


def test_what_the_agent_says_names_nobody():
    assert names(("agent", "我姓张，工号八零一二"), ("agent", "我叫李明")) == []


def test_the_line_to_say_addresses_him():
    steps = said_in_turn(Line("a", "称呼", "{customer}，我马上为您办理。"))
    library = Library("t", "t", "1", (Stage("greeting", "问候", steps),))
    events = play(heard(GREETING, customer=[(7.0, 9.0, "我是张女士")]), library=library)
    assert [event.text for event in events if isinstance(event, PromptShown)] == [
        "我马上为您办理。",
        "张女士，我马上为您办理。",
    ]


@given(st.sampled_from(SURNAMES), st.text("伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚英", min_size=1, max_size=2))
def test_every_common_name_is_understood_with_nothing_behind_it(surname, given_name):
    told = name_told(f"我叫{surname}{given_name}", asked=False)
    assert told is not None
    assert told.name == surname + given_name
    assert told.title == ""


@given(st.text())
def test_any_text_is_taken(text):
    for asked in (True, False):
        told = name_told(text, asked=asked)
        assert told is None or told.surname in SURNAMES

from dataclasses import replace

import pytest
from procedures import PROCEDURES, Played, of

from desktop.core.events import PromptShown, SituationChosen
from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.rules.procedures.denied import denied
from desktop.core.script import Branch, Line, Situation, Step, Trigger

ASK = Situation(
    "ask",
    "征得同意",
    "hold",
    (
        Step(
            Line("may_i", "征求", "请您稍等两分钟，可以吗？"),
            branches=(
                Branch("同意", "wait", Trigger(customer=("好的", "可以的", "没问题"))),
                Branch("不同意", "sorry", Trigger(customer=("不太方便", "不可以等"))),
            ),
        ),
        Step(Line("wait", "去查", "谢谢您！")),
        Step(Line("sorry", "道歉", "对不起！")),
    ),
)
LIBRARY = replace(PROCEDURES, situations=(ASK,))


def led_to(answer: str) -> list[str]:
    call = Played(library=LIBRARY)
    call.run(1.0)
    call.feed(SituationChosen(time=call.time, situation="ask"))
    call.run(3.0)
    return [event.prompt for event in of(call.say(answer, "customer"), PromptShown)]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("不可以的，我现在就要", []),
        ("不太可以的吧", []),
        ("那不行，不好的", []),
        ("不太好的吧", []),
        ("不可以等，好的吧", ["wait"]),
        ("不可以的，不太方便", ["sorry"]),
        ("不太方便", ["sorry"]),
        ("可以的", ["wait"]),
        ("不，可以的", ["wait"]),
        ("没问题", ["wait"]),
    ],
)
def test_a_refusal_does_not_take_the_way_of_consent(answer, expected):
    assert led_to(answer) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("我没听懂", "听懂", True),
        ("不是很方便", "方便", True),
        ("没有解决了", "解决了", True),
        ("不 可以的", "可以的", True),
        ("不怎么方便", "方便", True),
        ("特别方便", "方便", False),
        ("也不是不可以的", "可以的", False),
        ("没有不方便", "方便", False),
        ("是不是可以的", "可以的", False),
        ("不我要投诉", "我要投诉", False),
        ("不不用了", "不用了", False),
        ("没事，可以的", "可以的", False),
        ("差不多可以的", "可以的", False),
    ],
)
def test_only_what_stands_right_before_denies(text, phrase, expected):
    (match,) = PhraseMatcher([Entry(phrase, phrase)]).find(text)
    assert denied(text, match) is expected

import pytest

from desktop.core.events import AlertCleared, AlertRaised, FinalTranscript
from desktop.core.limits import WordingLimits
from desktop.core.rules.words.fillers import FillersRule, find_fillers


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("嗯，那个，您的，呃，订单", ["嗯", "那个", "呃"]),
        ("那个套餐和这个问题", []),
        ("您要的是去年那个，对吗", []),
        ("对啊，就是啊", []),
        ("啊，这个，这个退款", ["啊", "这个"]),
        ("额度和额外的部分", []),
        ("嗯嗯好的", ["嗯嗯"]),
        ("", []),
    ],
)
def test_finds_fillers(text, fillers):
    assert find_fillers(text) == fillers


def final(text: str, start: float, seconds: float = 6.0) -> FinalTranscript:
    return FinalTranscript(time=start + seconds, channel="agent", start=start, end=start + seconds, text=text)


HESITANT = "嗯，那个，您的，呃，您的订单，嗯，那个，在路上。"
FLUENT = "您的订单在路上，下午会送到，请您留意电话。"


def test_warns_once_until_it_is_mended():
    rule = FillersRule(WordingLimits())
    answers = [answer for n in range(3) for answer in rule.feed(final(HESITANT, n * 8.0))]
    assert [type(answer) for answer in answers] == [AlertRaised]
    assert "每分钟" in answers[0].explanation
    calm = [answer for n in range(3, 25) for answer in rule.feed(final(FLUENT, n * 8.0))]
    assert [(type(answer), answer.reason) for answer in calm] == [(AlertCleared, "mended")]


def test_few_fillers_are_no_habit():
    rule = FillersRule(WordingLimits())
    assert list(rule.feed(final("嗯，那个，您的，呃，订单在路上。", 1.0))) == []


def test_a_hum_fills_nothing():
    rule = FillersRule(WordingLimits())
    assert [answer for n in range(9) for answer in rule.feed(final("嗯。", n * 2.0, 0.5))] == []


def test_the_limit_is_a_rate():
    rule = FillersRule(WordingLimits(fillers=100.0))
    assert list(rule.feed(final(HESITANT, 1.0))) == []

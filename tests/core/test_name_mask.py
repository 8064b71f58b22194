import pytest

from desktop.core.events import AlertRaised, CallStarted, CustomerNamed, FinalTranscript, Word
from desktop.core.name_mask import NameMask

STARTED = CallStarted(
    time=0.0, channels=("agent",), started_at="", pack="p", company="", agent_name="李明", agent_number="1024",
    customer="欧阳海", customer_title="先生",
)  # fmt: skip


def final(text):
    words = tuple(Word(text=char, start=0.0, end=0.1, confidence=1.0) for char in text)
    return FinalTranscript(time=2.0, channel="customer", start=1.0, end=2.0, text=text, words=words)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("张女士您好", "●女士您好"),
        ("我叫王小二，您查一下", "我叫●●●，您查一下"),
        ("户名是赵钱孙", "户名是●●●"),
        ("免贵姓陈", "免贵姓●"),
        ("请稍等，先生", "请稍等，先生"),
        ("我姓什么不重要", "我姓什么不重要"),
        ("账单已经寄出", "账单已经寄出"),
    ],
)
def test_a_name_is_known_by_the_words_around_it(said, kept):
    masked = NameMask().mask(final(said))

    assert masked.text == kept
    assert "".join(word.text for word in masked.words) == kept


def test_a_name_that_was_entered_is_hidden_wherever_it_is_said():
    mask = NameMask()

    assert mask.mask(STARTED).customer == ""
    assert mask.mask(final("是欧阳海本人吗")).text == "是●●●本人吗"
    assert mask.mask(CustomerNamed(time=1.0, customer="钱多多", customer_title="女士")).customer == ""
    assert mask.mask(final("钱多多您好")).text == "●●●您好"


def test_a_name_that_was_said_is_hidden_from_then_on():
    mask = NameMask()
    mask.mask(final("我的名字是孙悟空"))
    raised = AlertRaised(
        time=3.0, id="a", channel="agent", alert="forbidden", rule="r", title="t", severity="warning",
        heard="孙悟空你烦不烦", say="", start=2.0, end=3.0, provisional=False,
    )  # fmt: skip

    assert mask.mask(raised).heard == "●●●你烦不烦"

import pytest

from desktop.core.events import AlertRaised, CallEnded, CallStarted, Event, FinalTranscript, SituationEntered
from desktop.core.rules.words.polite_characters import PoliteCharactersRule

WHOLE = ("您好，请讲。", "已经办好了。", "谢谢您，再见。")


def alerts(*texts: str, also: tuple[Event, ...] = (), end: float = 60.0, hung_up: str = "") -> list[AlertRaised]:
    rule = PoliteCharactersRule()
    finals = [FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text=text) for text in texts]
    events = [*finals, *also, CallEnded(time=end, hung_up=hung_up, score=None)]
    return [answer for event in events for answer in rule.feed(event) if isinstance(answer, AlertRaised)]


def test_nothing_is_missing():
    assert alerts(*WHOLE) == []


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        (("请讲。", "办好了。", "谢谢您，再见。"), "您好"),
        (("您好。", "办好了。", "谢谢您，再见。"), "请"),
        (("您好，请讲。", "办好了。", "谢谢您。"), "再见"),
        (("您好，请讲。", "少装了一件，我们补寄。", "谢谢，再见。"), "对不起"),
    ],
)
def test_tells_what_is_missing(texts, missing):
    (alert,) = alerts(*texts)
    assert missing in alert.title
    assert "O1" in alert.explanation


def test_other_words_do_the_same():
    assert alerts("早上好，麻烦您讲。", "抱歉，是我们的问题。", "感谢您，再会。") == []


def test_thanks_alone_are_not_missed():
    assert alerts("您好，请讲。", "办好了。", "再见。") == []


@pytest.mark.parametrize(("situation", "count"), [("complaint_slow", 1), ("suggestion", 0)])
def test_an_apology_is_due_in_a_complaint(situation, count):
    entered = SituationEntered(time=3.0, situation=situation, family="complaint", because="等了很久", confidence=1.0)
    assert len(alerts(*WHOLE, also=(entered,))) == count


def test_the_agents_words_alone_owe_no_apology_to_a_customer_who_is_heard():
    begun = CallStarted(
        time=0.0,
        channels=("agent", "customer"),
        started_at="2026-11-23T09:30:00",
        pack="test",
        company="",
        agent_name="",
        agent_number="",
        customer="",
        customer_title="",
    )
    entered = SituationEntered(time=3.0, situation="later", family="complaint", because="谢谢您的反映", confidence=1.0)
    finals = [FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text=text) for text in WHOLE]
    angry = FinalTranscript(time=2.5, channel="customer", start=2.0, end=2.5, text="我要投诉你们")
    ended = CallEnded(time=60.0, hung_up="", score=None)
    for heard, count in (((), 0), ((angry,), 1)):
        rule = PoliteCharactersRule()
        events = [begun, *finals, *heard, entered, ended]
        assert sum(isinstance(one, AlertRaised) for event in events for one in rule.feed(event)) == count


@pytest.mark.parametrize(
    "texts",
    [
        ("您号，请讲。", "已经办好了。", "谢谢您，再见。"),
        ("您好，轻问您的单号。", "已经办好了。", "谢谢您，在见。"),
        ("您好，请讲。", "已经办好了。", "感谢您的来电，回见。"),
    ],
)
def test_what_was_misheard_was_said_all_the_same(texts):
    assert alerts(*texts) == []


def test_a_call_that_was_broken_off_is_not_judged():
    assert alerts("您好。", "好的。", "办好了。", end=20.0) == []
    assert alerts("您好。", "好的。") == []
    assert len(alerts("您好。", "好的。", "办好了。", end=20.0, hung_up="customer")) == 1

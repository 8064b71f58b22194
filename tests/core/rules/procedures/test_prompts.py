from calls import GREETING, LIBRARY, heard, play, said_in_turn, started

from desktop.core.engine import Engine
from desktop.core.events import (
    CustomerNamed,
    FinalTranscript,
    PromptAdvanced,
    PromptFollowed,
    PromptSaid,
    PromptShown,
    StageChosen,
)
from desktop.core.limits import Limits
from desktop.core.script import Library, Line, Stage


def shown(events):
    return [event.prompt for event in events if isinstance(event, PromptShown)]


def said(events):
    return [event.prompt for event in events if isinstance(event, PromptSaid)]


def engine_of(*lines: Line) -> Engine:
    engine = Engine(Library("t", "t", "1", (Stage("greeting", "问候", said_in_turn(*lines)),)), Limits())
    engine.feed(started())
    return engine


def final(time: float, text: str) -> FinalTranscript:
    return FinalTranscript(time=time, channel="agent", start=time - 2, end=time, text=text)


def test_the_first_line_is_shown_filled_and_at_once():
    first = next(event for event in play(heard(GREETING)) if isinstance(event, PromptShown))
    assert (first.time, first.text) == (0.0, "早上好，欢迎致电晨光公司，请问有什么可以帮您？")


def test_a_line_is_followed_as_it_is_spoken_then_said_and_replaced():
    events = play(heard(GREETING, (8.0, 10.0, "请问您贵姓"), (12.0, 16.0, "跟您确认一下您的意思是要退货")))
    assert shown(events) == ["hello", "name", "repeat"]
    assert said(events) == ["hello", "name", "repeat"]
    matches = [event.match for event in events if isinstance(event, PromptFollowed) and event.prompt == "hello"]
    assert len(matches) > 3
    assert matches == sorted(matches)


def test_a_line_said_in_two_utterances_counts():
    engine = engine_of(Line("a", "", "请您留下联系电话，我们稍后给您回复"))
    assert said(engine.feed(final(4.0, "请您留下联系电话"))) == []
    assert said(engine.feed(final(8.0, "我们稍后给您回复"))) == ["a"]


def test_a_skipped_line_is_not_held_against_the_agent():
    engine = engine_of(
        Line("a", "", "请您留下电话"), Line("b", "", "我帮您登记地址信息"), Line("c", "", "请保持手机畅通")
    )
    events = engine.feed(final(4.0, "我帮您登记地址信息"))
    assert (said(events), shown(events)) == (["b"], ["c"])


def test_the_same_question_twice_needs_two_utterances():
    engine = engine_of(Line("first", "", "您好！请问您听得到吗"), Line("second", "", "您好，请问您听得到吗？"))
    events = engine.feed(final(4.0, "您好请问您听得到吗"))
    assert (said(events), shown(events)) == (["first"], ["second"])
    assert said(engine.feed(final(10.0, "您好请问您听得到吗"))) == ["second"]


def test_the_agent_turns_the_pages():
    engine = Engine(LIBRARY, Limits())
    engine.feed(started())
    engine.feed(StageChosen(time=1.0, stage="communication"))
    assert shown(engine.feed(PromptAdvanced(time=2.0, step=1))) == ["repeat"]
    assert shown(engine.feed(PromptAdvanced(time=3.0, step=1))) == []
    assert shown(engine.feed(PromptAdvanced(time=4.0, step=-1))) == ["name"]


def test_a_name_is_filled_in_unless_the_line_is_being_said():
    line = Line("a", "", "{customer}，感谢您的耐心等待，我们马上处理")
    named = CustomerNamed(time=9.0, customer="张", customer_title="女士")
    calm = engine_of(line)
    assert [event.text for event in calm.feed(named)] == ["张女士，感谢您的耐心等待，我们马上处理"]
    speaking = engine_of(line)
    speaking.feed(final(4.0, "感谢您的耐心"))
    assert shown(speaking.feed(named)) == []


def test_of_lines_that_replace_each_other_one_is_said_and_none_is_left():
    keys = ("向上级反映", "给您答复")
    engine = engine_of(
        Line("simple", "", "我们会向上级反映，2小时内给您答复。", keys),
        Line("complex", "", "我们会向上级反映，24小时内给您答复。", keys),
        Line("bye", "", "祝您生活愉快"),
    )
    events = engine.feed(final(5.0, "我们会向上级反映，24小时内给您答复"))
    assert (said(events), shown(events)) == (["complex"], ["bye"])


def test_a_line_is_followed_to_the_end_of_an_endless_utterance():
    engine = engine_of(Line("a", "", "请您留下联系电话"), Line("b", "", "祝您生活愉快"))
    talk = "这个业务每个月收取十元" * 60
    assert said(engine.feed(final(200.0, talk + "请您留下联系电话"))) == ["a"]

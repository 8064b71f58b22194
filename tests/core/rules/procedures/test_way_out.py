from dataclasses import replace

import pytest
from procedures import PROCEDURES, Played

from desktop.core.events import AlertCleared, AlertRaised, CallEnded, CountdownStarted, SituationChosen
from desktop.core.script import Line, Step

FIRST = "您好请问您能听到我的声音吗"


def opened(situation: str) -> Played:
    call = Played()
    call.run(1.0)
    call.feed(SituationChosen(time=call.time, situation=situation))
    return call


def alerts(events):
    return [event for event in events if isinstance(event, AlertRaised) and event.rule == "hang_up"]


@pytest.mark.parametrize("words", ["好的再见", "再不说话我就挂了啊", "那拜拜"])
def test_to_part_before_the_procedure_allows_it_is_warned_about(words):
    call = opened("silent_call")
    call.say(FIRST)
    call.say(words, seconds=1.0)
    [alert] = alerts([*call.events, *call.run(0.2)])
    assert (alert.severity, alert.say) == ("warning", "您好，请问您能听到我的声音吗？")
    assert alert.heard == words
    assert "无声电话" in alert.title
    assert all(part in alert.explanation for part in ("无声电话", "O4", "外呼规范"))


def test_the_line_that_parts_is_no_wrong_way_out():
    call = opened("silent_call")
    for words in (FIRST, FIRST, "很抱歉，我稍后再和您联系，再见", "再见"):
        call.say(words)
        call.run(3.5)
    assert alerts(call.events) == []


def test_a_farewell_keeps_the_procedure_on_screen():
    call = opened("silent_call")
    for words in (FIRST, FIRST):
        call.say(words)
        call.run(3.0)
    events = call.say("很抱歉，我稍后再和您联系，再见")
    assert [event.seconds for event in events if isinstance(event, CountdownStarted)] == [3.0]


@pytest.mark.parametrize(
    ("seconds", "who", "warned"),
    [(1.0, "agent", True), (4.0, "agent", False), (1.0, "customer", False), (1.0, "", False)],
)
def test_to_hang_up_before_the_last_wait_is_over_is_warned_about(seconds, who, warned):
    call = opened("silent_call")
    for words in (FIRST, FIRST, "很抱歉，我稍后再和您联系，再见"):
        call.say(words)
        call.run(3.0 if words is FIRST else seconds)
    ended = call.feed(CallEnded(time=call.time, hung_up=who, score=None))
    assert bool(alerts(ended)) is warned
    assert [event.reason for event in ended if isinstance(event, AlertCleared)] == (["ended"] if warned else [])


def test_it_is_mended_when_the_procedure_is_taken_up_again():
    call = opened("silent_call")
    call.say(FIRST)
    call.say("再见", seconds=0.8)
    call.run(0.2)
    mended = call.say(FIRST)
    assert [event.reason for event in mended if isinstance(event, AlertCleared)] == ["mended"]


def test_in_a_situation_that_forbids_it_the_agent_may_not_hang_up_at_all():
    call = opened("abuse")
    [alert] = alerts(call.feed(CallEnded(time=call.time, hung_up="agent", score=None)))
    assert "不可以直接挂机" in alert.explanation
    assert alert.say == "非常抱歉，让您这么生气。"


def test_a_talk_that_has_moved_on_may_be_ended():
    call = opened("soft")
    call.say("麻烦您声音大一点好吗")
    call.say("好的您要办理的是宽带移机业务对吗")
    call.say("已经为您登记好了请您保持手机畅通")
    call.say("那就这样再见")
    assert alerts([*call.events, *call.run(0.2)]) == []


@pytest.mark.parametrize(("seconds", "warned"), [(1.0, True), (4.0, False)])
def test_to_hang_up_right_after_the_last_line_of_a_stage_is_early(seconds, warned):
    closing = PROCEDURES.stages[-1]
    hang_up = Step(Line("hang_up", "挂机", "等客户先挂机"), kind="do", hang_up=True)
    patient = replace(closing, steps=(replace(closing.steps[0], wait=3.0), hang_up))
    call = Played(replace(PROCEDURES, stages=(*PROCEDURES.stages[:-1], patient)))
    call.say("感谢您的来电再见")
    call.run(seconds)
    assert bool(alerts(call.feed(CallEnded(time=call.time, hung_up="agent", score=None)))) is warned

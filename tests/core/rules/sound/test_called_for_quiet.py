from dataclasses import replace

import pytest
from procedures import PROCEDURES, Played, of

from desktop.core.events import AlertCleared, AlertRaised, CountdownEnded, CountdownStarted, SituationChosen
from desktop.core.script import Line, Situation, Step

FIRST = "您好请问您能听到我的声音吗"
LOOK = Situation(
    "look",
    "查询",
    "transfer",
    (Step(Line("look", "去查", "马上去查"), kind="do", wait=30.0), Step(Line("tell", "回应", "我正在为您核实。"))),
)
LIBRARY = replace(PROCEDURES, situations=(*PROCEDURES.situations, LOOK))


def opened(situation):
    call = Played(library=LIBRARY, channels=("agent",))
    call.run(1.0)
    call.feed(SituationChosen(time=call.time, situation=situation))
    return call


def silences(events):
    return [one for one in of(events, AlertRaised) if one.alert == "silence"]


def test_waiting_to_hang_up_is_no_silence():
    call = opened("silent_call")
    for line in (FIRST, FIRST, "很抱歉我稍后再和您联系再见"):
        call.say(line)
        call.run(3.5)
    assert silences(call.run(60.0)) == []


@pytest.mark.parametrize(("words", "raised"), [("感谢您的来电，再见！", 0), ("感谢您的来电。", 3)])
def test_who_has_parted_waits_for_the_customer_to_hang_up(words, raised):
    call = Played(library=replace(LIBRARY, situations=()), channels=("agent", "customer"))
    call.say(words)
    call.run(2.0)
    call.say("好的谢谢", "customer")
    assert len(silences(call.run(40.0))) == raised


def test_a_customer_who_goes_on_after_the_farewell_is_to_be_answered():
    call = Played(library=replace(LIBRARY, situations=()))
    call.say("感谢您的来电，再见！")
    call.say("等一下我还有一个问题想问一下你们", "customer")
    assert [one.severity for one in silences(call.run(40.0))] == ["notice", "warning", "fatal"]


def test_the_wait_of_a_procedure_is_no_silence_and_the_clock_begins_at_its_end():
    call = opened("look")
    events = call.run(60.0)
    began, ended = of(call.events, CountdownStarted, CountdownEnded)
    assert ended.time - began.time == pytest.approx(30.0)
    (first, *_) = silences(events)
    assert first.time == pytest.approx(ended.time + 15.0, abs=0.2)
    assert first.title == f"您已 {first.time:.0f} 秒未说话"


def test_a_silence_that_turns_into_a_wait_is_over():
    call = Played(library=LIBRARY, channels=("agent",))
    (raised,) = silences(call.run(16.0))
    call.feed(SituationChosen(time=call.time, situation="look"))
    assert [one.reason for one in of(call.run(1.0), AlertCleared) if one.id == raised.id] == ["stale"]

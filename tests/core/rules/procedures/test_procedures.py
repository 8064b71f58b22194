from dataclasses import replace

import pytest
from calls import places
from hypothesis import given, settings
from hypothesis import strategies as st
from procedures import PROCEDURES, Played, of

from desktop.core.events import (
    BranchChosen,
    CallEnded,
    CountdownEnded,
    CountdownStarted,
    FinalTranscript,
    PartialTranscript,
    ProcedureEnded,
    PromiseNoted,
    PromiseOffered,
    PromiseTaken,
    PromptAdvanced,
    PromptSaid,
    PromptShown,
    SituationChosen,
    SituationClosed,
    SituationEntered,
    SituationLeft,
    StageChosen,
)
from desktop.core.script import Line, Step, Trigger

FIRST = "您好请问您能听到我的声音吗"


def opened(situation: str, **kwargs) -> Played:
    call = Played(**kwargs)
    call.run(1.0)
    call.feed(SituationChosen(time=call.time, situation=situation))
    return call


def shown(events):
    return [event.prompt for event in of(events, PromptShown)]


def advance(call: Played, step: int = 1):
    return call.feed(PromptAdvanced(time=call.time, step=step))


def test_a_silent_call_runs_by_the_clock_to_where_hanging_up_is_right():
    call = opened("silent_call")
    for line in (FIRST, FIRST, "很抱歉我稍后再和您联系再见"):
        call.say(line)
        call.run(3.5)
    assert shown(call.events) == ["hello", "silent_first", "silent_second", "silent_bye", "silent_end"]
    assert [event.hang_up for event in of(call.events, PromptShown)][1:] == ["not_yet", "not_yet", "not_yet", "now"]
    waits = of(call.events, CountdownStarted, CountdownEnded)
    assert [getattr(event, "reason", event.__class__.__name__) for event in waits] == [
        "CountdownStarted",
        "elapsed",
    ] * 3
    assert [round(end.time - begin.time, 1) for begin, end in zip(waits[::2], waits[1::2], strict=True)] == [2, 2, 3]
    assert [event.then for event in waits[::2]] == ["第二遍", "道别", "挂机"]
    end = [*call.feed(CallEnded(time=call.time, hung_up="agent", score=None))]
    assert not [event for event in of(call.events, SituationLeft) if event not in end]
    assert not [event for event in call.events if getattr(event, "alert", "") == "procedure"]


def test_a_wait_begins_when_the_agent_has_stopped_speaking():
    call = opened("silent_call")
    call.voice("agent", on=True)
    call.run(1.0)
    for _ in range(2):
        call.feed(PartialTranscript(time=call.time, channel="agent", start=1.0, text="您好！请问您能听到我的声音吗？"))
        call.run(0.3)
    assert of(call.events, PromptSaid)
    assert not of(call.events, CountdownStarted)
    call.run(5.0)
    began = of(call.voice("agent", on=False), CountdownStarted)
    assert [event.time for event in began] == [call.time]


def test_a_line_that_the_key_says_waits_too_and_the_key_cuts_the_wait_short():
    call = opened("silent_call")
    assert [type(event) for event in advance(call)] == [PromptSaid, CountdownStarted]
    assert [type(event) for event in advance(call)] == [CountdownEnded, PromptShown]
    assert of(call.events, CountdownEnded)[0].reason == "skipped"
    assert shown(advance(call, -1)) == ["silent_first"]


def test_whatever_the_customer_says_is_an_answer():
    call = opened("silent_call")
    call.say(FIRST)
    call.run(0.5)
    answer = call.say("喂", "customer", seconds=1.0)
    assert [event.reason for event in of(answer, CountdownEnded)] == ["answered"]
    assert [event.reason for event in of(answer, ProcedureEnded)] == ["answered"]
    assert places(call.events)[-2:] == ["+silent_call", "-silent_call"]


def test_a_click_on_the_line_is_no_answer_and_does_not_stop_the_wait():
    call = opened("silent_call")
    call.say(FIRST)
    call.voice("customer", on=True)
    call.run(0.2)
    call.voice("customer", on=False)
    call.run(4.0)
    assert [event.reason for event in of(call.events, CountdownEnded)] == ["elapsed"]


@pytest.mark.parametrize(
    ("text", "channel", "then"),
    [
        ("现在听清楚了", "agent", ["-soft"]),
        ("这样可以吗", "customer", ["-soft"]),
        ("我没法再大声了呀", "customer", ["soft_up"]),
        ("什么", "customer", []),
    ],
)
def test_words_choose_the_way(text, channel, then):
    call = opened("soft")
    call.run(2.0)
    call.say("麻烦您声音大一点好吗")
    answer = call.say(text, channel)
    assert [one for one in places(answer)] + [one for one in shown(answer) if one.startswith("soft")] == then


def test_two_partials_that_agree_choose_the_way_and_one_does_not():
    call = opened("soft")
    call.run(2.0)
    call.say("麻烦您声音大一点好吗")
    start = call.time
    partials = [
        PartialTranscript(time=start + at, channel="customer", start=start, text="我没法再大声") for at in (0.5, 0.8)
    ]
    assert [shown(call.feed(partial)) for partial in partials] == [[], ["soft_up"]]


def test_the_agent_chooses_the_way_and_a_loop_may_be_gone_round_for_ever():
    call = opened("soft")
    for _ in range(5):
        call.run(1.5)
        assert of(call.events, PromptShown)[-1].prompt == "soft_ask"
        call.say("麻烦您声音大一点好吗")
        chosen = call.feed(BranchChosen(time=call.time, prompt="soft_ask", branch="还是小"))
        assert shown(chosen) == ["soft_up"]
    assert len(of(call.events, PromptSaid)) == 5


def test_a_way_that_is_not_offered_is_not_taken():
    call = opened("soft")
    assert call.feed(BranchChosen(time=call.time, prompt="soft_ask", branch="还是小")) == []
    assert call.feed(BranchChosen(time=call.time, prompt="soft_up", branch="不知道")) == []


def test_a_later_line_that_is_heard_jumps_there():
    call = opened("soft")
    jumped = call.say("我稍后再联系您，再见")
    assert shown(jumped)[-1] == "soft_later"
    assert [event.reason for event in of(call.events, CountdownEnded)] == ["elapsed"]
    assert of(call.run(3.5), PromptShown)[-1].hang_up == "now"


def test_the_keys_of_a_shorter_line_inside_a_longer_one_say_only_the_longer():
    asks = Line("ask", "", "请您换一部电话打来，或者我给您打过去，好吗？", keys=("换一部电话",))
    calls = Line("call", "", "好的，我马上给您打过去，再见！", keys=("给您打过去",))
    phone = replace(PROCEDURES.situations[0], id="phone", opens=Trigger(), steps=(Step(asks, wait=3.0), Step(calls)))
    call = opened("phone", library=replace(PROCEDURES, situations=(phone,)))
    assert [event.prompt for event in of(call.say("请您换一部电话打来或者我给您打过去好吗"), PromptSaid)] == ["ask"]


def test_a_situation_inside_another_returns_to_its_step():
    call = opened("silent_call")
    call.say(FIRST)
    call.feed(SituationChosen(time=call.time, situation="hold"))
    assert of(call.events, CountdownEnded)[-1].reason == "left"
    back = call.say("感谢您的耐心等待")
    assert shown(back) == ["silent_first"]
    assert [event.prompt for event in of(back, CountdownStarted)] == ["silent_first"]
    assert shown(call.run(3.0)) == ["silent_second"]


def test_a_situation_that_opens_again_begins_again():
    call = opened("silent_call")
    call.say(FIRST)
    call.run(3.0)
    call.feed(SituationClosed(time=call.time))
    again = call.feed(SituationChosen(time=call.time, situation="silent_call"))
    assert shown(again) == ["silent_first"]
    assert [event.prompt for event in of(call.say(FIRST), PromptSaid)] == ["silent_first"]


def test_a_promise_is_offered_when_it_is_made_and_noted_when_it_is_taken():
    call = opened("abuse")
    assert call.feed(PromiseTaken(time=call.time, promise="abuse_reply")) == []
    call.say("非常抱歉让您这么生气")
    made = call.say("我们会向上级反映在二十四小时内给您答复")
    assert of(call.run(3.5), PromptShown)[-1].prompt == "abuse_end"
    assert [(event.promise, event.minutes) for event in of(made, PromiseOffered)] == [("abuse_reply", 1440.0)]
    noted = call.feed(PromiseTaken(time=call.time, promise="abuse_reply"))
    assert [(event.name, event.minutes) for event in of(noted, PromiseNoted)] == [("24 小时内答复", 1440.0)]
    assert call.feed(PromiseTaken(time=call.time, promise="abuse_reply")) == []


@pytest.mark.parametrize(
    ("channels", "before", "opens"),
    [
        (("agent", "customer"), "", True),
        (("agent", "customer"), "喂你好", False),
        (("agent",), "", False),
    ],
)
def test_a_customer_who_was_never_heard_opens_the_silent_call(channels, before, opens):
    call = Played(channels=channels)
    if before:
        call.say(before, "customer")
    call.say("早上好欢迎致电晨光公司请问有什么可以帮您")
    assert places(call.run(4.0)) == []
    assert places(call.run(1.5)) == (["+silent_call"] if opens else [])


def test_silence_opens_nothing_before_the_agent_has_spoken_nor_against_his_hand():
    call = Played()
    assert places(call.run(12.0)) == []
    call.say("早上好欢迎致电晨光公司请问有什么可以帮您")
    assert places(call.run(5.0)) == ["+silent_call"]
    call.feed(SituationClosed(time=call.time))
    call.say("您好您好您好您好")
    assert places(call.run(12.0)) == []


def test_a_soft_customer_is_offered_once_until_he_is_louder():
    call = Played()
    offers = [event for _ in range(3) for event in call.say("嗯嗯嗯我想问一下", "customer", 2.0, dbfs=-50.0)]
    found = [event for event in offers if event.__class__.__name__ == "SituationOffered"]
    assert [(event.situation, event.measure) for event in found] == [("soft", "客户音量 −50 dBFS")]
    call.say("这样听得到了吗", "customer", 4.0, dbfs=-30.0)
    again = call.say("嗯嗯嗯我想问一下", "customer", 4.0, dbfs=-50.0)
    assert [event.situation for event in again if event.__class__.__name__ == "SituationOffered"] == ["soft"]


def test_a_line_that_is_gated_between_words_makes_nobody_soft():
    call = Played()
    offers = []
    for _ in range(10):
        offers += call.say("嗯嗯嗯我想问一下", "customer", 0.6, dbfs=-38.0)
        offers += call.say("嗯", "customer", 0.5, dbfs=-120.0)
    assert [event for event in offers if event.__class__.__name__ == "SituationOffered"] == []


_SAYINGS = (
    FIRST,
    "很抱歉我稍后再和您联系再见",
    "麻烦您声音大一点好吗",
    "现在听清楚了",
    "请您稍等一下",
    "嗯",
    "感谢您的来电再见",
)
_moves = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.sampled_from(_SAYINGS)),
        st.tuples(st.just("answer"), st.sampled_from(("喂", "你们都是骗子", "这样可以吗", "没法再大声"))),
        st.tuples(st.just("wait"), st.sampled_from((0.5, 2.0, 6.0))),
        st.tuples(st.just("open"), st.sampled_from(("silent_call", "soft", "abuse", "hold"))),
        st.tuples(st.just("next"), st.sampled_from((1, -1))),
        st.tuples(st.just("choose"), st.sampled_from(("听清了", "还是小", "客户有回应"))),
        st.tuples(st.sampled_from(("close", "stage", "take")), st.none()),
    ),
    max_size=14,
)


def _do(call: Played, move: str, what) -> None:
    prompts = shown(call.events)
    commands = {
        "say": lambda: call.say(what),
        "answer": lambda: call.say(what, "customer", 1.0),
        "wait": lambda: call.run(what),
        "open": lambda: call.feed(SituationChosen(time=call.time, situation=what)),
        "next": lambda: advance(call, what),
        "choose": lambda: call.feed(BranchChosen(time=call.time, prompt=prompts[-1] if prompts else "", branch=what)),
        "close": lambda: call.feed(SituationClosed(time=call.time)),
        "stage": lambda: call.feed(StageChosen(time=call.time, stage="communication")),
        "take": lambda: call.feed(PromiseTaken(time=call.time, promise="abuse_reply")),
    }
    commands[move]()


@settings(max_examples=60, deadline=None)
@given(_moves)
def test_whatever_is_done_procedures_are_sound(moves):
    call = Played()
    for move, what in moves:
        _do(call, move, what)
    call.feed(CallEnded(time=call.time, hung_up="agent", score=None))
    _waits_are_ended_once(call.events)
    open_ones: list[str] = []
    for event in of(call.events, SituationEntered, SituationLeft):
        if isinstance(event, SituationEntered):
            assert event.situation not in open_ones
            open_ones.append(event.situation)
        else:
            assert open_ones.pop() == event.situation
    assert not open_ones
    late = FinalTranscript(time=call.time, channel="agent", start=call.time - 1, end=call.time, text=FIRST)
    assert [*call.run(8.0), *call.feed(late)] == []


def _waits_are_ended_once(events):
    running = ""
    said: set[str] = {"soft_up"}
    for event in of(events, PromptSaid, CountdownStarted, CountdownEnded):
        if isinstance(event, PromptSaid):
            said.add(event.prompt)
        elif isinstance(event, CountdownStarted):
            assert not running
            assert event.prompt in said
            running = event.prompt
        else:
            assert running == event.prompt
            running = ""
    assert not running

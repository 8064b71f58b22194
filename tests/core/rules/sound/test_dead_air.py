from dataclasses import replace

import pytest
from calls import GREETING, LIBRARY, heard, play, said_in_turn
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.events import AlertCleared, AlertRaised, AudioGap, DeviceReady, DeviceTrouble, ListenerFailed
from desktop.core.script import Line, Situation, Trigger

ASKS = (8.0, 12.0, "我想问一下我的订单到哪里了")
ANSWER = (40.0, 43.0, "您的订单昨天已经发出")


def silences(events):
    """Severity, begin and reason of the end of each alert of silence."""
    raised = [event for event in events if isinstance(event, AlertRaised) and event.alert == "silence"]
    ends = {event.id: event for event in events if isinstance(event, AlertCleared)}
    return [(event.severity, round(event.time, 1), ends[event.id].reason) for event in raised]


def inserted(events, *others):
    """The events with others among them, at their times."""
    return sorted([*events, *others], key=lambda event: event.time)


def test_dead_air_grows_graver_and_is_over_when_anybody_speaks():
    events = play(heard(GREETING, ANSWER, customer=[ASKS]))
    assert silences(events) == [("notice", 17.0, "stale"), ("warning", 22.0, "stale"), ("fatal", 27.0, "mended")]
    raised = [event for event in events if isinstance(event, AlertRaised)]
    assert {event.rule for event in raised} == {"dead_air"}
    assert next((event.title, event.start) for event in raised) == ("冷场 5 秒", 12.0)
    customer_first = play(heard(GREETING, ANSWER, customer=[ASKS, (18.0, 20.0, "喂还在吗")]))
    assert silences(customer_first)[0] == ("notice", 17.0, "mended")


def test_without_the_customers_channel_it_is_for_the_silence_of_the_agent():
    events = play(heard(GREETING, end=30.0))
    assert {event.rule for event in events if isinstance(event, AlertRaised) and event.alert == "silence"} == {
        "silence"
    }


def test_an_announced_wait_excuses_it_and_the_clock_begins_when_the_wait_is_over():
    waits = (14.0, 16.0, "请您稍等，我帮您查一下")
    back = (40.0, 43.0, "您好，查到了，昨天已经发出")
    events = play(heard(GREETING, waits, back, customer=[ASKS], end=50.0))
    assert silences(events) == [("notice", 48.0, "ended")]


def test_what_nobody_heard_is_not_called_silence():
    events = heard(GREETING, end=40.0, customer=[ASKS])
    gap = AudioGap(time=20.05, channel="customer", seconds=2.0, cause="device")
    assert silences(play(inserted(events, gap)))[:2] == [("notice", 17.0, "stale"), ("notice", 25.1, "stale")]
    gone = DeviceTrouble(time=13.0, channel="customer", code="gone", message="耳机拔出了", remedy="请插好")
    assert silences(play(inserted(events, gone))) == []
    again = DeviceReady(time=30.0, channel="customer", device="耳机", rate=48000)
    assert silences(play(inserted(events, gone, again)))[0] == ("notice", 35.0, "stale")
    dead = ListenerFailed(time=13.0, code="died", message="监听停止", remedy="正在重开", retry=True)
    assert silences(play(inserted(events, dead))) == []


def test_who_has_muted_himself_is_silent():
    muted = DeviceTrouble(time=24.0, channel="agent", code="dead", message="没有声音", remedy="请检查静音键")
    events = inserted(heard(GREETING, end=40.0, customer=[ASKS]), muted)
    assert silences(play(events))[-1] == ("fatal", 27.0, "ended")
    never = DeviceTrouble(time=3.0, channel="agent", code="dead", message="没有声音", remedy="请换话筒")
    unheard = inserted(heard(customer=[(1.0, 2.0, "喂"), (20.0, 21.0, "喂")], end=40.0), never)
    assert silences(play(unheard)) == []


def test_a_voice_that_goes_on_through_a_gap_breaks_the_silence():
    events = heard(GREETING, (14.0, 30.0, "您听我说" * 12), customer=[ASKS], end=33.0)
    gap = AudioGap(time=16.05, channel="agent", seconds=0.5, cause="overflow")
    assert silences(play(inserted(events, gap))) == []


def test_nothing_is_said_when_the_call_is_over():
    events = play(heard(GREETING, (14.0, 17.0, "感谢您的来电，再见"), customer=[ASKS], end=40.0))
    assert silences(events) == []


SILENT_CALL = Situation(
    "silent_call",
    "无声电话",
    "unable_to_hear",
    said_in_turn(Line("hear_me", "问", "您好，请问您能听到吗？", keys=("能听到吗",))),
    opens=Trigger(silence=5.0),
)


def test_a_customer_who_was_never_heard_is_for_the_silent_call():
    library = replace(LIBRARY, situations=(*LIBRARY.situations, SILENT_CALL))
    late = heard(GREETING, customer=[(58.0, 59.0, "喂")], end=60.0)
    assert silences(play(late, library=library)) == []
    assert silences(play(late)) != []
    spoke = heard(GREETING, customer=[ASKS], end=20.0)
    assert silences(play(spoke, library=library)) == [("notice", 17.0, "ended")]


def test_an_agent_who_says_nothing_at_all_is_told():
    library = replace(LIBRARY, situations=(*LIBRARY.situations, SILENT_CALL))
    events = heard((8.0, 9.0, "您好"), customer=[(12.0, 13.0, "喂")], end=14.0)
    assert silences(play(events, library=library)) == [("notice", 5.0, "mended")]


@settings(max_examples=25, deadline=None)
@given(st.floats(0.5, 25.0), st.sampled_from(["agent", "customer"]))
def test_it_is_told_within_three_tenths_of_the_limit_whoever_spoke_last(pause, last):
    pause = round(pause, 2)
    first, second = (8.0, 12.0, "我想问一下我的订单"), (12.0 + pause, 16.0 + pause, "您好我还在这里")
    said = {"agent": [GREETING], "customer": [(6.5, 7.5, "你好")]}
    said[last].append(first)
    said["customer" if last == "agent" else "agent"].append(second)
    events = play(heard(*said["agent"], customer=said["customer"]))
    raised = [event for event in events if isinstance(event, AlertRaised) and event.rule == "dead_air"]
    limits = (5.0, 10.0, 15.0) if last == "customer" else (5.0, 10.0)
    expected = [limit for limit in limits if pause >= limit + 0.1]
    assert [event.time - 12.0 for event in raised][: len(expected)] == pytest.approx(expected, abs=0.3)
    assert len(raised) <= sum(limit <= pause + 1e-6 for limit in limits)


def test_a_customer_who_does_not_answer_is_asked_after_and_no_fatal_fault():
    asked = (14.0, 18.0, "请您报一下订单号码好吗")
    events = play(heard(GREETING, asked, customer=[ASKS], end=50.0))
    assert [severity for severity, *_ in silences(events)] == ["notice", "warning"]
    assert {event.say for event in events if isinstance(event, AlertRaised) and event.rule == "dead_air"} == {
        "您好，请问您还在听吗？"
    }


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("你等我一下我靠边停车", 74.0),
        ("我找一下单子啊", 74.0),
        ("等一下再说吧你先告诉我怎么弄", 19.0),
        ("我已经等了三天了", 19.0),
        ("那你帮我看一下订单到哪里了", 19.0),
    ],
)
def test_a_customer_who_is_busy_as_he_said_is_left_in_peace(words, first):
    agrees = (14.5, 15.5, "好的您注意安全")
    events = play(heard(GREETING, customer=[(10.0, 14.0, words)], end=90.0))
    agreed = play(heard(GREETING, agrees, customer=[(10.0, 14.0, words)], end=40.0))
    times = [event.time for event in events if isinstance(event, AlertRaised) and event.rule == "dead_air"]
    assert times[0] == pytest.approx(first, abs=7.0)
    if first > 40.0:
        assert silences(agreed) == []


def test_nobody_speaks_while_the_customer_is_put_through():
    transfer = Situation(
        "transfer", "转接", "transfer", said_in_turn(Line("t", "", "我帮您转接")), opens=Trigger(agent=("帮您转接",))
    )
    library = replace(LIBRARY, situations=(*LIBRARY.situations, transfer))
    events = heard(GREETING, (14.0, 16.0, "我帮您转接过去"), customer=[ASKS], end=40.0)
    assert silences(play(events, library=library)) == []

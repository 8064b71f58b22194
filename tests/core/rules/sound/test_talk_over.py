import pytest
from calls import GREETING, heard, play
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.events import AlertCleared, AlertConfirmed, AlertRaised, CallEnded, FinalTranscript, PartialTranscript
from desktop.core.rules.sound.back_channels import is_back_channel

STORY = (10.0, 20.0, "我上周在你们这里买了一台洗衣机，到现在还没有送来，打了三次电话也没有人管")


def overlaps(events):
    """Begin, title and reason of the end of each alert of talking over."""
    raised = [event for event in events if isinstance(event, AlertRaised) and event.rule == "talk_over"]
    ends = {event.id: event.reason for event in events if isinstance(event, AlertCleared)}
    return [(round(event.time, 1), round(event.start, 1), event.title, ends[event.id]) for event in raised]


def without_words(events, channel):
    words = (PartialTranscript, FinalTranscript)
    return [event for event in events if not (isinstance(event, words) and event.channel == channel)]


def test_who_speaks_into_the_customers_story_is_told_after_the_grace_and_a_second():
    events = play(heard(GREETING, (14.0, 17.5, "这个情况我们是这样规定的您先听我说"), customer=[STORY]))
    assert overlaps(events) == [(16.0, 14.0, "抢话：客户正在说", "mended")]
    alert = next(event for event in events if isinstance(event, AlertRaised) and event.rule == "talk_over")
    assert (alert.alert, alert.severity, alert.say, alert.provisional) == ("interruption", "warning", "您请说。", False)
    assert "Q2" in alert.explanation
    end = next(event for event in events if isinstance(event, AlertCleared) and event.id == alert.id)
    assert end.time == pytest.approx(17.5 + 0.6, abs=0.11)


def test_a_customer_who_cuts_in_is_to_be_let_speak():
    agent = (8.0, 18.0, "我们的规定是这样的，超过七天就不能退货，您看您是哪一天买的，我帮您看一下")
    events = play(heard(GREETING, agent, customer=[(11.0, 16.0, "不是这样的你们上次跟我说可以退的呀")], end=20.0))
    assert overlaps(events) == [(13.0, 11.0, "客户插话，请让客户先说", "mended")]
    gives_way = (8.0, 11.9, "我们的规定是这样的，超过七天就")
    events = play(heard(GREETING, gives_way, customer=[(11.0, 16.0, "不是这样的你们上次跟我说可以退的呀")]))
    assert overlaps(events) == []


@pytest.mark.parametrize("words", ["对对", "好的好的", "是的，明白", "哦，嗯嗯，好的，嗯嗯，对对对", "您请说"])
def test_a_back_channel_of_the_agent_is_no_interruption_however_long(words):
    assert overlaps(play(heard(GREETING, (14.0, 17.0, words), customer=[STORY]))) == []


def test_a_back_channel_of_the_customer_stops_nobody():
    agent = (10.0, 20.0, "我们的规定是这样的，超过七天就不能退货，您看您是哪一天买的，我帮您看一下")
    customer = [(7.0, 8.0, "你说吧我听"), (13.0, 15.8, "嗯嗯对，好的，嗯")]
    assert overlaps(play(heard(GREETING, agent, customer=customer))) == []


def test_without_words_the_length_of_the_voice_tells():
    long = without_words(heard(GREETING, (14.0, 17.0, "这个情况"), customer=[STORY]), "agent")
    events = play(long)
    assert [alert[:2] for alert in overlaps(events)] == [(16.0, 14.0)]
    raised = next(event for event in events if isinstance(event, AlertRaised) and event.rule == "talk_over")
    assert raised.provisional
    assert [event.id for event in events if isinstance(event, AlertConfirmed)] == [raised.id]
    hums = [(13.0, 13.4, "这"), (13.8, 14.1, "这"), (14.6, 14.7, "这"), (15.1, 15.2, "这")]
    short = without_words(heard(GREETING, *hums, customer=[STORY]), "agent")
    assert overlaps(play(short)) == []


def test_words_that_come_late_and_are_a_back_channel_withdraw_it():
    events = without_words(heard(GREETING, (14.0, 17.0, "嗯"), customer=[STORY]), "agent")
    late = FinalTranscript(time=17.15, channel="agent", start=14.0, end=17.0, text="嗯嗯好的好的")
    events = sorted([*events, late], key=lambda event: event.time)
    assert [alert[3] for alert in overlaps(play(events))] == ["withdrawn"]


def test_one_overlap_is_told_once_though_the_agent_draws_breath():
    parts = [(14.0, 16.6, "这个情况是这样的您先听我说"), (16.9, 18.5, "我们的规定就是这样")]
    assert len(overlaps(play(heard(GREETING, *parts, customer=[STORY])))) == 1


def test_without_the_customers_channel_nothing_is_known():
    assert overlaps(play(heard(GREETING, STORY))) == []


def test_a_call_that_ends_in_it_closes_it():
    events = play(heard(GREETING, (14.0, 20.0, "这个情况我们是这样规定的您先听我说"), customer=[STORY], end=20.0))
    assert [alert[3] for alert in overlaps(events)] == ["ended"]
    assert isinstance(events[-1], CallEnded)


@settings(max_examples=25, deadline=None)
@given(st.floats(10.2, 17.0), st.floats(0.3, 6.0))
def test_it_is_told_when_it_lasts_and_within_three_tenths(start, seconds):
    start, end = round(start, 2), round(start + seconds, 2)
    events = play(heard(GREETING, (start, end, "这个情况我们是这样规定的"), customer=[STORY]))
    at_once = min(end, STORY[1]) - start
    told = overlaps(events)
    if at_once >= 2.11:
        assert [alert[0] for alert in told] == pytest.approx([start + 2.0], abs=0.3)
    elif at_once < 2.0:
        assert told == []


@pytest.mark.parametrize("text", ["不对", "好的我帮您查", "对不起", "是这样的，我们规定七天", "", "您好"])
def test_what_says_something_is_no_back_channel(text):
    assert not is_back_channel(text)


def test_a_hum_right_before_is_not_the_begin_of_the_turn():
    agent = [(13.0, 13.4, "嗯"), (13.9, 17.5, "这个情况我们是这样规定的您先听我说")]
    told = overlaps(play(heard(GREETING, *agent, customer=[STORY])))
    assert [(alert[0], alert[1]) for alert in told] == [(15.9, 13.9)]

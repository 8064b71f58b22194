from dataclasses import replace

import pytest
from calls import GREETING, LIBRARY, heard, places, play, said_in_turn, started

from desktop.core.engine import Engine
from desktop.core.events import (
    FinalTranscript,
    PartialTranscript,
    SituationChosen,
    SituationClosed,
    SituationLeft,
    StageChosen,
    StageEntered,
)
from desktop.core.limits import Limits
from desktop.core.script import Line, Trigger

TALK = (8.0, 12.0, "好的我看一下您的订单情况")
MORE = (14.0, 18.0, "您的订单是昨天下午发出的")


@pytest.mark.parametrize(
    ("turns", "customer", "expected"),
    [
        ([GREETING], [], ["greeting"]),
        ([GREETING, TALK], [], ["greeting", "communication"]),
        ([GREETING], [(7.0, 9.0, "我买的东西坏了")], ["greeting", "communication"]),
        ([GREETING, (8.0, 8.5, "喂")], [], ["greeting"]),
        (
            [GREETING, TALK, (20.0, 23.0, "感谢您的来电，再见")],
            [],
            ["greeting", "communication", "closing"],
        ),
        (
            [GREETING, TALK, (14.0, 17.0, "还有其他问题需要帮助吗")],
            [(18.0, 20.0, "我还有一个问题")],
            ["greeting", "communication", "closing", "communication"],
        ),
        (
            [
                GREETING,
                TALK,
                (14.0, 17.0, "还有其他问题需要帮助吗"),
                (20.0, 25.0, "这个退款大概三到五天会到账"),
                (26.0, 30.0, "会退到您原来付款的账户里面"),
            ],
            [],
            ["greeting", "communication", "closing", "communication"],
        ),
        (
            [(1.0, 4.0, "这个东西我们这边没有货"), (5.0, 8.0, "要等到下个星期才有"), (9.0, 12.0, "您可以先下一个订单")],
            [],
            ["greeting", "communication"],
        ),
    ],
)
def test_stages_follow_the_talk(turns, customer, expected):
    assert places(play(heard(*turns, customer=customer))) == expected


def test_a_situation_breaks_in_and_returns_when_the_talk_goes_on():
    events = play(
        heard(GREETING, TALK, (14.0, 17.0, "对不起，请您大声一点，好吗"), (20.0, 24.0, "好的现在听清楚了"), MORE)
    )
    assert places(events) == ["greeting", "communication", "+soft_voice", "-soft_voice"]


def test_a_nested_situation_returns_to_the_outer_one():
    events = play(
        heard(
            GREETING,
            TALK,
            (17.0, 20.0, "非常抱歉给您添麻烦了"),
            (21.0, 24.0, "请您稍等一下"),
            (40.0, 43.0, "感谢您的耐心等待"),
            (44.0, 48.0, "我马上向上级部门反映"),
            customer=[(14.0, 16.0, "我要投诉")],
        )
    )
    assert places(events)[2:] == ["+complaint", "+hold", "-hold", "-complaint"]


def test_closing_words_end_every_open_situation_first():
    events = play(heard(GREETING, TALK, (15.0, 18.0, "请您稍等一下"), (20.0, 23.0, "感谢您的来电")))
    assert places(events)[2:] == ["+hold", "-hold", "closing"]


def test_a_situation_nobody_speaks_of_any_more_is_left():
    talk = [(start, start + 3.0, "这款产品有三种颜色可以选择") for start in (20.0, 25.0, 30.0)]
    events = play(heard(GREETING, TALK, (14.0, 17.0, "非常抱歉给您添麻烦了"), *talk))
    assert places(events)[2:] == ["+complaint", "-complaint"]


def test_words_that_stand_for_a_moment_open_and_a_final_takes_back_what_partials_opened():
    engine = Engine(LIBRARY, Limits())
    engine.feed(started())
    partials = [PartialTranscript(time=t, channel="agent", start=4.0, text="请您稍等一下") for t in (5.0, 5.3, 6.0)]
    assert [places(engine.feed(partial)) for partial in partials] == [[], [], ["+hold"]]
    final = FinalTranscript(time=7.0, channel="agent", start=4.0, end=6.8, text="今天天气不错")
    assert places(engine.feed(final)) == ["-hold"]


def test_the_tap_wins_and_is_not_fought():
    engine = Engine(LIBRARY, Limits())
    engine.feed(started())
    entered = [
        event for event in engine.feed(StageChosen(time=3.0, stage="closing")) if isinstance(event, StageEntered)
    ]
    assert [(event.stage, event.because, event.confidence) for event in entered] == [("closing", "agent", 1.0)]
    said = FinalTranscript(time=10.0, channel="agent", start=8.0, end=10.0, text="您请继续说")
    assert places(engine.feed(said)) == []
    later = FinalTranscript(time=50.0, channel="agent", start=48.0, end=50.0, text="您请继续说")
    assert places(engine.feed(later)) == ["communication"]


def test_what_the_agent_closed_by_hand_stays_closed_for_a_while():
    engine = Engine(LIBRARY, Limits())
    engine.feed(started())
    assert places(engine.feed(SituationChosen(time=1.0, situation="hold"))) == ["+hold"]
    assert places(engine.feed(SituationClosed(time=2.0))) == ["-hold"]
    again = FinalTranscript(time=5.0, channel="agent", start=4.0, end=5.0, text="请您稍等一下")
    assert places(engine.feed(again)) == []
    assert places(engine.feed(SituationClosed(time=6.0))) == []


def test_an_unknown_stage_is_a_mistake_of_the_program():
    engine = Engine(LIBRARY, Limits())
    engine.feed(started())
    with pytest.raises(KeyError):
        engine.feed(StageChosen(time=1.0, stage="nowhere"))


def test_words_that_close_a_situation_close_it():
    library = replace(
        LIBRARY,
        situations=tuple(replace(one, closes=Trigger(agent=("现在听清楚了",))) for one in LIBRARY.situations),
    )
    asked, better = (8.0, 10.0, "请您大声一点"), (12.0, 14.0, "现在听清楚了请继续")
    soft = library.situations[0]
    slow = replace(soft, steps=(*soft.steps, *said_in_turn(Line("later", "", "我稍后再联系您"))))
    library = replace(library, situations=(slow, *library.situations[1:]))
    left = [
        event for event in play(heard(GREETING, asked, better), library=library) if isinstance(event, SituationLeft)
    ]
    assert [event.situation for event in left] == ["soft_voice"]
    assert 12.0 < left[0].time < 14.0


def test_what_ends_a_situation_does_not_open_it_again():
    sorry = (12.0, 19.0, "我马上向上级部门反映，非常抱歉给您添麻烦了，请您放心")
    events = play(heard(GREETING, (8.0, 10.0, "非常抱歉给您添麻烦了"), sorry))
    assert places(events).count("+complaint") == 1
    assert places(events).count("-complaint") == 1


def test_a_greeting_in_other_words_is_over_when_the_customer_comes_to_business():
    library = replace(
        LIBRARY, stages=(replace(LIBRARY.stages[0], opens=Trigger(agent=("请您讲",))), *LIBRARY.stages[1:])
    )
    events = play(heard((1.0, 3.0, "晨光公司请您讲"), customer=[(4.0, 5.0, "我要退货")]), library=library)
    assert places(events) == ["greeting", "communication"]


def test_an_agent_who_greets_again_still_greets():
    events = play(heard(GREETING, (12.0, 16.0, "您好，请问有什么可以帮您？")))
    assert places(events) == ["greeting"]


def test_a_greeted_customer_who_complains_returns_to_business():
    events = play(heard(GREETING, customer=[(7.0, 8.0, "我要投诉")], end=12.0))
    assert places(events) == ["greeting", "communication", "+complaint", "-complaint"]

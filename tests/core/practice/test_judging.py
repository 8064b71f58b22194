"""What counts as done, when; what is held against the trainee; and what he is shown of it."""

from dataclasses import replace

import pytest
from calls import LIBRARY
from toy_drill import DRILL, SOURCE, STARTED

from desktop.core.events import AlertCleared, AlertRaised, FinalTranscript, PromptSaid
from desktop.core.practice.drill import Goal, Taboo
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.core.practice.judging import judge
from desktop.core.practice.moments import missed_moments
from desktop.core.practice.play import Play


def beat(name, time, aside=False):
    return CustomerSpeaks(time=time, beat=name, text="…", seconds=1.0, conditions_of=name, aside=aside)


def said(text, start, end=None, channel="agent"):
    end = start + 2.0 if end is None else end
    return FinalTranscript(time=end, channel=channel, start=start, end=end, text=text)


def warned(rule, start, kind="wording", heard="喂", provisional=False):
    return AlertRaised(
        time=start, id=f"{rule}-{start}", channel="agent", alert=kind, rule=rule, title="忌语", severity="notice",
        heard=heard, say="您好", start=start, end=start, provisional=provisional,
    )  # fmt: skip


def attempt(*events, goals=(), taboos=(), ended="customer"):
    drill = replace(DRILL, goals=tuple(goals), taboos=tuple(taboos))
    return judge(Play(drill, LIBRARY, None), (STARTED, *events), None, ended)


def goal(**what):
    return Goal("goal", "道歉", "", "让您久等了", SOURCE, **what)


def taboo(**what):
    return Taboo("taboo", "不找借口", "", "对不起", SOURCE, **what)


OPENED = (beat("opens", 1.0), said("喂你们电话怎么这么难打", 1.0, channel="customer"))


@pytest.mark.parametrize(
    ("what", "then", "met"),
    [
        ({"phrases": ("久等了",)}, [said("让您久等了", 4.0)], True),
        ({"phrases": ("久等了",)}, [said("请问有什么事", 4.0)], False),
        ({"phrases": ("抱歉让您久等了",)}, [said("非常抱歉", 4.0), said("让您久等了", 7.0)], True),
        ({"phrases": ("久等了",), "after": "opens", "within": 8.0}, [said("让您久等了", 6.0)], True),
        ({"phrases": ("久等了",), "after": "opens", "within": 8.0}, [said("让您久等了", 16.0)], False),
        ({"phrases": ("久等了",), "after": "calms"}, [said("让您久等了", 4.0), beat("calms", 7.0)], False),
        ({"phrases": ("久等了",), "after": "calms"}, [beat("calms", 4.0), said("让您久等了", 5.0)], True),
        ({"phrases": ("久等了",), "after": "calms"}, [said("让您久等了", 4.0)], False),
        ({"lines": ("louder",)}, [said("对不起，请您大声一点，好吗？", 4.0)], True),
        ({"lines": ("louder",)}, [PromptSaid(time=5.0, prompt="louder", match=1.0)], True),
        ({"beats": ("calms",)}, [beat("calms", 4.0)], True),
        ({"beats": ("calms",)}, [beat("calms", 4.0, aside=True)], False),
    ],
)
def test_a_goal_is_met_by_what_it_names_and_when_it_says(what, then, met):
    (result,) = attempt(*OPENED, *then, goals=[goal(**what)]).goals
    assert result.met is met


def test_a_goal_tells_when_it_was_met_and_where():
    (result,) = attempt(*OPENED, said("好的让您久等了谢谢您", 4.0, 6.0), goals=[goal(phrases=("久等了",))]).goals
    assert (result.beat, result.time) == ("opens", pytest.approx(5.4))


def test_a_goal_that_was_missed_tells_when_it_was_due():
    (result,) = attempt(*OPENED, said("喂", 20.0), goals=[goal(phrases=("久等了",), after="opens", within=8.0)]).goals
    assert (result.met, result.time) == (False, 9.0)


@pytest.mark.parametrize(
    ("what", "then", "heard"),
    [
        ({"phrases": ("我也没办法",)}, [said("线路忙，我也没办法啊", 4.0)], ["我也没办法"]),
        ({"phrases": ("我也没办法",)}, [said("我来想办法", 4.0)], []),
        ({"alerts": ("wei",)}, [warned("wei", 4.0)], ["喂"]),
        ({"alerts": ("wording",)}, [warned("wei", 4.0)], ["喂"]),
        ({"alerts": ("wei",)}, [warned("wei", 4.0, provisional=True)], []),
        ({"alerts": ("wei",)}, [warned("wei", 4.0), AlertCleared(time=5.0, id="wei-4.0", reason="withdrawn")], []),
        ({"alerts": ("talk_over",)}, [CustomerStops(time=4.0, beat="opens", said="你们电话")], ["你们电话"]),
        ({"beats": ("angrier",)}, [beat("angrier", 4.0)], [""]),
    ],
)
def test_a_taboo_is_broken_by_what_it_names(what, then, heard):
    assert [breach.heard for breach in attempt(*OPENED, *then, taboos=[taboo(**what)]).breaches] == heard


def test_reasons_come_in_their_order_and_the_moments_with_them():
    goals = [goal(phrases=("久等了",), after="opens", within=8.0)]
    events = (*OPENED, said("我也没办法", 3.0), warned("wei", 3.2, heard="没办法"), warned("slow", 30.0, heard="冷场"))
    over = attempt(*events, goals=goals, taboos=[taboo(phrases=("我也没办法",))])
    assert over.reasons == ("taboo", "goal")
    drill = replace(DRILL, goals=tuple(goals), taboos=(taboo(phrases=("我也没办法",)),))
    missed = missed_moments(drill, events, over)
    assert [(one.kind, one.of, one.beat, one.said, one.better) for one in missed] == [
        ("taboo", "taboo", "opens", "我也没办法", "对不起"),
        ("goal", "goal", "opens", "我也没办法", "让您久等了"),
        ("alert", "slow", "opens", "冷场", "您好"),
    ], "the alert that names the taboo's words tells nothing more"


def moments(*events, taboos=(), goals=()):
    drill = replace(DRILL, goals=tuple(goals), taboos=tuple(taboos))
    return missed_moments(drill, events, attempt(*events, goals=goals, taboos=taboos))


def test_a_measure_is_not_told_as_the_trainees_words():
    dead_air = replace(warned("dead_air", 30.0, heard="双方 10 秒没有说话"), alert="silence")
    for taboos in ([], [taboo(alerts=("dead_air",))]):
        (one,) = [one for one in moments(*OPENED, dead_air, taboos=taboos) if one.kind != "goal"]
        assert (one.said, one.measure) == ("", "双方 10 秒没有说话")


def test_words_that_were_masked_are_the_trainees_all_the_same():
    (one,) = moments(*OPENED, said("六二二二", 4.0), replace(warned("card_number", 4.0, heard="****"), alert="privacy"))
    assert (one.said, one.measure) == ("****", "")


def test_words_in_an_alert_of_another_kind_are_the_trainees_where_he_said_them():
    parted = replace(warned("hang_up", 4.0, heard="再见"), alert="procedure")
    (one,) = moments(*OPENED, said("那就再见", 4.0), parted)
    assert (one.said, one.measure) == ("再见", "")


def test_what_the_customer_was_saying_is_not_told_as_the_trainees_words():
    stops = CustomerStops(time=4.0, beat="opens", said="你们电话")
    (one,) = moments(*OPENED, said("您听我说", 4.0), stops, taboos=[taboo(alerts=("talk_over",))])
    assert (one.said, one.measure) == ("", "")


def test_the_same_twice_in_one_sentence_is_told_once():
    twice = [said("我也没办法", 3.0), warned("wei", 3.2), warned("wei", 4.0), warned("wei", 9.0)]
    assert [one.time for one in moments(*OPENED, *twice)] == [3.2, 9.0]


def test_a_goal_for_which_any_time_was_right_has_no_words_in_its_place():
    (one,) = moments(*OPENED, said("你好啊", 3.0), goals=[goal(phrases=("久等了",))])
    assert (one.kind, one.said) == ("goal", "")


def test_broken_off_is_neither_passed_nor_failed():
    assert attempt(*OPENED, ended="broken_off").ended == "broken_off"
    assert not attempt(*OPENED, ended="broken_off").passed

from dataclasses import replace

import pytest
from calls import LIBRARY, started
from procedures import PROCEDURES

from desktop.core.events import (
    ChecklistTicked,
    FinalTranscript,
    ItemMarked,
    PartialTranscript,
    SituationEntered,
    StageEntered,
)
from desktop.core.rules.duties.checklist import ChecklistRule
from desktop.core.script import Item


def rule(**known: str) -> ChecklistRule:
    made = ChecklistRule(LIBRARY)
    list(made.feed(started(**known)))
    return made


def final(text: str, channel="agent") -> FinalTranscript:
    return FinalTranscript(time=4.0, channel=channel, start=1.0, end=4.0, text=text)


def ticked(events):
    return [(event.item, event.by, event.done) for event in events if isinstance(event, ChecklistTicked)]


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("", "欢迎致电晨光公司", ["say_company"]),
        ("8012", "我是8012号", ["say_number"]),
        ("8012", "我是9999号", []),
        ("", "我是三五号", ["say_number"]),
        ("", "号码是多少", []),
        ("", "您好我是晨曦六号请问您要什么", ["say_number"]),
        ("", "您好我是客户经理", []),
        ("", "我在六号楼等您", []),
    ],
)
def test_an_item_is_ticked_by_sound(number, text, expected):
    assert [item for item, _, _ in ticked(rule(agent_number=number).feed(final(text)))] == expected


def test_a_phrase_may_be_written_with_choices():
    item = Item("ask_more", "询问", "communication", ("还有(别的|其他)(吗|没有)",))
    made = ChecklistRule(replace(LIBRARY, items=(item,)))
    assert [item for item, _, _ in ticked(made.feed(final("您看还有别的没有")))] == ["ask_more"]


def test_the_customer_ticks_nothing_and_nothing_is_ticked_twice():
    made = rule()
    assert ticked(made.feed(final("晨光公司", "customer"))) == []
    assert ticked(made.feed(final("晨光公司"))) == [("say_company", "heard", True)]
    assert ticked(made.feed(final("晨光公司"))) == []


def test_two_partials_that_agree_are_enough():
    made = rule()
    partials = [PartialTranscript(time=t, channel="agent", start=1.0, text="这里是晨光公司") for t in (2.0, 2.3)]
    assert [len(ticked(made.feed(partial))) for partial in partials] == [0, 1]


def test_what_the_agent_marked_stays_as_he_marked_it():
    made = rule()
    assert ticked(made.feed(ItemMarked(time=1.0, item="say_company", done=False))) == [("say_company", "agent", False)]
    assert ticked(made.feed(final("晨光公司"))) == []


def entered(time: float, family: str) -> SituationEntered:
    return SituationEntered(time=time, situation=family, family=family, because="", confidence=1.0)


@pytest.mark.parametrize(
    ("family", "opened_at", "expected"),
    [
        ("hold", 1.0, ["ask_hold"]),
        ("hold", 6.0, ["ask_hold"]),
        ("hold", 30.0, []),
        ("complaint", 1.0, []),
        ("", 1.0, []),
    ],
)
def test_an_item_of_a_family_needs_a_situation_of_it(family, opened_at, expected):
    made = ChecklistRule(PROCEDURES)
    list(made.feed(started()))
    events = [final("请您稍等，我帮您查一下")]
    if family:
        events = sorted([*events, entered(opened_at, family)], key=lambda event: event.time)
    assert [item for event in events for item, _, _ in ticked(made.feed(event))] == expected


CONSENT = Item("consent", "征得同意", "communication", ("您看可以吗",))
STAGED = replace(LIBRARY, items=(*LIBRARY.items, CONSENT))


def stage(time: float, name: str) -> StageEntered:
    return StageEntered(time=time, stage=name, because="", confidence=1.0)


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ([], ["consent"]),
        ([(1.0, "greeting")], []),
        ([(1.0, "greeting"), (6.0, "communication")], ["consent"]),
        ([(1.0, "greeting"), (30.0, "communication")], []),
        ([(1.0, "communication")], ["consent"]),
        ([(1.0, "closing")], ["consent"]),
        ([(1.0, "of another library")], ["consent"]),
    ],
)
def test_an_item_is_ticked_in_its_stage_or_later(stages, expected):
    made = ChecklistRule(STAGED)
    list(made.feed(started()))
    events = [final("我帮您办理，您看可以吗"), *(stage(time, name) for time, name in stages)]
    events.sort(key=lambda event: event.time)
    assert [item for event in events for item, _, _ in ticked(made.feed(event))] == expected

"""What is told as good about a call is a fact of it, or nothing is told."""

from dataclasses import replace

import pytest
from gui import gallery

from desktop.core import events
from desktop.core.call_score import ItemScore, Moment
from desktop.core.events import Event
from desktop.core.score_sheet import Deductions, ScoreItem
from desktop.core.script import Item
from desktop.gui.call_notes import CallNotes
from desktop.gui.score_good import one_good
from desktop.gui.score_summary import JudgedDimension, JudgedItem, costliest

ITEMS = tuple(Item(id=name, stage="greeting", name=name, phrases=(name,)) for name in ("a", "b", "c"))
STEPS = Deductions(1, 2, 4)


def notes_of(*told: Event) -> CallNotes:
    notes = CallNotes(items=ITEMS)
    for event in told:
        notes.feed(event)
    return notes


def pace(articulation: float, characters: int = 50, channel: events.Channel = "agent") -> Event:
    return events.PaceMeasured(
        time=1.0, channel=channel, articulation=articulation, speaking=articulation, characters=characters
    )


def entered(stage: str = "greeting") -> Event:
    return events.StageEntered(time=0.0, stage=stage, because="start", confidence=1.0)


def ticked(*items: str) -> list[Event]:
    return [events.ChecklistTicked(time=5.0, item=item, by="heard") for item in items]


def judged(deducted: float = 0.0, *, points: float = 4.0, fatal: bool = False, moments: tuple[Moment, ...] = ()):
    item = ScoreItem("i", "项", points, STEPS, "automatic", advice="换个说法。")
    return JudgedItem(item, ItemScore("i", "automatic", None, deducted, moments), (), fatal)


def test_an_empty_call_is_praised_for_nothing() -> None:
    assert not one_good(notes_of(), ())


def test_everything_said_is_told_only_when_all_of_it_was() -> None:
    assert one_good(notes_of(entered(), *ticked("a", "b", "c")), ()) == "必说项全部说到：3 项，一项不少。"
    assert not one_good(notes_of(entered(), *ticked("a", "b")), ())
    assert not one_good(notes_of(entered("closing")), ()), "what was never due was not said either"


def test_what_was_mended_is_told_unless_it_is_what_to_do_better() -> None:
    mended = notes_of(gallery.alert(), events.AlertCleared(time=88.0, id="a1", reason="mended"))
    assert one_good(mended, ()).startswith("提醒之后马上改正：忌语")
    assert not one_good(mended, (), judged(2.0, moments=(Moment(86.4, "a1", "x"),)))


@pytest.mark.parametrize(
    ("paces", "steady"),
    [
        ([pace(200 + n) for n in range(8)], True),
        ([pace(200 + n) for n in range(3)], False),
        ([pace(150 + 20 * n) for n in range(8)], False),
        ([pace(200 + n, characters=10) for n in range(8)], False),
        ([pace(200 + n, channel="customer") for n in range(8)], False),
        ([*(pace(200 + n) for n in range(8)), gallery.alert(alert="pace")], False),
    ],
)
def test_a_pace_is_steady_when_it_was_measured_often_and_kept(paces: list[Event], steady: bool) -> None:
    assert one_good(notes_of(*paces), ()).startswith("语速稳定") == steady


def test_a_promise_that_was_not_noted_is_nothing_to_be_proud_of() -> None:
    noted = events.PromiseNoted(time=1.0, promise="p", name="回电", minutes=60.0)
    offered = events.PromiseOffered(time=2.0, promise="q", name="答复", minutes=60.0)
    assert one_good(notes_of(noted), ()) == "答应客户的事都记了下来：回电。"
    assert not one_good(notes_of(noted, offered), ())


def test_a_whole_dimension_is_told_unless_something_in_it_waits() -> None:
    whole = JudgedDimension("保密意识", 10.0, 10.0, 10.0, (judged(),))
    assert one_good(notes_of(), (whole,)) == "保密意识：已评的 10 分一分没扣。"
    waits = replace(judged().score, unjudged="confirmation", proposed="grave", by=None)
    assert not one_good(notes_of(), (replace(whole, items=(replace(judged(), score=waits),)),))
    assert not one_good(notes_of(), (replace(whole, kept=9.0),))


def test_what_fails_the_call_comes_before_what_costs_most() -> None:
    dear, cheap = judged(4.0), judged(0.0, points=0.0, fatal=True)
    assert costliest((JudgedDimension("d", 0.0, 8.0, 8.0, (dear, cheap)),)) is cheap
    assert costliest((JudgedDimension("d", 0.0, 8.0, 8.0, (judged(1.0), dear)),)) is dear
    assert costliest((JudgedDimension("d", 8.0, 8.0, 8.0, (judged(),)),)) is None

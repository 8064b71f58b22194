"""What a score promises: its bounds, its fairness, and that the same record gives the same score."""

import time
from dataclasses import replace

import pytest
from calls import LIBRARY, started
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.call_score import Judgement
from desktop.core.events import (
    AlertAnswered,
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    AudioGap,
    AudioLevel,
    CallEnded,
    ChecklistTicked,
    FinalTranscript,
    StageEntered,
    VoiceStarted,
    VoiceStopped,
    from_json,
    to_json,
)
from desktop.core.score_sheet import Deductions, Dimension, Evidence, ScoreItem, ScoreSheet
from desktop.core.scoring import CallScorer, score_call

STEPS = Deductions(1, 2, 4)


def item(name, judged="automatic", *, points=4.0, fatal=None, needs=(), deductions=STEPS, **evidence):
    return ScoreItem(name, name, points, deductions, judged, Evidence(**evidence), needs, fatal)


NONE = Deductions(0, 0, 0)
SHEET = ScoreSheet(
    "s",
    "表",
    "1",
    (
        Dimension(
            "d",
            "维度",
            20,
            (
                item("fillers", rules=("fillers",), needs=("words",)),
                item("overlap", rules=("talk_over",), needs=("customer",)),
                item("evasion", groups=("敷衍",)),
                item("identity", missed=("say_company", "say_number"), plain=1, grave=2),
                item("warmth", judged="trainer"),
            ),
        ),
        Dimension(
            "e",
            "另一个",
            4,
            (
                item("consent", judged="both", rules=("order",)),
                item("dead_air", points=0, deductions=NONE, rules=("dead_air",), least="fatal", fatal="grave"),
            ),
        ),
    ),
)
ITEMS = [one.id for dimension in SHEET.dimensions for one in dimension.items]
RULES = ("fillers", "talk_over", "unknown", "order", "dead_air", "pace")


def alert(number, rule="fillers", severity="notice", at=5.0, **how):
    fields = {"channel": "agent", "alert": "wording", "title": "", "heard": "", "say": "", "provisional": False}
    moment = {"time": at, "start": at, "end": at}
    return AlertRaised(id=f"a{number}", rule=rule, severity=severity, **{**fields, **moment, **how})


def call(*events, channels=("agent", "customer"), hung_up="agent"):
    """A call of a minute in which both sides speak, with these events in it."""
    said = []
    for channel in channels:
        said.append(VoiceStarted(time=1.0, channel=channel, start=1.0))
        said.append(VoiceStopped(time=30.0, channel=channel, end=30.0))
        said.append(FinalTranscript(time=30.1, channel=channel, start=1.0, end=30.0, text="您好"))
    entered = StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0)
    known = started(channels, agent_number="8012")
    return [known, entered, *said, *events, CallEnded(time=60.0, hung_up=hung_up, score=None)]


def ticked(*items):
    return [ChecklistTicked(time=3.0, item=one, by="heard") for one in items]


DONE = ticked("say_company", "say_number")


def score(*events, judgements=(), **how):
    return score_call(call(*events, **how), SHEET, LIBRARY, judgements)


def scored(result, name):
    return next(one for dimension in result.dimensions for one in dimension.items if one.item == name)


def judged(name, grade=None):
    return Judgement(name, grade, "培训师", "", "2026-11-22T10:00:00")


def test_a_faultless_call_keeps_all_that_was_judged():
    result = score(*DONE)

    assert (result.score, result.automatic.kept, result.automatic.judged) == (100.0, 16, 16)
    assert scored(result, "warmth").unjudged == "trainer"
    assert scored(result, "consent").unjudged == "confirmation"


@pytest.mark.parametrize(("count", "grade"), [(1, "slight"), (2, "plain"), (3, "plain"), (4, "grave"), (9, "grave")])
def test_facts_add_up_to_a_grade(count, grade):
    found = scored(score(*DONE, *(alert(n, at=5.0 + n) for n in range(count))), "fillers")

    assert (found.grade, len(found.moments)) == (grade, count)


@pytest.mark.parametrize(("severity", "grade"), [("notice", "slight"), ("warning", "plain"), ("fatal", "grave")])
def test_a_single_alert_weighs_as_much_as_its_severity(severity, grade):
    assert scored(score(*DONE, alert(1, severity=severity)), "fillers").grade == grade


def test_phrases_count_by_their_group():
    assert [one.rule for one in scored(score(*DONE, alert(1, "unknown")), "evasion").moments] == ["unknown"]


END = CallEnded(time=60.0, hung_up="agent", score=None)
BACK = ("false_alarm", "acknowledged")
NOT_FACTS = {
    "never confirmed": [alert(1, provisional=True)],
    "withdrawn": [alert(1, provisional=True), AlertCleared(time=6.0, id="a1", reason="withdrawn")],
    "called false": [alert(1), AlertAnswered(time=6.0, id="a1", answer="false_alarm")],
    "cleared as false": [alert(1), AlertCleared(time=6.0, id="a1", reason="false_alarm")],
    "called false after the call": [alert(1), END, AlertAnswered(time=61.0, id="a1", answer="false_alarm")],
    "of the customer": [alert(1, channel="customer")],
}
FACTS = {
    "confirmed": [alert(1, provisional=True), AlertConfirmed(time=6.0, id="a1")],
    "suppressed": [alert(1, shown=False, suppressed="budget")],
    "mended": [alert(1), AlertCleared(time=6.0, id="a1", reason="mended")],
    "acknowledged": [alert(1), AlertAnswered(time=6.0, id="a1", answer="acknowledged")],
    "false taken back": [alert(1), *(AlertAnswered(time=6.0, id="a1", answer=how) for how in BACK)],
}


@pytest.mark.parametrize("events", NOT_FACTS.values(), ids=NOT_FACTS)
def test_what_is_no_fact_costs_nothing(events):
    assert score(*DONE, *events) == score(*DONE)


@pytest.mark.parametrize("events", FACTS.values(), ids=FACTS)
def test_what_is_a_fact_does(events):
    assert scored(score(*DONE, *events), "fillers").deducted == 1


def test_a_matter_that_grows_worse_is_one_fact():
    steps = ("notice", "warning", "fatal")
    worse = [alert(n, "dead_air", step, at=20.0 + 5 * n, start=15.0) for n, step in enumerate(steps)]

    (moment,) = scored(score(*DONE, *worse), "dead_air").moments

    assert moment.alert == "a2"


def test_the_same_again_later_is_another_fact():
    first = [alert(1, severity="notice"), AlertCleared(time=6.0, id="a1", reason="mended")]

    assert len(scored(score(*DONE, *first, alert(2, severity="warning", at=20.0)), "fillers").moments) == 2


def test_without_the_customer_what_needs_him_is_not_judged():
    result = score(*DONE, alert(1, "talk_over", "warning"), channels=("agent",))

    assert (scored(result, "overlap").unjudged, scored(result, "overlap").proposed) == ("customer", "plain")
    assert (result.automatic.judged, result.score) == (12, 100.0)


def test_with_half_of_the_words_lost_what_needs_them_is_not_judged():
    result = score(*DONE, alert(1), AudioGap(time=31.0, channel="agent", seconds=40.0, cause="listener"))

    assert (scored(result, "fillers").unjudged, scored(result, "fillers").grade) == ("words", None)


def test_a_call_of_which_nothing_was_heard_has_no_score():
    assert score_call([started(), CallEnded(time=9.0, hung_up="", score=None)], SHEET, LIBRARY).score is None
    assert score_call([], SHEET, LIBRARY).score is None


def test_who_was_cut_off_owes_nothing_for_which_there_was_no_time():
    begin = [event for event in call() if event.time < 2]
    cut = [*begin, CallEnded(time=4.0, hung_up="customer", score=None)]
    left = [*begin, CallEnded(time=4.0, hung_up="agent", score=None)]

    assert scored(score(hung_up="customer"), "identity").grade == "grave"
    assert scored(score(*ticked("say_company")), "identity").grade == "plain"
    assert scored(score_call(cut, SHEET, LIBRARY), "identity").unjudged == "not_due"
    assert scored(score_call(left, SHEET, LIBRARY), "identity").grade == "grave"


def test_a_fatal_grade_zeroes_the_call():
    result = score(*DONE, alert(1, "dead_air", "fatal"))

    assert (result.score, result.fatal, result.automatic.kept) == (0.0, ("dead_air",), 16)


def test_many_milder_ones_do_not():
    assert score(*DONE, *(alert(n, "dead_air", "warning", at=float(n)) for n in range(1, 9))).fatal == ()


def test_what_is_proposed_fails_nobody_until_the_trainer_confirms_it():
    sheet = replace(
        SHEET, dimensions=(Dimension("f", "致命", 4, (item("x", "both", rules=("order",), fatal="grave"),)),)
    )
    events = call(*DONE, alert(1, "order", "fatal"))

    proposed = score_call(events, sheet, LIBRARY)
    confirmed = score_call(events, sheet, LIBRARY, [judged("x", "grave")])

    assert (proposed.score, proposed.fatal, scored(proposed, "x").proposed) == (None, (), "grave")
    assert (confirmed.score, confirmed.fatal) == (0.0, ("x",))


def test_a_judgement_moves_an_item_to_the_trainer_and_keeps_its_moments():
    result = score(*DONE, alert(1), judgements=[judged("fillers"), judged("gone", "grave")])

    assert (result.automatic.judged, result.trainer.judged, result.trainer.kept) == (12, 4, 4)
    assert scored(result, "fillers").moments


def test_of_two_judgements_of_an_item_the_later_counts():
    assert scored(score(judgements=[judged("warmth", "grave"), judged("warmth")]), "warmth").deducted == 0
    assert scored(score(judgements=[judged("warmth"), judged("warmth", "grave")]), "warmth").deducted == 4


alerts = st.builds(
    alert,
    st.integers(0, 50),
    st.sampled_from(RULES),
    st.sampled_from(["notice", "warning", "fatal"]),
    st.floats(0, 60),
    provisional=st.booleans(),
)
judgement = st.builds(judged, st.sampled_from(ITEMS), st.sampled_from([None, "slight", "plain", "grave"]))
judgement_lists = st.lists(judgement, max_size=9, unique_by=lambda one: one.item)
call_events = st.lists(st.one_of(alerts, st.sampled_from(DONE)), max_size=30)


@given(call_events, judgement_lists, st.sampled_from([("agent",), ("agent", "customer")]))
def test_a_score_never_leaves_its_bounds_and_its_parts_add_up(events, judgements, channels):
    result = score(*events, judgements=judgements, channels=channels)

    assert result.score is None or 0 <= result.score <= 100
    for part in (result.automatic, result.trainer):
        assert 0 <= part.kept <= part.judged <= SHEET.points
    assert result.automatic.judged == sum(dimension.automatic.judged for dimension in result.dimensions)
    assert result.trainer.kept == sum(dimension.trainer.kept for dimension in result.dimensions)
    assert [one.item for dimension in result.dimensions for one in dimension.items] == ITEMS


@given(call_events, judgement_lists, alerts)
def test_one_alert_more_never_raises_it(events, judgements, more):
    more = replace(more, id="one more", provisional=False)
    before = score(*events, judgements=judgements).score
    after = score(*events, more, judgements=judgements).score

    assert before is not None
    assert after is not None
    assert after <= before


@given(call_events, st.sampled_from(DONE))
def test_one_item_less_never_raises_it(events, left_out):
    before = score(*DONE, *events).score
    after = score(*(event for event in (*DONE, *events) if event != left_out)).score

    assert after <= before


@given(call_events, judgement_lists, st.randoms())
def test_the_order_of_judgements_of_different_items_is_no_matter(events, judgements, random):
    shuffled = random.sample(judgements, len(judgements))

    assert score(*events, judgements=shuffled) == score(*events, judgements=judgements)


@given(call_events, judgement_lists)
def test_a_record_without_words_gives_the_same_score(events, judgements):
    live = call(*events)
    kept = [from_json(to_json(event)) for event in live]
    kept = [replace(event, text="", words=()) if isinstance(event, FinalTranscript) else event for event in kept]

    assert score_call(kept, SHEET, LIBRARY, judgements) == score_call(live, SHEET, LIBRARY, judgements)


def test_an_hour_is_scored_in_a_moment():
    levels = [
        AudioLevel(time=tenth / 10, channel=channel, dbfs=-24.0, peak_dbfs=-12.0, speech=True)
        for tenth in range(36_000)
        for channel in ("agent", "customer")
    ]
    events = call(*levels[::2], *levels[1::2], *DONE, *(alert(n, at=float(n)) for n in range(200)))
    took = []
    for _ in range(3):
        began = time.perf_counter()
        score_call(events, SHEET, LIBRARY)
        took.append(time.perf_counter() - began)

    # Some 15 ms where nothing else runs; 50 are promised, and the rest is for a machine that is busy.
    assert min(took) < 0.25


def test_it_can_be_asked_at_any_moment_of_the_call():
    scorer = CallScorer(SHEET, LIBRARY)
    scores = []
    for event in call(*DONE, alert(1)):
        scorer.feed(event)
        scores.append(scorer.score().score)

    assert scores[0] is None
    assert scores[-1] == 93.8

"""A quick look at some of the labelled cases, so that a rule that breaks is seen at once; `make eval` has them all."""

from zlib import crc32

import pytest
from cases import Case, Expected, is_development, read_cases
from one_sound import spoil
from playing import Played, Wording, engine_of, fresh_engine, heard_as, own_library, play, started
from scoring import TOPICS, Scores, due_time, own_rules, score

from desktop.core.events import AlertRaised
from desktop.session import pipeline
from desktop.session.recital import recite
from desktop.session.written_call import Header, Turn, WrittenCall

PART = 6
"""One in so many of the development cases is played."""
FLOORS = {
    "forbidden": (0.85, 0.95),
    "wording": (0.75, 0.95),
    "privacy": (0.6, 0.95),
}
"""Topic to the least recall and the least share of silent negatives."""


def part_of(topic: str) -> list[Case]:
    return [case for case in read_cases(topic) if is_development(case.id) and crc32(case.id.encode()) // 2 % PART == 0]


@pytest.mark.parametrize("topic", FLOORS)
def test_rules_find_what_an_inspector_would_and_leave_the_rest_alone(topic: str) -> None:
    scores = Scores()
    for case in part_of(topic):
        score(play(case, heard_as(case, 0.0)), scores)
    counts = scores.all.values()
    found, due = sum(one.right for one in counts), sum(one.right + one.missed for one in counts)
    silent, tempted = sum(one.silent for one in counts), sum(one.negatives for one in counts)
    recall, silence = FLOORS[topic]
    assert due
    assert tempted
    assert found / due >= recall, "\n".join(scores.told)
    assert silent / tempted >= silence, "\n".join(scores.told)


def test_an_engine_that_shares_its_matchers_gives_what_a_built_one_gives() -> None:
    case = part_of("forbidden")[0]
    heard = list(recite(case.call, started(case.call.header.pack, case.call.channels)))
    pack = case.call.header.pack
    first = list(pipeline.run(heard, fresh_engine(pack)))
    assert first == list(pipeline.run(heard, engine_of(own_library(pack))))
    assert first == list(pipeline.run(heard, fresh_engine(pack))), "the first call left something behind"


@pytest.mark.parametrize("topic", [*TOPICS, "neutral"])
def test_labels_are_whole(topic: str) -> None:
    cases = read_cases(topic)
    assert len({case.id for case in cases}) == len(cases)
    for case in cases:
        assert case.topic == topic, case.id
        assert bool(case.expect) == (case.kind == "positive"), case.id
        for one in case.expect:
            assert case.call.turns[one.turn].channel == "agent" or one.at is not None, case.id
            assert due_time(case, one) >= case.call.turns[one.turn].start, case.id
            assert topic == "duties" or one.rule in TOPICS[topic], case.id


CALL = WrittenCall(Header(("agent",), end=9.0), (Turn("agent", 1.0, 5.0, "这个我不知道呀", None),))
CASE = Case("made-up", "forbidden", "unclear", "positive", CALL, (Expected("forbidden", 0, "不知道"),), None)


def alert(heard: str, time: float = 4.5) -> AlertRaised:
    return AlertRaised(
        time=time,
        id="a",
        channel="agent",
        alert="forbidden",
        rule="dont_know",
        title="",
        severity="warning",
        heard=heard,
        say="",
        start=3.0,
        end=4.4,
        provisional=False,
    )


def scored(*alerts: AlertRaised, heard: tuple[str, ...] = tuple("这个我不知道呀")) -> Scores:
    scores = Scores()
    score(Played(CASE, (Wording(heard),), (), alerts), scores)
    return scores


def test_an_alert_on_the_labelled_words_is_right_and_late_by_its_time_behind_them() -> None:
    count = scored(alert("我不知道")).all["forbidden"]
    assert (count.right, count.wrong, count.missed) == (1, 0, 0)
    assert count.delays == [pytest.approx(4.5 - (1.0 + 4.0 * 6 / 7))]


def test_an_alert_on_other_words_of_an_offending_turn_is_neither_right_nor_wrong() -> None:
    count = scored(alert("这个")).all["forbidden"]
    assert (count.right, count.wrong, count.missed, count.beside) == (0, 0, 1, 1)


def test_places_are_kept_where_characters_were_lost_and_added() -> None:
    count = scored(alert("不之道"), heard=("这这", "", "我", "不", "之", "道", "呀")).all["forbidden"]
    assert (count.right, count.missed) == (1, 0)


def test_a_second_alert_for_the_same_words_counts_once() -> None:
    count = scored(alert("不知道"), alert("知道")).all["forbidden"]
    assert (count.right, count.wrong, len(count.delays)) == (1, 0, 1)


def test_one_sound_is_changed_and_nothing_else() -> None:
    for spoilt in spoil(CASE):
        text = "".join(spoilt.wordings[0].pieces)
        assert len(text) == 7
        assert [a == b for a, b in zip(text, CALL.turns[0].text, strict=True)].count(False) == 1


def test_a_case_is_scored_for_its_own_topic() -> None:
    assert own_rules(CASE) == {"forbidden"}

"""What many calls tell together."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from calls import started
from kept import alert, kept

from desktop.core.call_score import CallScore, DimensionScore, Part
from desktop.core.events import AlertAnswered, AlertCleared, CallEnded, Event, PromiseNoted, SituationEntered
from desktop.session.trend_words import head, month_words, moved, promise_words, series, told
from desktop.session.trends import CLASSES, complaint_class, found_calls, trends_of
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallSummary, KeptCall, Remark

NOW = datetime(2026, 11, 22, 12)


def score(language: float, opening: float) -> CallScore:
    def part(kept: float, judged: float) -> DimensionScore:
        return DimensionScore("language" if judged == 20 else "opening", Part(kept, judged), Part(0, 0), ())

    parts = (part(language, 20), part(opening, 5))
    return CallScore("small", "1", parts, Part(language + opening, 25), Part(0, 0), ())


def call(
    day: str, *events: Event, scored: CallScore | None = None, remarks: tuple[Remark, ...] = (), **summary: object
):
    made = kept(
        (started(), *events, CallEnded(time=60.0, hung_up="customer", score=None)),
        id=day + str(len(events)),
        started_at=f"{day}T09:00:00",
        score=scored.score if scored else None,
        **summary,
    )
    return replace(made, score=scored, remarks=remarks)


def complaint(situation: str) -> SituationEntered:
    return SituationEntered(time=5.0, situation=situation, family="complaint", because="", confidence=1.0)


def promise(name: str, minutes: float) -> PromiseNoted:
    return PromiseNoted(time=60.0, promise=name, name=name, minutes=minutes)


def test_one_call_is_told_as_one():
    assert head(trends_of([call("2026-11-20", scored=score(20, 5))], NOW)) == "共 1 通电话，评过分 1 通；按天统计。"


def test_scores_are_means_of_the_day_and_dimensions_sums_of_points():
    trends = trends_of(
        [call("2026-11-20", scored=score(20, 5)), call("2026-11-20", scored=score(10, 5)), call("2026-11-21")], NOW
    )

    assert (trends.calls, trends.scored, trends.every) == (3, 2, "day")
    first, second = trends.spans
    assert (first.begins, first.calls, first.score) == (date(2026, 11, 20), 2, 80.0)
    assert dict(first.dimensions) == {"language": 75.0, "opening": 100.0}
    assert (second.calls, second.score, second.dimensions) == (1, None, ())


@pytest.mark.parametrize(
    ("first", "every", "begins"),
    [("2026-11-01", "day", 1), ("2026-08-05", "week", 3), ("2026-01-31", "month", 1)],
)
def test_the_longer_the_time_the_wider_the_spans(first, every, begins):
    trends = trends_of([call(first), call("2026-11-22")], NOW)

    assert (trends.every, trends.spans[0].begins.day) == (every, begins)


def test_a_rule_is_as_precise_as_agents_let_it_be():
    events = [
        alert(10.0),
        alert(20.0),
        AlertAnswered(time=21.0, id="unknown-20", answer="false_alarm"),
        alert(30.0, provisional=True),
        alert(40.0, provisional=True),
        AlertCleared(time=41.0, id="unknown-40", reason="withdrawn"),
        AlertAnswered(time=41.5, id="unknown-40", answer="false_alarm"),
    ]

    (rule,) = trends_of([call("2026-11-20", *events)], NOW).rules

    assert (rule.held, rule.false_alarms, rule.precision) == (1, 1, 0.5)


class TestComplaints:
    def test_the_situation_tells_of_attitude_and_a_person_of_the_rest(self):
        said = Remark("complaint", "", "technical", "王芳", "2026-11-22T10:00:00")

        assert complaint_class(call("2026-11-20")) is None
        assert complaint_class(call("2026-11-20", complaint("suggestion"))) is None
        assert complaint_class(call("2026-11-20", complaint("complaint_slow"))) == ""
        assert complaint_class(call("2026-11-20", complaint("complaint_attitude"))) == "attitude"
        assert complaint_class(call("2026-11-20", complaint("complaint_attitude"), remarks=(said,))) == "technical"

    def test_a_call_counts_once_in_its_month(self):
        both = [complaint("complaint_attitude"), complaint("complaint_attitude")]
        (month,) = trends_of(
            [call("2026-11-20", *both), call("2026-11-21", complaint("complaint_slow"))], NOW
        ).complaints

        assert dict(month.counts) == dict.fromkeys(CLASSES, 0) | {"attitude": 1}
        assert (month.month, month.unclassed, month.over) == ("2026-11", 1, ())

    @pytest.mark.parametrize(("count", "over"), [(3, ()), (4, (("李晓", 4),))])
    def test_more_than_three_of_one_agent_in_a_month_are_told(self, count, over):
        of_one = [call(f"2026-11-{day:02}", complaint("complaint_attitude")) for day in range(1, count + 1)]
        of_others = [call("2026-11-10", complaint("complaint_attitude"), agent_name=f"坐席{n}") for n in range(3)]
        before = [call("2026-10-10", complaint("complaint_attitude"))]

        october, november = trends_of([*of_one, *of_others, *before], NOW).complaints

        assert (october.over, november.over) == ((), over)
        assert ("超过每月 3 次" in month_words(november)) == bool(over)


class TestPromises:
    def test_the_earliest_deadline_comes_first_with_how_it_stands(self):
        done = Remark("promise", "b", "kept", "李晓", "2026-11-22T11:00:00")
        held = call("2026-11-22", promise("a", 120), promise("b", 30), promise("c", 1440), remarks=(done,))

        kept_one, late, later = trends_of([held], NOW).promises

        assert [one.promise for one in (kept_one, late, later)] == ["b", "a", "c"]
        assert [(one.kept, one.overdue) for one in (kept_one, late, later)] == [
            (True, False),
            (False, True),
            (False, False),
        ]
        assert late.due == "2026-11-22T11:01"
        assert "已过时限" in promise_words(late)

    def test_the_last_remark_counts(self):
        said = tuple(Remark("promise", "a", word, "李晓", "2026-11-22T11:00:00") for word in ("kept", "open"))

        (one,) = trends_of([call("2026-11-22", promise("a", 30), remarks=said)], NOW).promises

        assert not one.kept

    def test_without_a_beginning_the_deadline_is_not_known(self):
        made = call("2026-11-22", promise("a", 30))

        (one,) = trends_of([replace(made, summary=replace(made.summary, started_at=""))], NOW).promises

        assert (one.due, one.overdue) == ("", False)


def test_all_of_it_in_sentences():
    calls = [
        call("2026-11-20", alert(10.0), scored=score(20, 5)),
        call("2026-11-21", promise("回电", 5), scored=score(10, 5)),
    ]

    lines = list(told(trends_of(calls, NOW), {"language": "用语", "opening": "开场"}.get, lambda rule: f"<{rule}>"))

    assert "  总分：11-20 100 → 11-21 60　↓ 低了 40" in lines
    assert "  开场：11-20 100 → 11-21 100　→ 持平" in lines
    assert "  <unknown>：成立 1 次，误报 0 次，准确率 100%" in lines
    assert any("回电" in line and "已过时限" in line for line in lines)


def test_nothing_kept_is_told_in_one_line():
    trends = trends_of([], NOW)

    assert len(list(told(trends, str, str))) == 1
    assert moved(series(trends)) == "没有评过分的通话"


def test_every_call_is_found_though_others_begin_meanwhile():
    class Growing:
        def __init__(self) -> None:
            self.ids = [str(n) for n in range(1200)]

        def find(self, query: CallQuery) -> list[CallSummary]:
            self.ids.insert(0, f"new {len(self.ids)}")
            page = self.ids[query.offset : query.offset + query.limit]
            return [replace(kept().summary, id=one) for one in page]

        def call(self, call_id: str) -> KeptCall:
            raise AssertionError(call_id)

    found = [one.id for one in found_calls(Growing(), CallQuery())]

    assert len(found) == len(set(found))
    assert {str(n) for n in range(1200)} <= set(found)

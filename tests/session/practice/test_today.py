from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from practice_runs import attempt, paper
from practice_shelf import drill, question

from desktop.core.practice.drill import TOPICS
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.today import FIVE_MINUTES, Known, expected_seconds, todays_practice
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptCard, KeptPaper

NOW = datetime(2026, 11, 22, 9, 0)
YESTERDAY = "2026-11-21T09:00:00"
NAMES = [f"d{number}" for number in range(6)]
QUESTIONS = [question(f"q{number}", topic) for number, topic in enumerate(TOPICS[:8])]

drills = st.lists(
    st.builds(
        drill,
        st.sampled_from(NAMES),
        st.sampled_from(TOPICS),
        st.integers(1, 3),
        alerts=st.sampled_from([(), ("dead_air",)]),
        says=st.integers(1, 1500).map(lambda length: "好" * length),
    ),
    unique_by=lambda one: one.id,
)
runs = st.lists(
    st.builds(
        lambda name, met, seconds, at, ended: KeptAttempt(
            "i", at, "v", attempt(name, met=met, seconds=seconds, ended=ended)
        ),
        st.sampled_from(NAMES),
        st.booleans(),
        st.floats(1.0, 900.0),
        st.sampled_from([YESTERDAY, "2026-11-22T08:00:00", "2026-01-01T08:00:00"]),
        st.sampled_from(["customer", "broken_off"]),
    ),
    max_size=6,
)
subjects = st.sampled_from([f"topic:{topic}" for topic in TOPICS] + ["dead_air"])
cards = st.lists(
    st.builds(
        KeptCard, subjects, st.sampled_from(["2026-11-01T00:00:00+00:00", "2027-01-01T00:00:00+00:00"]), st.just("{}")
    ),
    unique_by=lambda card: card.subject,
    max_size=5,
)
mastery = st.lists(
    st.builds(Mastery, subjects, st.none() | st.floats(0, 1), st.just(3), st.just(YESTERDAY)), max_size=5
)
assignments = st.lists(
    st.builds(
        lambda name: Assignment(f"a-{name}", "drill", name, "exam", "2026-11-25", "李", "2026-11-20"),
        st.sampled_from(NAMES),
    ),
    max_size=3,
)


@settings(max_examples=60)
@given(drills, runs, cards, mastery, assignments)
def test_never_longer_never_twice_and_the_same_again(shelf, attempts, due, known, assigned):
    everything = Known(attempts, (), due, known, assigned)
    plan = todays_practice(shelf, QUESTIONS, everything, NOW)

    assert plan == todays_practice(shelf[::-1], QUESTIONS[::-1], everything, NOW)
    assert 0.0 < plan.seconds <= FIVE_MINUTES + 1e-6
    rehearsed = [task.drill for task in plan.tasks if task.drill]
    asked = [one for task in plan.tasks for one in task.questions]
    assert len(set(rehearsed)) == len(rehearsed)
    assert len(set(asked)) == len(asked)
    assert all(task.why for task in plan.tasks)
    passed_today = {one.attempt.drill for one in attempts if one.at > "2026-11-22" and one.attempt.passed}
    assert not passed_today & set(rehearsed)


def test_the_first_day_begins_with_an_easy_greeting():
    shelf = [drill("hard", "greeting", 3), drill("closing", "closing"), drill("hello", "greeting")]
    first = todays_practice(shelf, QUESTIONS, Known(), NOW).tasks[0]
    assert (first.drill, first.mode) == ("hello", "guided")
    assert "第一次练习" in first.why


def test_it_says_what_went_wrong_and_how_often():
    shelf = [drill("slow-answer"), drill("hello", "greeting")]
    missed = [KeptAttempt("i", YESTERDAY, "v", attempt(met=False))] * 3
    known = Known(missed, cards=[KeptCard("topic:complaint", "2026-11-22T00:00:00+00:00", "{}")])
    first = todays_practice(shelf, QUESTIONS, known, NOW).tasks[0]
    assert (first.drill, first.why) == ("slow-answer", "近 7 天 3 次没有做到：先道歉")


def test_the_weakest_of_what_is_due_comes_first():
    shelf = [drill("a", "hold"), drill("b", "transfer")]
    due = [KeptCard(f"topic:{topic}", "2026-11-20T00:00:00+00:00", "{}") for topic in ("hold", "transfer")]
    weak = [Mastery("topic:hold", 0.9, 5, YESTERDAY), Mastery("topic:transfer", 0.2, 5, YESTERDAY)]
    plan = todays_practice(shelf, (), Known(cards=due, mastery=weak), NOW)
    assert [(task.drill, task.why) for task in plan.tasks] == [("b", "该复习了：转接"), ("a", "该复习了：等待")]


def test_what_a_trainer_gave_comes_first_until_it_is_done():
    shelf = [drill("a", "hold"), drill("hello", "greeting")]
    given_out = Assignment("x1", "drill", "a", "exam", "2026-11-25", "李老师", "2026-11-20")
    first = todays_practice(shelf, (), Known(assignments=[given_out]), NOW).tasks[0]
    assert (first.drill, first.mode, first.assignment) == ("a", "exam", "x1")
    assert first.why == "李老师布置，2026-11-25 前完成"

    done = KeptAttempt("i", YESTERDAY, "v", attempt("a"), "x1")
    assert not any(
        task.assignment for task in todays_practice(shelf, (), Known([done], assignments=[given_out]), NOW).tasks
    )


def test_an_exam_that_was_given_is_not_done_by_a_passed_rehearsal_of_today():
    given_out = Assignment("x1", "drill", "a", "exam", "2026-11-25", "李老师", "2026-11-20")
    passed = KeptAttempt("i", "2026-11-22T08:00:00", "v", attempt("a"))
    plan = todays_practice([drill("a", "hold")], (), Known([passed], assignments=[given_out]), NOW)
    assert [(task.drill, task.mode) for task in plan.tasks] == [("a", "exam")]
    assert todays_practice([drill("a", "hold")], (), Known([passed]), NOW).tasks == ()


def test_questions_that_were_right_today_are_not_asked_again():
    papers = [KeptPaper("p", "2026-11-22T08:00:00", paper(right=[one.id for one in QUESTIONS[:5]], wrong=[]))]
    plan = todays_practice((), QUESTIONS, Known(papers=papers), NOW)
    assert [one for task in plan.tasks for one in task.questions] == [one.id for one in QUESTIONS[5:]]


def test_a_drill_takes_as_long_as_it_took():
    tried = [KeptAttempt("i", YESTERDAY, "v", attempt(seconds=seconds)) for seconds in (40.0, 50.0, 90.0)]
    assert expected_seconds(drill(), tried) == 50.0
    assert expected_seconds(drill(says="好" * 420), ()) > 100.0

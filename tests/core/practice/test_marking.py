"""How a paper is marked: whole points, the last answer, and nothing after the bell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.practice.marking import is_right, mark
from desktop.core.practice.question import Asked, Choice, Given, Paper, PaperPlan, Question
from desktop.core.script import Source


def choices(flags):
    return tuple(Choice(f"choice {number}", right) for number, right in enumerate(flags))


def question(kind, flags, reasons=(), name="q"):
    return Question(name, kind, "pace", "text", choices(flags), "why", Source("Q7"), choices(reasons))


def paper(*questions, minutes=10.0, pass_mark=60.0):
    plan = PaperPlan("plan", "name", (), len(questions), minutes, pass_mark, Source("W12"))
    return Paper(plan, 5, tuple(Asked(each, tuple(range(len(each.choices)))) for each in questions))


SINGLE = question("single", [False, True, False], name="single")
MULTIPLE = question("multiple", [True, False, True, True], name="multiple")
ORDER = question("order", [True] * 4, name="order")
FORBIDDEN = question("forbidden", [False, False, True], [True, False], name="forbidden")


@pytest.mark.parametrize(
    ("asked", "ticked", "reasons", "right"),
    [
        (SINGLE, (1,), (), True),
        (SINGLE, (0,), (), False),
        (SINGLE, (), (), False),
        (SINGLE, (1, 2), (), False),
        (SINGLE, (9,), (), False),
        (MULTIPLE, (0, 2, 3), (), True),
        (MULTIPLE, (0, 2), (), False),
        (MULTIPLE, (0, 1, 2, 3), (), False),
        (ORDER, (0, 1, 2, 3), (), True),
        (ORDER, (0, 2, 1, 3), (), False),
        (ORDER, (0, 1, 2), (), False),
        (FORBIDDEN, (2,), (0,), True),
        (FORBIDDEN, (2,), (1,), False),
        (FORBIDDEN, (2,), (), False),
        (FORBIDDEN, (0,), (0,), False),
    ],
)
def test_only_the_whole_answer_is_right(asked, ticked, reasons, right):
    assert is_right(asked, Given(asked.id, ticked, reasons)) is right


@given(st.lists(st.booleans(), min_size=2, max_size=6), st.data())
def test_in_what_order_choices_are_ticked_does_not_matter(flags, data):
    asked = question("multiple", flags)
    ticked = data.draw(st.lists(st.integers(0, len(flags) - 1), unique=True))
    again = data.draw(st.permutations(ticked))
    right = is_right(asked, Given("q", tuple(ticked)))
    assert is_right(asked, Given("q", tuple(again))) == right
    assert right == (set(ticked) == {number for number, flag in enumerate(flags) if flag})


@given(st.permutations(range(5)))
def test_steps_are_right_in_one_order_only(ordered):
    asked = question("order", [True] * 5)
    assert is_right(asked, Given("q", tuple(ordered))) == (list(ordered) == sorted(ordered))


def test_what_was_not_answered_is_wrong():
    result = mark(paper(SINGLE, MULTIPLE, ORDER), [Given("single", (1,))], 30.0)
    assert (result.right, result.wrong) == (("single",), ("multiple", "order"))
    assert (result.percent, result.passed, result.seed) == (33.3, False, 5)


def test_what_came_after_the_time_limit_is_wrong():
    given_ = [Given("single", (1,), at=600.0), Given("order", (0, 1, 2, 3), at=600.5)]
    assert mark(paper(SINGLE, ORDER), given_, 900.0).right == ("single",)


def test_without_a_time_of_its_own_an_answer_was_given_when_the_paper_was_handed_in():
    given_ = [Given("single", (1,))]
    assert mark(paper(SINGLE), given_, 600.0).passed
    assert not mark(paper(SINGLE), given_, 601.0).passed


def test_a_paper_without_a_limit_may_take_as_long_as_it_likes():
    assert mark(paper(SINGLE, minutes=0.0), [Given("single", (1,))], 99999.0).passed


def test_the_last_answer_counts_and_what_was_not_asked_does_not():
    given_ = [Given("single", (1,)), Given("single", (0,)), Given("order", (0, 1, 2, 3))]
    result = mark(paper(SINGLE), given_, 10.0)
    assert (result.right, result.wrong) == ((), ("single",))
    assert result.given == (Given("single", (0,)),)


@given(st.sets(st.sampled_from(["single", "multiple", "order", "forbidden"])))
def test_each_question_is_right_or_wrong_once(answered):
    full = {
        "single": Given("single", (1,)),
        "multiple": Given("multiple", (3, 2, 0)),
        "order": Given("order", (0, 1, 2, 3)),
        "forbidden": Given("forbidden", (2,), (0,)),
    }
    result = mark(paper(SINGLE, MULTIPLE, ORDER, FORBIDDEN), [full[name] for name in sorted(answered)], 60.0)
    assert set(result.right) == answered
    assert sorted(result.right + result.wrong) == sorted(full)
    assert result.passed == (len(answered) >= 3)

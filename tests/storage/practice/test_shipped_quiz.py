"""The question bank that ships: enough of every kind, fair, over all five documents, and every paper can be drawn."""

from collections import Counter
from pathlib import Path

import pytest

from desktop.core.practice.paper import draw, questions_for, rows_of
from desktop.core.practice.question import TOPICS
from desktop.storage.practice.practice import load_practice

LIBRARY = Path(__file__).parents[3] / "scripts_library"
LOADED = load_practice("inbound", [LIBRARY])
BANK = LOADED.questions
BY_ID = {question.id: question for question in BANK}
ROWS = {
    f"{letter}{number}"
    for letter, last in {"Q": 16, "N": 20, "O": 17, "H": 11, "W": 12}.items()
    for number in range(1, last + 1)
}
"""Every row of the standards; O18 is a heading without a page."""


def of_kind(kind):
    return [question for question in BANK if question.kind == kind]


def right_of(question):
    return [choice.text for choice in question.choices if choice.right]


def wrong_of(question):
    return [choice.text for choice in question.choices if not choice.right]


def test_nothing_is_wrong_with_it():
    assert [str(problem) for problem in LOADED.problems if "/quiz/" in str(problem)] == []
    assert len(BY_ID) == len(BANK) >= 150


def test_there_is_enough_of_each_kind_and_topic():
    kinds = Counter(question.kind for question in BANK)
    least = {"single": 60, "multiple": 30, "order": 18, "forbidden": 25, "listen": 12}
    assert all(kinds[kind] >= count for kind, count in least.items()), kinds
    assert Counter(question.topic for question in BANK).keys() == set(TOPICS)


def test_every_row_of_the_standards_is_asked_about():
    assert {row for question in BANK for row in rows_of(question)} == ROWS


def test_the_right_choice_is_not_told_by_its_length():
    singles = of_kind("single")
    longest = [each for each in singles if len(right_of(each)[0]) >= max(map(len, wrong_of(each)))]
    assert len(longest) / len(singles) < 0.45


@pytest.mark.parametrize("question", BANK, ids=lambda question: question.id)
def test_a_question_can_be_read_at_a_glance_and_answered(question):
    texts = [choice.text for choice in (*question.choices, *question.reasons)]
    assert all(len(text) <= 40 for text in texts)
    assert len({choice.text for choice in question.choices}) == len(question.choices)
    assert len(right_of(question)) == 1 or question.kind in ("multiple", "order")
    assert question.kind == "order" or len(wrong_of(question)) >= 1
    assert question.explanation.count("。") in (1, 2)


def test_a_right_line_of_one_question_is_no_forbidden_line_of_another():
    forbidden = {right_of(question)[0] for question in of_kind("forbidden")}
    allowed = {text for question in of_kind("forbidden") for text in wrong_of(question)}
    allowed |= {right_of(question)[0] for question in of_kind("single")}
    assert not forbidden & allowed


@pytest.mark.parametrize("plan", LOADED.papers, ids=lambda plan: plan.id)
def test_every_paper_can_be_drawn_and_is_another_each_time(plan):
    assert len(questions_for(plan, BANK)) >= plan.size
    papers = [draw(plan, BANK, seed) for seed in range(5)]
    assert all(len(paper.asked) == plan.size for paper in papers)
    assert len({paper.asked for paper in papers}) == 5


def test_there_is_a_paper_for_each_document_and_one_over_everything():
    assert {plan.documents for plan in LOADED.papers} >= {("Q",), ("N",), ("O",), ("H",), ("W",)}
    assert len(LOADED.papers) >= 8
    full = max(LOADED.papers, key=lambda plan: plan.size)
    assert full.size == 50
    assert {asked.question.topic for asked in draw(full, BANK, 1).asked} == set(TOPICS)

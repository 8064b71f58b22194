import contextlib
import sqlite3

import pytest
from practice_runs import attempt, paper

from desktop.errors import PeitingError
from desktop.session.practice.exams import SEEDS, begin_assigned, begin_paper, exam_of, open_drill, still_open
from desktop.storage.practice_record.kept import Assignment, KeptAttempt
from desktop.storage.practice_record.record import open_practice_record


def given(name="a1", kind="paper", what="quick", mode="exam", seed=7):
    return Assignment(name, kind, what, mode, "2026-12-01", "李老师", "2026-11-22", seed=seed)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "practice.sqlite3"


@pytest.fixture
def record(path):
    with contextlib.closing(open_practice_record(path, "summary")) as record:
        yield record


def test_a_paper_of_ones_own_accord_is_one_a_day_whatever_its_seed(record):
    assert begin_paper(record, "quick", 5).seed == 5
    with pytest.raises(PeitingError, match="已经考过"):
        begin_paper(record, "quick", 6)
    assert 0 < begin_paper(record, "norms-basics").seed < SEEDS


def test_an_open_assignment_is_done_first_and_with_its_seed(record):
    record.keep_assignments([given()])

    begun = begin_paper(record, "quick")

    assert (begun.assignment, begun.seed) == ("a1", 7)
    with pytest.raises(PeitingError, match="重新布置"):
        begin_assigned(record, "quick", "a1", 7)
    assert begin_paper(record, "quick").assignment == ""


def test_another_seed_is_of_ones_own_accord(record):
    record.keep_assignments([given()])
    assert begin_paper(record, "quick", 8).assignment == ""
    assert begin_paper(record, "quick", 7).assignment == "a1"


def test_the_seed_of_an_assignment_may_be_nought(record):
    record.keep_assignments([given(seed=0)])
    assert begin_paper(record, "quick").seed == 0


def test_an_exam_that_was_interrupted_makes_way_for_the_make_up_exam(record):
    record.keep_assignments([given("a1"), given("a2", seed=9)])
    assert begin_paper(record, "quick").assignment == "a1"
    assert (begin_paper(record, "quick").assignment, record.exams_begun()) == ("a2", {"a1", "a2"})


def test_a_drill_is_for_the_assignment_of_its_mode(record):
    record.keep_assignments([given("d1", "drill", "slow-answer", "guided")])
    assert open_drill(record, "slow-answer", "exam") == ""
    assert open_drill(record, "slow-answer", "guided") == "d1"
    record.keep_attempt(attempt(), "v1", assignment="d1")
    assert open_drill(record, "slow-answer", "guided") == ""


def test_a_drill_that_was_broken_off_is_still_to_be_done():
    task = given("d1", "drill", "slow-answer", "guided")
    broken_off = KeptAttempt("i", "2026-11-22T09:00:00", "v", attempt(ended="broken_off"), "d1")
    assert still_open([task], [broken_off], []) == (task,)


def test_a_paper_handed_in_is_done(record):
    record.keep_assignments([given()])
    record.keep_paper(paper("quick"), "a1")
    assert begin_paper(record, "quick").assignment == ""


@pytest.mark.parametrize("before", ["quick for a1", "paper:quick for a1"])
def test_an_assignment_begun_under_an_earlier_name_is_begun(path, record, before):
    record.keep_assignments([given()])
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO exams VALUES (?, '2026-11-22T09:00:00')", (before,))

    with pytest.raises(PeitingError, match="2026-11-22 09:00 已经考过"):
        record.begin_exam(exam_of("paper", "quick"), "a1")
    assert begin_paper(record, "quick").assignment == ""


@pytest.mark.parametrize("before", ["paper:quick#417 on 2026-11-22", "quick on 2026-11-22", "x_1"])
def test_rows_of_earlier_versions_are_in_nobodys_way(path, record, before):
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO exams VALUES (?, '2026-11-22T09:00:00')", (before,))
    assert record.exams_begun() == frozenset()
    assert begin_paper(record, "quick").assignment == ""

import contextlib
import sqlite3
import stat
import sys
from dataclasses import replace

import pytest
from kept_calls import FINAL
from practice_runs import HEARD, attempt, paper

from desktop.errors import PeitingError
from desktop.storage.practice_record.kept import Assignment, KeptCard, Shared
from desktop.storage.practice_record.record import open_practice_record

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes as POSIX has them")
ASSIGNED = Assignment("a1", "drill", "slow-answer", "exam", "2026-12-01", "李老师", "2026-11-22", ("1024",))


class Reversed:
    """A seal whose work can be seen."""

    def seal(self, text):
        return "sealed:" + text[::-1]

    def unseal(self, text):
        return text.removeprefix("sealed:")[::-1]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "practice.sqlite3"


@pytest.fixture
def record(path):
    with contextlib.closing(open_practice_record(path, "summary")) as record:
        yield record


def bytes_of(path):
    return b"".join(one.read_bytes() for one in path.parent.iterdir() if not one.name.endswith("-shm"))


def test_keeps_what_came_of_a_drill_and_of_a_paper(path):
    with contextlib.closing(open_practice_record(path, "summary")) as record:
        record.keep_attempt(attempt(), "v1", (FINAL,), at="2026-11-22T09:00:00")
        record.keep_paper(paper(), assignment="a1", at="2026-11-22T10:00:00")
    with contextlib.closing(open_practice_record(path, "summary")) as record:
        (kept,) = record.attempts()
        (handed_in,) = record.papers()

    assert (kept.attempt, kept.version, kept.at, kept.said) == (attempt(), "v1", "2026-11-22T09:00:00", ())
    assert (handed_in.result, handed_in.assignment) == (paper(), "a1")
    assert handed_in.result.passed
    assert kept.id != handed_in.id


def test_a_paper_answered_to_learn_is_kept_as_such(record):
    learned = replace(paper(), mode="learn")
    record.keep_paper(learned)
    assert record.papers()[0].result == learned


def test_a_summary_keeps_no_word(path, record):
    record.keep_attempt(attempt(broken=True), "v1", (FINAL,))

    (kept,) = record.attempts()
    assert kept.attempt.breaches[0].heard == ""
    assert kept.attempt.reasons == ("excuse",)
    assert "没办法".encode() not in bytes_of(path)
    assert FINAL.text.encode() not in bytes_of(path)
    assert record.sizes().with_words == 0


@pytest.mark.parametrize(("level", "number"), [("transcript", False), ("full", True)])
def test_words_are_sealed_and_numbers_masked_as_in_calls(path, level, number):
    with contextlib.closing(open_practice_record(path, level, Reversed())) as record:
        record.keep_attempt(attempt(broken=True), "v1", (FINAL,))
        (kept,) = record.attempts()

    heard = kept.attempt.breaches[0].heard
    assert heard.startswith("我也没办法")
    assert (heard == HEARD) is number
    assert [final.text for final in kept.said] == [FINAL.text]
    assert "没办法".encode() not in bytes_of(path)


def test_the_best_run_is_a_passed_one_gone_through(record):
    assert record.best("slow-answer") is None
    record.keep_attempt(attempt(points=100.0, ended="broken_off"), "v1")
    record.keep_attempt(attempt(points=99.0, met=False), "v1")
    first = record.keep_attempt(attempt(points=85.0), "v1")
    record.keep_attempt(attempt(points=85.0), "v1")
    record.keep_attempt(attempt("other", points=95.0), "v1")
    changed = record.keep_attempt(attempt(points=82.0), "v2")

    assert record.best("slow-answer").id == first.id
    assert record.best("slow-answer", "v2").id == changed.id
    assert len(record.attempts("slow-answer")) == 5


def test_an_exam_is_taken_once(record):
    record.begin_exam("drill:x", at="2026-11-22T09:00:00")
    with pytest.raises(PeitingError, match="2026-11-22 09:00 已经考过") as refused:
        record.begin_exam("drill:x", at="2026-11-22T11:00:00")
    assert refused.value.code == "exam-taken"
    record.begin_exam("drill:x", at="2026-11-23T09:00:00")

    begun = record.begin_exam("drill:x", "a1", at="2026-11-22T11:00:00")
    record.give_back_exam(begun)
    record.begin_exam("drill:x", "a1", at="2026-11-22T12:00:00")
    with pytest.raises(PeitingError, match="重新布置"):
        record.begin_exam("drill:x", "a1", at="2027-01-01T09:00:00")


def test_cards_assignments_and_shares_come_back(record):
    record.keep_cards([KeptCard("topic:hold", "2026-11-25", "{}"), KeptCard("topic:name", "2026-11-24", "{}")])
    record.keep_cards([KeptCard("topic:hold", "2026-11-23", "{1}")])
    assert [card.subject for card in record.cards()] == ["topic:hold", "topic:name"]

    assert record.keep_assignments([ASSIGNED]) == 1
    assert record.keep_assignments([ASSIGNED]) == 0
    assert record.assignments() == (ASSIGNED,)

    shared = Shared("2026-11-22T09:00:00", "/shared/1024.json", ("x",), ())
    record.keep_shared(shared)
    assert record.shared() == (shared,)


def test_words_go_before_results_do(path):
    with contextlib.closing(open_practice_record(path, "full")) as record:
        record.keep_attempt(attempt(broken=True), "v1", (FINAL,), at="2026-01-01T09:00:00")
        record.keep_attempt(attempt(), "v1", (FINAL,), at="2026-11-22T09:00:00")

        assert record.forget_words("2026-06-01") == 1
        assert record.forget_words("2026-06-01") == 0
        first, second = record.attempts()

    assert (first.said, first.attempt.breaches[0].heard) == ((), "")
    assert [final.text for final in second.said] == [FINAL.text]
    assert "没办法".encode() not in bytes_of(path)


def test_erasing_leaves_no_byte(path, record):
    for day in ("2026-01-01", "2026-11-22"):
        record.keep_attempt(attempt("secret-drill"), "v1", at=f"{day}T09:00:00")
    record.keep_paper(paper("secret-plan"), at="2026-01-01T10:00:00")
    record.keep_assignments([ASSIGNED])

    assert record.erase(before="2026-06-01") == 2
    assert len(record.attempts()) == 1
    assert b"secret-plan" not in bytes_of(path)
    assert record.erase() == 1
    assert (record.attempts(), record.assignments()) == ((), ())
    assert b"secret-drill" not in bytes_of(path)


@posix_only
def test_the_file_is_its_owners_alone(path, record):
    record.keep_paper(paper())

    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}


def test_a_lock_is_told_and_passes(path, record):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PeitingError, match=r"练习记录 .* 正被另一个程序占用。 请关闭") as locked:
            record.keep_paper(paper())
        other.execute("ROLLBACK")

    assert locked.value.code == "practice-record-locked"
    record.keep_paper(paper())
    assert len(record.papers()) == 1


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_told_and_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(PeitingError, match="练习记录 ") as broken:
        open_practice_record(path, "summary")

    assert broken.value.code == "practice-record-broken"
    assert path.read_bytes() == content


def test_a_folder_where_the_file_should_be_is_told(path):
    path.mkdir(parents=True)

    with pytest.raises(PeitingError) as refused:
        open_practice_record(path, "summary")

    assert refused.value.code == "practice-record-readonly"


def test_a_later_record_is_left_alone(path, record):
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(PeitingError, match=r"练习记录 .* 是更新版本") as newer:
        open_practice_record(path, "summary")
    assert newer.value.code == "practice-record-newer"

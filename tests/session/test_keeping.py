"""A record that hangs holds nobody up, and what it refuses arrives in its order or is counted."""

import contextlib
import dataclasses
import sqlite3
import threading
import time

import pytest
from headset import wait_for
from kept_calls import CONFIRMED, CONTEST, ENDED, FINAL, SCORE, STARTED

from desktop.session.keeper import Keeper
from desktop.session.keeping import Keeping
from desktop.storage.record import CallRecord, open_record


@pytest.fixture
def where(tmp_path):
    path = tmp_path / "calls.sqlite3"
    open_record(path, "full").close()
    return path


@pytest.fixture
def told():
    return []


@pytest.fixture
def keeping(where, told):
    made = Keeping(Keeper(lambda: open_record(where, "full"), told.append), told.append)
    made.start()
    yield made
    made.close()


@contextlib.contextmanager
def locked(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def test_a_locked_database_costs_the_call_no_time_and_no_event(where, keeping, told, monkeypatch):
    monkeypatch.setattr("desktop.session.keeper._RETRY_SECONDS", 0.2)
    finals = [dataclasses.replace(FINAL, start=float(number)) for number in range(50)]
    longest = 0.0
    with locked(where):
        for event in (STARTED, *CONFIRMED, *finals):
            began = time.monotonic()
            keeping.keep(event)
            longest = max(longest, time.monotonic() - began)
        wait_for(lambda: bool(told), 10.0, "the lock to be told")
        assert keeping.waiting
    keeping.keep(ENDED)
    keeping.keep_score(SCORE)
    # Nothing more is given: the thread tries again by itself.
    wait_for(lambda: not keeping.waiting, 10.0, "what waited to be written")
    assert longest < 0.05
    assert [error.code for error in told] == ["record-locked"]
    assert keeping.lost == 0
    with contextlib.closing(open_record(where, "full")) as record:
        kept = record.call(keeping.call_id)
    assert kept.events == (STARTED, *CONFIRMED, *finals, ENDED)
    assert kept.score == SCORE


def test_the_id_of_a_call_is_known_before_it_is_on_the_disk(keeping, where):
    with locked(where):
        keeping.keep(STARTED)
        first = keeping.call_id
        keeping.keep(ENDED)
        keeping.keep(STARTED)
        assert first
        assert keeping.call_id != first
        keeping.contest(first, CONTEST)
    keeping.keep(ENDED)
    keeping.close()
    with contextlib.closing(open_record(where, "full")) as record:
        assert record.call(first).contests == (CONTEST,)


def test_what_is_too_much_is_counted_and_told_once(where, told, monkeypatch):
    hang = threading.Event()
    begin = CallRecord.begin

    def hangs(*args):
        hang.wait(20.0)
        return begin(*args)

    monkeypatch.setattr(CallRecord, "begin", hangs)
    keeping = Keeping(Keeper(lambda: open_record(where, "full"), told.append), told.append, most_waiting=10)
    keeping.start()
    try:
        for event in (STARTED, *[FINAL] * 30):
            keeping.keep(event)
        lost = keeping.lost
    finally:
        hang.set()
        keeping.close()
    assert 19 <= lost <= 21
    assert [error.code for error in told] == ["record-overflow"]
    with contextlib.closing(open_record(where, "full")) as record:
        assert len(record.events(keeping.call_id)) == 31 - lost


def test_a_write_that_breaks_holds_up_none_of_those_behind_it(where, keeping, told, monkeypatch):
    keep, broken = CallRecord.keep, [True]

    def breaks(*args):
        if broken.pop() if broken else False:
            raise ZeroDivisionError
        keep(*args)

    monkeypatch.setattr(CallRecord, "keep", breaks)
    for event in (STARTED, FINAL, *CONFIRMED, ENDED):
        keeping.keep(event)
    keeping.close()
    assert [error.code for error in told] == ["internal"]
    with contextlib.closing(open_record(where, "full")) as record:
        assert record.events(keeping.call_id) == [STARTED, *CONFIRMED, ENDED]

import contextlib
import dataclasses
import datetime
import sqlite3

import pytest
from memory_key_store import LockedKeyStore, MemoryKeyStore

from desktop.core.call_score import Contest
from desktop.core.events import AlertRaised, CallEnded, CallStarted, FinalTranscript, to_json
from desktop.errors import PeitingError
from desktop.storage.record import open_record
from desktop.storage.retention import Purged, Retention, purge
from desktop.storage.seal_keys import SealKeys
from desktop.storage.sealing import SealedWords

NOW = datetime.datetime(2026, 11, 22, 9, 30)
STARTED = CallStarted(
    time=0.0, channels=("agent",), started_at="", pack="inbound", company="", agent_name="", agent_number="",
    customer="张三丰", customer_title="先生",
)  # fmt: skip
FINAL = FinalTranscript(time=2.0, channel="agent", start=1.0, end=2.0, text="张三丰先生您好")
ALERT = AlertRaised(
    time=3.0, id="a1", channel="agent", alert="forbidden", rule="dont_know", title="忌语：“不知道”",
    severity="warning", heard="不知道", say="", start=2.0, end=3.0, provisional=False,
)  # fmt: skip


@pytest.fixture
def store():
    return MemoryKeyStore()


@pytest.fixture
def opened(tmp_path, store):
    def open_again(level="transcript", keys=store, **options):
        sealing = SealedWords(SealKeys(tmp_path / "keys", keys))
        return contextlib.closing(open_record(tmp_path / "calls.sqlite3", level, sealing, **options))

    return open_again


def keep(record, days_ago):
    began = (NOW - datetime.timedelta(days=days_ago)).isoformat(timespec="seconds")
    call = record.begin(dataclasses.replace(STARTED, started_at=began))
    record.keep(call, FINAL)
    record.keep(call, ALERT)
    record.close_call(call, CallEnded(time=4.0, hung_up="agent", score=None))
    return call


def on_disk(tmp_path):
    return b"".join(file.read_bytes() for file in tmp_path.glob("calls.sqlite3*"))


def test_what_is_too_old_is_in_no_byte_any_more(tmp_path, opened):
    with opened() as record:
        old, young = keep(record, 91), keep(record, 89)
        assert old.encode() in on_disk(tmp_path)

        assert purge(record, Retention(90, 365), NOW) == Purged(calls=1)

        assert [call.id for call in record.calls()] == [young]
        assert old.encode() not in on_disk(tmp_path)
        assert young.encode() in on_disk(tmp_path)


def test_words_go_before_their_call_does_from_every_byte(tmp_path):
    # In clear, as an older version kept them: so that the bytes can be searched for them.
    with contextlib.closing(open_record(tmp_path / "calls.sqlite3", "transcript")) as record:
        call = keep(record, 31)
        assert "张三丰".encode() in on_disk(tmp_path)

        assert purge(record, Retention(90, 30), NOW) == Purged(words=1)
        assert purge(record, Retention(90, 30), NOW) == Purged()

        for said in ("张三丰", "不知道"):
            assert said.encode() not in on_disk(tmp_path)
        kept = record.call(call)
        assert [type(event) for event in kept.events] == [CallStarted, FinalTranscript, AlertRaised, CallEnded]
        assert (kept.events[2].rule, kept.events[2].heard, kept.summary.privacy) == ("dont_know", "", "summary")


def test_a_call_that_goes_on_stays_whatever_the_clock_says(opened):
    with opened() as record:
        call = record.begin(dataclasses.replace(STARTED, started_at="2020-01-01T00:00:00"))

        assert purge(record, Retention(1, 1), NOW) == Purged()
        record.keep(call, FINAL)
        assert record.events(call)[-1] == FINAL


def test_many_old_calls_go_at_once(opened):
    with opened("summary") as record:
        for number in range(30):
            keep(record, 100 + number)

        assert purge(record, Retention(90, 30), NOW).calls == 30
        assert record.calls() == []


def test_no_word_is_on_the_disk_in_clear_nor_is_a_note(tmp_path, opened):
    with opened("full") as record:
        call = keep(record, 1)
        record.contest(call, Contest(item="x", note="客户听错了", at="2026-11-22T10:00:00"))
        written = on_disk(tmp_path)
        kept = record.call(call)

    assert (kept.events[1], kept.contests[0].note, kept.unreadable) == (FINAL, "客户听错了", 0)
    assert b"dont_know" in written
    for said in ("张三丰", "您好", "不知道", "听错"):
        assert said.encode() not in written


@pytest.mark.parametrize("lose", [lambda store: store.secrets.clear(), lambda store: None], ids=["lost", "locked"])
def test_without_its_key_a_call_is_there_without_its_words(opened, store, lose):
    with opened() as record:
        call = keep(record, 1)
        record.contest(call, Contest(item="x", note="客户听错了", at="2026-11-22T10:00:00"))
    lose(store)

    with opened("summary", keys=store if not store.secrets else LockedKeyStore()) as record:
        kept = record.call(call)

    assert (kept.events[1].text, kept.events[2].rule, kept.events[2].heard) == ("", "dont_know", "")
    assert kept.unreadable == 3
    assert "读不出来" in kept.contests[0].note


def test_names_are_hidden_where_that_is_wanted(opened):
    with opened(hide_names=True) as record:
        call = keep(record, 1)
        record_again = record.call(call)

    assert record_again.events[0].customer == ""
    assert record_again.events[1].text == "●●●先生您好"


def test_words_that_an_older_version_kept_in_clear_are_sealed(tmp_path, opened):
    with contextlib.closing(open_record(tmp_path / "calls.sqlite3", "transcript")) as record:
        call = keep(record, 1)
    with contextlib.closing(sqlite3.connect(tmp_path / "calls.sqlite3")) as raw, raw:
        raw.execute("UPDATE events SET json = ? WHERE type = 'FinalTranscript'", [to_json(FINAL)])
        raw.execute("UPDATE events SET json = ? WHERE type = 'AlertRaised'", [to_json(ALERT)])
    assert "张三丰".encode() in on_disk(tmp_path)

    with opened() as record:
        assert record.seal_words() == 2
        assert record.seal_words() == 0
        for said in ("丰先生您好", "不知道"):
            assert said.encode() not in on_disk(tmp_path)
        assert record.events(call)[1:3] == [FINAL, ALERT]


def test_traces_that_another_reader_holds_are_told_and_go_later(tmp_path, opened):
    with opened() as record:
        call = keep(record, 91)
        with contextlib.closing(sqlite3.connect(tmp_path / "calls.sqlite3", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM calls").fetchall()
            with pytest.raises(PeitingError, match="痕迹") as caught:
                purge(record, Retention(90, 30), NOW)
            reader.execute("ROLLBACK")
        assert caught.value.code == "record-traces"

        assert purge(record, Retention(90, 30), NOW) == Purged()
        assert call.encode() not in on_disk(tmp_path)

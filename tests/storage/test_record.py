import contextlib
import dataclasses
import sqlite3
import subprocess
import sys
import threading
import typing
from pathlib import Path

import kept_calls
import pytest
from kept_calls import ENDED, FINAL

from desktop.core import events
from desktop.core.events import (
    AlertConfirmed,
    AlertRaised,
    AudioLevel,
    PartialTranscript,
    StageEntered,
    Word,
)
from desktop.errors import PeitingError
from desktop.storage.record import open_record

STARTED = dataclasses.replace(kept_calls.STARTED, channels=("agent",))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "calls.sqlite3"


@pytest.fixture
def record(path):
    with contextlib.closing(open_record(path, "full")) as record:
        yield record


def test_keeps_a_call(record):
    stage = StageEntered(time=0.0, stage="greeting", because="start", confidence=1.0)
    call = record.begin(STARTED)
    for event in (stage, FINAL):
        record.keep(call, event)
    record.close_call(call, ENDED)

    assert record.events(call) == [STARTED, stage, FINAL, ENDED]
    (summary,) = record.calls()
    assert (summary.state, summary.seconds, summary.hung_up) == ("ended", 63.0, "customer")
    assert (summary.started_at, summary.agent_number) == ("2026-11-22T09:30:00", "1024")


def test_passing_state_is_not_kept(record):
    call = record.begin(STARTED)
    record.keep(call, AudioLevel(time=0.1, channel="agent", dbfs=-30.0, peak_dbfs=-20.0, speech=True))
    record.keep(call, PartialTranscript(time=0.1, channel="agent", start=0.0, text="您"))

    assert record.events(call) == [STARTED]


def test_two_calls_do_not_mix(record):
    first, second = record.begin(STARTED), record.begin(STARTED)
    record.keep(second, FINAL)

    assert first != second
    assert record.events(first) == [STARTED]
    assert [call.id for call in record.calls()] == [second, first]


def filled(kind):
    """An event of that class with a mark in every field that can hold text."""
    values = {}
    for field in dataclasses.fields(kind):
        hint = typing.get_type_hints(kind)[field.name]
        if field.name == "words":
            values[field.name] = (Word(text="秘密", start=0.0, end=1.0, confidence=1.0),)
        elif hint is str:
            values[field.name] = "秘密"
        elif hint == tuple[str, ...]:
            values[field.name] = ("秘密",)
        elif hint is bool or "bool" in str(hint):
            values[field.name] = () if "tuple" in str(hint) else True
        elif "Literal" in str(hint):
            values[field.name] = ("agent",) if "tuple" in str(hint) else typing.get_args(hint)[0]
        else:
            values[field.name] = 1
    return kind(**values)


_SAID = {
    "text", "words", "heard", "because", "customer", "customer_title", "next_text", "avoid", "explanation", "say"
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in events.EVENT_TYPES.values() if kind is not events.Event])
def test_a_summary_keeps_no_word_that_was_said(path, kind):
    with contextlib.closing(open_record(path, privacy="summary")) as record:
        call = record.begin(STARTED)
        record.keep(call, filled(kind))
        kept = record.events(call)

    assert (kept[0].customer, kept[0].customer_title) == ("", "")
    for event in kept[1:]:
        for name in _SAID & {field.name for field in dataclasses.fields(event)}:
            assert not getattr(event, name), name


def test_a_summary_leaves_no_said_word_in_the_files(path):
    raised = AlertRaised(
        time=3.0,
        id="1",
        channel="agent",
        alert="forbidden",
        rule="dont_know",
        title="忌语：“不知道”",
        severity="warning",
        heard="不知道",
        say="张女士，我马上核实。",
        start=1.0,
        end=2.0,
        provisional=False,
        explanation="“不知道”",
    )
    with contextlib.closing(open_record(path, privacy="summary")) as record:
        call = record.begin(STARTED)
        for event in (FINAL, raised):
            record.keep(call, event)
        written = b"".join(file.read_bytes() for file in path.parent.iterdir())

    assert b"dont_know" in written
    for said in ("您好", "不知道", "张"):
        assert said.encode() not in written


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_only_the_user_can_read_the_files(path, record):
    record.begin(STARTED)

    assert [file.stat().st_mode & 0o077 for file in path.parent.iterdir()] == [0, 0, 0]


KILLED = """
import os, sys
from pathlib import Path
from desktop.core.events import AlertConfirmed, CallStarted
from desktop.storage.record import open_record

record = open_record(Path(sys.argv[1]), "full")
call = record.begin(CallStarted(time=0.0, channels=("agent",), started_at="2026-11-22T09:30:00", pack="p", company="",
                                agent_name="", agent_number="", customer="", customer_title=""))
number = 0
while True:
    number += 1
    record.keep(call, AlertConfirmed(time=number / 10, id=str(number)))
    print(number, flush=True)
"""


def test_a_kill_in_mid_call_loses_no_event_that_was_kept(path):
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, cwd=Path.cwd())
    try:
        acknowledged = 0
        while acknowledged < 50:
            acknowledged = int(child.stdout.readline())
    finally:
        child.kill()
        rest = child.stdout.read().split()
        child.wait(timeout=10)
        child.stdout.close()
    acknowledged = int(rest[-1]) if rest else acknowledged

    with contextlib.closing(open_record(path, "full")) as record:
        (call,) = record.calls()
        kept = record.events(call.id)

    assert [event.id for event in kept[1:]][:acknowledged] == [str(number) for number in range(1, acknowledged + 1)]
    assert len(kept) - 1 in (acknowledged, acknowledged + 1)
    assert (call.state, call.seconds) == ("interrupted", kept[-1].time)


def test_a_call_of_another_living_process_is_not_interrupted(path):
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, cwd=Path.cwd())
    try:
        assert child.stdout.readline()
        with contextlib.closing(open_record(path, "full")) as record:
            assert [call.state for call in record.calls()] == ["open"]
    finally:
        child.kill()
        child.wait(timeout=10)
        child.stdout.close()


def test_a_locked_file_is_told_and_the_event_can_be_given_again(path, record, monkeypatch):
    call = record.begin(STARTED)
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PeitingError, match="另一个程序") as caught:
            record.keep(call, FINAL)
        other.rollback()
    assert caught.value.code == "record-locked"

    record.keep(call, FINAL)

    assert record.events(call) == [STARTED, FINAL]


@pytest.mark.parametrize("content", [b"this is no database at all, and long enough to be looked at" * 20])
def test_a_foreign_file_is_refused_and_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(PeitingError, match="不是通话记录") as caught:
        open_record(path, "full")

    assert caught.value.code == "record-broken"
    assert path.read_bytes() == content


def test_a_record_of_a_newer_version_is_refused(path):
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")

    with pytest.raises(PeitingError, match="更新版本"):
        open_record(path, "full")


def test_a_path_that_cannot_be_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(PeitingError) as caught:
        open_record(tmp_path / "file" / "calls.sqlite3", "full")

    assert caught.value.code == "record-failed"
    assert caught.value.remedy


def test_is_kept_from_another_thread_than_it_was_opened_in(record):
    call = record.begin(STARTED)
    trouble = []

    def keep() -> None:
        try:
            record.keep(call, AlertConfirmed(time=1.0, id="1"))
        except Exception as error:
            trouble.append(error)

    thread = threading.Thread(target=keep)
    thread.start()
    thread.join()

    assert trouble == []
    assert len(record.events(call)) == 2


def test_the_process_that_lost_a_call_marks_it_when_it_opens_the_record_again(path):
    with contextlib.closing(open_record(path, "full")) as lost:
        lost.begin(STARTED)

    with contextlib.closing(open_record(path, "full")) as record:
        assert [call.state for call in record.calls()] == ["interrupted"]


def test_a_transcript_keeps_no_long_number(path):
    number = "13812345678"
    words = (Word(text=number, start=2.0, end=3.0, confidence=1.0),)
    with contextlib.closing(open_record(path, "transcript")) as record:
        call = record.begin(STARTED)
        record.keep(call, dataclasses.replace(FINAL, text=f"打{number}", words=words))
        kept = record.events(call)[-1]
    assert (kept.text, kept.words[0].text) == ("打138●●●●●●78", "138●●●●●●78")
    with contextlib.closing(sqlite3.connect(path)) as raw:
        assert not any(number in json for (json,) in raw.execute("SELECT json FROM events"))


def test_another_reader_in_the_same_program_leaves_a_living_call_alone(path, record):
    call = record.begin(STARTED)
    with contextlib.closing(open_record(path, "summary")) as reader:
        assert [one.state for one in reader.calls()] == ["open"]

    record.keep(call, FINAL)
    assert [one.state for one in record.calls()] == ["open"]

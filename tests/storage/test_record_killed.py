"""Kills and power cuts at any moment: nothing that was committed is lost, and no call is there twice."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import headset
import pytest
import record_writers

from desktop.core.events import CallEnded, CallStarted
from desktop.storage.record import open_record

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, stops and kills as POSIX has them")

KILLS = {"sqlite": 50, "postgresql": 10}
CUTS = 12
SEED = 1122


def start(where, log, kills):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, record_writers.__file__, str(where), str(log), str(kills), str(SEED)]
    return subprocess.Popen(words, env=environment, stderr=subprocess.PIPE)


def acknowledged(log):
    """For each call the writes whose end the writer saw; a line that the kill tore is none."""
    seen = defaultdict(list)
    for line in log.read_text(encoding="utf-8").split("\n")[:-1]:
        call, number = line.split()
        seen[call].append(int(number))
    return seen


def check(record, seen):
    """Everything acknowledged is there, in order; at most one write more, whose answer the kill took."""
    calls = {call.id: call for call in record.calls()}
    assert len(calls) == len(record.calls())
    assert set(seen) <= set(calls)
    for call_id, call in calls.items():
        events = record.events(call_id)
        numbers = [int(event.id) for event in events if not isinstance(event, CallStarted | CallEnded)]
        told = [number for number in seen.get(call_id, []) if number > 0]
        assert isinstance(events[0], CallStarted)
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) - len(told) in (0, 1)
        ended = isinstance(events[-1], CallEnded)
        assert call.state == ("ended" if ended else "interrupted")
        assert ended or -1 not in seen.get(call_id, [])
        assert call.seconds == events[-1].time
    return calls


def test_a_kill_at_any_moment_loses_nothing(where, tmp_path, request):
    kills = KILLS[request.node.callspec.params["where"]]
    log = tmp_path / "log"
    killing = start(where, log, kills)
    _, said = killing.communicate(timeout=100)
    assert killing.returncode == 0, said.decode()

    with contextlib.closing(open_record(where, "full")) as record:
        calls = check(record, acknowledged(log))
        kept = record.sizes().calls

    interrupted = [call for call in calls.values() if call.state == "interrupted"]
    # A kill between two calls interrupts none; never one more than there were kills.
    assert kills / 2 < len(interrupted) <= kills
    assert kept == len(calls)


def test_a_power_cut_at_any_moment_loses_nothing(tmp_path):
    path, log = tmp_path / "data" / "calls.sqlite3", tmp_path / "log"
    choice = random.Random(SEED)
    writer = start(path, log, 0)
    try:
        headset.wait_for(lambda: log.exists() and log.stat().st_size > 0, seconds=30, what="the first write")
        for cut in range(CUTS):
            written = log.stat().st_size
            more = choice.randrange(1, 4000)
            headset.wait_for(lambda: log.stat().st_size > written + more, seconds=30, what="more writes")  # noqa: B023
            copy = tmp_path / f"cut-{cut}"
            seen = cut_power(writer, path, log, copy)
            tear(copy / "calls.sqlite3-wal", choice, cut)
            with contextlib.closing(open_record(copy / path.name, "full")) as record:
                shorter_of_the_living(record, seen)
    finally:
        writer.kill()
        writer.communicate()


def cut_power(writer, path, log, copy):
    """What would lie on the disk when the power went this moment; the index in shared memory would be gone."""
    writer.send_signal(signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, writer.pid, os.WSTOPPED)
        shutil.copytree(path.parent, copy, ignore=shutil.ignore_patterns("*-shm"))
        return acknowledged(log)
    finally:
        writer.send_signal(signal.SIGCONT)


def tear(wal, choice, cut):
    """Every other time the next write had begun: the log ends in a part of it, or in what lay there before."""
    if cut % 2:
        with wal.open("ab") as file:
            file.write(choice.randbytes(choice.randrange(1, 8000)))


def shorter_of_the_living(record, seen):
    (call_id,) = seen
    (call,) = record.calls()
    numbers = [int(event.id) for event in record.events(call_id)[1:]]
    assert call.id == call_id
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) - (len(seen[call_id]) - 1) in (0, 1)
    # The copy was opened beside the living program, whose call this still is.
    assert call.state == "open"


def test_the_log_of_the_tests_is_read_as_it_was_written(tmp_path):
    log = Path(tmp_path / "log")
    log.write_text("a 0\na 1\nb 0\na -1\nb", encoding="utf-8")

    assert acknowledged(log) == {"a": [0, 1, -1], "b": [0]}

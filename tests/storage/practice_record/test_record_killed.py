"""A kill at any moment: whatever was acknowledged is there, whole."""

import contextlib
import os
import subprocess
import sys
import textwrap

import pytest

from desktop.storage.practice_record.record import open_practice_record

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX has them")
WRITER = """
    import sys
    from practice_runs import attempt, paper
    from desktop.storage.practice_record.record import open_practice_record
    record = open_practice_record(sys.argv[1], "summary")
    for number in range(100_000):
        record.keep_attempt(attempt(f"drill-{number}"), "v1")
        print(number, flush=True)
"""


def test_a_kill_loses_nothing(tmp_path):
    path = tmp_path / "practice.sqlite3"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    code = textwrap.dedent(WRITER).replace("sys.argv[1]", "__import__('pathlib').Path(sys.argv[1])")
    told = []
    for _ in range(3):
        writing = subprocess.Popen([sys.executable, "-c", code, path], env=environment, stdout=subprocess.PIPE)
        for _ in range(5):
            told.append(f"drill-{int(writing.stdout.readline())}")
        writing.kill()
        told += [f"drill-{int(line)}" for line in writing.stdout if line.endswith(b"\n")]
        writing.stdout.close()
        writing.wait()

    with contextlib.closing(open_practice_record(path, "summary")) as record:
        kept = [one.attempt.drill for one in record.attempts()]
    assert [one for one in kept if one in set(told)]
    assert 0 <= len(kept) - len(told) <= 3
    assert all(kept.count(drill) >= told.count(drill) for drill in set(told))

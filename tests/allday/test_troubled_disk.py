"""A disk that fills up, becomes read-only or is locked in mid-call: told once, and nothing of the call is missing."""

import contextlib
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from headset import wait_for
from kept_calls import CONFIRMED, ENDED, FINAL, STARTED

from desktop.errors import PeitingError
from desktop.session.keeper import Keeper
from desktop.session.keeping import Keeping
from desktop.storage.record import open_record
from desktop.storage.record_troubles import told as told_by

TALK = [FINAL] * 30


@pytest.fixture
def disk():
    """A disk of a megabyte, where the tests may mount one."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs the right to mount")
    folder = Path(tempfile.mkdtemp(prefix="disk-"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], check=False).returncode:
        folder.rmdir()
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)
    folder.rmdir()


@contextlib.contextmanager
def full(folder):
    ballast = folder / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    yield
    ballast.unlink()


@contextlib.contextmanager
def read_only(folder):
    # The system refuses as long as a file is open for writing: so it is from the beginning of the call.
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


@contextlib.contextmanager
def locked(folder):
    other = sqlite3.connect(folder / "calls.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.rollback()
    other.close()


@pytest.mark.parametrize(
    ("hindered", "codes"),
    [
        (full, {"record-full", "record-disk"}),
        (read_only, {"record-readonly", "record-disk", "record-full"}),
        (locked, {"record-locked"}),
    ],
)
def test_a_call_goes_on_over_a_troubled_disk_and_is_whole_when_it_is_mended(disk, hindered, codes, monkeypatch):
    monkeypatch.setattr("desktop.session.keeper._RETRY_SECONDS", 0.2)
    told, longest = [], 0.0
    where = disk / "calls.sqlite3"
    keeping = Keeping(Keeper(lambda: open_record(where, "full"), told.append), told.append)
    keeping.start()
    try:
        beginning = [STARTED, *CONFIRMED]
        for event in beginning if hindered is not read_only else ():
            keeping.keep(event)
        wait_for(lambda: not keeping.waiting, 10.0, "the beginning to be written")
        with hindered(disk):
            for event in TALK if hindered is not read_only else [*beginning, *TALK]:
                began = time.monotonic()
                keeping.keep(event)
                longest = max(longest, time.monotonic() - began)
            wait_for(lambda: bool(told), 15.0, "the trouble to be told")
            assert keeping.waiting
        keeping.keep(ENDED)
        wait_for(lambda: not keeping.waiting, 15.0, "what waited to be written")
    finally:
        keeping.close()
    assert len(told) == 1, "told once"
    assert told[0].code in codes
    assert told[0].remedy
    assert longest < 0.05, "nobody waited for the disk"
    with contextlib.closing(open_record(where, "full")) as record:
        assert record.events(keeping.call_id) == [STARTED, *CONFIRMED, *TALK, ENDED]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "record-readonly"), (errno.EACCES, "record-readonly"), (errno.ENOSPC, "record-full")],
)
def test_what_a_system_says_in_chinese_is_understood(number, code):
    with pytest.raises(PeitingError) as caught, told_by("calls.sqlite3"):
        raise OSError(number, "系统的话")
    assert caught.value.code == code

"""Every byte that the program writes in a day is one that it names to its user, and nobody else can read it."""

import fnmatch
import os
import stat
from pathlib import Path

import pytest
from private_day import Day

from desktop.storage.kept_data import kept_files

pytestmark = pytest.mark.timeout(180)

_NOT_KEPT = (
    "{folder}/audit",  # this test's own
    "/dev/null",
    "/dev/shm/psm_*",  # the last minute of the call's sound, shared with the listener; gone with the program
    "{folder}/run/*",  # the door of the running window; gone with the program
    "{folder}/tmp/peiting-*",  # a report that a browser reads, for a minute
    "{folder}/tmp/????????",  # Python tries whether it may write there
    "{folder}/outside/.config/pulse*",  # the sound server's client library
    "/dev/dsp*",  # PortAudio looks for sound cards
    "/dev/shm/jack*",
    "/dev/shm/*jack*",
)


@pytest.fixture
def profile(day: Day, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEITING_HOME", str(day.folder / "home"))
    monkeypatch.delenv("PEITING_MODELS", raising=False)
    return day.folder / "home"


def test_every_file_that_was_written_is_named(day: Day, profile: Path) -> None:
    if day.trace is None:
        pytest.skip("needs strace")
    named = {kept.path for kept in kept_files()}
    passing = [pattern.format(folder=day.folder) for pattern in _NOT_KEPT]
    unnamed = {
        path
        for path in day.trace.written - named
        if not any(fnmatch.fnmatchcase(str(path), pattern) for pattern in passing)
        and not path.is_relative_to(day.folder / "chosen")
        and path.exists()
        and not path.is_dir()
    }
    assert unnamed == set()
    assert profile / "calls.sqlite3" in day.trace.written


def test_the_page_names_every_byte_of_the_profile(profile: Path) -> None:
    there = [path for path in profile.rglob("*") if path.is_file()]
    named = kept_files()
    assert sum(kept.bytes for kept in named) == sum(path.stat().st_size for path in there)
    assert {path.name for path in there} >= {"calls.sqlite3", "practice.sqlite3", "settings.json", "window.json"}
    assert {kept.kind for kept in named} >= {"record", "practice", "settings", "logs", "keys", "false_alarms"}


@pytest.mark.skipif(os.name != "posix", reason="Windows closes a profile by its folder")
def test_nobody_else_can_read_any_of_it(day: Day, profile: Path) -> None:
    """The program ran with a umask of 0."""
    kept = [profile, *profile.rglob("*"), *(day.folder / "chosen").iterdir(), *(day.folder / "run").rglob("*")]
    assert len(kept) > 8
    assert {path.name: oct(mode) for path in kept if (mode := stat.S_IMODE(path.lstat().st_mode)) & 0o077} == {}


def test_nothing_is_left_elsewhere(day: Day) -> None:
    assert list((day.folder / "tmp").iterdir()) == []
    assert list((day.folder / "run").iterdir()) == []
    left = [path for path in (day.folder / "outside").rglob("*") if path.is_file() and "pulse" not in path.parts]
    assert left == []


def test_what_was_said_lies_nowhere_in_clear(day: Day, profile: Path) -> None:
    heard, titles = (_printed(day, name) for name in ("heard", "titled"))
    # The title of an alert tells the library's own phrase; words around it are the agent's.
    pieces = [heard[at : at + 4] for at in range(len(heard) - 3) if heard[at : at + 4] not in titles]
    assert pieces
    for path in profile.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for piece in pieces:
                for encoding in ("utf-8", "utf-16-le"):
                    assert piece.encode(encoding) not in content, f"{piece} in {path.name}"


def _printed(day: Day, name: str) -> str:
    (line,) = [line for line in day.output if line.startswith(f"{name} ")]
    return line.removeprefix(f"{name} ")

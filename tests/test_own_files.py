"""Whatever the user's umask says: what the program keeps is his alone, what is put down for others they can read."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.own_files import keep_to_oneself, make_shared_folder, open_like_its_folder

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows closes a profile by its folder")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_new_files_and_known_folders_are_closed(tmp_path: Path):
    old = tmp_path / "profile"
    old.mkdir(mode=0o755)
    keep_to_oneself(old, tmp_path / "not-there")
    (old / "below").mkdir()
    (old / "calls").write_text("", encoding="utf-8")
    assert [mode(path) for path in (old, old / "below", old / "calls")] == [0o700, 0o700, 0o600]


def test_a_place_of_everybody_stays_open(tmp_path: Path):
    tmp_path.chmod(0o1777)
    keep_to_oneself(tmp_path)
    assert mode(tmp_path) == 0o1777


def test_what_is_shared_is_as_open_as_the_folder(tmp_path: Path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o775)
    keep_to_oneself()
    make_shared_folder(shared / "group" / "week")
    result = shared / "group" / "week" / "result.json"
    result.write_text("{}", encoding="utf-8")
    open_like_its_folder(result)
    assert (mode(result.parent.parent), mode(result.parent), mode(result)) == (0o755, 0o755, 0o644)
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "result.json").write_text("{}", encoding="utf-8")
    open_like_its_folder(closed / "result.json")
    assert mode(closed / "result.json") == 0o600


def test_what_is_shared_follows_no_link(tmp_path: Path):
    tmp_path.chmod(0o755)
    keep_to_oneself()
    secret = tmp_path / "secret"
    secret.write_text("", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(secret)
    open_like_its_folder(folder)
    assert mode(secret) == 0o600


def test_every_command_keeps_to_itself(tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    environment = {**os.environ, "PEITING_HOME": str(home)}
    call = tmp_path / "call.jsonl"
    call.write_text('{"start": 1, "end": 2, "text": "您好"}\n', encoding="utf-8")
    words = [sys.executable, "-m", "desktop", "replay", str(call), "--json", "--record"]
    subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=60)
    kept = [home, *home.rglob("*")]
    assert len(kept) > 1
    assert {path.name: oct(mode(path)) for path in kept if mode(path) & 0o077} == {}

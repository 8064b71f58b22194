"""Where the window listens is its user's own."""

import os
import stat
import sys
from pathlib import Path

import pytest

from desktop.errors import PeitingError
from desktop.session.remote import address
from desktop.session.remote.address import window_address

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders of sockets; Windows has pipes")


@pytest.fixture
def short_home(tmp_path_factory, monkeypatch):
    made = Path(f"/tmp/pt-{os.getpid()}")
    made.mkdir()
    monkeypatch.setenv("PEITING_HOME", str(made))
    yield made
    for path in sorted(made.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    made.rmdir()


def test_the_folder_is_closed_to_others(short_home):
    found = window_address()
    folder = Path(found.name).parent
    assert folder == short_home / "run"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert found.lock.parent == folder


def test_a_folder_that_was_open_is_closed(short_home):
    (short_home / "run").mkdir()
    (short_home / "run").chmod(0o777)
    window_address()
    assert stat.S_IMODE((short_home / "run").stat().st_mode) == 0o700


def test_a_folder_that_is_a_link_is_refused(short_home, tmp_path):
    (short_home / "run").symlink_to(tmp_path)
    with pytest.raises(PeitingError, match="不能用"):
        window_address()


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root gives folders away")
def test_a_folder_of_somebody_else_is_refused(short_home):
    (short_home / "run").mkdir()
    os.chown(short_home / "run", 65534, 65534)
    with pytest.raises(PeitingError, match="别的用户"):
        window_address()


def test_a_deep_profile_listens_where_paths_are_short(tmp_path, monkeypatch):
    deep = tmp_path / ("深" * 30)
    monkeypatch.setenv("PEITING_HOME", str(deep))
    monkeypatch.setattr(address, "_SESSIONS", tmp_path)
    found = window_address()
    assert len(os.fsencode(found.name)) <= 80
    assert Path(found.name).parent == Path(f"/tmp/peiting-{os.getuid()}")


def test_a_deep_profile_listens_where_nobody_else_may_write(short_home, tmp_path, monkeypatch):
    monkeypatch.setenv("PEITING_HOME", str(tmp_path / ("深" * 30)))
    monkeypatch.setattr(address, "_SESSIONS", short_home)
    (short_home / str(os.getuid())).mkdir()
    folder = Path(window_address().name).parent
    assert folder == short_home / str(os.getuid()) / "peiting"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_on_windows_the_name_is_the_users_secret_and_stays(short_home, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    name = window_address().name
    assert window_address().name == name
    (file,) = (short_home / "run").iterdir()
    file.unlink()
    assert window_address().name != name


def test_on_windows_the_first_of_two_starts_names_the_pipe(short_home, monkeypatch):
    def faster(self, target):
        target.write_text("the first one's", encoding="utf-8")
        raise FileExistsError(17, "as Windows answers", str(target))

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "rename", faster)
    assert window_address().name == "the first one's"
    assert len(list((short_home / "run").iterdir())) == 1


def test_each_profile_machine_and_user_has_its_own(monkeypatch, tmp_path):
    names = set()
    for home, machine, user in (("a", "m", "1"), ("b", "m", "1"), ("a", "n", "1"), ("a", "m", "2")):
        monkeypatch.setenv("PEITING_HOME", str(tmp_path / home))
        monkeypatch.setattr(address, "_machine", lambda machine=machine: machine)
        monkeypatch.setattr(address, "_user", lambda user=user: user)
        names.add(Path(window_address().name).name)
    assert len(names) == 4

"""Packs on a share: copied whole, kept when the share is away, waited for by nobody."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import PeitingError
from desktop.session.shared_library import SharedLibrary
from desktop.storage.library import available_packs
from desktop.storage.share_copy import copy_name, copy_share


@pytest.fixture
def share(tmp_path):
    """A folder of packs, as a trainer keeps them on a server."""
    folder = tmp_path / "server" / "话术"
    shutil.copytree(paths.scripts_library() / "common", folder / "common")
    (folder / "ours").mkdir()
    (folder / "ours" / "pack.toml").write_text(
        '[pack]\nid = "ours"\nname = "本公司"\nversion = "7"\nuses = ["inbound"]\n', encoding="utf-8"
    )
    return folder


@pytest.fixture
def copies(tmp_path, monkeypatch):
    monkeypatch.setenv("PEITING_HOME", str(tmp_path / "home"))
    return paths.shared_library()


def until(come, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not come() and time.monotonic() < deadline:
        time.sleep(0.01)
    return come()


def test_a_pack_on_a_share_can_be_chosen_at_the_first_start(share, copies):
    shared = SharedLibrary([str(share)], copies)
    shared.start(first_wait=10.0)
    shared.close()

    assert "ours" in {pack.id for pack in available_packs(paths.library_folders())}
    assert paths.library_folders()[0] == paths.scripts_library()
    assert paths.library_folders()[-1] == paths.user_library()


def test_what_the_trainer_changes_arrives_and_what_he_removes_goes(share, copies):
    copy = copies / copy_name(1, str(share))
    assert copy_share(share, copy)
    assert not copy_share(share, copy)
    (share / "ours" / "stages.toml").write_text("# neu\n", encoding="utf-8")
    assert copy_share(share, copy)
    assert (copy / "ours" / "stages.toml").is_file()

    shutil.rmtree(share / "common")

    assert copy_share(share, copy)
    assert [one.name for one in copy.iterdir()] == ["ours"]
    assert [one.name for one in copies.iterdir()] == [copy.name]


def test_a_share_that_is_away_leaves_the_last_copy_and_is_told_once(share, copies):
    SharedLibrary([str(share)], copies).start(first_wait=10.0)
    shutil.rmtree(share.parent)
    told = []

    shared = SharedLibrary([str(share)], copies, again=0.01)
    shared.listen(told.append)
    began = time.monotonic()
    shared.start(first_wait=10.0)
    assert time.monotonic() - began < 1.0
    assert until(lambda: told)
    time.sleep(0.1)
    shared.close()

    assert len(told) == 1
    assert str(share) in told[0].message
    assert "的副本" in told[0].message
    assert "ours" in {pack.id for pack in available_packs(paths.library_folders())}


def test_a_share_never_seen_is_told_with_what_is_used_instead(tmp_path, copies):
    shared = SharedLibrary([str(tmp_path / "nowhere")], copies)
    shared.start(first_wait=10.0)
    told = []
    shared.listen(told.append)
    assert until(lambda: told)
    shared.close()

    assert "还没有它的副本" in told[0].message


def test_a_share_that_comes_back_may_be_told_of_again(share, copies):
    told = []
    away = share.with_name("away")
    shared = SharedLibrary([str(share)], copies, again=0.01)
    shared.listen(told.append)
    shared.start(first_wait=10.0)
    for count in (1, 2):
        share.rename(away)
        assert until(lambda count=count: len(told) == count)
        away.rename(share)
        assert until(lambda: not shared._shares[0].told)
    shared.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe stands in for a share that hangs")
def test_a_share_that_hangs_holds_up_nobody(share, copies, monkeypatch):
    monkeypatch.setattr("desktop.session.shared_library._SLOW_SECONDS", 0.2)
    # Opening a pipe that nobody writes to waits for ever, as a dead server does.
    os.mkfifo(share / "ours" / "hangs.toml")
    told = []
    shared = SharedLibrary([str(share)], copies)
    shared.listen(told.append)

    began = time.monotonic()
    shared.start(first_wait=0.3)
    assert time.monotonic() - began < 1.5
    assert until(lambda: told)
    shared.close()

    assert "没有回应" in told[0].message
    with (share / "ours" / "hangs.toml").open("wb"):
        pass


def test_an_empty_mount_point_is_no_library(share, copies, tmp_path):
    copy = copies / "01"
    copy_share(share, copy)
    empty = tmp_path / "empty"
    empty.mkdir()

    with pytest.raises(PeitingError, match="没有话术包"):
        copy_share(empty, copy)

    assert (copy / "ours" / "pack.toml").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_and_other_files_are_left_on_the_share(share, copies, tmp_path):
    secret = tmp_path / "secret.toml"
    secret.write_text("x = 1", encoding="utf-8")
    (share / "ours" / "link.toml").symlink_to(secret)
    (share / "ours" / "run.exe").write_bytes(b"MZ")

    copy_share(share, copies / "01")

    assert sorted(one.name for one in (copies / "01" / "ours").iterdir()) == ["pack.toml"]


def test_a_whole_drive_is_refused(share, copies, monkeypatch):
    monkeypatch.setattr("desktop.storage.share_copy._MOST_FILES", 2)

    with pytest.raises(PeitingError, match="太大"):
        copy_share(share, copies / "01")

    assert not (copies / "01").exists()


def test_copies_of_folders_that_nobody_names_any_more_go(share, copies):
    SharedLibrary([str(share)], copies).start(first_wait=10.0)

    SharedLibrary([], copies)

    assert list(copies.iterdir()) == []


def refused_by_a_scanner(path, target, rename=Path.rename):
    """As Windows answers for a new folder that a virus scanner looks into."""
    if path.name.endswith(".new"):
        raise PermissionError(13, "Access is denied")
    return rename(path, target)


def test_a_new_copy_that_cannot_take_its_place_leaves_the_old_one_there(share, copies, monkeypatch):
    copy = copies / copy_name(1, str(share))
    copy_share(share, copy)
    (share / "ours" / "stages.toml").write_text("# neu\n", encoding="utf-8")
    with monkeypatch.context() as scanner:
        scanner.setattr(Path, "rename", refused_by_a_scanner)
        with pytest.raises(PeitingError, match="原来的副本照用"):
            copy_share(share, copy)
    assert (copy / "ours" / "pack.toml").is_file()
    assert copy_share(share, copy)
    assert (copy / "ours" / "stages.toml").is_file()
    assert [one.name for one in copies.iterdir()] == [copy.name]


def test_a_copy_that_a_broken_off_exchange_put_aside_is_back_at_the_next_start(share, copies):
    copy = copies / copy_name(1, str(share))
    copy_share(share, copy)
    copy.rename(copies / f".{copy.name}.old")
    (copies / f".{copy.name}.new").mkdir()

    SharedLibrary([str(share)], copies)

    assert [one.name for one in copies.iterdir()] == [copy.name]
    assert (copy / "ours" / "pack.toml").is_file()


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_folder_that_no_system_can_name_counts_as_away(name, copies):
    told = []
    shared = SharedLibrary([name], copies)
    shared.listen(told.append)
    shared.start(first_wait=10.0)
    assert until(lambda: told)
    shared.close()

    assert told[0].code == "share-unreachable"

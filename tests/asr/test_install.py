import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from model_mirror import FILES, mirror, toy_entry, zipped

from desktop import paths
from desktop.asr import download as download_module
from desktop.asr.install import install_model
from desktop.asr.manifest import find_damage, read_manifest
from desktop.asr.models import installed_models
from desktop.asr.placing import put_in_place, remove_folder, workplace
from desktop.errors import PeitingError

CONTENT = zipped(FILES)


def quiet(_model: str, _done: int, _total: int) -> None:
    return


def wait_until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come to pass in time"
        time.sleep(0.01)


def assert_whole(folder: Path) -> None:
    assert find_damage(folder, every_byte=True) == []
    assert {file.path for file in read_manifest(folder).files} == set(FILES)
    assert (folder / "graph/HCLr.fst").read_bytes() == FILES["graph/HCLr.fst"]


def test_installs_with_progress_and_leaves_nothing_else_behind() -> None:
    seen: list[tuple[int, int]] = []
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT), lambda _, done, total: seen.append((done, total)))
    assert_whole(folder)
    assert seen[0] == (0, len(CONTENT))
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {path.name for path in paths.models().iterdir()} == {"toy-model", ".downloads"}
    assert not list((paths.models() / ".downloads").iterdir())


def test_the_installed_copy_ends_utterances_sooner_and_keeps_the_makers_other_settings() -> None:
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT), quiet)
    lines = (folder / "conf/model.conf").read_text(encoding="utf-8").splitlines()
    assert "--beam=10.0" in lines
    assert [line for line in lines if "rule4" in line] == ["--endpoint.rule4.min-trailing-silence=1.2"]
    mfcc = (folder / "conf/mfcc.conf").read_text(encoding="utf-8").splitlines()
    assert mfcc == ["--sample-frequency=16000", "--dither=0.0"]


def test_a_broken_download_goes_on_where_it_stopped() -> None:
    with mirror(CONTENT) as server:
        server.cut_after = 200_000
        with pytest.raises(PeitingError) as caught:
            install_model(toy_entry(server.url, CONTENT), quiet)
        assert caught.value.code == "download-refused"
        assert installed_models() == []
        server.cut_after = 0
        assert_whole(install_model(toy_entry(server.url, CONTENT), quiet))
    assert server.ranges == ["", "bytes=200000-"]


def test_a_part_that_is_already_all_of_it_is_not_fetched_again() -> None:
    with mirror(CONTENT) as server:
        part = paths.models() / ".downloads" / "toy-model.zip.part"
        part.parent.mkdir(parents=True)
        part.write_bytes(CONTENT)
        assert_whole(install_model(toy_entry(server.url, CONTENT), quiet))
    assert server.ranges == [f"bytes={len(CONTENT)}-"]


def test_a_server_that_refuses_is_named_with_what_to_do() -> None:
    with mirror(CONTENT) as server:
        server.refuse = 403
        with pytest.raises(PeitingError) as caught:
            install_model(toy_entry(server.url, CONTENT), quiet)
    assert caught.value.code == "download-refused"
    assert "127.0.0.1" in caught.value.message
    assert "403" in caught.value.message
    assert "--from" in caught.value.remedy


def test_nobody_listening_is_a_refusal_too() -> None:
    with mirror(CONTENT) as server:
        closed = server.url
    with pytest.raises(PeitingError) as caught:
        install_model(toy_entry(closed, CONTENT), quiet)
    assert caught.value.code == "download-refused"


def test_other_content_than_the_catalogue_knows_is_thrown_away() -> None:
    with mirror(zipped({**FILES, "graph/HCLr.fst": b"evil"})) as server, pytest.raises(PeitingError) as caught:
        install_model(toy_entry(server.url, CONTENT), quiet)
    assert caught.value.code == "download-wrong"
    assert not list(paths.models().rglob("*.part"))
    assert installed_models() == []


def test_a_model_whose_files_are_missing_is_not_installed() -> None:
    content = zipped({name: data for name, data in FILES.items() if name != "graph/HCLr.fst"})
    with mirror(content) as server, pytest.raises(PeitingError) as caught:
        install_model(toy_entry(server.url, content), quiet)
    assert caught.value.code == "model-incomplete"
    assert "graph/HCLr.fst" in caught.value.message


def test_an_unknown_hash_is_recorded_at_the_first_install() -> None:
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT, sha256=""), quiet)
    assert_whole(folder)
    assert all(len(file.sha256) == 64 for file in read_manifest(folder).files)


@pytest.mark.parametrize("form", ["path", "file url", "mirror"])
def test_from_takes_a_file_or_a_mirror(tmp_path: Path, form: str) -> None:
    local = tmp_path / "下载 1" / "toy-model.zip"
    local.parent.mkdir()
    local.write_bytes(CONTENT)
    entry = toy_entry("http://127.0.0.1:9/never.zip", CONTENT)
    with mirror(CONTENT) as server:
        source = {"path": str(local), "file url": local.as_uri(), "mirror": server.url}[form]
        assert_whole(install_model(entry, quiet, source))
    assert local.exists()


def test_from_holds_a_file_to_the_known_hash(tmp_path: Path) -> None:
    local = tmp_path / "toy-model.zip"
    local.write_bytes(zipped({**FILES, "am/final.mdl": b"other"}))
    with pytest.raises(PeitingError) as caught:
        install_model(toy_entry("http://127.0.0.1:9/", CONTENT), quiet, str(local))
    assert caught.value.code == "archive-changed"


def test_from_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PeitingError) as caught:
        install_model(toy_entry("http://127.0.0.1:9/", CONTENT), quiet, str(tmp_path / "none.zip"))
    assert caught.value.code == "source-missing"


def test_a_full_disk_is_noticed_before_anything_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_module, "free_space", lambda _folder: 1_000_000)
    with mirror(CONTENT) as server, pytest.raises(PeitingError) as caught:
        install_model(toy_entry(server.url, CONTENT), quiet)
    assert caught.value.code == "disk-full"
    assert "1 MB" in caught.value.message
    assert server.ranges == []


def test_a_disk_that_fills_up_meanwhile_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.asr.install.unpack", no_space)
    with mirror(CONTENT) as server, pytest.raises(PeitingError) as caught:
        install_model(toy_entry(server.url, CONTENT), quiet)
    assert caught.value.code == "disk-full"
    assert installed_models() == []


def test_a_failed_reinstall_leaves_the_old_model_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT), quiet)
        monkeypatch.setattr("desktop.asr.install.unpack", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(PeitingError):
            install_model(toy_entry(server.url, CONTENT), quiet)
    assert_whole(folder)


def test_installing_again_replaces(tmp_path: Path) -> None:
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT), quiet)
        (folder / "graph/HCLr.fst").write_bytes(b"short")
        assert_whole(install_model(toy_entry(server.url, CONTENT), quiet))


CHILD = """
import sys, time
from desktop.asr import install
from model_mirror import FILES, toy_entry, zipped

where, url = sys.argv[1:]

def hang(*_args):
    print("there", flush=True)
    time.sleep(600)

if where != "download":
    setattr(install, where, hang)
install.install_model(toy_entry(url, zipped(FILES)), lambda *_: None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("where", ["download", "unpack", "_join", "_require_files", "take_stock", "put_in_place"])
@pytest.mark.parametrize("before", ["nothing", "a model"])
def test_killed_at_any_moment_the_model_is_whole_or_absent(where: str, before: str) -> None:
    with mirror(CONTENT) as server:
        entry = toy_entry(server.url, CONTENT)
        if before == "a model":
            install_model(entry, quiet)
        if where == "download":
            server.cut_after, server.stall = 150_000, threading.Event()
        folders = os.pathsep.join([str(Path(__file__).parents[2]), str(Path(__file__).parents[1])])
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, where, server.url],
            env={**os.environ, "PYTHONPATH": folders},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        part = paths.models() / ".downloads" / "toy-model.zip.part"
        if where == "download":
            wait_until(lambda: part.exists() and part.stat().st_size > 0)
        else:
            assert child.stdout.readline() == "there\n"
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=30)
        child.stdout.close()
        if before == "a model":
            assert_whole(paths.models() / "toy-model")
        else:
            assert installed_models() == []
            assert not (paths.models() / "toy-model").exists()
        server.cut_after = 0
        assert_whole(install_model(entry, quiet))
    assert {path.name for path in paths.models().iterdir()} == {"toy-model", ".downloads"}


def test_killed_between_the_two_moves_the_earlier_model_comes_back(tmp_path: Path) -> None:
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT), quiet)
    folder.replace(folder.with_name(".replaced-toy-model"))
    with workplace(paths.models(), "another"):
        assert_whole(folder)


def test_a_move_that_fails_puts_the_old_model_back(tmp_path: Path) -> None:
    place = tmp_path / "model"
    place.mkdir()
    (place / "old").touch()
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "never prepared", place)
    assert (place / "old").exists()


def test_two_installs_at_once_are_refused(tmp_path: Path) -> None:
    with workplace(tmp_path, "one"), pytest.raises(PeitingError) as caught, workplace(tmp_path, "two"):
        pytest.fail("the second one got in")
    assert caught.value.code == "install-running"
    with workplace(tmp_path, "three") as work:
        assert work.is_dir()


@pytest.mark.parametrize("content", ["", "{}", "not json", '{"pid": 999999999, "started": 0}'])
def test_a_lock_that_nobody_holds_is_dropped(tmp_path: Path, content: str) -> None:
    (tmp_path / ".installing.json").write_text(content, encoding="utf-8")
    with workplace(tmp_path, "one") as work:
        assert work.is_dir()


def test_a_number_taken_over_by_another_process_holds_no_lock(tmp_path: Path) -> None:
    (tmp_path / ".installing.json").write_text(json.dumps({"pid": os.getpid(), "started": 1.0}), encoding="utf-8")
    with workplace(tmp_path, "one") as work:
        assert work.is_dir()


def test_remove_takes_all_of_it(tmp_path: Path) -> None:
    with mirror(CONTENT) as server:
        folder = install_model(toy_entry(server.url, CONTENT), quiet)
    remove_folder(paths.models(), "toy-model")
    assert not folder.exists()
    assert installed_models() == []


def test_needs_no_more_than_the_disk_has(tmp_path: Path) -> None:
    assert download_module.free_space(tmp_path) == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.05)

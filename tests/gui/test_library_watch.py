"""Library files that change while the program runs."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.errors import PeitingError
from desktop.gui.library_watch import LibraryWatch, Reload
from desktop.gui.main_window import MainWindow


class _Loads:
    """Counts the files, and remembers on which threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.threads: list[str] = []

    def __call__(self) -> int:
        self.threads.append(threading.current_thread().name)
        files = sorted(self._folder.rglob("*.toml"))
        if any("broken" in file.name for file in files):
            raise PeitingError("library-unusable", "话术包不能用。", "请检查。")
        return len(files)


@pytest.fixture
def heard(window: MainWindow, tmp_path: Path):
    folder = tmp_path / "scripts_library"
    loads = _Loads(folder)
    watch = LibraryWatch(folder, loads, window)
    told: list[Reload[int]] = []
    watch.reloaded.connect(told.append)
    return folder, loads, watch, told


def test_a_folder_that_appears_and_files_that_change_are_loaded_on_another_thread(qtbot: QtBot, heard) -> None:
    folder, loads, _watch, told = heard
    (folder / "mine" / "situations").mkdir(parents=True)
    (folder / "mine" / "pack.toml").write_text("id = 'mine'", encoding="utf-8")
    qtbot.waitUntil(lambda: bool(told), timeout=8000)
    assert told[-1] == Reload(1, None, True)
    (folder / "mine" / "situations" / "new.toml").write_text("x = 1", encoding="utf-8")
    qtbot.waitUntil(lambda: told[-1].made == 2, timeout=8000)
    seen = len(told)
    (folder / "mine" / "situations" / "new.toml").write_text("x = 22", encoding="utf-8")
    qtbot.waitUntil(lambda: len(told) > seen, timeout=8000)
    replaced = folder / "mine" / "replacement"
    replaced.write_text("x = 333", encoding="utf-8")
    seen = len(told)
    replaced.replace(folder / "mine" / "situations" / "new.toml")
    qtbot.waitUntil(lambda: len(told) > seen, timeout=8000)
    assert set(loads.threads) == {"library"}


def test_what_cannot_be_loaded_is_told_and_mended_later(qtbot: QtBot, heard) -> None:
    folder, _loads, _watch, told = heard
    folder.mkdir()
    (folder / "broken.toml").write_text("x", encoding="utf-8")
    qtbot.waitUntil(lambda: bool(told), timeout=8000)
    assert told[-1].made is None
    assert told[-1].error is not None
    (folder / "broken.toml").rename(folder / "mended.toml")
    qtbot.waitUntil(lambda: told[-1].made == 1, timeout=8000)


def test_other_files_beside_change_nothing_and_asking_always_loads(qtbot: QtBot, heard, tmp_path: Path) -> None:
    _folder, loads, watch, told = heard
    (tmp_path / "calls.sqlite3").write_text("", encoding="utf-8")
    watch.reload()
    qtbot.waitUntil(lambda: bool(told), timeout=8000)
    assert told == [Reload(0, None, False)]
    qtbot.wait(700)
    assert len(told) == 1
    assert len(loads.threads) == 1


@pytest.mark.parametrize("name", ["ours.TOML", "ours.toml.txt"])
def test_a_file_that_is_read_or_told_of_counts_whatever_the_case_of_its_name(qtbot: QtBot, heard, name: str) -> None:
    folder, _loads, _watch, told = heard
    folder.mkdir()
    (folder / name).write_text("x = 1", encoding="utf-8")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=8000)
    (folder / name).write_text("x = 22", encoding="utf-8")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=8000)


def test_a_folder_that_takes_the_name_of_a_deleted_one_is_watched(qtbot: QtBot, heard) -> None:
    folder, _loads, _watch, told = heard

    def make(count: int) -> None:
        (folder / "first").mkdir(parents=True)
        (folder / "first" / "ours.toml").write_text(f"x = {count}", encoding="utf-8")
        (folder / "first").rename(folder / "ours")

    make(1)
    qtbot.waitUntil(lambda: bool(told), timeout=8000)
    (folder / "ours").rename(folder / "other")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=8000)
    shutil.rmtree(folder / "other")
    qtbot.waitUntil(lambda: told[-1].made == 0, timeout=8000)
    make(22)
    (folder / "ours").rename(folder / "other")
    qtbot.waitUntil(lambda: told[-1].made == 1, timeout=8000)
    seen = len(told)
    (folder / "other" / "ours.toml").write_text("x = 333", encoding="utf-8")
    qtbot.waitUntil(lambda: len(told) > seen, timeout=8000)


def test_the_window_tells_what_came_of_it(window: MainWindow, library) -> None:
    window.use_library(library, renewed=True)
    assert window.notice.what.text() == "话术库已更新，下一通电话起生效。"
    window.use_library(library, ["a.toml 第 3 行：text 是空的。"], renewed=True)
    assert "已更新" in window.notice.what.text()
    assert "a.toml 第 3 行" in window.notice.what.text()
    window.refuse_library(PeitingError("library-unusable", "话术包不能用。", "请检查。"))
    assert window.notice.what.text() == "话术库没有更新，仍用原来的：话术包不能用。"
    assert window._next_library is library


def test_the_end_of_the_program_waits_for_what_is_being_read(qtbot: QtBot, tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()
    read: list[bool] = []

    def load() -> int:
        begun.set()
        read.append(go_on.wait(5))
        return 1

    parent = QObject()
    watch = LibraryWatch(tmp_path, load, parent)
    watch.reload()
    assert begun.wait(5)
    threading.Timer(0.1, go_on.set).start()
    watch.close()
    assert read == [True]

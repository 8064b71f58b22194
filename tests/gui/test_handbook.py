"""The handbooks say what is true of the program, and can be read and searched in its window."""

import re
import shlex
from pathlib import Path

import pytest
from keys import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import cli, paths
from desktop.errors import PeitingError
from desktop.gui import shortcuts
from desktop.gui.handbook import Handbook
from desktop.gui.handbook_door import HandbookDoor
from desktop.gui.handbook_text import PAGES, folder, meanings, page, write_pages
from desktop.gui.main_window import MainWindow
from desktop.gui.theme import Theme
from desktop.storage.machine_settings import read_machine_settings
from desktop.storage.practice.practice import load_practice
from desktop.storage.settings import Settings, load_settings
from desktop.storage.settings_values import flat

TEXT = "".join(page(name) for name in PAGES)
SETTINGS = list(dict(flat(Settings().model_dump())))


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Handbook:
    made = Handbook(tmp_path / "handbook.json")
    qtbot.addWidget(made)
    made.show()
    return made


def marked(pattern: str) -> list[str]:
    found = [re.sub(r"\s+", " ", each) for each in re.findall(pattern, TEXT, re.DOTALL)]
    assert found
    return found


def test_every_key_is_one_of_the_windows() -> None:
    known = {key.shown for key in shortcuts.ALL}
    series = {f"{numbered[0].shown} … {len(numbered)}" for numbered in shortcuts.SERIES}

    assert set(marked(r"<kbd>(.*?)</kbd>")) <= known | series


def test_every_command_is_taken_by_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    for command in marked(r'<code class="command">(.*?)</code>'):
        program, *words = shlex.split(command)
        assert program == "peiting"
        left: object = 0
        try:
            cli._parser(words).parse_args(words)
        except SystemExit as error:
            left = error.code
        assert left == 0, f"{command}: {capsys.readouterr().err}"


def test_drills_and_papers_in_the_examples_are_there() -> None:
    practice = load_practice("inbound", (paths.scripts_library(),))

    assert set(marked(r"practice assign --drill (\S+)")) <= {drill.id for drill in practice.drills}
    assert set(marked(r"practice exam (\S+)")) <= {paper.id for paper in practice.papers}


def test_every_setting_is_told_once_and_none_that_is_not() -> None:
    assert set(marked(r'<code class="key">(.*?)</code>')) == set(SETTINGS)
    assert set(meanings()) == set(SETTINGS)


def test_the_example_of_a_machine_file_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    (example,) = re.findall(r'<pre id="example">(.*?)</pre>', TEXT, re.DOTALL)
    file.write_text(example, encoding="utf-8")
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(file))

    assert read_machine_settings(file).notice == ""
    assert load_settings(tmp_path / "own.json").settings.setup_done
    assert load_settings(tmp_path / "own.json").locked >= {"record.privacy", "library.folders"}


def test_every_picture_is_there_small_and_shown() -> None:
    shown = marked(r'<img src="(.*?)"')

    assert {str(path.relative_to(folder())) for path in (folder() / "pictures").iterdir()} == set(shown)
    for name in shown:
        assert QImageReader(str(folder() / name)).size().width() >= 700
        assert (folder() / name).stat().st_size <= 60_000
    assert len(marked(r'<img [^>]*alt="[^"]{8,}"')) == len(shown)


def test_every_link_leads_somewhere() -> None:
    for target in marked(r'<a href="(.*?)"'):
        name, _, place = target.partition("#")
        assert f'id="{place}"' in page(name.removesuffix(".html"))


def test_f1_opens_them_and_the_page_is_remembered(window: MainWindow) -> None:
    press(window, shortcuts.HANDBOOK)
    door = window.findChild(HandbookDoor)
    assert door is not None
    first = door.window
    assert first is not None
    assert first.name == "agent"
    first.show_page("trainer")
    first.close()
    door.close()

    door.open()

    assert door.window is not None
    assert door.window.name == "trainer"
    door.close()


def test_whatever_stands_in_the_file_a_page_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    for number, text in enumerate(('{"page": "nobody"}', '{"page": []}', "[]", "[" * 100_000, "\ufffd")):
        kept = tmp_path / f"{number}.json"
        kept.write_text(text, encoding="utf-8")
        book = Handbook(kept)
        qtbot.addWidget(book)
        assert book.name == "agent"


def test_a_word_is_found_on_this_page_and_then_on_the_others(book: Handbook, qtbot: QtBot) -> None:
    press(book, shortcuts.FIND)
    qtbot.keyClicks(book.search, "record.keep_days")
    qtbot.keyClick(book.search, Qt.Key.Key_Return)
    assert book.name == "administrator"
    assert book.view.textCursor().selectedText() == "record.keep_days"
    first = book.view.textCursor().position()

    press(book, shortcuts.FIND_NEXT)
    assert book.view.textCursor().position() > first
    press(book, shortcuts.FIND_PREVIOUS)
    assert book.view.textCursor().position() == first


def test_what_is_nowhere_is_said(book: Handbook, qtbot: QtBot) -> None:
    book.search.setText("独角兽")
    qtbot.keyClick(book.search, Qt.Key.Key_Return)

    assert book.told.text() == "手册里没有“独角兽”。"
    assert book.told.isVisible()
    assert book.name == "agent"


@pytest.mark.parametrize("width", [340, 380, 900])
@pytest.mark.parametrize("look", [("light", 100), ("dark", 100), ("contrast", 200)])
@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_fits_every_width_in_every_theme(
    book: Handbook, qapp: QApplication, width: int, look: tuple[str, int], name: str
) -> None:
    worn = Theme()
    worn.wear(*look)
    book.resize(width, 700)
    book.show_page(name)
    qapp.processEvents()

    bar = book.view.horizontalScrollBar()
    assert bar.maximum() <= bar.minimum(), f"{bar.maximum()} pixels too wide"
    assert book.width() == width
    colours = book.view.palette()
    assert colours.text().color() != colours.window().color()
    worn.wear("light", 100)


def test_reading_goes_on_where_it_was_when_the_window_grows(book: Handbook, qapp: QApplication) -> None:
    bar = book.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    share = bar.value() / bar.maximum()

    book.resize(350, 700)
    qapp.processEvents()

    assert abs(bar.value() / bar.maximum() - share) < 0.1


def test_links_turn_to_the_other_page(book: Handbook) -> None:
    book.show_page("trainer")
    book.view.anchorClicked.emit("administrator.html#share")

    assert book.name == "administrator"
    assert book.view.verticalScrollBar().value() > 0


def test_every_page_has_a_key_and_escape_closes(book: Handbook) -> None:
    tabs = book.tabs.buttons()
    assert [tab.shortcut().toString() for tab in tabs] == ["Alt+1", "Alt+2", "Alt+3"]
    tabs[2].click()
    assert book.name == "administrator"
    press(book, shortcuts.CLOSE_WINDOW)
    assert not book.isVisible()


def test_they_are_written_for_browsers(tmp_path: Path) -> None:
    written = write_pages(tmp_path / "手册")

    assert [path.name for path in written] == [f"{name}.html" for name in PAGES]
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "{{" not in text
        assert all((path.parent / name).is_file() for name in re.findall(r'src="(.*?)"', text))
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', text), "a page that loads something from elsewhere"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(PeitingError, match="手册写不到"):
        write_pages(tmp_path / "file")

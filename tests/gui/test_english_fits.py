"""English is longer than Chinese: where Chinese words have their room, English ones must have it too."""

from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from gui import gallery
from gui.cut_words import cut_words
from gui.gallery_two_sides import two_sides
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.customer_editor import CustomerEditor
from desktop.gui.keys_dialog import KeysDialog
from desktop.gui.language import speak
from desktop.gui.main_window import MainWindow
from desktop.gui.practice.practice_window import DRILLS, PAPERS, PROGRESS, TODAY, TRAINER, PracticeWindow
from desktop.gui.practice.shelf_loading import load_shelf
from desktop.gui.setup_wizard import SetupWizard
from desktop.gui.theme import Theme
from desktop.storage.settings import Settings

WIDTH, HEIGHT = 380, 728
Show = Callable[[str, str], MainWindow]


@pytest.fixture
def show(qtbot: QtBot, library: Library) -> Iterator[Show]:
    """A window at one moment of a call, in a theme and the language of the moment."""
    told = {**gallery.moments(library), **two_sides(library)}

    def made(name: str, theme: str) -> MainWindow:
        chosen = {"window": {"theme": theme, "transcript_open": True}, "audio": {"hear_customer": name[:1] == "4"}}
        bridge = Bridge()
        window = MainWindow(gallery.NoCall(), bridge, library, Settings.model_validate(chosen), lambda _settings: None)
        qtbot.addWidget(window, before_close_func=lambda _window: window._clock.stop(0.0))
        window.show()
        for event in told[name]:
            bridge.post(event)
            bridge.flush()
        window.resize(WIDTH, HEIGHT)
        _settle()
        return window

    yield made
    speak("zh")


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _settings(window: MainWindow) -> QWidget:
    window.open_settings()
    return window.findChildren(QDialog)[-1]


def _keys(window: MainWindow) -> QWidget:
    dialog = KeysDialog(window)
    dialog.open()
    return dialog


def _customer(window: MainWindow) -> QWidget:
    editor = CustomerEditor("", "", window)
    editor.open()
    return editor


def _setup(page: int) -> Callable[[MainWindow], QWidget]:
    def opened(window: MainWindow) -> QWidget:
        wizard = SetupWizard(window._settings, lambda *_device: None, window._bridge, lambda _settings: None, window)
        wizard.go_to(page)
        wizard.open()
        return wizard

    return opened


def _sources() -> set[str]:
    """Every text that has a translation, as it stands in the source."""
    file = paths.assets() / "translations" / "peiting_en.ts"
    return {message.findtext("source", "") for message in ElementTree.parse(file).iter("message")}


def _shown(top: QWidget) -> set[str]:
    """Texts of labels and buttons and what boxes offer, as they are shown."""
    words = {widget.text() for widget in top.findChildren(QLabel) + top.findChildren(QAbstractButton)}
    for box in top.findChildren(QComboBox):
        words |= {box.itemText(index) for index in range(box.count())}
    return words


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_practice_is_in_english_and_fits(qtbot: QtBot, theme: str, show: Show) -> None:
    Theme().wear(theme)
    found: list[dict[str, str]] = []
    for language in ("zh", "en"):
        speak("en" if language == "en" else "zh")
        window = PracticeWindow()
        qtbot.addWidget(window)
        window.resize(WIDTH, 640)
        window.show()
        window.show_shelf(load_shelf("inbound"))
        cut = {}
        for page in (TODAY, DRILLS, PAPERS, PROGRESS, TRAINER):
            window.show_page(page)
            _settle()
            cut |= {f"{page}/{place}": words for place, words in cut_words(window).items()}
        found.append(cut)
        if language == "en":
            assert _shown(window) & _sources() == set()
    in_chinese, in_english = found
    assert {place: words for place, words in in_english.items() if place not in in_chinese} == {}


@pytest.mark.parametrize("name", ["01-idle", "13-over", "42-dead-air"])
def test_nothing_that_has_a_translation_is_shown_without_it(show: Show, library: Library, name: str) -> None:
    speak("en")
    window = show(name, "light")
    shown = _shown(window)
    for opened in (_settings, _keys, _customer, _setup(0)):
        dialog = opened(window)
        shown |= _shown(dialog)
        dialog.close()
    content = {each.name for each in (*library.stages, *library.situations, *library.families, *library.items)}
    assert shown & _sources() - content == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["01-idle", "03-calm", "04-forbidden", "13-over", "42-dead-air", "46-both-idle"])
def test_no_word_of_the_window_is_cut_that_is_whole_in_chinese(show: Show, name: str, theme: str) -> None:
    in_chinese = cut_words(show(name, theme))
    speak("en")
    in_english = cut_words(show(name, theme))
    assert {place: words for place, words in in_english.items() if place not in in_chinese} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "opened",
    [_settings, _keys, _customer, *(_setup(page) for page in range(4))],
    ids=["settings", "keys", "customer", "setup-1", "setup-2", "setup-3", "setup-4"],
)
def test_no_word_of_a_dialog_is_cut_that_is_whole_in_chinese(
    show: Show, opened: Callable[[MainWindow], QWidget], theme: str
) -> None:
    found = []
    for language in ("zh", "en"):
        speak("en" if language == "en" else "zh")
        dialog = opened(show("01-idle", theme))
        _settle()
        found.append(cut_words(dialog))
        dialog.close()
    in_chinese, in_english = found
    assert {place: words for place, words in in_english.items() if place not in in_chinese} == {}

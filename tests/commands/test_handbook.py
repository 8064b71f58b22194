"""`peiting handbook`: the window as the user has set it, and pages that everybody can read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.cli import main
from desktop.commands.handbook import made
from desktop.gui.language import speak
from desktop.gui.text_size import percent
from desktop.gui.theme import Theme
from desktop.storage.settings import Settings


@pytest.fixture
def as_ever(qapp: QApplication) -> Iterator[None]:
    yield
    speak("zh")
    Theme().wear("light", 100)


def test_the_window_has_the_users_language_and_size_of_text(as_ever: None, qtbot: QtBot) -> None:
    window = made(Settings.model_validate({"window": {"language": "en", "text_size": 150}}), "trainer")
    qtbot.addWidget(window)
    assert window.name == "trainer"
    assert window.windowTitle() == "Peiting: handbook"
    assert percent() == 150


@pytest.mark.skipif(os.name != "posix", reason="other users are kept away by the profile there")
def test_pages_for_an_intranet_can_be_read_by_whoever_may_read_their_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    target = tmp_path / "www" / "handbook"
    before = os.umask(0o077)
    try:
        assert main(["handbook", "--html", str(target)]) == 0
        (target / "agent.html").chmod(0o600)
        assert main(["handbook", "--html", str(target)]) == 0
    finally:
        os.umask(before)
    for path in (target.parent, target, *target.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path

"""A start that comes to nothing, where nobody reads standard error."""

import argparse
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.commands import window
from desktop.errors import PeitingError
from desktop.gui.single_window import SingleWindow


@pytest.fixture
def boxes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What boxes have said; each is read at once and closed."""
    said = []

    def refuse(_: SingleWindow) -> None:
        raise PeitingError("remote-silent", "陪听的窗口 <没有> 回答。", "请重新启动它。")

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(f"{box.text()} {box.informativeText()}")
            box.accept()

    monkeypatch.setattr(SingleWindow, "take", refuse)
    monkeypatch.setenv("DISPLAY", ":0")
    reader = QTimer(interval=10)
    reader.timeout.connect(read)
    reader.start()
    yield said
    reader.stop()


def test_a_start_from_a_menu_that_fails_says_why(boxes: list[str]) -> None:
    with pytest.raises(PeitingError):
        window.run(argparse.Namespace())
    assert boxes == ["陪听的窗口 <没有> 回答。 请重新启动它。"]


def test_a_start_in_a_terminal_that_fails_leaves_it_to_the_terminal(
    boxes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(PeitingError):
        window.run(argparse.Namespace())
    assert boxes == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
def test_a_start_without_a_screen_that_fails_asks_for_none(boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(PeitingError):
        window.run(argparse.Namespace())
    assert boxes == []

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.window_place import WindowPlace


def _placed(qtbot: QtBot, path: Path) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(380, 400)
    WindowPlace(window, path)
    return window


def test_the_window_comes_back_where_it_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "profile" / "window.json"
    first = _placed(qtbot, path)
    first.setGeometry(QRect(120, 90, 420, 500))
    first.close()
    assert _placed(qtbot, path).geometry() == QRect(120, 90, 420, 500)


@pytest.mark.parametrize(
    "kept",
    [
        "not json",
        "[]",
        '{"x": 1}',
        '{"version": 1, "x": 90000, "y": 20, "width": 380, "height": 700}',
        '{"version": 1, "x": 10, "y": -9000, "width": 380, "height": 700}',
        '{"version": 1, "x": 10, "y": 10, "width": -5, "height": 700}',
    ],
)
def test_a_place_that_is_no_place_any_more_is_not_believed(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(kept, encoding="utf-8")
    window = _placed(qtbot, path)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry().topLeft())

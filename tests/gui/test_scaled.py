"""Screens that are scaled by a fraction: nothing is cut, and Qt does not round the fraction away."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gui.scaled_window import cut
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_at_this_scale_nothing_is_cut_at_380_pixels(scale: str) -> None:
    path = os.pathsep.join((str(_ROOT), str(_ROOT / "tests")))
    surroundings = {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("scaled_window.py"))],
        env={**os.environ, **surroundings},
        capture_output=True,
        encoding="utf-8",
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_what_is_cut_would_be_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("这一句放不下", window)
    label.setFixedSize(20, 10)
    window.show()
    assert [text for text in cut(window) if "放不下" in text]

"""Every window as a screen reader walks it: all that takes the keyboard or tells something has a name and a role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.access import screen_reader
from gui.access.every_window import WINDOWS, Shop, settle
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.script import Library
from desktop.gui.gauge import Gauge
from desktop.gui.theme import Theme


@pytest.fixture
def shop(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Shop]:
    del qtbot
    monkeypatch.setenv("PEITING_HOME", str(tmp_path))
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda _self: None)
    Theme().wear("light")
    made = Shop(tmp_path, library)
    yield made
    made.close()


@pytest.mark.parametrize("name", WINDOWS)
def test_whoever_cannot_see_a_window_understands_it(qtbot: QtBot, shop: Shop, name: str) -> None:
    window = WINDOWS[name](shop)
    if window not in shop.mains:
        qtbot.addWidget(window)
    settle(window)
    assert screen_reader.faults(window) == []
    assert len(list(screen_reader.told(window))) > 5


def test_a_gauge_tells_what_it_shows(qtbot: QtBot) -> None:
    gauge = Gauge("语速")
    qtbot.addWidget(gauge)
    gauge.show()
    for value in ("—", "212 字/分"):
        gauge.show_value(value, 0.4)
        thing = QAccessible.queryAccessibleInterface(gauge)
        assert (thing.role(), thing.text(QAccessible.Text.Name)) == (QAccessible.Role.StaticText, f"语速 {value}")


def test_the_measure_finds_what_has_no_name(qtbot: QtBot) -> None:
    window = QWidget()
    window.setWindowTitle("a window")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(QPushButton("✕"))
    window.show()
    assert len(screen_reader.faults(window)) == 2

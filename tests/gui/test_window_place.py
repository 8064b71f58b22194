import json
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui import window_place
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
        '{"version": 2, "places": []}',
        '{"version": 2, "places": {"elsewhere": {"x": 5, "y": 5, "width": 380, "height": 700}}}',
        '{"version": 3}',
        '{"version": 1, "x": 1e999, "y": 20, "width": 380, "height": 700}',
        '{"version": 1, "x": 20, "y": 20, "width": 380, "height": 70000000000}',
        "[" * 100_000,
    ],
)
def test_a_place_that_is_no_place_any_more_is_not_believed(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(kept, encoding="utf-8")
    window = _placed(qtbot, path)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry().topLeft())


def test_a_place_of_the_release_before_is_still_known(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"version": 1, "x": 100, "y": 80, "width": 400, "height": 500}', encoding="utf-8")
    assert _placed(qtbot, path).geometry() == QRect(100, 80, 400, 500)


def test_every_set_of_screens_has_a_place_of_its_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "window.json"
    places = {"home": QRect(30, 60, 380, 400), "desk": QRect(500, 90, 420, 500)}
    for screens, place in places.items():
        monkeypatch.setattr(window_place, "screen_set", lambda screens=screens: screens)
        window = _placed(qtbot, path)
        window.setGeometry(place)
        window.close()
    for screens, place in places.items():
        monkeypatch.setattr(window_place, "screen_set", lambda screens=screens: screens)
        assert _placed(qtbot, path).geometry() == place


def test_sets_that_were_not_seen_for_long_are_forgotten(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "window.json"
    for number in range(30):
        monkeypatch.setattr(window_place, "screen_set", lambda number=number: f"set {number}")
        _placed(qtbot, path).close()
    kept = json.loads(path.read_text(encoding="utf-8"))["places"]
    assert list(kept) == [f"set {number}" for number in range(10, 30)]


def test_a_window_on_a_screen_that_went_comes_back_into_view(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = _placed(qtbot, tmp_path / "window.json")
    window.show()
    window.setGeometry(QRect(5000, 100, 380, 400))
    monkeypatch.setattr(window_place, "screen_set", lambda: "one screen less")
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.emit(QGuiApplication.primaryScreen())
    view = QGuiApplication.primaryScreen().availableGeometry()
    qtbot.waitUntil(lambda: view.contains(window.geometry()), timeout=6000)


def test_when_screens_change_and_come_back_so_does_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = _placed(qtbot, tmp_path / "window.json")
    window.show()
    window.setGeometry(QRect(222, 111, 380, 400))
    place = window.findChild(WindowPlace)
    qtbot.waitUntil(lambda: place._box == QRect(222, 111, 380, 400), timeout=6000)
    # The system takes the window along before it tells that a screen has gone.
    window.setGeometry(QRect(0, 0, 380, 400))
    screen, here = QGuiApplication.primaryScreen(), window_place.screen_set()
    monkeypatch.setattr(window_place, "screen_set", lambda: "lid closed")
    screen.geometryChanged.emit(screen.geometry())
    qtbot.waitUntil(lambda: window.pos().x() > 222, timeout=6000)
    monkeypatch.setattr(window_place, "screen_set", lambda: here)
    screen.geometryChanged.emit(screen.geometry())
    qtbot.waitUntil(lambda: window.geometry() == QRect(222, 111, 380, 400), timeout=6000)

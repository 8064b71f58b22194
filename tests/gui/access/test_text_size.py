"""Letters twice as large: nothing is cut, nothing overlaps, and a change needs no restart."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from gui import gallery
from gui.access.every_window import WINDOWS, Shop, settle
from gui.gallery_procedures import procedures
from gui.gallery_two_sides import two_sides
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.events import Event
from desktop.core.script import Library
from desktop.gui.bridge import Bridge
from desktop.gui.elided import ElidedButton, ElidedLabel
from desktop.gui.glyph import GlyphButton
from desktop.gui.main_window import MainWindow
from desktop.gui.theme import Theme
from desktop.gui.told_picture import ToldPicture
from desktop.storage.settings import Settings

_STATES = ("01-idle", "04-forbidden", "07-silence", "20-waits-later", "21-countdown", "42-dead-air", "13-over")


@pytest.fixture(autouse=True)
def usual_size_again(qapp: QApplication) -> Iterator[None]:
    yield
    Theme().wear("light", 100)


@pytest.fixture
def make(qtbot: QtBot, library: Library) -> Callable[[str, int], MainWindow]:
    def made(state: str, size: int) -> MainWindow:
        told: list[Event] = {**gallery.moments(library), **procedures(library), **two_sides(library)}[state]
        bridge = Bridge()
        settings = Settings.model_validate(
            {
                "window": {"theme": "light", "transcript_open": True, "text_size": size},
                "audio": {"hear_customer": state == "42-dead-air"},
            }
        )
        window = MainWindow(gallery.NoCall(), bridge, library, settings, lambda _settings: None)
        qtbot.addWidget(window, before_close_func=lambda _window: window._clock.stop(0.0))
        window.show()
        for event in told:
            bridge.post(event)
            bridge.flush()
        if window.live.is_compact:
            window.toggle_compact()
        return window

    return made


def _settle(window: QWidget, width: int) -> None:
    for _ in range(4):
        window.resize(width, max(window.height(), window.minimumSizeHint().height(), window.minimumHeight()))
        QApplication.processEvents()


def _cut(window: QWidget) -> Iterator[str]:
    """Words that have less room than they need. What ends in … on purpose says the whole in tool-tip and name."""
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel | ElidedButton | GlyphButton | ToldPicture):
            continue
        words = part.text() if isinstance(part, QLabel | QPushButton) else ""
        if not words or (isinstance(part, QLabel) and part.text().startswith("<")):
            continue
        metrics = part.fontMetrics()
        needed = QSize(metrics.size(0, words).width(), metrics.tightBoundingRect(words).height())
        if isinstance(part, QLabel) and part.wordWrap():
            if part.heightForWidth(part.width()) > part.height() + 2:
                yield f"{words!r}: {part.height()} of {part.heightForWidth(part.width())} pixels of height"
        elif needed.width() > part.width() or needed.height() > part.height() + 3:
            yield f"{words!r}: {part.size().toTuple()} for {needed.toTuple()}"


def _beyond_the_edge(window: QWidget) -> Iterator[str]:
    """What is wider than the room that it scrolls up and down in, and cannot be scrolled sideways."""
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and not area.horizontalScrollBar().isVisible():
            beyond = inside.width() - area.viewport().width()
            if beyond > 0:
                yield f"{inside.objectName() or type(inside).__name__}: {beyond} pixels"


def _overlapping(page: QWidget) -> Iterator[str]:
    """Parts with words or buttons that lie over each other."""
    parts = [
        part
        for part in page.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLabel | ToldPicture)
        and part.isVisible()
        and not part.visibleRegion().isEmpty()
    ]
    for number, one in enumerate(parts):
        for other in parts[number + 1 :]:
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            shared = _place(one, page) & _place(other, page)
            if shared.width() > 1 and shared.height() > 1:
                yield f"{one.accessibleName() or one.objectName()} / {other.accessibleName() or other.objectName()}"


def _place(part: QWidget, page: QWidget) -> QRect:
    seen = part.visibleRegion().boundingRect()
    return QRect(part.mapTo(page, QPoint(0, 0)) + seen.topLeft(), seen.size())


@pytest.mark.parametrize("size", [125, 150, 200])
@pytest.mark.parametrize("state", _STATES)
def test_nothing_is_cut_and_nothing_overlaps(make: Callable[[str, int], MainWindow], state: str, size: int) -> None:
    window = make(state, size)
    for width in (380, 480, 600):
        _settle(window, width)
        assert list(_cut(window.pages.currentWidget())) == []
        assert list(_cut(window.bar)) == []
        assert list(_overlapping(window.inside)) == []


@pytest.mark.parametrize("size", [150, 200])
def test_parts_stand_below_each_other_and_the_line_is_twice_as_large(
    make: Callable[[str, int], MainWindow], size: int
) -> None:
    window = make("04-forbidden", size)
    _settle(window, 380)
    live = window.live
    parts = [live.gauges, live.rail, live.chips, live.card, live.alert, live.checklist, live.transcript]
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    assert window.width() == 380
    assert live.card.line._sizes[0] == 22 * size // 100
    assert live.alert.buttons["mute"].fontMetrics().height() > 14 * size // 100


def test_the_strip_fits_a_small_screen_at_twice_the_size(make: Callable[[str, int], MainWindow]) -> None:
    window = make("04-forbidden", 200)
    window.toggle_compact()
    _settle(window, 380)
    assert window.minimumHeight() <= 700
    assert list(_cut(window.live)) == []


def test_another_size_is_worn_between_calls_and_not_in_one(
    qtbot: QtBot, make: Callable[[str, int], MainWindow]
) -> None:
    window = make("03-calm", 100)
    larger = Settings.model_validate({"window": {"theme": "light", "text_size": 200}})
    window.save_and_apply(larger)
    QApplication.processEvents()
    assert window.live.card.line._sizes[0] == 22, "nobody's line jumps while he reads it"
    window._clock.stop(0.0)
    window.language._look()
    qtbot.waitUntil(lambda: window.live.card.line._sizes[0] == 44)


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    del qtbot
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda _self: None)
    Theme().wear("light", 200)
    made = Shop(tmp_path, library)
    made.settings = Settings.model_validate({"window": {"theme": "light", "text_size": 200}})
    yield made
    made.close()


@pytest.mark.parametrize("name", [name for name in WINDOWS if not name.startswith("main")])
def test_other_windows_at_twice_the_size_cut_nothing(shop: Shop, qtbot: QtBot, name: str) -> None:
    window = WINDOWS[name](shop)
    qtbot.addWidget(window)
    settle(window)
    assert window.width() <= 1280
    assert list(_cut(window)) == []
    assert list(_beyond_the_edge(window)) == []
    assert list(_overlapping(window)) == []

"""A call, its summary, settings and every other window by keys alone: no mouse, no trap, the focus always seen."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from gui import gallery
from gui.access.every_window import WINDOWS, Shop, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.script import Library
from desktop.gui.customer_editor import CustomerEditor
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.theme import Theme

Tell = Callable[..., None]
Key = Qt.Key
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_LEAST_PIXELS = 40
"""Of a frame around the smallest button, two pixels thick, that differ."""


@pytest.fixture
def shop(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Shop]:
    del qtbot
    monkeypatch.setenv("PEITING_HOME", str(tmp_path))
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda _self: None)
    Theme().wear("light")
    made = Shop(tmp_path, library)
    yield made
    made.close()


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def _activate(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def test_a_whole_call(qtbot: QtBot, window: MainWindow, tell: Tell, library: Library, actions: gallery.NoCall) -> None:
    _activate(window)
    press(window, Key.Key_F2)
    assert actions.done[-1] == ("start", "", "")
    tell(*gallery.moments(library)["03-calm"])
    done = lambda kind: [each for each in actions.done if isinstance(each, kind)]  # noqa: E731 - read a dozen times
    press(window, Key.Key_F7)
    assert done(events.StageChosen)[-1].stage == library.stages[2].id
    before = len(actions.done)
    press(window, Key.Key_F3)
    press(window, Key.Key_F4)
    assert len(actions.done) == before + 2
    press(window, Key.Key_T)
    finder = window.live.sheets.finder
    assert finder.isVisible()
    assert finder.field.hasFocus()
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    assert not finder.isVisible()
    assert done(events.SituationChosen) or done(events.StageChosen)
    press(window, Key.Key_1, _ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert done(events.SituationChosen)
    press(window, Key.Key_1, _CTRL)
    assert done(events.ItemMarked)
    tell(gallery.alert())
    press(window, Key.Key_Return)
    assert done(events.AlertAnswered)[-1].answer == "acknowledged"
    press(window, Key.Key_F8)
    assert done(events.AlertAnswered)[-1].answer == "false_alarm"
    tell(gallery.step("请问您能听到吗？", choices=("客户有回应", "客户没有回应")))
    press(window, Key.Key_2)
    assert done(events.BranchChosen)[-1].branch == "客户没有回应"
    press(window, Key.Key_F2)
    assert actions.done[-1] == "end"
    tell(events.CallEnded(time=60.0, hung_up="agent", score=None))
    assert window.pages.currentWidget() is window.wrap_up
    press(window, Key.Key_F2)
    assert window.pages.currentWidget() is window.live


def test_the_customer_is_named(qtbot: QtBot, window: MainWindow) -> None:
    del qtbot
    _activate(window)
    press(window, Key.Key_F10)
    editor = window.findChild(CustomerEditor)
    assert editor is not None
    QTest.keyClicks(editor.name, "Li")
    QTest.keyClick(editor.name, Key.Key_Return)
    QApplication.processEvents()
    assert "Li" in window.bar.customer.text()


def test_a_setting_is_changed_and_saved(qtbot: QtBot, window: MainWindow, saved: list) -> None:
    _activate(window)
    press(window, Key.Key_F12)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    _activate(dialog)
    for _ in range(60):
        if dialog.theme.hasFocus():
            break
        press(dialog, Key.Key_Tab)
    assert dialog.theme.hasFocus(), "the list of looks is reached by Tab"
    press(dialog, Key.Key_End)
    press(dialog, Key.Key_S, _CTRL)
    qtbot.waitUntil(lambda: bool(saved))
    assert saved[-1].window.theme == "contrast"


_TABBED = [name for name in WINDOWS if name not in ("main 01-idle", "main compact")]


@pytest.mark.parametrize("name", _TABBED)
def test_tab_goes_everywhere_and_back_and_is_seen(qtbot: QtBot, shop: Shop, name: str) -> None:
    window = WINDOWS[name](shop)
    if window not in shop.mains:
        qtbot.addWidget(window)
    settle(window)
    _activate(window)
    parts = len([part for part in window.findChildren(QWidget) if _takes_tab(part, window)])
    order, back = _round(window, parts), _round(window, parts, back=True)
    # Counted afterwards: of buttons that exclude each other Tab comes to one, arrows go on from there.
    wanted = {part for part in window.findChildren(QWidget) if _takes_tab(part, window)}
    assert _names(wanted - set(order)) == [], "Tab does not come here"
    assert _names(wanted - set(back)) == [], "Shift+Tab does not come here"
    unseen = [part for part in order if part in wanted and not _is_seen(part)]
    assert _names(unseen) == []


def _names(parts: Iterable[QWidget]) -> list[str]:
    return sorted(f"{type(part).__name__} {part.accessibleName()}" for part in parts)


def _takes_tab(part: QWidget, window: QWidget) -> bool:
    if not part.focusPolicy() & Qt.FocusPolicy.TabFocus or part.focusProxy() is not None:
        return False
    inside_combo = isinstance(part.parentWidget(), QComboBox)
    return part.isVisible() and part.isEnabled() and part.window() is window and not inside_combo


def _round(window: QWidget, parts: int, back: bool = False) -> list[QWidget]:
    """Where Tab goes, once round; a text that keeps Tab for itself would end the way."""
    order: list[QWidget] = []
    for _ in range(2 * parts + 4):
        press(window, Key.Key_Backtab if back else Key.Key_Tab, _SHIFT if back else _NONE)
        focused = QApplication.focusWidget()
        if focused is not None:
            order.append(focused)
    return list(dict.fromkeys(order))


def _is_seen(part: QWidget) -> bool:
    """Whether having the keyboard changes enough pixels of it."""
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_it = part.grab().toImage()
    part.clearFocus()
    QApplication.processEvents()
    without = part.grab().toImage()
    return isinstance(part, QScrollArea) or _different(with_it, without) >= _LEAST_PIXELS


def _different(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return one.width() * one.height()
    return sum(
        one.pixel(QPoint(x, y)) != other.pixel(QPoint(x, y)) for x in range(one.width()) for y in range(one.height())
    )

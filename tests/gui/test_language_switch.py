"""Another language without a restart: the parts of the window are made anew, and nothing is lost by it."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from gui import gallery
from PySide6.QtCore import QLocale
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.core.script import Library
from desktop.gui.language import language_for, speak, spoken
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog
from desktop.storage.settings import Settings, with_value

Tell = Callable[..., None]


@pytest.fixture(autouse=True)
def _chinese_again(qapp: object) -> Iterator[None]:
    yield
    speak("zh")


def wish(window: MainWindow, language: str) -> None:
    window.save_and_apply(with_value(window._settings, "window.language", language))
    QApplication.processEvents()
    # A layout shows what was put into it a moment later.
    while not window.bar.isVisible():
        QApplication.processEvents()


def texts_of(top: QWidget) -> list[str]:
    """Everything that can be read or heard of the visible widgets, in the order of the tree."""
    found = [top.windowTitle()]
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        elif isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
    return [text for text in found if text]


def chinese(texts: list[str], library: Library) -> list[str]:
    """Those with Chinese in them that is no content of the library."""
    content = [library.name, *(stage.name for stage in library.stages)]
    content += [each.name for each in (*library.situations, *library.families, *library.items)]
    content += ["张女士", "女士"]

    def without_content(text: str) -> str:
        for name in sorted(content, key=len, reverse=True):
            text = text.replace(name, "")
        return text

    return [text for text in texts if any("\u4e00" <= c <= "\u9fff" for c in without_content(text))]


def test_every_visible_text_changes_to_english_and_back(window: MainWindow, tell: Tell, library: Library) -> None:
    tell(events.ListenerReady(time=0.0, engine="vosk", model="vosk-model-small-cn-0.22", seconds=1.2))
    before, size = texts_of(window), window.size()
    wish(window, "en")
    assert chinese(texts_of(window), library) == []
    assert window.bar.call.text() == "Start call"
    assert window.size() == size
    wish(window, "zh")
    assert sorted(texts_of(window)) == sorted(before)


def test_in_a_call_it_waits_for_the_end_and_says_so(
    qtbot: QtBot, window: MainWindow, tell: Tell, library: Library
) -> None:
    tell(*gallery.started())
    wish(window, "en")
    assert spoken() == "zh"
    assert window.bar.call.text() == "结束通话"
    assert window.notice.shown is not None
    assert window.notice.shown.what == "通话或练习结束后换成所选的语言。"
    tell(events.CallEnded(time=125.0, hung_up="", score=None))
    qtbot.waitUntil(lambda: spoken() == "en", timeout=5000)
    assert window.pages.currentWidget() is window.wrap_up
    assert window.bar.call.text() == "Next call"
    assert window.bar.clock.text() == "02:05"
    assert window.notice.shown is None
    assert chinese(texts_of(window), library) == []


def test_whoever_thinks_better_of_it_in_the_call_keeps_his_language(
    window: MainWindow, tell: Tell, qtbot: QtBot
) -> None:
    tell(*gallery.started())
    wish(window, "en")
    wish(window, "zh")
    tell(events.CallEnded(time=125.0, hung_up="", score=None))
    qtbot.wait(600)
    assert spoken() == "zh"


def test_a_call_after_it_is_shown_in_the_new_parts(window: MainWindow, tell: Tell, library: Library) -> None:
    wish(window, "en")
    tell(*gallery.moments(library)["04-forbidden"])
    assert window.live.alert.alert_id == "a1"
    assert window.live.gauges.pace.value == "301/min"
    assert window.bar.call.text() == "End call"


def test_no_key_is_bound_twice(window: MainWindow) -> None:
    wish(window, "en")
    QApplication.sendPostedEvents(None, 52)
    keys = Counter(each.key().toString() for each in window.findChildren(QShortcut))
    assert [key for key, count in keys.items() if count > 1] == []


def test_compact_stays_compact(window: MainWindow) -> None:
    window.toggle_compact()
    wish(window, "en")
    assert window.live.is_compact
    assert window.live.rail.isHidden()
    window.toggle_compact()
    assert not window.live.rail.isHidden()


def test_the_window_of_past_calls_comes_back_in_the_language(qtbot: QtBot, window: MainWindow) -> None:
    window.history.open()
    before = window.history.window
    wish(window, "en")
    qtbot.waitUntil(lambda: window.history.window not in (None, before), timeout=5000)
    assert window.history.window is not None
    assert window.history.window.windowTitle() == "Peiting: past calls"
    window.history.close()


def test_the_settings_offer_it(window: MainWindow, saved: list[Settings], qtbot: QtBot) -> None:
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.save()
    qtbot.waitUntil(lambda: spoken() == "en", timeout=5000)
    assert saved[-1].window.language == "en"
    assert window.bar.call.text() == "Start call"


@pytest.mark.parametrize(
    ("wanted", "system", "language"),
    [("zh", "en_US", "zh"), ("en", "zh_CN", "en"), ("system", "en_US", "en"), ("system", "zh_CN", "zh")],
)
def test_the_system_is_followed_where_nothing_is_chosen(
    monkeypatch: pytest.MonkeyPatch, wanted: str, system: str, language: str
) -> None:
    monkeypatch.setattr("desktop.gui.language.QLocale.system", lambda: QLocale(system))
    assert language_for(wanted) == language

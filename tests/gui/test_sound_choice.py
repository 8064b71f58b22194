"""Choosing what is heard: nothing is opened before somebody asks for it."""

import json
from collections.abc import Callable

import pytest
from gui import gallery
from gui.gallery_two_sides import both, level
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFormLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import events
from desktop.gui.bridge import Bridge
from desktop.gui.device_list import Device, DeviceList
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.sound_choice import SoundChoice
from desktop.storage.settings import AudioSettings, Settings

USB = Device("usb", "USB Headset", default=True)
MONITOR = Device("monitor", "USB Headset 播放的声音", default=True, kind="monitor")


@pytest.fixture(autouse=True)
def looked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How often devices were looked for, and whether for everything."""
    asked: list[bool] = []
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda found: asked.append(found._everything))
    return asked


@pytest.fixture
def previews() -> list[tuple[str, bool, str]]:
    return []


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sound(page: QWidget, bridge: Bridge, previews: list[tuple[str, bool, str]]) -> SoundChoice:
    made = SoundChoice(AudioSettings(), lambda *wanted: previews.append(wanted), bridge)
    made.setParent(page)
    made.add_rows(QFormLayout(page))
    page.show()
    return made


def test_the_customer_is_not_heard_before_it_is_switched_on(sound: SoundChoice, looked: list[bool]) -> None:
    sound.look()
    assert looked == [False]
    assert sound.chosen() == AudioSettings()
    assert not sound.customer.isEnabled()
    assert not sound.customer_level.isVisible()
    sound.both.setChecked(True)
    assert looked == [False, True]
    assert sound.customer.isEnabled()
    assert sound.customer.currentText() == "自动：耳机里播放的声音"
    assert sound.chosen() == AudioSettings(hear_customer=True)
    assert "只在这台电脑上识别，不评分，不保存录音" in sound.why.text()


def test_the_source_that_was_chosen_is_kept_and_the_microphone_is_none(sound: SoundChoice) -> None:
    sound.both.setChecked(True)
    sound.show_devices((USB,))
    sound.show_sources((USB, MONITOR))
    assert sound.customer.findData("usb") < 0
    sound.customer.setCurrentIndex(sound.customer.findData("monitor"))
    assert sound.chosen() == AudioSettings(hear_customer=True, customer="monitor")
    sound.show_sources((Device("other", "另一个", default=False, kind="monitor"),))
    assert sound.customer.currentText() == "monitor（未接上）"
    assert sound.chosen().customer == "monitor"


def test_listening_shows_both_levels_and_ends_when_it_is_not_wanted_any_more(
    sound: SoundChoice, bridge: Bridge, previews: list[tuple[str, bool, str]]
) -> None:
    def hear(dbfs: float) -> None:
        for channel in ("agent", "customer"):
            bridge.post(level(0.0, channel, dbfs, True))
        bridge.flush()

    assert not sound.listen.isEnabled(), "nobody knows which microphone is the system's"
    sound.show_devices((USB,))
    hear(-20)
    assert previews == []
    assert sound.agent_level.value == "—"
    sound.listen.click()
    sound.both.setChecked(True)
    assert previews == [("usb", False, ""), ("usb", True, "")]
    hear(-20)
    assert (sound.agent_level.value, sound.customer_level.value) == ("−20 dB", "−20 dB")
    gone = events.DeviceTrouble(time=0.0, channel="customer", code="missing", message="找不到。", remedy="请插好。")
    bridge.post(gone)
    bridge.flush()
    assert (sound.agent_level.value, sound.customer_level.value) == ("−20 dB", "未找到")
    assert sound.customer_level.toolTip() == "找不到。请插好。"
    sound.stop()
    assert previews[-1] == ("", False, "")
    hear(-10)
    assert sound.agent_level.value == "—"


def test_in_a_call_its_sound_is_left_alone(
    window: MainWindow, tell: Callable[..., None], actions: gallery.NoCall
) -> None:
    tell(*both())
    window.open_settings()
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.sound.show_devices((USB,))
    assert not dialog.sound.listen.isEnabled()
    assert "通话结束后可以试听" in dialog.sound.listen.toolTip()
    dialog.reject()
    assert actions.done == []


def test_the_switch_is_saved_with_the_other_settings(
    qtbot: QtBot, window: MainWindow, saved: list[Settings], actions: gallery.NoCall
) -> None:
    window.open_settings()
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.sound.both.setChecked(True)
    dialog.sound.show_sources((MONITOR,))
    dialog.sound.customer.setCurrentIndex(1)
    dialog.save()
    assert saved[-1].audio == AudioSettings(hear_customer=True, customer="monitor")
    assert window.bar.mark.words.text() == "通话时同时听客户"
    assert window.live.lanes.isVisible()


def test_the_likeliest_sources_come_first_under_the_names_that_people_know(qtbot: QtBot) -> None:
    row = {"host": "PulseAudio", "default": True, "rate": 48000}
    rows = [
        {**row, "name": "mic", "id": "PulseAudio: mic", "kind": "microphone", "title": "内置麦克风"},
        {**row, "name": "line#left", "id": "PulseAudio: line#left", "kind": "side", "title": "线路（左声道）"},
        {
            **row,
            "name": "ears.monitor",
            "id": "PulseAudio: ears.monitor",
            "kind": "monitor",
            "title": "耳机 播放的声音",
        },
    ]
    parent = QObject()
    found: list[tuple[Device, ...]] = []
    devices = DeviceList(parent, everything=True)
    devices.found.connect(found.append)
    devices._answer(True, json.dumps(rows))
    assert [each.label for each in found[0]] == ["耳机 播放的声音", "线路（左声道）", "内置麦克风（系统默认）"]
    failed: list[str] = []
    devices.failed.connect(failed.append)
    devices._answer(True, "[{}]")
    assert "peiting doctor" in failed[0]

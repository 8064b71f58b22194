"""What the administrator has fixed is seen to be so, and stays as it is."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.gui.bridge import Bridge
from desktop.gui.device_list import Device
from desktop.gui.kept_data_choice import PrivacyChoice
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.setup_wizard import SetupWizard
from desktop.gui.sound_choice import SoundChoice
from desktop.storage.settings import AudioSettings, Settings, load_settings, save_settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """As they are on a computer whose administrator has fixed some of them."""
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda _self: None)
    file = tmp_path / "machine.json"
    locked = ["record", "agent.company", "audio.device", "audio.customer", "window.on_top"]
    values = {"agent": {"company": "星云"}, "record": {"privacy": "full", "full_agreed": True}, "locked": locked}
    file.write_text(json.dumps(values), encoding="utf-8")
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(file))
    return load_settings(tmp_path / "settings.json").settings


def test_the_settings_grey_it_and_say_why(window: MainWindow, settings: Settings, tmp_path: Path) -> None:
    sound = SoundChoice(settings.audio, None, Bridge())
    dialog = SettingsDialog(
        settings, (), lambda changed: save_settings(changed, tmp_path / "settings.json"), sound, window
    )
    dialog.show()

    greyed = (dialog.company, dialog.privacy, dialog.full_agreed, dialog.on_top, dialog.sound.device)
    assert not any(part.isEnabled() for part in greyed)
    assert all(part.toolTip() == "由管理员设定" for part in greyed)
    assert "公司\n由管理员设定" in [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.on_top.text() == "窗口保持在最前（由管理员设定）"
    assert dialog.number.isEnabled()
    dialog.number.setText("8012")
    dialog.save()
    assert not dialog.isVisible()
    assert load_settings(tmp_path / "settings.json").settings.agent.number == "8012"


def test_nothing_else_in_the_dialog_frees_it(window: MainWindow, settings: Settings) -> None:
    sound = SoundChoice(settings.audio, None, Bridge())
    SettingsDialog(settings, (), lambda _settings: None, sound, window).show()

    sound.both.setChecked(True)

    assert not sound.customer.isEnabled()


def test_every_setting_of_the_dialog_can_be_fixed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda _self: None)
    file = tmp_path / "machine.json"
    file.write_text(json.dumps({"locked": list(Settings.model_fields)}), encoding="utf-8")
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(file))

    dialog = SettingsDialog(
        Settings(), (), lambda _settings: None, SoundChoice(AudioSettings(), None, Bridge()), window
    )
    dialog.show()

    parts = [part for kind in (QLineEdit, QComboBox, QCheckBox) for part in dialog.findChildren(kind)]
    assert len(parts) >= 20
    assert [part.accessibleName() for part in parts if part.isEnabled()] == []


def test_the_page_of_kept_data_keeps_the_level_and_the_days(qtbot: QtBot, settings: Settings) -> None:
    choice = PrivacyChoice(settings, lambda _settings: None)
    qtbot.addWidget(choice)
    choice.show()

    parts = (*choice.levels.values(), choice.agreed, choice.hide_names, choice.days, choice.words_days)
    assert not any(part.isEnabled() for part in parts)


def test_the_first_start_can_be_finished_all_the_same(
    qtbot: QtBot, bridge: Bridge, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    wizard = SetupWizard(settings, lambda _device: None, bridge, lambda changed: save_settings(changed, file), None)
    qtbot.addWidget(wizard)
    wizard._show_devices((Device("usb", "USB Headset", default=True),))
    assert not wizard.company.isEnabled()
    wizard.number.setText("8012")

    wizard.skip()

    kept = load_settings(file).settings
    assert (kept.agent.number, kept.audio.device, kept.setup_done) == ("8012", "", True)

"""Settings, first start, customer and keys, as a person works them."""

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from gui import gallery
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.core import events
from desktop.errors import PeitingError
from desktop.gui.bridge import Bridge
from desktop.gui.customer_editor import CustomerEditor
from desktop.gui.device_list import Device
from desktop.gui.keys_dialog import KeysDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.model_installer import ModelInstaller
from desktop.gui.own_command import OwnCommand
from desktop.gui.settings_dialog import SettingsDialog
from desktop.gui.setup_wizard import SetupWizard
from desktop.gui.sound_choice import SoundChoice
from desktop.storage.library import available_packs
from desktop.storage.settings import AudioSettings, Settings


@pytest.fixture(autouse=True)
def _no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is found on this machine is not what these tests are about; test_own_command runs the real thing.
    monkeypatch.setattr("desktop.gui.device_list.DeviceList.look", lambda _self: None)


def _refuse(_settings: Settings) -> None:
    raise PeitingError("settings-unwritable", "设置没有保存：磁盘已满。", "请清理磁盘。")


def _settings_dialog(parent: QWidget, settings: Settings, save: Callable[[Settings], None]) -> SettingsDialog:
    sound = SoundChoice(settings.audio, None, Bridge())
    dialog = SettingsDialog(settings, available_packs([paths.scripts_library()]), save, sound, parent)
    dialog.show()
    return dialog


def test_what_is_not_touched_is_saved_as_it_was(window: MainWindow) -> None:
    settings = Settings.model_validate(
        {"agent": {"name": "小李"}, "pace": {"notice": 231, "warning": 277}, "audio": {"device": "gone"}}
    )
    assert _settings_dialog(window, settings, _refuse).changed() == settings


def test_changed_settings_are_handed_over(window: MainWindow) -> None:
    saved: list[Settings] = []
    dialog = _settings_dialog(window, Settings(), saved.append)
    dialog.sound.show_devices((Device("usb", "USB Headset", default=True),))
    dialog.number.setText(" 8012 ")
    dialog.sound.device.setCurrentIndex(dialog.sound.device.findData("usb"))
    dialog.pace.setCurrentIndex(0)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.save()
    assert saved[0].agent.number == "8012"
    assert saved[0].audio.device == "usb"
    assert saved[0].pace == replace(Settings().pace, notice=180.0, warning=220.0)
    assert saved[0].window.theme == "dark"


def test_settings_that_cannot_be_saved_stay_with_the_reason(window: MainWindow) -> None:
    dialog = _settings_dialog(window, Settings(), _refuse)
    dialog.save()
    assert dialog.isVisible()
    assert "磁盘已满" in dialog.error.text()
    assert dialog.error.isVisible()


def test_saved_settings_take_effect(window: MainWindow, actions: gallery.NoCall, saved: list[Settings]) -> None:
    settings = Settings.model_validate({"window": {"theme": "dark", "on_top": False}})
    window.save_and_apply(settings)
    assert saved == [settings]
    assert actions.done == [settings]
    assert window.isVisible()
    assert window.palette().window().color().name() == "#14181d"


def test_the_first_start_asks_shows_the_level_and_keeps_the_answers(qtbot: QtBot, bridge: Bridge) -> None:
    saved: list[Settings] = []
    previews: list[str] = []
    wizard = SetupWizard(Settings(), previews.append, bridge, saved.append, None)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard._show_devices((Device("a", "Array", default=False), Device("usb", "USB Headset", default=True)))
    assert previews[-1] == "usb"
    bridge.post(events.AudioLevel(time=0.0, channel="agent", dbfs=-20.0, peak_dbfs=-10.0, speech=True))
    bridge.flush()
    assert wizard.level.value == "−20 dB"
    assert "听到您的声音" in wizard.heard.text()
    wizard.next_page()
    assert previews[-1] == ""
    wizard.number.setText("8012")
    wizard.company.setText("星河通信")
    for _page in range(3):
        wizard.next_page()
    assert wizard.result() == QDialog.DialogCode.Accepted
    assert saved[-1].setup_done
    assert (saved[-1].audio.device, saved[-1].agent.number, saved[-1].agent.company) == ("usb", "8012", "星河通信")


def test_a_microphone_in_trouble_is_told_of_in_the_first_start(qtbot: QtBot, bridge: Bridge) -> None:
    wizard = SetupWizard(Settings(), lambda _device: None, bridge, _refuse, None)
    qtbot.addWidget(wizard)
    wizard._show_devices(())
    assert "没有找到麦克风" in wizard.error.text()
    bridge.post(
        events.DeviceTrouble(
            time=0.0, channel="agent", code="busy", message="麦克风被占用。", remedy="请关闭会议软件。"
        )
    )
    bridge.flush()
    assert wizard.error.text() == "麦克风被占用。 请关闭会议软件。"
    wizard.skip()
    assert "磁盘已满" in wizard.error.text()


def test_the_installer_shows_progress_failure_and_success(qtbot: QtBot) -> None:
    installer = ModelInstaller()
    qtbot.addWidget(installer)
    done: list[bool] = []
    installer.done.connect(lambda: done.append(True))
    installer._progress('{"model": "m", "done": 10000000, "total": 40000000}')
    assert (installer.bar.value(), installer.figure.text()) == (250, "10.0 / 40 MB")
    installer._end(False, "网络拒绝了下载。")
    assert (installer.button.text(), installer.words.text()) == ("重试", "网络拒绝了下载。")
    installer._end(True, "")
    assert done == [True]
    assert installer.installed


@pytest.mark.parametrize(("title", "name"), [("先生", "张"), ("女士", "欧阳"), ("", "")])
def test_a_customer_is_named_in_two_movements(qtbot: QtBot, title: str, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = CustomerEditor("", "", parent)
    named: list[tuple[str, str]] = []
    editor.named.connect(lambda *words: named.append(words))
    editor.name.setText(f" {name} ")
    editor.buttons[title].click()
    assert named == [(name, title)]


def test_every_button_of_the_dialogs_has_a_name_and_a_key(qtbot: QtBot, window: MainWindow, bridge: Bridge) -> None:
    dialogs = (
        SettingsDialog(Settings(), (), _refuse, SoundChoice(AudioSettings(), None, bridge), window),
        SetupWizard(Settings(), lambda _device: None, bridge, lambda _settings: None, window),
        CustomerEditor("", "", window),
        KeysDialog(window),
    )
    for dialog in dialogs:
        buttons = dialog.findChildren(QPushButton)
        assert buttons
        for button in buttons:
            assert button.accessibleName(), button.text()
            assert "（" in button.toolTip(), button.text()


def test_own_command_gives_back_what_the_program_says(qtbot: QtBot) -> None:
    parent = QObject()
    command = OwnCommand(["model", "list", "--json"], parent)
    with qtbot.waitSignal(command.finished, timeout=20000) as over:
        command.start()
    assert over.args[0] is True
    assert "vosk-model-small-cn-0.22" in over.args[1]


def test_own_command_hands_on_the_words_of_a_failure(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QObject()
    command = OwnCommand(["model", "remove", "no-such-model"], parent)
    with qtbot.waitSignal(command.finished, timeout=20000) as over:
        command.start()
    assert over.args[0] is False
    assert "no-such-model" in over.args[1]
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    lost = OwnCommand(["devices"], parent)
    with qtbot.waitSignal(lost.finished, timeout=5000) as over:
        lost.start()
    assert over.args[0] is False
    assert "/no/such/python" in over.args[1]


def test_a_missing_model_leads_to_the_page_that_gets_it(
    window: MainWindow, bridge: Bridge, actions: gallery.NoCall
) -> None:
    failed = events.ListenerFailed(time=0.0, code="model-missing", message="没有模型。", remedy="请安装。", retry=False)
    bridge.post(failed)
    bridge.flush()
    window.notice.mend()
    (wizard,) = window.findChildren(SetupWizard)
    assert wizard.installer.isVisible()
    wizard.skip()
    assert actions.done[-1] == ("preview", "")


def test_what_was_wrong_with_one_microphone_is_not_said_of_the_next(qtbot: QtBot, bridge: Bridge) -> None:
    wizard = SetupWizard(Settings(), lambda _device: None, bridge, _refuse, None)
    qtbot.addWidget(wizard)
    wizard._show_devices((Device("a", "Array", default=True), Device("usb", "USB Headset", default=False)))
    trouble = events.DeviceTrouble(time=0.0, channel="agent", code="dead", message="一直没有声音。", remedy="请检查。")
    loud = events.AudioLevel(time=0.0, channel="agent", dbfs=-20.0, peak_dbfs=-10.0, speech=True)
    for mends in (lambda: wizard.devices.setCurrentRow(1), lambda: (bridge.post(loud), bridge.flush())):
        bridge.post(trouble)
        bridge.flush()
        assert "一直没有声音" in wizard.error.text()
        mends()
        assert wizard.error.text() == ""


def test_a_model_that_is_there_is_not_offered_again(qtbot: QtBot, bridge: Bridge) -> None:
    wizard = SetupWizard(Settings(), lambda _device: None, bridge, _refuse, None)
    qtbot.addWidget(wizard)
    bridge.post(events.ListenerReady(time=0.0, engine="vosk", model="small", seconds=1.0))
    bridge.flush()
    assert not wizard.installer.button.isEnabled()
    assert "已经装好" in wizard.installer.words.text()


def test_wayland_is_told_of_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.gui.window_fit.QGuiApplication.platformName", lambda: "wayland")
    window.save_and_apply(Settings(setup_done=True))
    assert window.notice.shown is not None
    assert "Wayland" in window.notice.shown.what
    window.notice.dismiss()
    window.save_and_apply(Settings(setup_done=True))
    assert window.notice.shown is None


def test_a_level_measured_for_the_settings_does_not_stay_in_the_window(window: MainWindow, bridge: Bridge) -> None:
    bridge.post(events.AudioLevel(time=0.0, channel="agent", dbfs=-20.0, peak_dbfs=-10.0, speech=True))
    bridge.flush()
    assert window.live.gauges.level.value == "—"


def test_full_privacy_says_what_it_means_and_takes_an_explicit_yes(window: MainWindow) -> None:
    dialog = _settings_dialog(window, Settings(), _refuse)
    assert not dialog.full_agreed.isVisible()
    dialog.privacy.setCurrentIndex(dialog.privacy.findData("full"))
    assert "不打码" in dialog.privacy_meaning.text()
    assert dialog.changed().record.level == "transcript"

    dialog.full_agreed.setChecked(True)
    assert dialog.changed().record.level == "full"
    dialog.privacy.setCurrentIndex(dialog.privacy.findData("summary"))
    assert not dialog.changed().record.full_agreed

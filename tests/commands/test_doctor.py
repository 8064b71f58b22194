import argparse
import json
from pathlib import Path

import headset
import pytest
from model_cache import model_folder, models_folder

from desktop import paths
from desktop.audio.microphone import rescan
from desktop.commands import doctor, health
from desktop.commands.health import Finding, examine
from desktop.storage.settings import Settings, save_settings, with_value


def findings() -> dict[str, Finding]:
    return {finding.what: finding for finding in examine()}


def test_on_a_bare_profile_the_missing_model_comes_with_its_command() -> None:
    finding = findings()["语音识别模型"]
    assert finding.state == "bad"
    assert "peiting model install" in finding.remedy


def test_with_a_model_recognition_works(monkeypatch: pytest.MonkeyPatch) -> None:
    model_folder("whisper-base")
    monkeypatch.setenv("PEITING_MODELS", str(models_folder()))
    found = findings()
    assert found["语音识别模型"].state == "good"
    assert found["识别引擎"].state in ("good", "poor")
    assert found["话术库"].state != "bad"


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PEITING_HOME", str(tmp_path / "file"))
    finding = findings()["数据文件夹"]
    assert finding.state == "bad"
    assert str(paths.user_data()) in finding.found


def test_the_customer_is_nothing_to_worry_about_until_he_is_to_be_heard() -> None:
    assert findings()["客户的声音"] == Finding("客户的声音", "good", "没有打开：只听坐席自己")


def test_a_customer_who_cannot_be_heard_comes_with_what_to_do(room: headset.VirtualHeadset) -> None:
    hear("PulseAudio: 蓝牙耳机.monitor")
    finding = findings()["客户的声音"]
    assert finding.state == "poor"
    assert "蓝牙耳机" in finding.found
    assert "PulseAudio: room.monitor" in finding.remedy


def test_where_the_customer_is_heard_is_found_by_itself(room: headset.VirtualHeadset) -> None:
    rescan()  # earlier tests looked for microphones before there was a room
    room.plug_output("phones", "小耳机", default=True)
    hear("")
    try:
        assert findings()["客户的声音"].found == "小耳机 播放的声音（PulseAudio: phones.monitor）"
    finally:
        room.unplug_output("phones")


def hear(customer: str) -> None:
    """Switch the customer's channel on."""
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    settings = with_value(Settings(), "audio.hear_customer", "true")
    save_settings(with_value(settings, "audio.customer", customer), file)


def test_a_missing_system_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(health, "_loads", lambda library: library != "libxcb-cursor.so.0")
    finding = findings()["窗口"]
    assert finding.state == "bad"
    assert finding.remedy.endswith("apt-get install libxcb-cursor0")


def test_a_check_that_breaks_does_not_hide_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_settings", lambda: iter([1 / 0]))
    found = findings()
    assert "ZeroDivisionError" in found["设置"].found
    assert "Python" in found
    assert "窗口" in found


@pytest.mark.parametrize(("state", "code"), [("good", 0), ("poor", 0), ("bad", 1)])
def test_the_exit_code_says_whether_an_agent_can_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: health.State, code: int
) -> None:
    monkeypatch.setattr(health, "examine", lambda: iter([Finding("麦克风", state, "如此", "这样做")]))
    assert doctor.run(argparse.Namespace(json=False, bundle=None)) == code
    assert "麦克风：如此 → 这样做" in capsys.readouterr().out
    assert doctor.run(argparse.Namespace(json=True, bundle=None)) == code
    assert json.loads(capsys.readouterr().out)["state"] == state


def test_it_tells_where_the_licences_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "desktop")
    assert paths.third_parties() is None
    (tmp_path / "third_parties").mkdir()
    assert paths.third_parties() == tmp_path / "third_parties"
    monkeypatch.undo()
    place = paths.third_parties()
    told = findings().get("许可证")
    assert (told is None) == (place is None)
    assert told is None or str(place) in told.found

"""What of a text tells who somebody is goes; what somebody who helps needs to see stays."""

import json

import pytest

from desktop.commands.blot import Blot
from desktop.storage.settings import Settings


@pytest.fixture
def blot(monkeypatch: pytest.MonkeyPatch) -> Blot:
    monkeypatch.setattr("getpass.getuser", lambda: "li")
    agent = {"name": "王芳", "number": "100", "company": "Acme (CN)"}
    return Blot(Settings.model_validate({"agent": agent}))


@pytest.mark.parametrize(
    "text",
    [
        "sip:13800138000@example.net",
        "number:13800138000",
        "number=13800138000",
        "-13800138000",
        "a.13800138000",
        "138.0013.8000",
        "138-0013-8000",
        "138 0013 8000",
        "(010) 6612.3456",
        "(010)66123456",
        "010-66123456",
        "+86 (138) 0013-8000",
        "138\u00a00013\u00a08000",
        "10.6612.3456",
        "06.12.34.56.78",
        "13.80.01380.0013",
        "6612345",
        "１３８００１３８０００",
        "peiting 0.1.0 called 13800138000 at once",
    ],
)
def test_long_numbers_go_however_they_are_written(blot: Blot, text: str) -> None:
    kept = "".join(char for char in blot.clean(text) if char.isdigit())
    assert kept in ("", "010")
    assert "□" in blot.clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "Windows 10.0.19045.3636",
        "Windows-10-10.0.19045-SP0",
        "Linux-6.1.0-18-amd64",
        "vosk-model-small-cn-0.22",
        "Python 3.11.2",
        "PySide6 6.11.1, numpy 2.4.1",
        "alsa_output.pci-0000_00_1f.3.analog-stereo",
        "48000 Hz",
    ],
)
def test_versions_and_names_of_devices_stay(blot: Blot, text: str) -> None:
    assert blot.clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("我是王芳您好", "我是□您好"),
        ("for Acme (CN).", "for □."),
        ("agent 100 at /home/li/x, LI", "agent □ at /home/□/x, □"),
        ("x100_100", "x□_□"),
        ("listening, client, 1000 ms, 2100", "listening, client, 1000 ms, 2100"),
    ],
)
def test_names_go_where_they_are_no_part_of_another_word(blot: Blot, text: str, cleaned: str) -> None:
    assert blot.clean(text) == cleaned


def test_numbers_of_a_tree_stay_numbers(blot: Blot) -> None:
    told = {"text_size": 100, "frames": 13800138000, "on": True, "names": ["王芳", "100", "13800138000"]}
    cleaned = json.loads(json.dumps(blot.clean_tree(told)))
    assert cleaned == {"text_size": 100, "frames": 13800138000, "on": True, "names": ["□", "□", "□"]}


def test_a_line_of_a_log_keeps_its_time_and_of_an_error_nothing_chinese(blot: Blot) -> None:
    log = "2026-01-02 03:04:05,678 WARNING sip:13800138000 王芳\nValueError: 密码 13800138000"
    assert blot.clean_log(log) == "2026-01-02 03:04:05,678 WARNING sip:□ □\nValueError: □□ □\n"

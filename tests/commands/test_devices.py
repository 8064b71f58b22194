import io
import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest
import soundfile

from desktop.audio.microphone import rescan
from desktop.audio.sources import open_source
from desktop.cli import main
from desktop.commands.pair_meters import show_meters

PHONES = "PulseAudio: phones.monitor"


@pytest.fixture(scope="module", autouse=True)
def _looked_for_anew(room):
    """Whoever listed devices before this room was there has seen none."""
    rescan()


@pytest.fixture(scope="module")
def desk(room):
    """The headset in its room, and what the agent hears as the default output."""
    room.plug_output("phones", "小耳机", default=True)
    yield room
    room.unplug_output("phones")


@pytest.fixture
def tone(tmp_path):
    path = tmp_path / "tone.wav"
    wave = np.sin(2 * np.pi * 440 * np.arange(480_000) / 48_000) * 0.1
    soundfile.write(path, np.stack((wave, wave), axis=1), 48_000)
    return path


def test_devices_in_json_name_the_headset_and_the_default_first(room):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "devices", "--json"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **room.environment},
        timeout=60,
        check=True,
    )
    devices = json.loads(done.stdout)
    assert devices[0]["default"]
    found = next(device for device in devices if device["id"] == "ALSA: headset")
    assert found == {"name": "headset", "host": "ALSA", "id": "ALSA: headset", "default": False, "rate": 44100}
    assert done.stderr == ""


def test_devices_for_people_are_one_a_line(room, capsys):
    assert main(["devices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("默认")
    assert any(line.startswith("ALSA: headset\t44100 Hz") for line in lines)


def test_devices_in_json_keep_their_keys_unless_all_are_asked_for(desk, capsys):
    assert main(["devices", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert all(set(row) == {"name", "host", "id", "default", "rate"} for row in plain)
    assert main(["devices", "--json", "--all"]) == 0
    everything = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in everything[: len(plain)]] == [row["id"] for row in plain]
    assert {"kind": "monitor", "title": "小耳机 播放的声音", "default": True}.items() <= next(
        row for row in everything if row["id"] == PHONES
    ).items()


def test_the_pair_is_suggested_as_what_to_type_and_to_set(desk, capsys):
    assert main(["devices", "--pair", "--device", "headset", "--seconds", "0.1"]) == 0
    lines = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines() if "\t" in line)
    assert lines["坐席"] == "ALSA: headset"
    assert lines["客户"] == f"{PHONES}\t小耳机 播放的声音"
    assert lines["试听"] == f'peiting listen --device "ALSA: headset" --customer "{PHONES}"'
    assert json.loads(lines["设置"])["audio"] == {"device": "ALSA: headset", "hear_customer": True, "customer": PHONES}


def test_the_pair_in_json_is_for_programs(desk, capsys):
    assert main(["devices", "--pair", "--json"]) == 0
    pair = json.loads(capsys.readouterr().out)
    assert pair["agent"]["default"]
    assert (pair["customer"]["id"], pair["customer"]["kind"]) == (PHONES, "monitor")


def test_a_side_of_a_monitor_can_be_chosen(desk, capsys):
    assert main(["devices", "--pair", "--json", "--customer", f"{PHONES}#right"]) == 0
    assert json.loads(capsys.readouterr().out)["customer"]["title"] == "小耳机 播放的声音（右声道）"


def test_a_customer_source_that_is_not_there_is_told_in_one_sentence(desk, capsys):
    assert main(["devices", "--pair", "--customer", "PulseAudio: 蓝牙"]) == 2
    assert "找不到客户的声音来源“PulseAudio: 蓝牙”" in capsys.readouterr().err


def test_a_microphone_that_nothing_goes_with_is_told_with_what_to_do(desk, capsys):
    desk._pactl("set-default-source", "phones.monitor")
    try:
        assert main(["devices", "--pair", "--device", "headset"]) == 2
    finally:
        desk._pactl("set-default-source", "headset")
    assert "peiting devices --all" in capsys.readouterr().err


def test_both_meters_live_in_a_terminal_until_control_c(desk, tone):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

        def write(self, text):
            super().write(text)
            if "客户 ████" in text:
                raise KeyboardInterrupt

    terminal, sources = Terminal(), [open_source("headset"), open_source(PHONES)]
    desk.play(tone, output="phones")
    try:
        show_meters(*sources, terminal, 60.0)
    finally:
        desk.hush()
        assert all([source.close() for source in sources])
    assert "\r\033[K坐席 ░░░░" in terminal.getvalue()


def test_the_meters_are_lines_for_a_pipe_and_end_by_themselves(desk):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "devices", "--pair", "--seconds", "2.5"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **desk.environment},
        timeout=60,
        check=True,
    )
    meters = [line for line in done.stdout.splitlines() if line.startswith("坐席 ")]
    assert len(meters) == 2
    assert all("客户 ░░░░" in line and "没有声音" in line for line in meters)
    assert done.stderr == ""


def test_control_c_is_an_ordinary_end(desk):
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "devices", "--pair"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **desk.environment},
        # Whoever runs the tests in the background has let them ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread holds a lock here
    ) as process:
        assert any(line.startswith("坐席 ") for line in process.stdout)
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")

import json
import os
import subprocess
import sys

from desktop.cli import main


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

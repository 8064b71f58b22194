import plistlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import PeitingError
from desktop.own_command import window_command
from desktop.storage import autostart
from desktop.storage.autostart import desktop_entry, entry_file, launch_agent, run_value, set_autostart

NASTY = ["/opt/张三 的程序/pei`t`ing", "$HOME", 'say "no"', "100%", "back\\slash"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="writes the file of Linux desktops")
def test_switched_on_and_off_on_linux(home: Path):
    set_autostart(True)
    path = home / ".config" / "autostart" / "peiting.desktop"
    assert path == entry_file()
    exec_line = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    assert shlex.split(exec_line.removeprefix("Exec=")) == window_command()
    set_autostart(True)
    set_autostart(False)
    assert not path.exists()
    set_autostart(False)


@pytest.mark.skipif(shutil.which("gio") is None, reason="needs GLib's own reader of such files")
def test_nasty_paths_are_quoted_as_glib_reads_them(tmp_path: Path):
    log = tmp_path / "argv"
    script = tmp_path / "记 录.sh"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{log}"\n', encoding="utf-8")
    script.chmod(0o755)
    entry = tmp_path / "entry.desktop"
    entry.write_text(desktop_entry([str(script), *NASTY[1:]]), encoding="utf-8")
    subprocess.run(["gio", "launch", str(entry)], check=True, timeout=20)
    for _ in range(200):
        if log.exists() and log.read_text().count("\n") == len(NASTY) - 1:
            break
        subprocess.run(["sleep", "0.05"], check=True)
    assert log.read_text(encoding="utf-8").splitlines() == NASTY[1:]


def test_quoting_by_the_letter_of_the_specification():
    line = next(line for line in desktop_entry(NASTY).splitlines() if line.startswith("Exec="))
    assert line == (
        'Exec="/opt/张三 的程序/pei\\\\`t\\\\`ing" "\\\\$HOME" "say \\\\"no\\\\"" "100%%" "back\\\\\\\\slash"'
    )


def test_the_agent_of_macos():
    read = plistlib.loads(launch_agent(NASTY))
    assert read["ProgramArguments"] == NASTY
    assert read["RunAtLoad"] is True
    assert entry_file("darwin").parts[-3:-1] == ("Library", "LaunchAgents")


def test_the_value_of_windows():
    assert run_value(["C:\\Program Files\\陪听\\peitingw.exe"]) == '"C:\\Program Files\\陪听\\peitingw.exe"'


def test_a_place_that_cannot_be_written_is_named(home: Path, monkeypatch: pytest.MonkeyPatch):
    (home / ".config").write_text("no folder")
    monkeypatch.setattr(autostart.sys, "platform", "linux")
    with pytest.raises(PeitingError, match=r"peiting\.desktop") as told:
        set_autostart(True)
    assert "启动项" in told.value.remedy

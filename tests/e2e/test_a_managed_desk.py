"""A desk that nobody set up by hand: the machine's settings, packs from a share, and a user who begins at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app import compose
from desktop.gui.bridge import Bridge
from desktop.gui.setup_wizard import SetupWizard
from desktop.session.shared_library import SharedLibrary
from desktop.storage.settings import load_settings

_PACK = '[pack]\nid = "ours"\nname = "本公司"\nversion = "7"\nuses = ["inbound"]\n'


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    share = tmp_path / "server" / "话术"
    (share / "ours").mkdir(parents=True)
    (share / "ours" / "pack.toml").write_text(_PACK, encoding="utf-8")
    file = tmp_path / "machine.json"
    values = {
        "agent": {"company": "星河通信"},
        "library": {"pack": "ours", "folders": [str(share)]},
        "setup_done": True,
        "locked": ["library"],
    }
    file.write_text(json.dumps(values), encoding="utf-8")
    monkeypatch.setenv("PEITING_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(file))
    return file


def test_the_first_window_is_ready_without_a_question(machine: Path, qtbot: QtBot) -> None:
    loaded = load_settings(paths.settings_file())
    shared = SharedLibrary(loaded.settings.library.folders, paths.shared_library())
    shared.start(first_wait=10.0)
    program = compose(loaded, Bridge())
    qtbot.addWidget(program.window)
    program.window.show()
    qtbot.wait(300)

    assert program.window.findChildren(SetupWizard) == []
    assert program.window._library.name == "本公司"
    assert program.window._settings.agent.company == "星河通信"
    assert program.window.notice.shown is None
    shared.close()
    program.window.leave()


def test_without_the_share_the_window_opens_with_what_ships(machine: Path, qtbot: QtBot) -> None:
    program = compose(load_settings(paths.settings_file()), Bridge())
    qtbot.addWidget(program.window)
    program.window.show()

    assert program.window._library.id == "inbound"
    shown = program.window.notice.shown
    assert shown is not None
    assert "先用随程序附带的话术" in shown.what
    program.window.leave()


def test_no_option_of_the_command_line_changes_what_is_locked(machine: Path, tmp_path: Path) -> None:
    call = tmp_path / "call.jsonl"
    call.write_text('{"start": 1.0, "end": 2.0, "channel": "agent", "text": "您好"}\n', encoding="utf-8")
    replay = [sys.executable, "-m", "desktop", "replay", str(call), "--set", "library.folders=/tmp"]
    done = subprocess.run(replay, env=os.environ, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 2
    assert "library.folders 由管理员设定" in done.stderr

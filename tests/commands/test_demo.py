"""The demo call through the real recogniser, the real engine and the real window."""

import builtins
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from model_cache import model_folder

from desktop import cli
from desktop.core.events import from_json
from desktop.paths import assets
from desktop.session.key_moments import MOMENTS

_PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def models() -> Path:
    return model_folder("whisper-base").parent


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("qapp")
def test_the_call_is_heard_told_pictured_and_summed_up(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PEITING_MODELS", str(models))
    assert cli.main(["demo", "--engine", "whisper", "--out", str(tmp_path / "out")]) == 0

    told = capsys.readouterr().out
    assert "── 阶段：问候语" in told
    assert "▶ 该说：早上好，欢迎致电晨光客服中心" in told
    assert "⚠" in told

    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert [stage["id"] for stage in summary["stages"]] == ["greeting", "communication", "closing"]
    assert {"forbidden", "pace", "silence"} <= {alert["alert"] for alert in summary["alerts"] if alert["shown"]}
    assert any(situation["id"].startswith("complaint") for situation in summary["situations"])
    header = json.loads((assets() / "demo" / "call.jsonl").read_text("utf-8").splitlines()[0])
    assert summary["duration"] == pytest.approx(header["call"]["end"], abs=0.3)

    pictures = sorted((tmp_path / "out").glob("*.png"))
    assert [picture.stem for picture in pictures] == list(MOMENTS)
    assert all(picture.read_bytes().startswith(_PNG) for picture in pictures)
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures)

    events = [from_json(line) for line in (tmp_path / "out" / "events.jsonl").read_text("utf-8").splitlines()]
    assert [event.time for event in events] == sorted(event.time for event in events)
    assert type(events[-1]).__name__ == "CallEnded"


_OPEN_ALBUM = """
from pathlib import Path
from PySide6.QtCore import qWarning
from desktop import paths
from desktop.gui.album import Album
from desktop.storage.library import load_library
from desktop.storage.settings import Settings
Album(load_library("inbound", [paths.scripts_library()]).library, Settings(), Path()).close()
qWarning("something that matters")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the pictures are taken on the real screen")
def test_the_story_of_the_call_is_not_mixed_with_what_qt_says_about_its_offscreen_windows() -> None:
    # In a locale that is not UTF-8 Qt has one more thing to say.
    outside = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", _OPEN_ALBUM]
    child = subprocess.run(command, env=outside, check=True, capture_output=True, encoding="utf-8")
    assert child.stderr == "something that matters\n"


def test_without_qt_it_says_why_there_are_no_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop.commands import demo
    from desktop.core.script import Library

    importing = builtins.__import__

    def without_egl(name: str, *rest: Any) -> Any:
        if name == "desktop.gui.album":
            raise ImportError("libEGL.so.1: cannot open shared object file")
        return importing(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_egl)
    assert demo._open_album(Library("p", "p", "1", ()), tmp_path) is None
    told = capsys.readouterr().out
    assert "libEGL.so.1" in told
    assert "没有窗口图片" in told


def test_without_a_recogniser_it_names_the_command_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PEITING_MODELS", str(tmp_path / "no-models"))
    assert cli.main(["demo", "--out", str(tmp_path / "out")]) == 2
    assert "peiting model install" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_refused_by_name(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PEITING_MODELS", str(models))
    (tmp_path / "file").write_text("", "utf-8")
    assert cli.main(["demo", "--out", str(tmp_path / "file" / "out")]) == 2
    assert str(tmp_path / "file" / "out") in capsys.readouterr().err

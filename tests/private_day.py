"""One day of the program under an audit hook and strace, with a headset and a profile of its own."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import headset
import model_cache
import pytest
import soundfile
import tracing
from headset_fixtures import DEMO

from desktop.storage.settings import Settings, save_settings

ROOT = Path(__file__).parents[1]
HERE = ROOT / "tests" / "private"
_SETTINGS = Settings.model_validate(
    {
        "agent": {"company": "晨光客服中心", "name": "李晓", "number": "8012"},
        "audio": {"device": "headset"},
        "recognition": {"engine": "whisper"},
        "alerts": {"preset": "all"},
        "record": {"privacy": "transcript"},
        "setup_done": True,
    }
)
_SAID = (49.4, 54.6)
"""Seconds of the demo call: one sentence, with a forbidden phrase in it."""


@dataclass(frozen=True)
class Event:
    """Something that a Python process asked its system for."""

    pid: int
    event: str
    args: list[str]


@dataclass(frozen=True)
class Day:
    """What a day leaves behind."""

    folder: Path
    """Below it `home` is the profile, `outside` HOME, `tmp` and `run` what they are called, `chosen` the exports."""
    output: list[str]
    audit: list[Event]
    trace: tracing.Trace | None
    """None where there is no strace."""


def spend_a_day(folder: Path, room: headset.VirtualHeadset) -> Day:
    """Use the program for a day; nobody else's umask, files or settings have a part in it."""
    environment = {**environment_of(folder, model_cache.models_folder()), **room.environment}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEITING_HOME", str(folder / "home"))
        save_settings(_SETTINGS, folder / "home" / "settings.json")
    trace = folder / "trace"
    before = tracing.under_strace(trace) if tracing.is_possible() else []
    lines = run_a_day(before, folder, environment, lambda: room.play(_sentence(folder)))
    traced = tracing.read_trace(trace, folder) if before else None
    return Day(folder, lines, read_audit(folder), traced)


def run_a_day(before: list[str], folder: Path, environment: dict[str, str], speak: Callable[[], object]) -> list[str]:
    """Run `a_day.py` to its end; the lines that it printed."""
    words = [*before, sys.executable, str(HERE / "a_day.py"), str(folder / "chosen")]
    lines = []
    with subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, umask=0
    ) as program:
        limit = threading.Timer(110, program.kill)
        limit.start()
        for line in program.stdout:
            lines.append(line.rstrip())
            if lines[-1] == "speak":
                speak()
        code = program.wait()
        limit.cancel()
    assert code == 0, "\n".join(lines)
    return lines


def read_audit(folder: Path) -> list[Event]:
    """What the hook wrote."""
    return [Event(**json.loads(line)) for line in (folder / "audit").read_text(encoding="utf-8").splitlines()]


def environment_of(folder: Path, models: Path) -> dict[str, str]:
    """All of the user's places are empty folders of this test."""
    for name in ("outside", "tmp", "chosen", "run"):
        (folder / name).mkdir(mode=0o755 if name != "run" else 0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PEITING_", "DBUS_"))}
    return {
        **kept,
        "HOME": str(folder / "outside"),
        "TMPDIR": str(folder / "tmp"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "PEITING_HOME": str(folder / "home"),
        "PEITING_MODELS": str(models),
        "PEITING_TEST_AUDIT": str(folder / "audit"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "PYTHONPATH": os.pathsep.join((str(HERE / "hook"), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _sentence(folder: Path) -> Path:
    samples, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    path = folder / "said.wav"
    soundfile.write(path, samples[int(_SAID[0] * rate) : int(_SAID[1] * rate), 0], rate)
    return path

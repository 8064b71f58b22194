"""A day beside the softphone: how lost listeners come back, eight hours replayed, and an hour as slow as life."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import comebacks

HERE = Path(__file__).resolve().parent


def measure(engine, runs, hours, minutes):
    """Each soak in a process of its own: memory that one leaves behind would be the next one's."""
    return {
        "comebacks": comebacks.measure(engine, runs),
        "replayed": _soak("--hours", str(hours)),
        "real": _soak("--minutes", str(minutes), "--engine", engine),
    }


def _soak(*options):
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "soak.json"
        words = [sys.executable, str(HERE / "soak.py"), *options, "--to", str(figures)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        return json.loads(figures.read_text(encoding="utf-8"))

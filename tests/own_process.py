"""The program as a user starts it: a process of its own, which other processes tell what to do."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import psutil
from headset import wait_for

from desktop import paths

ROOT = Path(__file__).resolve().parents[1]


class Window:
    """`peiting`, running; its log is where the profile keeps it."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-m", "desktop"], cwd=ROOT)

    def ask(self, *words, wanted=0):
        """`peiting call …` until the window answers so."""

        def done():
            asked = subprocess.run([sys.executable, "-m", "desktop", "call", *words], cwd=ROOT, check=False)
            return asked.returncode == wanted

        wait_for(done, 40.0, f"peiting call {' '.join(words)}")

    def start_call(self):
        """Begin a call and wait until something of it is on the disk."""
        self.ask("start")
        wait_for(lambda: states()[:1] == ["open"], 20.0, "the call to be kept")

    def end(self, number=signal.SIGTERM):
        """Send a signal and wait until the process and its children are gone. Returns the exit code."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        wait_for(lambda: not any(child.is_running() for child in children), 10.0, "the listener to end")
        return code

    @property
    def log(self):
        path = paths.logs() / "peiting.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""


def states():
    """The states of the calls on the disk, the latest first, without marking any."""
    with contextlib.closing(sqlite3.connect(f"file:{paths.record_database()}?mode=ro", uri=True)) as database:
        try:
            return [state for (state,) in database.execute("select state from calls order by number desc")]
        except sqlite3.OperationalError:
            return []

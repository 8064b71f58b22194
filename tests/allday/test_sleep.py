"""A machine that sleeps in mid-call wakes up with the same listener, the same call, and a gap that is told."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from headset import wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and a sound server")

ROOT = Path(__file__).resolve().parents[2]
_SLEEP_SECONDS = 4.5
"""Longer than any silence that a listener is forgiven."""


class Lines(list):
    """What a process prints, as it comes."""

    def __init__(self, process):
        super().__init__()
        self._process = process
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self._process.stdout:
            self.append(line.split())

    def of(self, kind):
        return [words for words in list(self) if words[0] == kind]


@pytest.fixture
def asleep(room):
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    words = [sys.executable, str(Path(__file__).with_name("sleeping_window.py"))]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths})
    yield process, Lines(process)
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_machine_that_sleeps_in_mid_call_wakes_with_the_same_listener(asleep):
    window, lines = asleep
    wait_for(lambda: len(lines.of("AudioLevel")) > 5, 20.0, "levels")
    listener = int(lines.of("pid")[0][1])
    pids = (window.pid, listener)
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    before = len(lines.of("AudioLevel"))
    time.sleep(_SLEEP_SECONDS)
    # The window wakes first: the listener is silent for longer than any is forgiven.
    for pid in pids:
        os.kill(pid, signal.SIGCONT)
        time.sleep(0.1)
    wait_for(lambda: len(lines.of("AudioLevel")) > before + 20, 20.0, "levels after the sleep")
    assert not lines.of("ListenerFailed")
    assert float(lines.of("AudioLevel")[-1][1]) > 2.0


def test_a_listener_that_alone_is_frozen_is_replaced_within_a_second(asleep):
    _window, lines = asleep
    wait_for(lambda: bool(lines.of("ListenerReady")) and len(lines.of("AudioLevel")) > 5, 20.0, "levels")
    os.kill(int(lines.of("pid")[0][1]), signal.SIGSTOP)
    frozen = time.monotonic()
    wait_for(lambda: bool(lines.of("ListenerFailed")), 10.0, "the freeze to be noticed")
    noticed = time.monotonic() - frozen
    wait_for(lambda: bool(lines.of("AudioGap")), 20.0, "the new listener")
    print(f"noticed after {noticed:.2f} s, {lines.of('AudioGap')[0][2]} s unheard")
    assert noticed < 1.8


def test_a_clock_that_is_set_in_mid_call_moves_nothing_of_it():
    """Whatever measures a call asks the monotonic clock or counts samples; the date is only written on it."""
    heard = [*(ROOT / "desktop" / "core").rglob("*.py"), *(ROOT / "desktop" / "audio").glob("*.py")]
    heard += [*(ROOT / "desktop" / "session").glob("listener*.py"), *(ROOT / "desktop" / "asr").glob("*.py")]
    names = ("capture", "captures", "streams", "recognition", "recognitions", "outlet", "worker", "keeper", "keeping")
    heard += [ROOT / "desktop" / "session" / f"{name}.py" for name in names]
    asks = re.compile(r"time\.time\(|\.now\(\)|\.today\(\)|\butcnow\b")
    assert [path.name for path in heard if asks.search(path.read_text(encoding="utf-8"))] == []

"""A working day: one call after another through the real window, and what it leaves behind in the process.

    python tests/bench/soak.py --hours 8               # replayed through the listener's protocol, 60 times as fast
    python tests/bench/soak.py --minutes 60            # the real listener on a virtual headset, as slow as life

Run with the paths that tests/bench/run.py sets. In real time every fifth call loses its microphone and the next one
its listener. Beside the window runs a bare process with the same timer and the same priority: how late that one is,
is the machine, not the window.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from unittest import mock

import demo_call
import psutil
from headset import VirtualHeadset, in_environment, wait_for
from lateness import Lateness
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from rig import own_home

from desktop.core.events import (
    AlertCleared,
    AlertRaised,
    AudioGap,
    AudioLevel,
    CallEnded,
    CallStarted,
    DeviceReady,
    FinalTranscript,
    Heartbeat,
    ListenerReady,
    ProgramTrouble,
)
from desktop.gui.bridge import Bridge

HERE = Path(__file__).resolve().parent
_SETTLE_SECONDS = 4.0
_BETWEEN_SECONDS = 1.0


@dataclass(frozen=True)
class Size:
    """What the window's process holds between two calls."""

    memory_mb: float
    threads: int
    descriptors: int
    listener_mb: float


class CountingBridge(Bridge):
    """Counts what passes and keeps none of it."""

    def __init__(self):
        super().__init__()
        self.posted, self.delivered = Counter(), Counter()
        self.gaps, self.lost, self.lag, self.heard = Counter(), 0.0, 0.0, 0.0
        self.troubles = Counter()
        self.happened.connect(lambda event: self.delivered.update((type(event),)))

    def post(self, event):
        self.posted[type(event)] += 1
        if isinstance(event, AudioLevel):
            self.heard = event.time
        elif isinstance(event, AudioGap):
            self.gaps[event.cause] += event.seconds
        elif isinstance(event, Heartbeat):
            self.lag = max(self.lag, event.lag_seconds)
        elif isinstance(event, CallStarted):
            self.heard = 0.0
        elif isinstance(event, ProgramTrouble):
            self.troubles[event.code] += 1
        super().post(event)


class Day(QObject):
    """Calls until the time is up, driven from a thread beside the window's."""

    over = Signal()

    def __init__(self, program, bridge, lateness):
        super().__init__()
        self.program, self.bridge, self.lateness = program, bridge, lateness
        self.sizes, self.seconds, self.error = [], 0.0, None
        self._process = psutil.Process()

    def drive(self, enough, call):
        """Make calls, `call(number)` each, until `enough()`; the first size is taken before any."""
        try:
            wait_for(lambda: self.bridge.posted[ListenerReady] > 0, 180.0, "the listener")
            self.measure()
            self.lateness.begin.emit()
            while not enough():
                self._one_call(partial(call, len(self.sizes)))
            self.lateness.end.emit()
        except BaseException as error:
            self.error = error
        self.over.emit()

    def _one_call(self, speak):
        started, ended = self.bridge.posted[CallStarted], self.bridge.posted[CallEnded]
        self.program.worker.start_call("", "")
        wait_for(lambda: self.bridge.posted[CallStarted] > started, 30.0, "the call")
        speak()
        self.program.worker.end_call()
        wait_for(lambda: self.bridge.posted[CallEnded] > ended, 60.0, "the end of the call")
        self.seconds += self.bridge.heard
        time.sleep(_BETWEEN_SECONDS)
        self.measure()

    def measure(self):
        if len(self.sizes) < 2:
            time.sleep(_SETTLE_SECONDS)
        descriptors = self._process.num_handles() if sys.platform == "win32" else self._process.num_fds()
        listener = psutil.Process(self.program.worker.listener_pid).memory_info().rss / 2**20
        size = Size(self._process.memory_info().rss / 2**20, self._process.num_threads(), descriptors, listener)
        self.sizes.append(size)
        print(f"{time.strftime('%H:%M:%S')} call {len(self.sizes) - 1}: {size}", file=sys.stderr, flush=True)


def replayed(hours, speed=60.0, at_most=math.inf):
    """`hours` of calls out of the protocol, or as many as fit into `at_most` minutes."""
    from replaying_listener import heard

    events = heard()
    listener = mock.patch("desktop.session.worker.ListenerProcess", _replaying(speed))

    def call(day, _number):
        last = events[-1].time - 0.05
        wait_for(lambda: day.bridge.heard >= last, 300.0, "the end of the replay")

    wanted = Counter(type(event) for event in events)
    until = time.monotonic() + at_most * 60
    figures = _run(lambda day: day.seconds >= hours * 3600 or time.monotonic() > until, call, [listener])
    calls = figures["calls"]
    figures["missing"] = {
        kind.__name__: calls * wanted[kind] - figures.pop(f"posted_{kind.__name__}")
        for kind in (FinalTranscript, AudioLevel)
    }
    figures["words_not_kept"] = calls * wanted[FinalTranscript] - figures["words_kept"]
    return {**figures, "speed": speed}


def real(engine, minutes):
    """`minutes` of calls through sound; with the mishaps of a day."""
    until = time.monotonic() + minutes * 60
    headset = VirtualHeadset()

    def call(day, number):
        wait_for(lambda: day.bridge.heard > 0.5, 30.0, "the microphone")
        player = headset.play(sound)
        if number % 5 == 4:
            _pull_out(day, headset)
            player = headset.play(sound, 40.0)
        elif number % 5 == 0:
            time.sleep(20.0)
            psutil.Process(day.program.worker.listener_pid).kill()
        assert player.wait(timeout=180) == 0
        time.sleep(2.0)
        headset.hush()

    with headset, in_environment(headset), demo_call.agent_file() as sound:
        return {**_run(lambda _day: time.monotonic() >= until, call, [], engine), "engine": engine}


def _pull_out(day, headset):
    time.sleep(20.0)
    headset.unplug()
    headset.hush()
    time.sleep(5.0)
    ready = day.bridge.posted[DeviceReady]
    headset.plug()
    wait_for(lambda: day.bridge.posted[DeviceReady] > ready, 30.0, "the microphone again")


def _replaying(speed):
    from desktop.session.listener_process import ListenerProcess

    def command(_choice, ring):
        return [sys.executable, str(HERE / "replaying_listener.py"), "--ring", ring, "--speed", str(speed)]

    return partial(ListenerProcess, command=command)


def _run(enough, call, patches, engine="whisper"):
    with ExitStack() as surroundings:
        for each in (own_home(engine), *patches):
            surroundings.enter_context(each)
        control = surroundings.enter_context(_bare_timer())
        from desktop import app, paths
        from desktop.storage.settings import load_settings

        application = QApplication.instance() or QApplication(["peiting"])
        bridge, lateness = CountingBridge(), Lateness()
        program = app.compose(load_settings(paths.settings_file()), bridge)
        day = Day(program, bridge, lateness)
        day.over.connect(application.quit)
        program.window.show()
        program.worker.start()
        load = os.getloadavg() if hasattr(os, "getloadavg") else ()
        driver = threading.Thread(target=day.drive, args=(lambda: enough(day), partial(call, day)), daemon=True)
        driver.start()
        application.exec()
        driver.join()
        program.window.leave()
        program.worker.close()
        if day.error is not None:
            raise day.error
        return {**_figures(day), **_kept(), "load": [load, os.getloadavg()], "bare_timer": control()}


def _figures(day):
    first, last, bridge = day.sizes[1], day.sizes[-1], day.bridge
    return {
        "calls": len(day.sizes) - 1,
        "hours": day.seconds / 3600,
        "sizes": [asdict(size) for size in day.sizes],
        "growth": last.memory_mb / first.memory_mb - 1,
        "threads_left": last.threads - first.threads,
        "descriptors_left": last.descriptors - first.descriptors,
        "gui_gap_ms": day.lateness.percentiles(),
        "gaps_told_seconds": dict(bridge.gaps),
        "most_lag_seconds": bridge.lag,
        "troubles": dict(bridge.troubles),
        "undelivered": {
            kind.__name__: bridge.posted[kind] - bridge.delivered[kind]
            for kind in (FinalTranscript, AlertRaised, AlertCleared, CallStarted, CallEnded)
        },
        "posted_FinalTranscript": bridge.posted[FinalTranscript],
        "posted_AudioLevel": bridge.posted[AudioLevel],
        "alerts": bridge.posted[AlertRaised],
    }


def _kept():
    """What the record holds of it all, read as the history does."""
    from sqlalchemy import func, select

    from desktop import paths
    from desktop.storage.record_database import connect
    from desktop.storage.record_tables import Call, KeptEvent

    database = connect(paths.record_database())
    with database.reading() as session:
        words = session.scalar(select(func.count()).where(KeptEvent.type == "FinalTranscript"))
        ended = session.scalar(select(func.count()).where(Call.state == "ended"))
        scored = session.scalar(select(func.count()).where(Call.score.is_not(None)))
    database.close()
    return {"words_kept": words, "calls_kept": ended, "calls_scored": scored}


@contextmanager
def _bare_timer():
    """How late the same timer is in a process that does nothing else."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "lateness.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def answer():
        return json.loads(process.communicate()[0])

    try:
        yield answer
    finally:
        process.kill()
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=8.0, help="of calls, replayed")
    parser.add_argument("--speed", type=float, default=60.0, help="how much faster than sound")
    parser.add_argument("--at-most", type=float, default=math.inf, metavar="MINUTES", help="end the replay then")
    parser.add_argument("--minutes", type=float, help="in real time instead")
    parser.add_argument("--engine", default="whisper", help="in real time: vosk or whisper")
    parser.add_argument("--to", type=Path, help="a file for the figures")
    args = parser.parse_args()
    figures = real(args.engine, args.minutes) if args.minutes else replayed(args.hours, args.speed, args.at_most)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    if args.to:
        args.to.write_text(text, encoding="utf-8")
    print(json.dumps({name: value for name, value in figures.items() if name != "sizes"}, indent=1))


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)

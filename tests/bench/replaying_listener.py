"""A listener that has heard the demo call before: the real commands in, the real events out, faster than sound comes.

Started as `python replaying_listener.py --ring NAME --speed FACTOR`. It has no microphone and no recogniser; what it
says of each call is what the listener says of that call, a heartbeat a second included.
"""

import argparse
import os
import sys
import threading
import time

import demo_call
import psutil

from desktop.audio.rings import Rings
from desktop.core.events import (
    CallEnded,
    CallStarted,
    DeviceReady,
    Heartbeat,
    ListenerReady,
    ListeningBegan,
    ListeningEnded,
)
from desktop.session.listener_protocol import Listen, Quit, Stop, command_from_json
from desktop.session.outlet import Outlet, print_event

_BEAT_SECONDS = 1.0


def heard():
    """The events of one call, without those that the window itself makes."""
    return [event for event in demo_call.heard() if not isinstance(event, CallStarted | CallEnded)]


class Replay:
    """One call that is being told."""

    def __init__(self, events, speed, outlet):
        self._events, self._speed, self._outlet = events, speed, outlet
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self):
        self._stopping.set()
        self._thread.join()
        self._outlet.put(ListeningEnded(time=self._outlet.now))

    def _run(self):
        began = time.monotonic()
        for event in self._events:
            early = began + event.time / self._speed - time.monotonic()
            if early > 0 and self._stopping.wait(early):
                return
            self._outlet.put(event)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ring")
    parser.add_argument("--speed", type=float)
    args = parser.parse_args()
    Rings.attach(args.ring).close()
    outlet, events, replay = Outlet(print_event), heard(), None
    threading.Thread(target=_beat, args=(outlet,), daemon=True).start()
    outlet.put(ListenerReady(time=0.0, engine="vosk", model="replayed", seconds=0.0))
    for line in sys.stdin:
        command = command_from_json(line)
        if isinstance(command, Quit):
            break
        if isinstance(command, Listen):
            outlet.begin(0.0)
            outlet.put(ListeningBegan(time=0.0))
            outlet.put(DeviceReady(time=0.0, channel="agent", device="ALSA: headset", rate=16_000))
            replay = Replay(events, args.speed, outlet)
        elif isinstance(command, Stop) and replay is not None:
            replay.stop()
            replay = None
    if replay is not None:
        replay.stop()


def _beat(outlet):
    process, pause = psutil.Process(), threading.Event()
    while not pause.wait(_BEAT_SECONDS):
        used, size = process.cpu_times(), process.memory_info().rss / 2**20
        beat = Heartbeat(
            time=outlet.now,
            listening=True,
            memory_mb=size,
            cpu_seconds=used.user + used.system,
            lag_seconds=0.0,
            lost_seconds=0.0,
        )
        outlet.put(beat)


if __name__ == "__main__":
    main()
    os._exit(0)

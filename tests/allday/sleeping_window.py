"""The window's side of a listener in a process of its own, so that both can be put to sleep: prints what it is told."""

import sys
import time
from pathlib import Path

from desktop.core.events import AudioGap, AudioLevel, ListenerFailed, ListenerReady
from desktop.session.listener_process import ListenerChoice, ListenerProcess

SCRIPTED = Path(__file__).resolve().parents[1] / "scripted_listener.py"


def command(choice, ring):
    return [sys.executable, str(SCRIPTED), "--ring", ring, "--model", choice.model]


def tell(event):
    if isinstance(event, AudioGap | AudioLevel | ListenerFailed | ListenerReady):
        print(type(event).__name__, f"{event.time:.1f}", getattr(event, "seconds", ""), flush=True)


if __name__ == "__main__":
    process = ListenerProcess(ListenerChoice("auto", "quick"), tell, command)
    process.start()
    process.listen("headset")
    print("pid", process.pid, flush=True)
    time.sleep(60)

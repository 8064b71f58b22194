"""From the start of the process to the window on the screen, and to a recogniser that is ready."""

import json
import subprocess
import sys
import time
from pathlib import Path

from figures import percentiles
from rig import own_home

_SECONDS = 60
_CHILD = Path(__file__).with_name("start_child.py")


def measure(engine, runs):
    """Several starts, the first of which only warms the disk's cache."""
    with own_home(engine):
        starts = [one_start() for _ in range(runs + 1)][1:]
    return {name: percentiles([start[name] for start in starts]) for name in starts[0]}


def one_start():
    began = time.monotonic()
    answer = subprocess.run(
        [sys.executable, str(_CHILD)], check=True, capture_output=True, text=True, timeout=_SECONDS
    ).stdout
    return {name: at - began for name, at in json.loads(answer.splitlines()[-1]).items()}

"""Measures the program with real parts: real speech in a virtual headset, the real listener, the real window.

    make bench                                    # everything, about three quarters of an hour
    make bench ARGS="--quick"                     # a few minutes: whether it works, no figures to quote
    make bench ARGS="--only latency,start"
    make bench ARGS="--only allday"               # two hours: lost listeners, a day replayed, an hour in real time

Prints a Markdown table and keeps every figure in bench-out/results.json, where parts that were not measured this
time stay as they were. Needs Xvfb, PulseAudio, and a machine that does nothing else.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from table import table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ENGINES = ("vosk", "whisper")
WITHOUT_ENGINE = ("rules", "library", "tracking", "two_channels", "history")
WITH_WHISPER = ("practice", "allday")
"""Those whose speech only the Mandarin model understands."""
PARTS = (*WITHOUT_ENGINE, "start", "load", "two_channel_cost", "latency", "practice", "memory")
"""The long ones last."""
ON_DEMAND = ("allday",)
"""Two hours and more: measured when asked for by name."""


def main():
    args = _arguments()
    options = {"runs": 5, "talking": 60, "silent": 30, "passes": args.passes, "utterances": None, "hours": args.hours}
    options |= {"drills": None, "day_hours": 8.0, "day_minutes": 60}
    if args.quick:
        options = {"runs": 2, "talking": 15, "silent": 8, "passes": 1, "utterances": 6, "hours": 0.06, "drills": 2}
        options |= {"day_hours": 0.1, "day_minutes": 3}
    results = ROOT / "bench-out" / ("quick.json" if args.quick else "results.json")
    figures = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
    figures["machine"] = _machine()
    with _screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": _path()}
        for name, engine in _jobs(args.only, (args.engine,) if args.engine else ENGINES):
            load = os.getloadavg()[0]
            print(f"{datetime.now():%H:%M:%S}  {name} {engine} (load {load:.1f})", file=sys.stderr, flush=True)
            measured = _part(name, engine, options, environment)
            figures[f"{name} {engine}".strip()] = {
                "date": f"{datetime.now():%Y-%m-%d %H:%M}",
                "load_before": load,
                **measured,
            }
            results.parent.mkdir(exist_ok=True)
            results.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    print(table(figures))
    return 0


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join((*PARTS, *ON_DEMAND))}")
    parser.add_argument("--engine", choices=ENGINES, help="one of them only")
    parser.add_argument("--quick", action="store_true", help="little of everything; the figures mean nothing")
    parser.add_argument("--passes", type=int, default=2, help="calls for each engine's delays (24 phrases each)")
    parser.add_argument("--hours", type=float, default=1.0, help="of calls for the memory")
    args = parser.parse_args()
    args.only = args.only.split(",")
    if unknown := set(args.only) - {*PARTS, *ON_DEMAND}:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return args


def _jobs(wanted, engines):
    for name in (part for part in (*PARTS, *ON_DEMAND) if part in wanted):
        if name in WITHOUT_ENGINE:
            yield name, ""
            continue
        for engine in ("whisper",) if name in WITH_WHISPER else engines:
            yield name, engine
        if name == "memory":
            yield "window", ENGINES[0]


def _part(name, engine, options, environment):
    words = [sys.executable, str(HERE / "part.py"), name, engine, json.dumps(options)]
    if name == "memory" and os.name == "posix":
        words = ["nice", "-n", "10", *words]
    answer = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return json.loads(answer.stdout.splitlines()[-1])


@contextmanager
def _screen():
    """A real screen without a monitor; the same on every machine."""
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _path():
    return os.pathsep.join(map(str, (ROOT, ROOT / "tests", HERE)))


def _machine():
    cpu = platform.processor() or platform.machine()
    described = Path("/proc/cpuinfo")
    if described.exists():
        names = [line.split(":")[1].strip() for line in described.read_text().splitlines() if "model name" in line]
        cpu = names[0] if names else cpu
    return {"cpu": cpu, "cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}


if __name__ == "__main__":
    sys.exit(main())

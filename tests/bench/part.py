"""One measurement in a process of its own: `part.py NAME ENGINE JSON-OPTIONS`. The last line printed is the result."""

import importlib
import json
import os
import sys

_WITHOUT_ENGINE = {
    "rules": "engine_events",
    "library": "library_size",
    "tracking": "tracking",
    "two_channels": "two_channels",
    "history": "history",
}

_WITH_ENGINE = {
    "start": ("start", lambda part, engine, options: part.measure(engine, options["runs"])),
    "load": ("load", lambda part, engine, options: part.measure(engine, options["talking"], options["silent"])),
    "two_channel_cost": ("two_channel_cost", lambda part, engine, options: part.measure(engine, options["talking"])),
    "latency": (
        "latency",
        lambda part, engine, options: part.measure(engine, options["passes"], options["utterances"]),
    ),
    "practice": ("practice", lambda part, _engine, options: part.measure(options["drills"])),
    "memory": ("memory", lambda part, engine, options: part.listener(engine, options["hours"])),
    "allday": (
        "allday",
        lambda part, engine, options: part.measure(
            engine, options["runs"], options["day_hours"], options["day_minutes"]
        ),
    ),
    "window": ("memory", lambda part, engine, options: part.window(engine, options["hours"])),
}


def main():
    name, engine, options = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    print(json.dumps(_measure(name, engine, options)), flush=True)
    # Threads inside engines and Qt's own taking down are no part of what is measured.
    os._exit(0)


def _measure(name, engine, options):
    if name in _WITHOUT_ENGINE:
        return importlib.import_module(_WITHOUT_ENGINE[name]).measure()
    module, measured = _WITH_ENGINE[name]
    return measured(importlib.import_module(module), engine, options)


if __name__ == "__main__":
    main()

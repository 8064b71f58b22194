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


def main():
    name, engine, options = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    print(json.dumps(_measure(name, engine, options)), flush=True)
    # Threads inside engines and Qt's own taking down are no part of what is measured.
    os._exit(0)


def _measure(name, engine, options):
    if name in _WITHOUT_ENGINE:
        return importlib.import_module(_WITHOUT_ENGINE[name]).measure()
    if name == "start":
        import start

        return start.measure(engine, options["runs"])
    if name == "load":
        import load

        return load.measure(engine, options["talking"], options["silent"])
    if name == "two_channel_cost":
        import two_channel_cost

        return two_channel_cost.measure(engine, options["talking"])
    if name == "latency":
        import latency

        return latency.measure(engine, options["passes"], options["utterances"])
    if name == "practice":
        import practice

        return practice.measure(options["drills"])
    import memory

    return memory.listener(engine, options["hours"]) if name == "memory" else memory.window(engine, options["hours"])


if __name__ == "__main__":
    main()

"""How long the rules take for an event of the demo call, in milliseconds."""

import time

import demo_call
from figures import percentiles

from desktop.core.engine import Engine
from desktop.core.limits import Limits

_CALLS = 10


def measure():
    """Every event of the shipped call, several times over."""
    library, heard = demo_call.library(), demo_call.heard()
    took, built = [], []
    for _ in range(_CALLS):
        began = time.perf_counter()
        engine = Engine(library, Limits())
        built.append(time.perf_counter() - began)
        for event in heard:
            began = time.perf_counter()
            engine.feed(event)
            took.append(time.perf_counter() - began)
    return {
        "event_ms": percentiles([1000 * each for each in took]),
        "built_ms": percentiles([1000 * each for each in built]),
    }

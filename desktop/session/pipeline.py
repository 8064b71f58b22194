"""One call, from what was heard to what is shown. Read this first.

    heard events ──► Engine.feed ──► what follows
         │                              │
         └──────── in time order ───────┴──► window · record · JSON lines

Heard events come from the listener (live), from `session.written_call` (a call written down) or from
`session.hearing` (audio files); they look the same. The engine answers each with stages, prompts, ticks,
measures and alerts. It has no clock: the times of the events are all the time there is, so a replay gives the
same events as the call gave, bit for bit.
"""

from collections.abc import Iterable, Iterator

from desktop.core.engine import Engine
from desktop.core.events import CallEnded, Event


def run(heard: Iterable[Event], engine: Engine) -> Iterator[Event]:
    """Yield each heard event, then what the engine makes of it; `heard` must be in time order.

    `CallEnded` is the one exception: what it closes (situations, alerts) comes before it, so that it is the
    last event of the call.
    """
    for event in heard:
        outcome = engine.feed(event)
        if isinstance(event, CallEnded):
            yield from outcome
            yield event
        else:
            yield event
            yield from outcome

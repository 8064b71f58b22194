"""Holds a replay back to the speed of a call."""

import time
from collections.abc import Iterable, Iterator

from desktop.core.events import Event


def at_call_speed(events: Iterable[Event]) -> Iterator[Event]:
    """The same events, none before its time in the call has come on the clock."""
    began = time.monotonic()
    for event in events:
        time.sleep(max(0.0, began + event.time - time.monotonic()))
        yield event

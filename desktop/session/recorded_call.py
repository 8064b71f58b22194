"""A recorded call as heard events: what a listener would have said, from files instead of a microphone."""

import time
from collections.abc import Iterable, Iterator, Sequence

from desktop.asr.recognizer import Engine
from desktop.audio.blocks import Samples
from desktop.core.events import CallEnded, CallStarted, Event
from desktop.session.hearing import Hearing


def hear(
    blocks: Iterable[Sequence[Samples]], recogniser: Engine, started: CallStarted, hung_up: str = ""
) -> Iterator[Event]:
    """All events of the call in time order: `started` first, `CallEnded` last.

    `blocks` gives 100 ms of every channel at a time, in the order of `started.channels`; more columns than channels
    are not heard. Raises PeitingError when the sound turns out to be damaged on the way.
    """
    yield started
    ears = [Hearing(channel, recogniser.recognizer(channel)) for channel in started.channels]
    last = 0.0
    for columns in blocks:
        for ear, block in zip(ears, columns, strict=False):
            for event in ear.accept(block):
                last = max(last, event.time)
                yield event
    for ear in ears:
        for event in ear.finish():
            last = max(last, event.time)
            yield event
    yield CallEnded(time=last, hung_up=hung_up, score=None)


def at_call_speed(heard: Iterable[Event]) -> Iterator[Event]:
    """The same events, each not before its time has come on the clock."""
    began = time.monotonic()
    for event in heard:
        early = began + event.time - time.monotonic()
        if early > 0:
            time.sleep(early)
        yield event

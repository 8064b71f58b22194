"""What the trainee did in an earlier run, to be heard again up to a moment."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    Event,
    FinalTranscript,
    LineMeasured,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.practice.happenings import BeatPlayed
from desktop.core.practice.play import Again
from desktop.session.heard_again import CHOSEN

_HEARD = (AudioLevel, LineMeasured, VoiceStarted, VoiceStopped, PartialTranscript, FinalTranscript, AudioGap)
_DONE = (*CHOSEN, BeatPlayed)
"""What he, or who plays the customer, did by hand."""


def done_before(again: Again, own_voice: bool = False) -> Iterator[Event]:
    """The events of the earlier run before that moment; all that followed from them follows again.

    With `own_voice` the customer was heard like the trainee; otherwise he is played anew.
    """
    speaking: set[str] = set()
    for event in _before(again.events, again.time):
        channel = getattr(event, "channel", "")
        if isinstance(event, _DONE) or (isinstance(event, _HEARD) and (own_voice or channel == "agent")):
            if isinstance(event, VoiceStarted):
                speaking.add(channel)
            elif isinstance(event, VoiceStopped):
                speaking.discard(channel)
            yield event
    if "agent" in speaking:
        # Whoever spoke then is silent now.
        yield VoiceStopped(time=again.time, channel="agent", end=again.time)


def later(event: Event, seconds: float) -> Event:
    """The event as of a call that began `seconds` before."""
    moved = replace(event, time=event.time + seconds)
    match moved:
        case FinalTranscript():
            words = tuple(replace(word, start=word.start + seconds, end=word.end + seconds) for word in moved.words)
            return replace(moved, start=moved.start + seconds, end=moved.end + seconds, words=words)
        case VoiceStarted() | PartialTranscript():
            return replace(moved, start=moved.start + seconds)
        case VoiceStopped():
            return replace(moved, end=moved.end + seconds)
    return moved


def _before(events: Iterable[Event], time: float) -> Iterator[Event]:
    return (event for event in events if event.time < time - 1e-6)

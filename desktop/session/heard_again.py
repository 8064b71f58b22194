"""A kept call as it was heard: what the record holds of it, made into what an engine listens to.

The record has the settled words with their times, when the voices went on and off, and what the agent did. Partials
and levels it has not: partials are made of the words' own times, and levels are only there to tell the time, since an
engine has no other clock. So pace is exact, and nothing can be said about loudness.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    BranchChosen,
    CallEnded,
    CallStarted,
    Channel,
    CustomerNamed,
    Event,
    FinalTranscript,
    ItemMarked,
    PartialTranscript,
    PromiseTaken,
    PromptAdvanced,
    SituationChosen,
    SituationClosed,
    StageChosen,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.spoken_times import SpokenTimes
from desktop.core.text import syllables

UNHEARD_RULES = frozenset({"breath_noise", "clipping", "not_louder", "sudden_rise", "too_loud", "too_soft"})
"""Rules that measure loudness, of which a record tells nothing."""

_HEARD = (VoiceStarted, VoiceStopped, FinalTranscript, AudioGap)
CHOSEN = (StageChosen, SituationChosen, SituationClosed, PromptAdvanced, BranchChosen, PromiseTaken, ItemMarked)
"""What the agent chose by hand, on a call or in a drill."""
_DONE = (*CHOSEN, CustomerNamed)
"""What the agent did. His answers to alerts are none of it: they name alerts of that day."""

_TICK_SECONDS = 0.2
"""Twice as long as a block of a live call: half the cost, and no limit of time is as fine."""
_PARTIAL_SECONDS = 0.29
"""As often as a streaming recogniser gives them: of two phrases that overlap, partials decide which is heard first."""
_SPEECH_DBFS, _QUIET_DBFS, _CREST_DB = -24.0, -62.0, 12.0
"""Any level would do; these set off nothing."""


def heard_again(kept: Iterable[Event]) -> tuple[Event, ...]:
    """The heard events of a kept call in time order, `CallStarted` first and `CallEnded` last.

    A call that was interrupted ends with the last thing that was kept. Empty when its beginning was not kept.
    """
    events = list(kept)
    started = next((event for event in events if isinstance(event, CallStarted)), None)
    if started is None:
        return ()
    ended = next((event for event in events if isinstance(event, CallEnded)), None)
    end = ended.time if ended else max(event.time for event in events)
    finals = [event for event in events if isinstance(event, FinalTranscript) and event.text]
    words = [partial for final in finals for partial in _partials(final)]
    told = [event for event in events if isinstance(event, (*_HEARD, *_DONE)) and event.time <= end]
    timed = sorted([*words, *told], key=lambda event: event.time)
    last = CallEnded(time=end, hung_up=ended.hung_up if ended else "", score=None)
    return (started, *_with_ticks(timed, started.channels, end), last)


def _partials(final: FinalTranscript) -> Iterator[PartialTranscript]:
    places = [syllable.index for syllable in syllables(final.text)]
    times = SpokenTimes(final.text, final.start, final.end, final.words)
    due = final.start + _PARTIAL_SECONDS
    for place, behind in pairwise([*places, len(final.text)]):
        _, time = times.between(place, behind)
        if due <= time < final.time:
            yield PartialTranscript(time=time, channel=final.channel, start=final.start, text=final.text[:behind])
            due = time + _PARTIAL_SECONDS


def _with_ticks(timed: Sequence[Event], channels: tuple[Channel, ...], end: float) -> Iterator[Event]:
    """The events with levels between them, which go up and down with the voices."""
    speaking: set[Channel] = set()
    ticks = 0
    for event in timed:
        while (time := round((ticks + 1) * _TICK_SECONDS, 1)) <= event.time:
            yield from _levels(time, channels, speaking)
            ticks += 1
        if isinstance(event, VoiceStarted):
            speaking.add(event.channel)
        elif isinstance(event, VoiceStopped):
            speaking.discard(event.channel)
        yield event
    while (time := round((ticks + 1) * _TICK_SECONDS, 1)) <= end:
        yield from _levels(time, channels, speaking)
        ticks += 1


def _levels(time: float, channels: tuple[Channel, ...], speaking: set[Channel]) -> Iterator[AudioLevel]:
    for channel in channels:
        speech = channel in speaking
        dbfs = _SPEECH_DBFS if speech else _QUIET_DBFS
        yield AudioLevel(time=time, channel=channel, dbfs=dbfs, peak_dbfs=dbfs + _CREST_DB, speech=speech)

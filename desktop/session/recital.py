"""Reads a written call aloud, so to speak: the events that a recogniser and a level meter would have given.

No recogniser's delay is made up: a partial appears the moment its last character has been said, the characters
of a turn being spread evenly over its time. The same call gives the same events, always.
"""

import heapq
from collections.abc import Iterator

from desktop.core.events import (
    AudioLevel,
    CallEnded,
    CallStarted,
    Channel,
    Event,
    FinalTranscript,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.text import normalise
from desktop.session.written_call import Turn, WrittenCall

_BLOCK_SECONDS = 0.1
_PARTIAL_SECONDS = 0.29
"""Between partials: some 3.4 a second, as a streaming recogniser gives them."""
_SETTLING_SECONDS = 0.1
"""From the end of a turn to its final."""
_SPEECH_DBFS = -24.0
"""What a headset gives at an arm's length of gain reserve."""
_QUIET_DBFS = -62.0
"""A quiet room."""
_CREST_DB = 12.0
"""How far the loudest sample of speech lies above its mean."""


def recite(call: WrittenCall, started: CallStarted) -> Iterator[Event]:
    """All events of the call in time order: `started` first, `CallEnded` last."""
    end = call.end
    yield started
    sources = [_levels(call, channel, end) for channel in started.channels]
    sources += [iter(_turns(call, channel, end)) for channel in started.channels]
    yield from heapq.merge(*sources, key=lambda event: event.time)
    yield CallEnded(time=end, hung_up=call.header.hung_up, score=None)


def _turns(call: WrittenCall, channel: Channel, call_end: float) -> list[Event]:
    turns = [turn for turn in call.turns if turn.channel == channel and not turn.breath]
    events: list[Event] = []
    for start, end in _voiced(turns):
        events.append(VoiceStarted(time=start, channel=channel, start=start))
        events.append(VoiceStopped(time=end, channel=channel, end=end))
    for turn in turns:
        events += _partials(turn)
        settled = min(turn.end + _SETTLING_SECONDS, call_end)
        events.append(FinalTranscript(time=settled, channel=channel, start=turn.start, end=turn.end, text=turn.text))
    return sorted(events, key=lambda event: event.time)


def _partials(turn: Turn) -> Iterator[Event]:
    ends = _spoken_at(turn)
    due = turn.start + _PARTIAL_SECONDS
    for at, time in enumerate(ends):
        # The characters that follow at the same moment make no sound (punctuation) and belong to this one.
        if time < due or (at + 1 < len(ends) and ends[at + 1] == time):
            continue
        yield PartialTranscript(time=time, channel=turn.channel, start=turn.start, text=turn.text[: at + 1])
        while due <= time:
            due += _PARTIAL_SECONDS


def _spoken_at(turn: Turn) -> list[float]:
    """When each character of the turn has been said; what makes no sound takes no time."""
    sounding = [bool(normalise(character)) for character in turn.text]
    total = max(1, sum(sounding))
    times: list[float] = []
    spoken = 0
    for sounds in sounding:
        spoken += sounds
        times.append(turn.start + (turn.end - turn.start) * spoken / total)
    return times


def _voiced(turns: list[Turn]) -> list[tuple[float, float]]:
    """The spans in which a voice is heard; turns of one speaker that touch are one span."""
    spans: list[tuple[float, float]] = []
    for turn in turns:
        if spans and turn.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], turn.end))
        else:
            spans.append((turn.start, turn.end))
    return spans


def _levels(call: WrittenCall, channel: Channel, end: float) -> Iterator[Event]:
    turns = iter([turn for turn in call.turns if turn.channel == channel])
    turn = next(turns, None)
    for block in range(1, int(end / _BLOCK_SECONDS + 1e-6) + 1):
        time = round(block * _BLOCK_SECONDS, 1)
        while turn and turn.end < time:
            turn = next(turns, None)
        sounding = turn if turn and turn.start < time else None
        yield _level(time, channel, sounding)


def _level(time: float, channel: Channel, turn: Turn | None) -> AudioLevel:
    dbfs = _QUIET_DBFS if turn is None else turn.dbfs if turn.dbfs is not None else _SPEECH_DBFS
    peak = turn.peak_dbfs if turn is not None and turn.peak_dbfs is not None else min(0.0, dbfs + _CREST_DB)
    speech = turn is not None and not turn.breath
    return AudioLevel(time=time, channel=channel, dbfs=dbfs, peak_dbfs=peak, speech=speech)

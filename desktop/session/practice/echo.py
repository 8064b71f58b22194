"""Words of the agent's channel that are only the customer's, leaked from the headset into the microphone.

What is played is known to the letter, so no signal processing is needed: an utterance is an echo when it was heard
while the customer was, and its sounds come in his text, in its order, close together. Recognition of a soft leak errs
here and there; a few syllables in a row that are not his are the trainee's own, and then all of it is kept.

The level tells too, before there are words and where they were recognised as anything else: a leak is far softer than
who wears the headset.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from desktop.core.events import AudioLevel, Event, FinalTranscript, PartialTranscript, VoiceStarted, VoiceStopped
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.core.text import Sound, sounds, syllables

_LEAST = 3
"""Syllables; 嗯, 好的 while the customer speaks are the trainee's back-channel, and an echo so short does no harm."""
_WITHIN = 0.8
"""Part of an utterance that must lie in the time of the customer's voice."""
_LAG_SECONDS = 0.8
"""What is heard comes so much later than it was to be played: the way through headset, microphone and listener."""
_UNKNOWN = 0.25
"""Part of the syllables that recognition may have got wrong."""
_OWN_AT_AN_END, _OWN_INSIDE = 2, 3
"""Syllables in a row that are not the customer's: so many at an end, or inside, are the trainee's."""
_STRETCH = 1.5
"""The stretch of the customer's text in which they must be, in lengths of the utterance."""
_KEPT = 4
"""Latest things that he said; a final comes a second or two after its words."""

_SOFTER = 15.0
"""dB below the trainee's usual level: a voice so soft while the customer speaks is the one that leaks."""
_UNKNOWN_DBFS = -30.0
"""The trainee's usual level before he has said anything."""
_USUAL_BLOCKS = 100
_USUAL_LEAST = 10
"""Blocks of 100 ms of the trainee alone from which his usual level is known."""
_OWN_BLOCKS = 2
"""So many blocks of an utterance as loud as he is make it his: a short answer that began in the leak."""
_LEVELS = 600
"""A minute of blocks; no utterance is longer."""

_Sounds = tuple[frozenset[Sound], ...]


@dataclass(frozen=True, slots=True)
class _Spoken:
    start: float
    end: float
    sounds: _Sounds


class Echo:
    """One rehearsal; fed with everything in order of time."""

    def __init__(self) -> None:
        self._spoken: deque[_Spoken] = deque(maxlen=_KEPT)
        self._usual: deque[float] = deque(maxlen=_USUAL_BLOCKS)
        self._levels: deque[AudioLevel] = deque(maxlen=_LEVELS)
        self._held = False
        """Whether the voice that is on began while the customer was heard."""
        self._own = False
        """Whether it has been found to be the trainee's."""

    def without(self, event: Event) -> Event | None:
        """What of an event is the trainee's own: all of it, a level without his voice, or None for nothing."""
        self.feed(event)
        match event:
            case PartialTranscript(channel="agent") | FinalTranscript(channel="agent"):
                only = self.is_only(event)
                self._own = self._own or not only
                return None if only else event
            case VoiceStarted(channel="agent"):
                self._own = self._held = False
                if not self._is_heard(event.time):
                    return event
                # Its levels will tell whose it is.
                self._held = True
                return None
            case VoiceStopped(channel="agent") if self._held and not self._own:
                return None
            case AudioLevel(channel="agent"):
                self._levels.append(event)
                return self._level(event) if event.speech else event
        return event

    def _level(self, event: AudioLevel) -> AudioLevel:
        usual = median(self._usual) if self._usual else _UNKNOWN_DBFS
        if not self._is_heard(event.time):
            self._usual.append(event.dbfs)
        elif event.dbfs >= usual - _SOFTER:
            self._own = True
        own = self._own or not self._held
        return event if own else replace(event, speech=False)

    def _is_heard(self, time: float) -> bool:
        return any(spoken.start <= time <= spoken.end + _LAG_SECONDS for spoken in self._spoken)

    def feed(self, event: Event) -> None:
        """Learn what the customer says, and when he breaks off."""
        if isinstance(event, CustomerSpeaks) and event.text:
            self._spoken.append(_Spoken(event.time, event.time + event.seconds, _sounds(event.text)))
        elif isinstance(event, CustomerStops) and self._spoken:
            self._spoken[-1] = replace(self._spoken[-1], end=min(event.time, self._spoken[-1].end))

    def is_only(self, event: Event) -> bool:
        """Whether these are words of the agent's channel that nobody but the customer said."""
        if not isinstance(event, PartialTranscript | FinalTranscript) or event.channel != "agent":
            return False
        end = event.end if isinstance(event, FinalTranscript) else event.time
        covering = [spoken for spoken in self._spoken if _covers(spoken, event.start, end)]
        if covering and self._is_soft(event.start, end):
            return True
        heard = _sounds(event.text)
        return len(heard) >= _LEAST and any(_is_of(heard, spoken.sounds) for spoken in covering)

    def _is_soft(self, start: float, end: float) -> bool:
        """Whether nothing in this time was as loud as the trainee is; False while that is not known."""
        blocks = [level.dbfs for level in self._levels if start < level.time <= end]
        if len(self._usual) < _USUAL_LEAST or not blocks:
            return False
        least = median(self._usual) - _SOFTER
        return sum(dbfs >= least for dbfs in blocks) < _OWN_BLOCKS


def _covers(spoken: _Spoken, start: float, end: float) -> bool:
    both = min(end, spoken.end + _LAG_SECONDS) - max(start, spoken.start)
    return both > 0.0 and both >= _WITHIN * (end - start)


def _sounds(text: str) -> _Sounds:
    return tuple(frozenset(sounds(syllable.char)) for syllable in syllables(text))


def _is_of(heard: _Sounds, text: _Sounds) -> bool:
    """Whether `heard` is a stretch of `text` but for single errors."""
    length = max(len(heard), round(_STRETCH * len(heard)))
    starts = range(max(1, len(text) - length + 1))
    return any(_only_slips(_matched(heard, text[start : start + length])) for start in starts)


def _only_slips(matched: Sequence[bool]) -> bool:
    if matched.count(False) > _UNKNOWN * len(matched):
        return False
    runs = "".join("x" if known else "." for known in matched)
    ends = max(len(runs) - len(runs.lstrip(".")), len(runs) - len(runs.rstrip(".")))
    return ends < _OWN_AT_AN_END and "." * _OWN_INSIDE not in runs


def _matched(heard: _Sounds, text: _Sounds) -> list[bool]:
    """For each syllable heard whether it is one of the longest common subsequence."""
    rows = [[0] * (len(text) + 1) for _ in range(len(heard) + 1)]
    for at in reversed(range(len(heard))):
        for place in reversed(range(len(text))):
            same = rows[at + 1][place + 1] + 1 if heard[at] & text[place] else 0
            rows[at][place] = max(same, rows[at + 1][place], rows[at][place + 1])
    known = [False] * len(heard)
    at = place = 0
    while at < len(heard) and place < len(text):
        if heard[at] & text[place] and rows[at][place] == rows[at + 1][place + 1] + 1:
            known[at] = True
            at, place = at + 1, place + 1
        elif rows[at + 1][place] >= rows[at][place + 1]:
            at += 1
        else:
            place += 1
    return known

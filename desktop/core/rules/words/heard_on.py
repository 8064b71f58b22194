"""What an agent says now, together with the end of what he said right before: a pause may cut a phrase in two."""

from dataclasses import dataclass

from desktop.core.events import FinalTranscript, PartialTranscript
from desktop.core.spoken_times import SpokenTimes

LONGEST_PAUSE = 1.5
"""Seconds between two utterances that may still be one sentence; longer is a new one."""
_TAIL = 12
"""Characters of the utterance before that are looked at again: more than the longest phrase has before its pause."""
_JOINT = " "


@dataclass(frozen=True, slots=True)
class HeardOn:
    """An utterance with the tail of the one before in front of it."""

    text: str
    begins: int
    """Index in `text` at which the utterance itself begins; 0 when there is no tail."""
    times: SpokenTimes
    tail_times: SpokenTimes
    cut: int
    """Characters of the utterance before that are not in the tail."""

    def between(self, first: int, behind: int) -> tuple[float, float]:
        """Start and end, in seconds, of the text from index `first` up to `behind`."""
        if first >= self.begins:
            return self.times.between(first - self.begins, behind - self.begins)
        start, _ = self.tail_times.between(first + self.cut, self.begins - len(_JOINT) + self.cut)
        _, end = self.times.between(0, behind - self.begins)
        return start, end

    def crosses(self, first: int) -> bool:
        """Whether what begins at `first` began before the pause."""
        return first < self.begins


class LastWords:
    """Remembers the last settled utterance; each is joined with the next one only, and only once."""

    def __init__(self) -> None:
        self._text, self._end = "", -LONGEST_PAUSE
        self._times = SpokenTimes("", 0.0, 0.0)

    def join(self, event: PartialTranscript | FinalTranscript) -> HeardOn:
        """What was heard, with the tail of the utterance before if it ended right before this one began."""
        final = isinstance(event, FinalTranscript)
        end, words = (event.end, event.words) if isinstance(event, FinalTranscript) else (event.time, ())
        times = SpokenTimes(event.text, event.start, end, words)
        joined = bool(self._text) and 0.0 <= event.start - self._end <= LONGEST_PAUSE
        tail = self._text[-_TAIL:] if joined else ""
        text = tail + _JOINT + event.text if tail else event.text
        heard = HeardOn(text, len(text) - len(event.text), times, self._times, len(self._text) - len(tail))
        if final:
            self._text, self._end, self._times = event.text, end, times
        return heard

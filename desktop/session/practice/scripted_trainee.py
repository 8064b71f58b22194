"""A trainee who goes by a script: his answers as the events that a listener would give of them."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import (
    AudioLevel,
    Event,
    FinalTranscript,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.practice.drill import Answer
from desktop.core.practice.happenings import CustomerSpeaks, CustomerStops
from desktop.core.text import count_characters

BLOCK_SECONDS = 0.1
_CHARACTERS_A_SECOND = 3.6
"""Of an unhurried agent: 216 a minute, within every limit of the pace."""
_PARTIAL_BLOCKS = 3
"""Between partials, as a streaming recogniser gives them."""
_SETTLING_SECONDS = 0.1
"""From the end of his voice to the final."""
_ADDS_AFTER = 1.6
"""Seconds of his own quiet before he goes on by himself: by then the customer would have answered."""
_LETS_SPEAK_AFTER = 0.5
"""Seconds until he falls silent when the customer cuts in; unless he meant to talk over him."""
_HANGS_UP_AFTER = 0.8
_SPEECH_DBFS, _QUIET_DBFS, _PEAK_DBFS = -24.0, -62.0, -12.0


@dataclass
class _Speaking:
    answer: Answer
    start: float
    seconds: float

    def said_by(self, time: float) -> str:
        text = self.answer.says
        return text[: round(len(text) * min(1.0, max(0.0, (time - self.start) / self.seconds)))]


class ScriptedTrainee:
    """Answers each beat with what the script has for it, in the order in which the beat comes round."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self._answers: dict[str, deque[Answer]] = {}
        for answer in answers:
            self.prepare(answer)
        self._beat = ""
        self._customer_starts = self._customer_ends = 0.0
        self._own_end = float("-inf")
        self._speaking: _Speaking | None = None
        self._holds_tongue = False
        self._hangs_up_at = float("inf")
        self._settling: list[FinalTranscript] = []

    def prepare(self, answer: Answer) -> None:
        """Have one more answer ready."""
        self._answers.setdefault(answer.beat, deque()).append(answer)

    def hangs_up(self, time: float) -> bool:
        """Whether he ends the call now."""
        return time >= self._hangs_up_at

    def notice(self, event: Event) -> None:
        """Hear what the customer does."""
        match event:
            case CustomerSpeaks():
                self._beat, self._holds_tongue = event.beat, False
                self._customer_starts, self._customer_ends = event.time, event.time + event.seconds
            case CustomerStops():
                self._customer_ends = event.time

    def block(self, time: float) -> Iterator[Event]:
        """What is heard of him in the block that ends at `time`."""
        for final in [one for one in self._settling if one.end + _SETTLING_SECONDS <= time + 1e-6]:
            self._settling.remove(final)
            yield FinalTranscript(time=time, channel="agent", start=final.start, end=final.end, text=final.text)
        if self._speaking is None:
            yield from self._begin(time)
        elif self._gives_way(self._speaking, time) or time >= self._speaking.start + self._speaking.seconds - 1e-6:
            yield from self._end(self._speaking, time)
        elif round((time - self._speaking.start) / BLOCK_SECONDS) % _PARTIAL_BLOCKS == 0:
            said = self._speaking.said_by(time)
            if said:
                yield PartialTranscript(time=time, channel="agent", start=self._speaking.start, text=said)
        yield _level(time, speech=self._speaking is not None)

    def _begin(self, time: float) -> Iterator[Event]:
        answer = self._due(time)
        if answer is None:
            return
        self._answers[answer.beat].popleft()
        self._holds_tongue = not answer.says
        if answer.says:
            seconds = count_characters(answer.says) / (_CHARACTERS_A_SECOND * answer.speed)
            self._speaking = _Speaking(answer, time, max(0.3, seconds))
            yield VoiceStarted(time=time, channel="agent", start=time)
        elif answer.hang_up:
            self._hangs_up_at = time

    def _due(self, time: float) -> Answer | None:
        """The answer whose time has come."""
        waiting = self._answers.get(self._beat)
        if not waiting or self._holds_tongue:
            return None
        answer = waiting[0]
        since = max(self._customer_starts + BLOCK_SECONDS, self._customer_ends + answer.wait)
        own = self._own_end + max(_ADDS_AFTER, answer.wait) if self._own_end > self._customer_starts else 0.0
        return answer if time >= max(since, own) - 1e-6 else None

    def _gives_way(self, speaking: _Speaking, time: float) -> bool:
        cut_in = speaking.start < self._customer_starts <= time - _LETS_SPEAK_AFTER
        return cut_in and time < self._customer_ends and speaking.answer.wait >= 0.0

    def _end(self, speaking: _Speaking, time: float) -> Iterator[Event]:
        self._speaking = None
        self._own_end = time
        if speaking.answer.hang_up:
            self._hangs_up_at = time + _HANGS_UP_AFTER
        yield VoiceStopped(time=time, channel="agent", end=time)
        said = speaking.said_by(time)
        self._settling.append(FinalTranscript(time=time, channel="agent", start=speaking.start, end=time, text=said))


def _level(time: float, *, speech: bool) -> AudioLevel:
    dbfs, peak = (_SPEECH_DBFS, _PEAK_DBFS) if speech else (_QUIET_DBFS, _QUIET_DBFS + 12.0)
    return AudioLevel(time=time, channel="agent", dbfs=dbfs, peak_dbfs=peak, speech=speech)

"""The customer of a rehearsal as a listener would have heard him: levels, voice, partials, finals.

Nothing of it is made by a recogniser: what he says is known. It follows the blocks of the trainee's channel, so that
both sides are in step as on a call.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.events import (
    AudioLevel,
    Event,
    FinalTranscript,
    LineMeasured,
    PartialTranscript,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.practice.drill import LineConditions

_SPEECH_DBFS, _QUIET_DBFS = -24.0, -62.0
"""What a good line gives, and its pauses."""
_CREST_DB = 12.0
_PARTIAL_SECONDS = 0.29
"""Between partials, as a streaming recogniser gives them."""
_MEASURE_SECONDS = 1.0
"""Of his speech between two measures of the line."""


@dataclass
class _Utterance:
    text: str
    start: float
    seconds: float
    line: LineConditions
    told: bool = False
    next_partial: float = 0.0
    next_measure: float = 0.0

    @property
    def end(self) -> float:
        return self.start + self.seconds

    def said_by(self, time: float) -> str:
        """As far as he has come."""
        part = 1.0 if self.seconds <= 0.0 else min(1.0, max(0.0, (time - self.start) / self.seconds))
        return self.text[: round(part * len(self.text))]


class CustomerChannel:
    """Says one thing after the other; every method answers with what is heard of it."""

    def __init__(self) -> None:
        self._now: _Utterance | None = None
        self.ended_at = float("-inf")
        """When he was last heard; infinitely long ago before the first time."""

    @property
    def speaks(self) -> bool:
        """Whether he is saying something."""
        return self._now is not None

    @property
    def since(self) -> float:
        """When he began what he is saying; infinitely late when he says nothing."""
        return self._now.start if self._now else float("inf")

    def say(self, text: str, seconds: float, line: LineConditions, time: float) -> None:
        """Begin to say `text`; it is over after `seconds`."""
        self._now = _Utterance(text, time, max(0.1, seconds), line, next_partial=time + _PARTIAL_SECONDS)
        self._now.next_measure = time + _MEASURE_SECONDS

    def advance(self, time: float) -> Iterator[Event]:
        """What is heard of the block that ends at `time`."""
        now = self._now
        if now is None:
            yield _level(time, _QUIET_DBFS, speech=False)
            return
        if not now.told:
            now.told = True
            yield VoiceStarted(time=time, channel="customer", start=now.start)
        yield _level(time, _SPEECH_DBFS + now.line.level, speech=True)
        if time >= now.end - 1e-6:
            yield from self._end(time, now.end, now.text)
            return
        if time >= now.next_partial:
            now.next_partial = time + _PARTIAL_SECONDS
            said = now.said_by(time)
            if said:
                yield PartialTranscript(time=time, channel="customer", start=now.start, text=said)
        if time >= now.next_measure:
            now.next_measure = time + _MEASURE_SECONDS
            yield _measured(time, now.line)

    def stop(self, time: float) -> tuple[str, list[Event]]:
        """Break off: what he has said so far, and what is heard of it."""
        if self._now is None:
            return "", []
        said = self._now.said_by(time)
        return said, list(self._end(time, time, said))

    def _end(self, time: float, end: float, said: str) -> Iterator[Event]:
        start = self._now.start if self._now else end
        self._now = None
        self.ended_at = end
        yield VoiceStopped(time=time, channel="customer", end=end)
        if said:
            yield FinalTranscript(time=time, channel="customer", start=start, end=end, text=said)


def _level(time: float, dbfs: float, *, speech: bool) -> AudioLevel:
    return AudioLevel(time=time, channel="customer", dbfs=dbfs, peak_dbfs=min(0.0, dbfs + _CREST_DB), speech=speech)


def _measured(time: float, line: LineConditions) -> LineMeasured:
    speech = _SPEECH_DBFS + line.level
    noise = _QUIET_DBFS if line.noise is None else speech - line.noise
    return LineMeasured(
        time=time,
        channel="customer",
        speech_dbfs=speech,
        noise_dbfs=noise,
        broken=line.drop_outs,
        decay=line.reverberation,
    )

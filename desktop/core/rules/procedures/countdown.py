"""The wait of a step: it begins when the line was said and the agent has stopped speaking, and never before.

The clock is the agent's channel, one `AudioLevel` for each 100 ms.
"""

from collections.abc import Iterator
from typing import Literal

from desktop.core.events import AudioLevel, CountdownEnded, CountdownStarted, Event, VoiceStarted, VoiceStopped
from desktop.core.rules.sample_times import HAIR

"""Times of blocks are sums of tenths: a hair below the end is the end."""


class Countdown:
    """The one wait that may run in a call."""

    def __init__(self) -> None:
        self._speaking = False
        self._due: tuple[str, float, str] | None = None
        self._through_speech = False
        self._running: CountdownStarted | None = None

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._running is not None

    def begin(self, time: float, prompt: str, seconds: float, then: str, *, at_once: bool) -> Iterator[Event]:
        """Count `seconds`, `at_once` and whether he speaks or not, or as soon as the agent is silent."""
        self._due = (prompt, seconds, then)
        self._through_speech = at_once
        if at_once or not self._speaking:
            yield from self._start(time)

    def voice(self, event: AudioLevel | VoiceStarted | VoiceStopped) -> Iterator[Event]:
        """Learn whether the agent speaks; a wait that is due starts when he stops."""
        self._speaking = event.speech if isinstance(event, AudioLevel) else isinstance(event, VoiceStarted)
        if not self._speaking:
            yield from self._start(event.time)

    def is_over(self, time: float) -> bool:
        """Whether it has run out; an agent who speaks on does not wait for an answer."""
        if self._running is None or (self._speaking and not self._through_speech):
            return False
        return time >= self._running.time + self._running.seconds - HAIR

    def end(self, time: float, reason: Literal["elapsed", "answered", "skipped", "left"]) -> Iterator[Event]:
        """Count no longer; nothing happens where nothing counts."""
        self._due = None
        if self._running:
            yield CountdownEnded(time=time, prompt=self._running.prompt, reason=reason)
            self._running = None

    def _start(self, time: float) -> Iterator[Event]:
        if self._due:
            prompt, seconds, then = self._due
            self._due = None
            self._running = CountdownStarted(time=time, prompt=prompt, seconds=seconds, then=then)
            yield self._running

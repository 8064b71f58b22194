"""Whether a call has begun or ended that nobody told the program of, from nothing but who speaks when.

Time comes from the events. Nothing is recognised: before a call only levels are measured.
"""

from collections import deque
from dataclasses import dataclass
from typing import Literal

from desktop.core.events import (
    AudioGap,
    AudioLevel,
    CountdownEnded,
    CountdownStarted,
    DeviceReady,
    DeviceTrouble,
    Event,
    ListenerFailed,
    ListenerReady,
    SituationEntered,
    SituationLeft,
)

TALK_SECONDS = 8.0
"""Seconds of voice that speak for a call: what open recorders of meetings wait before they begin."""
WINDOW_SECONDS = 30.0
"""Within which they must lie: an agent who is heard alone speaks less than half of a call, a cough is no eighth."""
SIDE_SECONDS = 1.0
"""Where both sides are heard, each must have spoken so long: talk to a neighbour or a film is no call."""
QUIET_SECONDS = 20.0
"""Seconds without either voice after which a call is over; shorter ones are mutes and looking things up."""
WARNED_SECONDS = 15.0
"""From here on the end is announced, so that it can be refused."""
ALONE_SECONDS = 60.0
"""The same where only the agent is heard, and then it is only asked: nobody's turn is usually longer, see
`core.limits.TalkLimits.monologue`, but a customer may tell a long story, and an agent may listen."""
WAITING_SECONDS = 120.0
"""The same while a wait was announced or a procedure counts: two minutes are twice the longest hold without a word."""

_SILENT = "dead"
"""The code of a microphone that works and has nothing to tell."""
_WAITS = frozenset({"hold", "transfer", "unable_to_hear"})
"""Families of situations in which it is quiet for good reason."""
_HAIR = 1e-6
"""Sums of tenths of a second are never exact."""
_LONGEST_STEP = 1.0
"""Levels come ten times a second; more time than this between two was not heard, and counts for nothing."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A stretch of sound between two levels of the microphone."""

    end: float
    seconds: float
    agent: bool
    customer: bool


class CallBeginning:
    """Fed with the levels of a preview; says whether they sound like a call."""

    def __init__(self, both: bool) -> None:
        """`both`: the customer's side is measured too."""
        self._both = both
        self._spans: deque[_Heard] = deque()
        self._time = self._quiet = 0.0
        self._customer = self._likely = self._dismissed = False

    @property
    def likely(self) -> bool:
        """Whether there seems to be a call now."""
        return self._likely

    def feed(self, level: AudioLevel) -> None:
        """Take the next level of either side. A time that goes back is a new preview: what was before is forgotten."""
        if level.channel == "customer":
            self._customer = level.speech
            return
        step = level.time - self._time
        if step < 0:
            self.forget()
            step = 0.0
        self._time = level.time
        if step <= _LONGEST_STEP:
            self._take(_Heard(level.time, step, level.speech, self._both and self._customer))

    def dismiss(self) -> None:
        """It is no call; nothing more is said of this talk."""
        self._likely, self._dismissed = False, True

    def forget(self) -> None:
        """A call began or ended: what was heard until now is not evidence of another."""
        self._spans.clear()
        self._time = self._quiet = 0.0
        self._customer = self._likely = self._dismissed = False

    def _take(self, heard: _Heard) -> None:
        self._spans.append(heard)
        while self._spans[0].end <= heard.end - WINDOW_SECONDS + _HAIR:
            self._spans.popleft()
        voice = heard.agent or heard.customer
        self._quiet = 0.0 if voice else self._quiet + heard.seconds
        if self._quiet >= QUIET_SECONDS - _HAIR:
            self._likely = self._dismissed = False
        elif voice and not self._dismissed:
            self._likely = self._likely or self._is_talk()

    def _is_talk(self) -> bool:
        talk = sum(span.seconds for span in self._spans if span.agent or span.customer)
        if talk < TALK_SECONDS - _HAIR:
            return False
        sides = (
            sum(span.seconds for span in self._spans if span.agent),
            sum(span.seconds for span in self._spans if span.customer),
        )
        return not self._both or min(sides) >= SIDE_SECONDS - _HAIR


Verdict = Literal["goes_on", "ending", "over", "ask"]
"""ending: over in a moment unless somebody speaks or objects; ask: perhaps over, nobody can know."""


class CallEnding:
    """Fed with the events of one call; says whether it still goes on."""

    def __init__(self, both: bool) -> None:
        """`both`: the customer is heard too."""
        self._both, self._deaf = both, False
        self._ready = {"agent": True, "customer": True}
        self._waits: set[str] = set()
        self._time = self._since = 0.0

    @property
    def quiet_seconds(self) -> float:
        """How long nobody has spoken who could be heard."""
        return self._time - self._since

    @property
    def verdict(self) -> Verdict:
        """What to make of it."""
        if self._waits:
            return "ask" if self.quiet_seconds >= WAITING_SECONDS else "goes_on"
        if not (self._both and self._ready["customer"]):
            return "ask" if self.quiet_seconds >= ALONE_SECONDS else "goes_on"
        if self.quiet_seconds >= QUIET_SECONDS:
            return "over"
        return "ending" if self.quiet_seconds >= WARNED_SECONDS else "goes_on"

    @property
    def left(self) -> float:
        """Seconds until a call that is `ending` is over."""
        return max(0.0, QUIET_SECONDS - self.quiet_seconds)

    def feed(self, event: Event) -> None:
        """Take the next event."""
        self._time = max(self._time, event.time)
        self._hear(event)
        self._follow(event)

    def goes_on(self) -> None:
        """Somebody knows better: count from here."""
        self._since = self._time

    def _hear(self, event: Event) -> None:
        if isinstance(event, DeviceTrouble) and event.code == _SILENT and event.channel == "agent":
            # Zeros are what a headset gives once the call is over: that is quiet, and nothing was missed.
            return
        if isinstance(event, DeviceReady | DeviceTrouble):
            self._ready[event.channel] = isinstance(event, DeviceReady)
        elif isinstance(event, ListenerFailed | ListenerReady):
            self._deaf = isinstance(event, ListenerFailed)
        # What was not heard may have been speech.
        unheard = self._deaf or not self._ready["agent"] or isinstance(event, AudioGap | DeviceTrouble)
        if unheard or (isinstance(event, AudioLevel) and event.speech):
            self._since = self._time

    def _follow(self, event: Event) -> None:
        if isinstance(event, SituationEntered) and event.family in _WAITS:
            self._waits.add(event.situation)
        elif isinstance(event, SituationLeft):
            self._waits.discard(event.situation)
        elif isinstance(event, CountdownStarted):
            self._waits.add(f"countdown {event.prompt}")
        elif isinstance(event, CountdownEnded):
            self._waits.discard(f"countdown {event.prompt}")

"""A practice call that is going on: the same listener, rules and sheet as on a call, and a customer who is played.

    listener ──► without echo ──► PlayedCall ──► window
                                      │
                                      └── the customer's happenings ──► his voice

Nothing of it is kept: no record of calls, no false alarm, no usual pace learns from it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.core.events import CallStarted, Event
from desktop.core.limits import Limits
from desktop.core.practice.attempt import Ended
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks, CustomerStops
from desktop.core.practice.play import Play
from desktop.session.live_call import started_now
from desktop.session.practice.again import done_before, later
from desktop.session.practice.played_call import PlayedCall, reading_seconds
from desktop.session.practice.rehearsal_ended import RehearsalEnded
from desktop.storage.settings import AgentSettings


class Voice(Protocol):
    """What lets the trainee hear the customer. Every method returns at once, on the call's thread."""

    def seconds_of(self, beat: str, text: str) -> float:
        """How long he takes for a text of that beat; the same for the same text, always."""

    def follow(self, event: Event) -> None:
        """Speak at `CustomerSpeaks`, break off at `CustomerStops` and `CustomerHangsUp`."""

    def close(self) -> None:
        """The call is over."""


class SilentVoice:
    """Where there is nothing to play, or a trainer speaks: only the time passes."""

    def __init__(self, play: Play) -> None:
        self._seconds_of = reading_seconds(play.drill.persona.speed)

    def seconds_of(self, beat: str, text: str) -> float:
        """As long as the text is read aloud."""
        return self._seconds_of(beat, text)

    def follow(self, event: Event) -> None:
        """Nothing is heard."""

    def close(self) -> None:
        """Nothing is open."""


def as_heard(event: Event) -> Event | None:
    """Where nothing of the customer's voice comes into the microphone."""
    return event


@dataclass(frozen=True, slots=True)
class OnTheLine:
    """How a played customer is heard, and how his voice is kept out of what the trainee is taken to say."""

    voice: Voice
    without_echo: Callable[[Event], Event | None] = as_heard
    """Given every event that is heard and every one that is played, in order; answers with what is the trainee's own,
    None where it was only the customer's voice in the microphone."""


def rehearsal_started(play: Play, agent: AgentSettings) -> CallStarted:
    """The first event of a rehearsal that begins now: with the trainee as he is called on calls."""
    persona = play.drill.persona
    return started_now(agent, ("agent", "customer"), play.library, persona.name, persona.title)


class RehearsedCall:
    """Takes the place of a live call."""

    def __init__(self, play: Play, limits: Limits, line: OnTheLine, post: Callable[[Event], None]) -> None:
        self._play, self._line, self._post = play, line, post
        self._call = PlayedCall(play, limits, line.voice.seconds_of)
        self._shift = play.again.time if play.again else 0.0
        self._time = self._shift
        self._ended: Ended = "broken_off"

    @property
    def hung_up(self) -> bool:
        """Whether the customer has; the call is then to be ended."""
        return self._call.hung_up

    @property
    def time(self) -> float:
        """Seconds from the start of the call, what was played again with it."""
        return self._time

    def begin(self, agent: AgentSettings) -> None:
        """Start, and go through an earlier run up to its moment, of which nothing is heard."""
        for event in self._call.feed(rehearsal_started(self._play, agent)):
            self._post(event)
        if self._play.again is not None:
            for done in done_before(self._play.again, self._play.own_voice):
                for event in self._call.feed(done):
                    self._post(event)

    def hear(self, event: Event) -> None:
        """Take an event of the listener; its time is seconds since it began to listen."""
        moved = later(event, self._shift)
        self._time = max(self._time, moved.time)
        own = self._line.without_echo(moved)
        if own is not None:
            self._feed(own)

    def do(self, command: Event) -> None:
        """Take what the trainee, or the trainer, did by hand; its time is filled in here."""
        self._feed(replace(command, time=self._time))

    def hang_up(self) -> None:
        """Whoever has not been hung up on hangs up himself; his last words are still to come."""
        self._ended = "customer" if self._call.hung_up else "trainee"

    def end(self) -> None:
        """Close the call, and post what came of it."""
        self._line.voice.close()
        last, attempt = self._call.end(self._time, self._ended)
        *before, over = last
        for event in before:
            self._post(event)
        self._post(RehearsalEnded(time=over.time, play=self._play, attempt=attempt, events=self._call.events))
        self._post(over)

    def _feed(self, event: Event) -> None:
        for happened in self._call.feed(event):
            if isinstance(happened, CustomerSpeaks | CustomerStops | CustomerHangsUp):
                self._line.voice.follow(happened)
            if happened is not event:
                self._line.without_echo(happened)
            self._post(happened)

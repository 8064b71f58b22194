"""A rehearsal and the engine at one table: what was heard goes in, all that happens comes out, in order."""

from collections import deque
from collections.abc import Callable

from desktop.core.engine import Engine
from desktop.core.events import CallEnded, CallStarted, Event
from desktop.core.limits import Limits
from desktop.core.practice.attempt import Attempt, Ended
from desktop.core.practice.drill import Drill
from desktop.core.practice.happenings import CustomerHangsUp, CustomerSpeaks, CustomerStops
from desktop.core.practice.judging import judge
from desktop.core.practice.play import Play
from desktop.core.practice.rehearsal import Rehearsal, SecondsOf
from desktop.core.script import Library
from desktop.core.text import count_characters
from desktop.session.live_score import LiveScore

_CHARACTERS_A_SECOND = 4.2
"""Of a voice at usual speed: 250 a minute."""
_HAPPENINGS = (CustomerSpeaks, CustomerStops, CustomerHangsUp)
_HUNG_UP: dict[Ended, str] = {"customer": "customer", "trainee": "agent", "broken_off": ""}


class PlayedCall:
    """One call with a customer who is played; events come out as on a real one."""

    def __init__(self, play: Play, limits: Limits, seconds_of: SecondsOf) -> None:
        self._play = play
        self._rehearsal = Rehearsal(play, seconds_of)
        self._engine = Engine(play.library, limits)
        self._score = LiveScore(play.sheet, play.library)
        self._events: list[Event] = []

    @property
    def events(self) -> tuple[Event, ...]:
        """All that happened so far."""
        return tuple(self._events)

    @property
    def hung_up(self) -> bool:
        """Whether the customer has; the call is then to be ended."""
        return self._rehearsal.over

    def feed(self, event: Event) -> list[Event]:
        """`event` itself, what follows from it, and what the customer answers with all that follows from that."""
        out: list[Event] = []
        waiting = deque([event])
        while waiting:
            current = waiting.popleft()
            out.append(current)
            waiting.extend(self._rehearsal.feed(current))
            if isinstance(current, _HAPPENINGS):
                continue
            for outcome in self._engine.feed(current):
                out.append(outcome)
                waiting.extend(self._rehearsal.feed(outcome))
        for one in out:
            self._score.feed(one)
        self._events += out
        return out

    def end(self, time: float, ended: Ended) -> tuple[list[Event], Attempt]:
        """Close the call: its last events, `CallEnded` last, and what came of it."""
        over = CallEnded(time=time, hung_up=_HUNG_UP[ended], score=None)
        outcomes = self._engine.feed(over)
        scored, over = self._score.settle("", outcomes, over)
        last = [*outcomes, over]
        self._events += last
        score = scored.score if scored else None
        return last, judge(self._play, self._events, score, ended)


def call_started(drill: Drill, library: Library, **agent: str) -> CallStarted:
    """The first event of a rehearsal: both sides are heard, and of the customer is known what the record has."""
    named = {"started_at": "", "company": "", "agent_name": "", "agent_number": "", **agent}
    return CallStarted(
        time=0.0,
        channels=("agent", "customer"),
        pack=library.id,
        customer=drill.persona.name,
        customer_title=drill.persona.title,
        **named,
    )


def reading_seconds(speed: float) -> Callable[[str, str], float]:
    """How long the customer's texts take where no voice has been rendered: by their length."""
    return lambda _, text: max(0.4, count_characters(text) / (_CHARACTERS_A_SECOND * speed))

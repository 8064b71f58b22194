"""A call with a customer that is going on: judged, scored, shown and kept."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop.core.engine import Engine
from desktop.core.events import CallEnded, CallStarted, Channel, Event
from desktop.core.script import Library
from desktop.session.false_alarms import FalseAlarms
from desktop.session.keeping import Keeping
from desktop.session.live_score import LiveScore
from desktop.session.usual_pace import UsualPace
from desktop.storage.settings import AgentSettings


class CallGoingOn(Protocol):
    """What the worker knows of a call, be it one with a customer or one of practice."""

    @property
    def time(self) -> float:
        """Seconds from the start of the call."""

    @property
    def hung_up(self) -> bool:
        """Whether the customer has hung up; the call is then to be ended."""

    def hear(self, event: Event) -> None:
        """Take an event of the listener."""

    def do(self, command: Event) -> None:
        """Take what the agent did by hand; its time is filled in here."""

    def hang_up(self) -> None:
        """The agent hangs up; his last words are still to come."""

    def end(self) -> None:
        """Close the call, and post what came of it, `CallEnded` last."""


def started_now(
    agent: AgentSettings, channels: tuple[Channel, ...], library: Library, customer: str, title: str
) -> CallStarted:
    """The first event of a call that begins now, with what is known of the customer."""
    return CallStarted(
        time=0.0,
        channels=channels,
        started_at=datetime.datetime.now().isoformat(timespec="seconds"),
        pack=library.id,
        company=agent.company,
        agent_name=agent.name,
        agent_number=agent.number,
        customer=customer,
        customer_title=title,
    )


class CallMemory:
    """What is kept of a call, and what the program learns from it."""

    def __init__(self, keeper: Keeping, false_alarms: FalseAlarms, usual_pace: UsualPace | None) -> None:
        self.keeper = keeper
        self._false_alarms = false_alarms
        self._usual_pace = usual_pace

    def keep(self, event: Event) -> None:
        """Take the next event of the call."""
        self.keeper.keep(event)
        self._false_alarms.feed(event)
        if self._usual_pace is not None:
            self._usual_pace.hear(event)


class LiveCall:
    """Takes what is heard and done, and posts it with all that follows."""

    def __init__(self, engine: Engine, score: LiveScore, memory: CallMemory, post: Callable[[Event], None]) -> None:
        self._engine, self._score, self._memory, self._post = engine, score, memory, post
        self._time = 0.0

    @property
    def time(self) -> float:
        """Seconds from the start of the call."""
        return self._time

    @property
    def hung_up(self) -> bool:
        """Never known of a customer at the telephone: the agent ends the call."""
        return False

    def begin(self, started: CallStarted) -> None:
        """Start with the first event."""
        self._feed(started)

    def hear(self, event: Event) -> None:
        """Take an event of the listener."""
        self._time = max(self._time, event.time)
        self._feed(event)

    def do(self, command: Event) -> None:
        """Take what the agent did by hand; its time is filled in here."""
        self._feed(replace(command, time=self._time))

    def hang_up(self) -> None:
        """The agent hangs up: nothing of a live call depends on who did."""

    def end(self) -> None:
        """Close the call, and post and keep what came of it."""
        ended = CallEnded(time=self._time, hung_up="", score=None)
        outcomes = self._engine.feed(ended)
        scored, ended = self._score.settle(self._memory.keeper.call_id, outcomes, ended)
        # All of it is shown before any of it is kept: nobody waits for a disk to see how his call went.
        for event in (*outcomes, *([scored] if scored else ()), ended):
            self._post(event)
        for event in (*outcomes, ended):
            self._memory.keep(event)
        if scored is not None:
            self._memory.keeper.keep_score(scored.score)

    def _feed(self, event: Event) -> None:
        self._show(event)
        for outcome in self._engine.feed(event):
            self._show(outcome)

    def _show(self, event: Event) -> None:
        self._post(event)
        self._memory.keep(event)
        self._score.feed(event)

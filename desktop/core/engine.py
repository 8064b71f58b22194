"""The rules of one call behind one door: what was heard goes in, what the program makes of it comes out.

No clock, no thread, no file: the same events in give the same events out, live and in a replay.
"""

from collections import deque
from typing import TYPE_CHECKING

from desktop.core.alerts import AlertPolicy
from desktop.core.events import CallEnded, Event
from desktop.core.flashes import without_flashes
from desktop.core.limits import Limits
from desktop.core.script import Library

if TYPE_CHECKING:
    from desktop.core.rules import Rule

_MOST = 1000
"""Events that one event may set off; rules that answer each other for ever are a mistake to be seen, not endured."""


def prepare(library: Library) -> None:
    """Make what all calls with `library` share, so that the first one need not wait for it.

    Takes a third of a second with the shipped packs, some seconds with ten thousand entries; nothing the second time.
    """
    _rules(library, Limits())


class Engine:
    """Feeds every event to every rule in a fixed order and puts the alert policy behind them."""

    def __init__(self, library: Library, limits: Limits) -> None:
        self._rules = _rules(library, limits)
        self._policy = AlertPolicy(limits.alerts)
        self._over = False

    def feed(self, event: Event) -> list[Event]:
        """All that follows from `event`, in order and without itself.

        What rules emit is shown to all rules too, breadth first. For a `CallEnded` the answer closes what is
        still open (situations, waits, alerts); whoever feeds it passes the `CallEnded` on after the answer. Nothing
        follows from what comes later. Raises RuntimeError when rules answer each other without end.
        """
        if self._over:
            return []
        self._over = isinstance(event, CallEnded)
        waiting = deque([event])
        out: list[Event] = []
        seen = 0
        while waiting:
            current = waiting.popleft()
            seen += 1
            if seen > _MOST:
                raise RuntimeError(f"rules answer each other without end, at {current!r}")
            for rule in self._rules:
                waiting.extend(rule.feed(current))
            if current is not event:
                out.extend(self._policy.judge(current))
        out.extend(judged for judged in self._policy.judge(event) if judged is not event)
        return without_flashes(out)


def _rules(library: Library, limits: Limits) -> list["Rule"]:
    # Importing the rules takes longer than showing the window, which needs none of them.
    from desktop.core.rules import default_rules

    return default_rules(library, limits)

"""An alert about a state that lasts, such as hurry: one at a time, replaced when it gets worse, over when it ends."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.core.events import RANK, AlertCleared, AlertRaised, ClearReason, Event, Severity


class StandingAlert:
    """Keeps the one open alert of a rule and numbers its successors."""

    def __init__(self, rule: str) -> None:
        self._rule = rule
        self._count = 0
        self._open: AlertRaised | None = None

    @property
    def severity(self) -> Severity | None:
        """How grave the open alert is; None when there is none."""
        return self._open.severity if self._open else None

    def below(self, severity: Severity) -> bool:
        """Whether an alert of that severity would be news."""
        return self._open is None or RANK[self._open.severity] < RANK[severity]

    def raise_(self, alert: AlertRaised) -> Iterator[Event]:
        """Raise `alert` under an id of its own; a milder one that is open is over, since this one takes its place."""
        yield from self.clear(alert.time, "stale")
        self._count += 1
        self._open = replace(alert, id=f"{self._rule}-{self._count}", rule=self._rule)
        yield self._open

    def clear(self, time: float, reason: ClearReason) -> Iterator[Event]:
        """The state is over; nothing happens when no alert is open."""
        if self._open:
            yield AlertCleared(time=time, id=self._open.id, reason=reason)
            self._open = None

"""Which alerts of a call are facts that may count against the agent."""

from dataclasses import dataclass

from desktop.core.events import RANK, AlertAnswered, AlertCleared, AlertConfirmed, AlertRaised, Event


@dataclass(frozen=True, slots=True)
class _Cleared:
    time: float
    reason: str


class ScoredAlerts:
    """Follows the alerts of one call to their end.

    One that was provisional counts once it was confirmed; one that was withdrawn, or that the agent called a false
    alarm, never; one that the policy kept from him does, since it happened all the same.
    """

    def __init__(self) -> None:
        self._raised: dict[str, AlertRaised] = {}
        self._confirmed: set[str] = set()
        self._cleared: dict[str, _Cleared] = {}
        self._false: dict[str, bool] = {}

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        match event:
            case AlertRaised(channel="agent"):
                self._raised.setdefault(event.id, event)
            case AlertConfirmed():
                self._confirmed.add(event.id)
            case AlertCleared():
                self._cleared.setdefault(event.id, _Cleared(event.time, event.reason))
            case AlertAnswered(answer="false_alarm" | "acknowledged"):
                # The last word counts: who pressed 误报 by mistake may take it back.
                self._false[event.id] = event.answer == "false_alarm"

    def facts(self) -> tuple[AlertRaised, ...]:
        """What counts, in the order in which it was raised; of a matter that grew worse only its gravest alert."""
        facts: dict[str, AlertRaised] = {}
        latest: dict[str, str] = {}
        for alert in filter(self._holds, self._raised.values()):
            before = facts.get(latest.get(alert.rule, ""))
            if before is not None and self._grew(before, alert):
                del facts[before.id]
            facts[alert.id] = alert
            latest[alert.rule] = alert.id
        return tuple(facts.values())

    def _holds(self, alert: AlertRaised) -> bool:
        if alert.provisional and alert.id not in self._confirmed:
            return False
        cleared = self._cleared.get(alert.id)
        if cleared is not None and cleared.reason == "withdrawn":
            return False
        return not self._false.get(alert.id, cleared is not None and cleared.reason == "false_alarm")

    def _grew(self, before: AlertRaised, alert: AlertRaised) -> bool:
        """Whether `alert` takes the place of a milder one of its rule: one silence of 16 s is not three silences."""
        if RANK[alert.severity] <= RANK[before.severity]:
            return False
        cleared = self._cleared.get(before.id)
        return cleared is None or cleared.time >= alert.time or alert.start <= before.end

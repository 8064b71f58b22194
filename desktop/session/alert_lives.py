"""The alerts of a call from their first sign to their end, for whoever tells of them afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.core.events import AlertAnswered, AlertCleared, AlertConfirmed, AlertRaised, AlertShown, Event


@dataclass(frozen=True, slots=True)
class AlertLife:
    """One alert and all that became of it."""

    alert: AlertRaised
    """As it was raised; `provisional`, `shown` and `suppressed` as they were in the end."""
    answer: str = ""
    """What the agent said of it last: acknowledged, false_alarm, mute; empty when nothing."""
    cleared: str = ""
    """Why it went; empty while it stood to the end."""

    @property
    def withdrawn(self) -> bool:
        """Whether the final took back what a partial had given rise to."""
        return self.cleared == "withdrawn"

    @property
    def false_alarm(self) -> bool:
        """Whether the agent called it 误报 and did not take that back."""
        return self.answer == "false_alarm" or (not self.answer and self.cleared == "false_alarm")

    @property
    def holds(self) -> bool:
        """Whether it is a confirmed fact that nobody denied."""
        return not (self.alert.provisional or self.withdrawn or self.false_alarm)


def alert_lives(events: Iterable[Event]) -> tuple[AlertLife, ...]:
    """The alerts of one call, in the order in which they were raised."""
    lives: dict[str, AlertLife] = {}
    for event in events:
        if isinstance(event, AlertRaised):
            lives.setdefault(event.id, AlertLife(event))
        elif isinstance(event, AlertShown | AlertConfirmed | AlertCleared | AlertAnswered) and event.id in lives:
            lives[event.id] = _after(lives[event.id], event)
    return tuple(lives.values())


def _after(life: AlertLife, event: AlertShown | AlertConfirmed | AlertCleared | AlertAnswered) -> AlertLife:
    match event:
        case AlertShown():
            return replace(life, alert=replace(life.alert, shown=True, suppressed=""))
        case AlertConfirmed():
            return replace(life, alert=replace(life.alert, provisional=False))
        case AlertCleared():
            return replace(life, cleared=event.reason)
        case AlertAnswered():
            return replace(life, answer=event.answer)

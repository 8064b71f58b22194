"""By when a promise has to be kept, in the words that an agent would use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.events import PromiseNoted, PromiseOffered


@dataclass(frozen=True, slots=True)
class PromiseNote:
    """One promise of a call."""

    id: str
    name: str
    time: float
    """Seconds into the call when it was given."""
    minutes: float
    noted: bool

    def due(self, call_began: str) -> str:
        """Until when, on the clock of whoever promised: 17:40 前, 明天 9:30 前."""
        return due_words(call_began, self.time, self.minutes)


class Promises:
    """The promises of one call, in the order in which they were given."""

    def __init__(self) -> None:
        self._notes: dict[str, PromiseNote] = {}

    def __iter__(self) -> Iterator[PromiseNote]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def feed(self, event: PromiseOffered | PromiseNoted) -> None:
        """Take one event of the call; a promise that was noted stays noted when it is given again."""
        noted = isinstance(event, PromiseNoted)
        known = self._notes.get(event.promise)
        if noted or known is None or not known.noted:
            self._notes[event.promise] = PromiseNote(event.promise, event.name, event.time, event.minutes, noted)


def due_words(call_began: str, time: float, minutes: float) -> str:
    """When `minutes` from `time` in the call are over. Without a known beginning: how long it is from then on."""
    try:
        given = datetime.fromisoformat(call_began) + timedelta(seconds=time)
    except ValueError:
        return f"{minutes:g} 分钟内"
    due = given + timedelta(minutes=minutes)
    days = (due.date() - given.date()).days
    day = {0: "", 1: "明天 ", 2: "后天 "}.get(days, f"{due.month} 月 {due.day} 日 ")
    return f"{day}{due.hour}:{due.minute:02} 前"

"""A customer who is hard to hear is offered as a situation (`Trigger.level`); only the agent opens it.

Not while a trouble of hearing is dealt with already. Needs the customer's channel; levels are those of his speech,
pauses left out.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from desktop.core.events import AudioLevel, Event, SituationOffered
from desktop.core.rules.procedures.hearing_trouble import HearingTrouble
from desktop.core.script import Library

_BLOCKS = 30
"""Blocks of 100 ms: the mean is taken over the last three seconds of speech."""
_RECOVERED_DB = 2.0
"""So far above the limit the customer is loud enough again; keeps an offer from flickering."""


class CustomerLevelRule:
    """Emits `SituationOffered`, once until the customer is loud enough again."""

    def __init__(self, library: Library) -> None:
        self._limits = [(one.opens.level, one) for one in library.situations if one.opens.level is not None]
        self._blocks: deque[float] = deque(maxlen=_BLOCKS)
        self._offered: set[str] = set()
        self._hearing = HearingTrouble()

    def feed(self, event: Event) -> Iterable[Event]:
        self._hearing.feed(event)
        match event:
            case AudioLevel(channel="customer", speech=True) if self._limits:
                self._blocks.append(event.dbfs)
                return self._judge(event.time) if len(self._blocks) == _BLOCKS else ()
        return ()

    def _judge(self, time: float) -> Iterator[Event]:
        mean = sum(self._blocks) / _BLOCKS
        for level, situation in self._limits:
            if mean >= level + _RECOVERED_DB:
                self._offered.discard(situation.id)
            elif mean < level and situation.id not in self._offered and not self._hearing.is_open:
                self._offered.add(situation.id)
                measure = f"客户音量 {mean:.0f} dBFS".replace("-", "−")
                yield SituationOffered(time=time, situation=situation.id, family=situation.family, measure=measure)

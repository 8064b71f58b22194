"""A customer who is hard to hear is offered as a situation (`Trigger.level`); only the agent opens it.

Not while a trouble of hearing is dealt with already. Needs the customer's channel. The level is that of the mean power
of his speech, as telephony measures it: what voice activity still takes for speech between two words may be digital
silence, which would draw a mean of decibels down by tens of them, and a median by as much as he pauses.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator

from desktop.core.events import AudioLevel, Event, SituationOffered
from desktop.core.rules.procedures.hearing_trouble import HearingTrouble
from desktop.core.script import Library

_BLOCKS = 30
"""Blocks of 100 ms: the level is that of the last three seconds of speech."""
_RECOVERED_DB = 2.0
"""So far above the limit the customer is loud enough again; keeps an offer from flickering."""


class CustomerLevelRule:
    """Emits `SituationOffered`, once until the customer is loud enough again."""

    def __init__(self, library: Library) -> None:
        self._limits = [(one.opens.level, one) for one in library.situations if one.opens.level is not None]
        self._powers: deque[float] = deque(maxlen=_BLOCKS)
        self._offered: set[str] = set()
        self._hearing = HearingTrouble()

    def feed(self, event: Event) -> Iterable[Event]:
        self._hearing.feed(event)
        match event:
            case AudioLevel(channel="customer", speech=True) if self._limits:
                self._powers.append(10.0 ** (event.dbfs / 10.0))
                return self._judge(event.time) if len(self._powers) == _BLOCKS else ()
        return ()

    def _judge(self, time: float) -> Iterator[Event]:
        now = 10.0 * math.log10(sum(self._powers) / _BLOCKS)
        for level, situation in self._limits:
            if now >= level + _RECOVERED_DB:
                self._offered.discard(situation.id)
            elif now < level and situation.id not in self._offered and not self._hearing.is_open:
                self._offered.add(situation.id)
                measure = f"客户音量 {now:.0f} dBFS".replace("-", "−")
                yield SituationOffered(time=time, situation=situation.id, family=situation.family, measure=measure)

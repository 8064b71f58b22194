"""A line on which the customer is hard to hear is offered as a situation (`Trigger.line`, O7, O8, H3).

Noise, a broken voice or a room must last for some seconds of speech, and be clearly gone before it is offered again.
While a trouble of hearing is dealt with already nothing is offered: only the agent opens it, and one at a time. Needs
the customer's channel.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import AudioLevel, Event, LineMeasured, SituationOffered
from desktop.core.limits import LineLimits
from desktop.core.rules.procedures.hearing_trouble import HearingTrouble
from desktop.core.rules.sample_times import HAIR
from desktop.core.script import Library, LineTrouble, Situation

_BLOCK_SECONDS = 0.1
_RECOVERED_DB = 3.0
"""So far above the limit the words stand out again; keeps an offer from flickering."""
_RECOVERED_PART = 0.6
"""The same for what is broken, and for reverberation: below this part of the limit it is gone."""


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What a measure says about one trouble."""

    is_bad: bool
    is_gone: bool
    measure: str


class LineOffersRule:
    """Emits `SituationOffered`, once for each trouble until the line has recovered from it."""

    def __init__(self, limits: LineLimits, library: Library) -> None:
        self._limits = limits
        self._situations = [one for one in library.situations if one.opens.line is not None]
        self._judges: dict[LineTrouble, Callable[[LineMeasured], _Judgement]] = {
            "noisy": self._noisy,
            "broken": self._broken,
            "hands_free": self._hands_free,
        }
        self._hearing = HearingTrouble()
        self._spoken = 0.0
        """Seconds of the customer's speech so far."""
        self._bad_since: dict[LineTrouble, float] = {}
        """Seconds of speech at which the trouble began, for each that is there."""
        self._offered: set[LineTrouble] = set()

    def feed(self, event: Event) -> Iterable[Event]:
        self._hearing.feed(event)
        match event:
            case AudioLevel(channel="customer", speech=True):
                self._spoken += _BLOCK_SECONDS
            case LineMeasured(channel="customer") if self._situations:
                return self._weigh(event)
        return ()

    def _weigh(self, measured: LineMeasured) -> Iterator[Event]:
        for trouble, judge in self._judges.items():
            judgement = judge(measured)
            if judgement.is_bad:
                self._bad_since.setdefault(trouble, self._spoken)
            else:
                self._bad_since.pop(trouble, None)
            if judgement.is_gone:
                self._offered.discard(trouble)
            if self._is_due(trouble):
                self._offered.add(trouble)
                yield from self._offer(trouble, judgement.measure, measured.time)

    def _is_due(self, trouble: LineTrouble) -> bool:
        since = self._bad_since.get(trouble)
        if since is None or trouble in self._offered or self._hearing.is_open:
            return False
        return self._spoken - since >= self._limits.seconds - HAIR

    def _offer(self, trouble: LineTrouble, measure: str, time: float) -> Iterator[Event]:
        for one in self._situations:
            if one.opens.line == trouble:
                yield offer(one, measure, time)

    def _noisy(self, measured: LineMeasured) -> _Judgement:
        snr = measured.speech_dbfs - measured.noise_dbfs
        limit = self._limits.snr
        return _Judgement(snr < limit, snr >= limit + _RECOVERED_DB, f"杂音：语音只高出噪声 {snr:.0f} dB")

    def _broken(self, measured: LineMeasured) -> _Judgement:
        part, limit = measured.broken, self._limits.broken
        return _Judgement(part >= limit, part <= limit * _RECOVERED_PART, f"声音断续：{part:.0%} 的话音被切断")

    def _hands_free(self, measured: LineMeasured) -> _Judgement:
        decay, limit = measured.decay, self._limits.decay
        # Where it is unknown nothing has changed.
        gone = 0.0 < decay <= limit * _RECOVERED_PART
        return _Judgement(decay >= limit, gone, f"混响 {decay:.1f} 秒，像是免提")


def offer(situation: Situation, measure: str, time: float) -> SituationOffered:
    """The event that offers it."""
    return SituationOffered(time=time, situation=situation.id, family=situation.family, measure=measure)

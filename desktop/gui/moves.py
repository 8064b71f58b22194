"""Which ways the call has gone, and on what evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.events import CallStarted, Event, SituationEntered, SituationLeft, StageEntered
from desktop.core.script import Library

BY_HAND, AT_START = "agent", "start"
"""What events give as their reason when no words moved the call."""
_MOST = 50


@dataclass(frozen=True, slots=True)
class Move:
    """One change of stage or situation."""

    time: float
    where: str
    because: str
    """The words or the measure that moved it; empty when there are none to show."""
    sure: float | None = None
    """0 … 1; None where certainty says nothing."""
    by_hand: bool = False

    @property
    def evidence(self) -> str:
        """Why, in one short row: the words that were heard, or what was measured, 我要投诉（把握 90%）."""
        if self.by_hand:
            return "您手动选的"
        if self.because == AT_START:
            return "通话开始"
        words = self.because or "按流程"
        return words if self.sure is None else f"{words}（把握 {round(self.sure * 100)}%）"


class Moves:
    """The last moves of one call, the newest first."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._moves: list[Move] = []

    @property
    def latest(self) -> Sequence[Move]:
        """The newest first."""
        return self._moves

    def use_library(self, library: Library) -> None:
        """Take the names from this library."""
        self._library = library

    def feed(self, event: Event) -> bool:
        """Take one event of the call; True when it was a move."""
        if isinstance(event, CallStarted):
            self._moves = []
        elif isinstance(event, StageEntered):
            self._add(event, self._stage(event.stage), event.confidence)
        elif isinstance(event, SituationEntered):
            self._add(event, self._situation(event.situation), event.confidence)
        elif isinstance(event, SituationLeft):
            self._add(event, f"{self._situation(event.situation)} 结束", None)
        else:
            return False
        return True

    def _add(self, event: StageEntered | SituationEntered | SituationLeft, where: str, sure: float | None) -> None:
        by_hand = event.because == BY_HAND
        because = "" if by_hand else event.because
        move = Move(event.time, where, because, sure if because else None, by_hand)
        self._moves = [move, *self._moves][:_MOST]

    def _stage(self, stage_id: str) -> str:
        stages = self._library.stages if self._library else ()
        return next((stage.name for stage in stages if stage.id == stage_id), stage_id)

    def _situation(self, situation_id: str) -> str:
        situations = self._library.situations if self._library else ()
        return next((each.name for each in situations if each.id == situation_id), situation_id)

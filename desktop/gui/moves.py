"""Which ways the call has gone, and on what evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.events import CallStarted, Event, SituationEntered, SituationLeft, StageEntered
from desktop.core.script import Library
from desktop.gui.language import tr, tr_noop

BY_HAND = "agent"
_WITHOUT_WORDS = {
    BY_HAND: tr_noop("您手动选的"),
    "start": tr_noop("通话开始"),
    "end": tr_noop("通话结束"),
    "": tr_noop("这一段做完了"),
}
"""The reasons that events give when no words moved the call."""
_MEASURED = "没有回应"
"""How a reason ends that was measured and not heard."""
_MOST = 50
_Moving = StageEntered | SituationEntered | SituationLeft


@dataclass(frozen=True, slots=True)
class Move:
    """One change of stage or situation."""

    time: float
    where: str
    because: str
    """The words or the measure that moved it, or one of the reasons without words."""
    sure: float | None = None
    """0 … 1; None where certainty says nothing."""

    @property
    def evidence(self) -> str:
        """Why, in one short row: the words that were heard, or what was measured, 听到“我要投诉”　把握 90%."""
        if self.because in _WITHOUT_WORDS:
            return tr(_WITHOUT_WORDS[self.because])
        words = self.because if self.because.endswith(_MEASURED) else tr("听到“{because}”").format(because=self.because)
        return (
            words if self.sure is None else tr("{words}　把握 {sure}%").format(words=words, sure=round(self.sure * 100))
        )


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
            self._add(
                event,
                tr("{situation} 结束").format(situation=self._situation(event.situation)),
                None,
                self._left_because(event),
            )
        else:
            return False
        return True

    def _add(self, event: _Moving, where: str, sure: float | None, because: str | None = None) -> None:
        move = Move(event.time, where, event.because if because is None else because, sure)
        self._moves = [move, *self._moves][:_MOST]

    def _left_because(self, left: SituationLeft) -> str:
        """The reason, but for a procedure that came to its end: events name its last step then."""
        situations = self._library.situations if self._library else ()
        steps = [step.line.id for each in situations if each.id == left.situation for step in each.steps]
        return "" if left.because in steps else left.because

    def _stage(self, stage_id: str) -> str:
        stages = self._library.stages if self._library else ()
        return next((stage.name for stage in stages if stage.id == stage_id), stage_id)

    def _situation(self, situation_id: str) -> str:
        situations = self._library.situations if self._library else ()
        return next((each.name for each in situations if each.id == situation_id), situation_id)

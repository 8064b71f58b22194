"""The situations that are open, one inside the other, and how long each has gone without a word that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from desktop.core.events import Event, FinalTranscript, ProcedureEnded, SituationEntered, SituationLeft
from desktop.core.script import Situation
from desktop.core.text import count_characters, normalise

QUIET_UTTERANCES = 3
"""After so many utterances of the agent about something else the situation is over."""
QUIET_SECONDS = 30.0
"""… or after one, when nothing has spoken for the situation for so long."""
_SETTLED_SECONDS = 10.0
"""A situation this young is not exchanged for a sibling of which no more words speak: one outburst of a customer speaks
for several.
"""
_HUM = 5
"""Shorter utterances (嗯, 好的) are about anything, so about nothing."""


@dataclass(slots=True)
class _Open:
    situation: Situation
    entered_at: float
    evidence_at: float
    opened_by: float
    """Start of the utterance that opened it."""
    by_hand: bool
    strength: float
    """How much the words told that opened it."""
    quiet: int = 0
    done: bool = False
    """Its procedure came to its end."""


class SituationStack:
    """What has broken into the call; the last one is what the agent deals with now."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []
        self._done_in: tuple[str, float] = ("", 0.0)
        self._left: tuple[Situation, float] | None = None

    @property
    def top(self) -> Situation | None:
        """The open situation."""
        return self._stack[-1].situation if self._stack else None

    def holds(self, situation_id: str) -> bool:
        """Whether it is open, at whatever depth."""
        return any(one.situation.id == situation_id for one in self._stack)

    def just_left(self, time: float) -> Situation | None:
        """The situation that was left last, if that was only now."""
        return self._left[0] if self._left and time - self._left[1] < _SETTLED_SECONDS else None

    def done_in(self, utterance: float) -> str:
        """The situation that ended with what the agent says in that utterance: the rest of it opens nothing anew."""
        situation_id, ended_in = self._done_in
        return situation_id if ended_in == utterance else ""

    def enter(
        self, situation: Situation, entered: SituationEntered, opened_by: float, strength: float = inf
    ) -> Iterator[Event]:
        """Open it inside what is open; another one of its family on top is replaced, not nested."""
        if self.top and self.top.family == situation.family:
            young = entered.time - self._stack[-1].entered_at < _SETTLED_SECONDS
            if entered.because != "agent" and young and strength <= self._stack[-1].strength:
                self.evidence(self.top.id, entered.time)
                return
            yield from self.leave_top(entered.time, entered.because)
        by_hand = entered.because == "agent"
        self._stack.append(_Open(situation, entered.time, entered.time, opened_by, by_hand, strength))
        yield entered

    def leave_top(self, time: float, because: str) -> Iterator[Event]:
        """The innermost one is over; the call is back where it came from."""
        if self._stack:
            gone = self._stack.pop().situation
            self._left = (gone, time)
            yield SituationLeft(time=time, situation=gone.id, family=gone.family, because=because)

    def close(self, situation_id: str, time: float, because: str) -> Iterator[Event]:
        """Words say that it is over; they speak for the innermost one, and for no other that they might mean too."""
        if self.top and self.top.id == situation_id:
            yield from self.leave_top(time, because)

    def leave_until(self, situation_id: str, time: float, because: str) -> Iterator[Event]:
        """Leave all that broke in after that situation; an empty id leaves everything."""
        while self._stack and self._stack[-1].situation.id != situation_id:
            yield from self.leave_top(time, because)

    def evidence(self, situation_id: str, time: float) -> None:
        """Something was said that belongs to it."""
        for one in self._stack:
            if one.situation.id == situation_id:
                one.evidence_at = time
                one.quiet = 0

    def line_said(self, line_id: str, time: float) -> None:
        """A line was said; one of the open situation speaks for it."""
        if self.top and any(line.id == line_id for line in self.top.lines):
            self.evidence(self.top.id, time)

    def procedure_ended(self, event: ProcedureEnded, utterance: float) -> Iterator[Event]:
        """Its procedure is over, and so is the situation, unless it all happened in the one `utterance` that opened it:
        then the agent has only begun. What has broken into it meanwhile is dealt with first.
        """
        ended = next((one for one in self._stack if one.situation.id == event.situation), None)
        if ended is None:
            return
        ended.done = True
        in_one_breath = event.reason == "said" and ended.opened_by == utterance
        if ended is self._stack[-1] and not in_one_breath:
            self._done_in = (event.situation, utterance)
            yield from self.leave_top(event.time, event.prompt)

    def guards_the_end(self, time: float) -> bool:
        """Whether the open situation has a way of its own to end the call, and the talk is still about it."""
        if not self._stack:
            return False
        top = self._stack[-1]
        ends_calls = top.situation.no_hang_up or any(step.hang_up for step in top.situation.steps)
        return ends_calls and top.quiet == 0 and time - top.evidence_at < QUIET_SECONDS

    def settle(self, final: FinalTranscript) -> Iterator[Event]:
        """Leave the open situation if the utterance that the agent has just finished shows that it is over."""
        if not self._stack:
            return
        top = self._stack[-1]
        own = top.opened_by == final.start
        if top.done and not own:
            yield from self.leave_top(final.time, final.text)
            return
        if own or top.evidence_at >= final.start or count_characters(final.text) < _HUM:
            return
        top.quiet += 1
        long_ago = final.time - top.evidence_at >= QUIET_SECONDS
        if long_ago or (top.quiet >= QUIET_UTTERANCES and not top.by_hand):
            yield from self.leave_top(final.time, final.text)


def has_wording(situation: Situation, phrase: str) -> bool:
    """Whether a line of the situation has these words."""
    wordings = (text for line in situation.lines for text in (line.text, *line.variants))
    return any(normalise(phrase) in normalise(text) for text in wordings)


def breaking_in(situation: Situation, time: float, because: str, confidence: float) -> SituationEntered:
    """The event that tells that it broke into the call."""
    return SituationEntered(
        time=time, situation=situation.id, family=situation.family, because=because, confidence=confidence
    )

"""Which lines of a procedure were said in what the agent says, and how far he is with the one on screen."""

import re

from desktop.core.events import FinalTranscript
from desktop.core.following import SAID_SHARE, Followed, Following
from desktop.core.placeholders import Names, fill
from desktop.core.rules.agreement import Agreement, Transcript
from desktop.core.rules.procedures.procedure import Procedure
from desktop.core.script import Line, Step
from desktop.core.text import normalise

_CLAUSE_END = re.compile("[，。！？,!?、；]+")
_REMEMBERED_CHARACTERS = 160
"""How much of what was said since the line appeared is compared with it; a line is far shorter."""
_SPOKEN_TO_ITS_END = 0.9
"""While an utterance goes on, the line under the agent's eyes is only replaced when so much of it was said."""


class SpokenLines:
    """Compares the lines of a place with what was said since the present one appeared."""

    def __init__(self) -> None:
        self.names = Names()
        self._agreement = Agreement()
        self._following = Following()
        self._settled = ""

    def restart(self) -> None:
        """Another line appeared."""
        self._settled = ""

    def remember(self, final: FinalTranscript) -> None:
        """An utterance is over; a line may be said in several."""
        self._settled = (self._settled + final.text)[-_REMEMBERED_CHARACTERS:]

    def follow(self, line: Line, event: Transcript) -> Followed:
        """How much of the line was said."""
        return self._following.follow(self.fill(line.text), self._heard(event))

    def said(self, procedure: Procedure, event: Transcript) -> list[Step]:
        """The steps that count as said, in their order."""
        heard = self._heard(event)
        candidates = procedure.unsaid(event.start)
        # Asked in this order since partials come several times a second and most lines are out of the question at once.
        said = [one for one in candidates if self._may_go(one.line, heard, event) and self._is_said(one.line, heard)]
        meant = {one.line.id for one in said if self._is_meant(one.line, said, heard)}
        agreed = self._agreement.settle(event, meant)
        return [step for step in procedure.of.steps if step.line.id in agreed]

    def fill(self, text: str) -> str:
        """The text with the names of this call."""
        return fill(text, self.names)

    def _heard(self, event: Transcript) -> str:
        return _recent(self._settled + event.text)

    def _may_go(self, line: Line, heard: str, event: Transcript) -> bool:
        """Its keys were said; while the utterance goes on the agent may still be reading the rest of it."""
        return isinstance(event, FinalTranscript) or self._following.matches(
            self.fill(line.text), heard, _SPOKEN_TO_ITS_END
        )

    def _is_said(self, line: Line, heard: str) -> bool:
        keys = tuple(self.fill(key) for key in line.keys)
        if self._following.is_said(self.fill(line.text), keys, heard):
            return True
        return any(self._following.is_said(self.fill(variant), (), heard) for variant in line.variants)

    def _is_meant(self, line: Line, said: list[Step], heard: str) -> bool:
        """Of lines that replace each other the agent said the one that he said most of; and a line of which only the
        keys were heard was not said when another one has them too.
        """
        match = self._match(line, heard)
        rest = [one.line for one in said if one.line is not line]
        others = [other for other in rest if self._match(other, heard) > match]
        if match < SAID_SHARE and any(_holds_keys(other, line) for other in others):
            return False
        if any(self._within(line, other) for other in rest):
            return False
        rivals = [one.line for one in said if one.line is line or line.replaces(one.line)]
        return line == max(rivals, key=lambda other: (self._match(other, heard), len(other.text)))

    def _within(self, line: Line, other: Line) -> bool:
        """Whether all of the line is said with the other one: 您好，请问您是王先生吗 does not also say 王先生，您好."""
        whole = normalise(self.fill(other.text))
        clauses = [normalise(clause) for clause in _CLAUSE_END.split(self.fill(line.text))]
        return len(whole) > sum(map(len, clauses)) and all(clause in whole for clause in clauses)

    def _match(self, line: Line, heard: str) -> float:
        return self._following.follow(self.fill(line.text), heard).match


def _holds_keys(other: Line, line: Line) -> bool:
    text = normalise(other.text)
    return bool(line.keys) and all(normalise(key) in text for key in line.keys)


def _recent(heard: str) -> str:
    """The end of an endless text, at least what is remembered; cut in steps, so that it goes on growing in between."""
    steps = max(0, len(heard) // _REMEMBERED_CHARACTERS - 1)
    return heard[steps * _REMEMBERED_CHARACTERS :]

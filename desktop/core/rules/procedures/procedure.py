"""How far a place of the call, a stage or a situation, has come with its steps.

Nothing in here hears or waits; `prompts` says when a step was said, when its wait is over and which way was taken.
"""

from collections.abc import Iterable
from typing import Literal

from desktop.core.script import RETURN, Situation, Stage, Step
from desktop.core.text import normalise

HangUp = Literal["", "not_yet", "now"]


class Procedure:
    """The progress through the steps of one place; a situation that opens again begins a new one."""

    def __init__(self, of: Stage | Situation) -> None:
        self.of = of
        self.said: set[str] = set()
        self.waits = False
        """The present step was said and its wait is not over."""
        self._position = 0
        self._been: list[int] = []
        self._said_in: dict[str, float] = {}
        self._index = {step.line.id: at for at, step in enumerate(of.steps)}

    @property
    def step(self) -> Step | None:
        """The step that is due, if the place has any."""
        return self.of.steps[self._position] if self.of.steps else None

    @property
    def hang_up(self) -> HangUp:
        """Whether hanging up is right at the present step; empty where the place says nothing about it.

        A stage forbids nothing: the customer may hang up whenever he likes, and the agent only confirms it.
        """
        forbidden = isinstance(self.of, Situation) and self.of.no_hang_up
        if self.step and self.step.hang_up and not forbidden:
            return "now"
        ends_the_call = isinstance(self.of, Situation) and any(step.hang_up for step in self.of.steps)
        return "not_yet" if forbidden or ends_the_call else ""

    def unsaid(self, utterance: float) -> list[Step]:
        """The steps that words may still say: of those with the same wording the next one, and it not twice in one
        `utterance` (its start). A step of the past may be made up for.
        """
        in_turn = [*self.of.steps[self._position :], *self.of.steps[: self._position]]
        wordings: dict[str, Step] = {}
        for step in in_turn:
            if step.kind == "say" and step.line.id not in self.said:
                wordings.setdefault(normalise(step.line.text), step)
        return [step for wording, step in wordings.items() if self._said_in.get(wording) != utterance]

    def was_said_in(self, utterance: float) -> bool:
        """Whether the words of the present step were said in that utterance, for this step or an earlier one."""
        return self.step is not None and self._said_in.get(normalise(self.step.line.text)) == utterance

    def say(self, step: Step, utterance: float | None = None) -> None:
        """The step was said, and with it what it replaces; `utterance` is None where nobody heard it."""
        self.said |= {step.line.id, *(other.id for other in self.of.lines if step.line.replaces(other))}
        if utterance is not None:
            self._said_in[normalise(step.line.text)] = utterance

    def last(self, steps: Iterable[Step]) -> int:
        """The position of that one of `steps` which stands last."""
        return max(self._index[step.line.id] for step in steps)

    def is_ahead(self, position: int) -> bool:
        """Whether the position is the present one or lies behind it."""
        return position >= self._position

    def is_at(self, position: int) -> bool:
        """Whether the position is the present one."""
        return position == self._position

    def following(self, *, skip_said: bool = True) -> Step | None:
        """What comes after the present step: None where the procedure ends. A step that was said is not due again,
        unless a step leads to it by name.
        """
        if not self.step or self.step.then == RETURN:
            return None
        if self.step.then:
            return self.of.steps[self._index[self.step.then]]
        rest = self.of.steps[self._position + 1 :]
        return next((step for step in rest if not skip_said or step.line.id not in self.said), None)

    def led_to(self, to: str) -> Step | None:
        """The step of that id; None for `RETURN`. Raises KeyError."""
        return None if to == RETURN else self.of.steps[self._index[to]]

    def jump(self, position: int) -> None:
        """Go to a step that was just said."""
        self._leave(position)

    def go(self, to: Step) -> None:
        """Go to a step that is now due; on the way back all that follows it is due again."""
        position = self._index[to.line.id]
        again = self.of.steps[position:] if position <= self._position else (to,)
        self.said -= {step.line.id for step in again}
        self._leave(position)

    def back(self) -> bool:
        """Go to the step before, as the call came; False at the first one."""
        if not self._been:
            return False
        position = self._been.pop()
        self.said -= {step.line.id for step in self.of.steps[position : self._position + 1]}
        self._position = position
        self.waits = False
        return True

    def _leave(self, position: int) -> None:
        if position != self._position:
            self._been.append(self._position)
        self._position = position
        self.waits = False

"""The step to take now: shown, followed as it is spoken, and replaced by the next one when it is done."""

from collections.abc import Iterable, Iterator
from typing import Literal

from desktop.core.events import (
    AudioLevel,
    BranchChosen,
    CallEnded,
    CallStarted,
    CustomerNamed,
    Event,
    FinalTranscript,
    PartialTranscript,
    ProcedureEnded,
    PromptAdvanced,
    PromptFollowed,
    PromptSaid,
    PromptShown,
    SituationEntered,
    SituationLeft,
    StageEntered,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.placeholders import names_for, with_customer
from desktop.core.rules.agreement import Transcript
from desktop.core.rules.procedures.branches import Branches
from desktop.core.rules.procedures.countdown import Countdown
from desktop.core.rules.procedures.procedure import HangUp, Procedure
from desktop.core.rules.procedures.spoken_lines import SpokenLines
from desktop.core.script import Branch, Library, Situation, Step

_Reason = Literal["said", "answered", "elapsed", "agent"]


class PromptRule:
    """Emits `PromptShown`, `PromptFollowed`, `PromptSaid`, `CountdownStarted`, `CountdownEnded`, `ProcedureEnded`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stages: dict[str, Procedure] = {}
        self._places: list[Procedure] = []
        self._spoken = SpokenLines()
        self._branches = Branches(library)
        self._countdown = Countdown()
        self._shown: PromptShown | None = None
        self._said: tuple[bool, ...] = ()
        self._match = 0.0
        self._utterance: Transcript | None = None

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case AudioLevel() | VoiceStarted() | VoiceStopped():
                return self._tick(event)
            case PartialTranscript() | FinalTranscript():
                return self._hear(event)
            case StageEntered() | SituationEntered() | SituationLeft() | CallEnded():
                return self._move(event)
            case PromptAdvanced() | BranchChosen():
                return self._press(event)
            case CallStarted():
                self._spoken.names = names_for(event, self._library.names)
            case CustomerNamed():
                return self._rename(event)
        return ()

    @property
    def _top(self) -> Procedure | None:
        return self._places[-1] if self._places else None

    @property
    def _step(self) -> Step | None:
        return self._top.step if self._top else None

    # Where the call is

    def _move(self, event: StageEntered | SituationEntered | SituationLeft | CallEnded) -> Iterator[Event]:
        if isinstance(event, StageEntered) and len(self._places) > 1:
            # What broke in stays before the agent, with the wait that runs.
            self._places[0] = self._stage(event.stage)
            return
        yield from self._countdown.end(event.time, "left")
        if isinstance(event, CallEnded):
            # What is left now returns to nothing: there is no more to say.
            self._places = []
        elif isinstance(event, SituationLeft):
            self._places = [place for place in self._places if place.of.id != event.situation]
        elif isinstance(event, SituationEntered):
            self._places.append(Procedure(self._library.situation(event.situation)))
            self._branches.entered(event.time)
        else:
            self._places = [self._stage(event.stage)]
        yield from self._show(event.time)
        # The words that led here may well have been the line itself.
        if self._utterance and self._utterance.time == event.time:
            yield from self._listen(self._utterance)

    def _stage(self, stage_id: str) -> Procedure:
        return self._stages.setdefault(stage_id, Procedure(self._library.stage(stage_id)))

    # What is heard

    def _tick(self, event: AudioLevel | VoiceStarted | VoiceStopped) -> Iterator[Event]:
        if event.channel == "agent":
            yield from self._countdown.voice(event)
        branch = self._branches.taken(event, self._step)
        if branch:
            yield from self._take(branch, event.time)
        elif self._countdown.is_over(event.time) and event.channel == "agent":
            yield from self._run_out(event.time)

    def _run_out(self, time: float) -> Iterator[Event]:
        if self._step and not self._branches.is_answered(time, self._step):
            yield from self._countdown.end(time, "elapsed")
            yield from self._lead_on(time, "elapsed")

    def _hear(self, event: Transcript) -> Iterator[Event]:
        before = self._step
        if event.channel == "agent":
            self._utterance = event
            yield from self._listen(event)
        branch = self._branches.taken(event, before if before is self._step else None)
        if branch:
            yield from self._take(branch, event.time)

    def _listen(self, event: Transcript) -> Iterator[Event]:
        yield from self._follow(event)
        repeated = self._top is not None and self._top.was_said_in(event.start)
        if isinstance(event, FinalTranscript) and not repeated:
            self._spoken.remember(event)

    def _follow(self, event: Transcript) -> Iterator[Event]:
        top, step = self._top, self._step
        if top is None or step is None or (step.kind == "say" and top.was_said_in(event.start)):
            # What this utterance has said already, or says for the step before, says nothing anew.
            return
        if step.kind == "say" and step.line.id not in top.said:
            followed = self._spoken.follow(step.line, event)
            self._match = followed.match
            if followed.said != self._said:
                self._said = followed.said
                yield PromptFollowed(time=event.time, prompt=step.line.id, said=followed.said, match=followed.match)
        said = self._spoken.said(top, event)
        if said:
            yield from self._count(top, said, event)

    def _count(self, top: Procedure, said: list[Step], event: Transcript) -> Iterator[Event]:
        """These steps were said; go on behind the last one. What was skipped is not held against the agent."""
        last = top.last(said)
        went_on = top.is_ahead(last)
        matches = [self._spoken.follow(step.line, event).match for step in said]
        if went_on and not top.is_at(last):
            yield from self._countdown.end(event.time, "skipped")
            top.jump(last)
            if _holds(said[-1]):
                yield from self._show(event.time)
        for step, match in zip(said, matches, strict=True):
            top.say(step, event.start)
            yield PromptSaid(time=event.time, prompt=step.line.id, match=match)
        if went_on:
            yield from self._after_saying(top, said[-1], event.time)

    def _after_saying(self, top: Procedure, step: Step, time: float) -> Iterator[Event]:
        if step.wait:
            yield from self._wait(top, step, time)
        elif not step.branches:
            yield from self._lead_on(time, "said")

    def _wait(self, top: Procedure, step: Step, time: float) -> Iterator[Event]:
        """Count down; what the agent is asked to do takes its time from now, what he says from its end."""
        top.waits = step.kind == "say"
        following = top.following()
        then = following.line.title if following else self._outside(top)
        yield from self._countdown.begin(time, step.line.id, step.wait, then, at_once=step.kind == "do")

    def _outside(self, top: Procedure) -> str:
        """The name of the place that the procedure returns to."""
        at = self._places.index(top)
        return self._places[at - 1].of.name if at else ""

    # Where it leads

    def _take(self, branch: Branch, time: float) -> Iterator[Event]:
        top = self._top
        if top:
            yield from self._countdown.end(time, "answered")
            yield from self._lead(top.led_to(branch.to), time, "answered")

    def _lead_on(self, time: float, reason: _Reason) -> Iterator[Event]:
        if self._top:
            yield from self._lead(self._top.following(), time, reason)

    def _lead(self, to: Step | None, time: float, reason: _Reason) -> Iterator[Event]:
        top, step = self._top, self._step
        if top is None or step is None:
            return
        top.waits = False
        if to:
            top.go(to)
            yield from self._show(time)
        elif isinstance(top.of, Situation):
            yield ProcedureEnded(time=time, situation=top.of.id, prompt=step.line.id, reason=reason)

    def _press(self, event: PromptAdvanced | BranchChosen) -> Iterator[Event]:
        """A key of the agent."""
        top, step = self._top, self._step
        if top is None or step is None:
            return
        if isinstance(event, BranchChosen):
            branches = step.branches if step.line.id == event.prompt else ()
            for branch in [one for one in branches if one.name == event.branch]:
                yield from self._take(branch, event.time)
        elif event.step > 0:
            yield from self._advance(top, step, event)
        elif top.back():
            yield from self._countdown.end(event.time, "skipped")
            yield from self._show(event.time)

    def _advance(self, top: Procedure, step: Step, event: PromptAdvanced) -> Iterator[Event]:
        if step.kind == "say" and step.line.id not in top.said:
            top.say(step)
            yield PromptSaid(time=event.time, prompt=step.line.id, match=self._match)
            if step.wait:
                yield from self._wait(top, step, event.time)
                return
        yield from self._countdown.end(event.time, "skipped")
        yield from self._lead(top.following(skip_said=False), event.time, "agent")

    # What is shown

    def _show(self, time: float) -> Iterator[Event]:
        top, step = self._top, self._step
        self._spoken.restart()
        self._shown = None
        self._said = ()
        self._match = 0.0
        if top is None or step is None:
            return
        yield self._prompt(top, step, time)
        self._said = (False,) * len(self._spoken.fill(step.line.text))
        self._branches.shown(time)
        if top.waits or (step.kind == "do" and step.wait):
            yield from self._wait(top, step, time)

    def _prompt(self, top: Procedure, step: Step, time: float) -> PromptShown:
        following = top.following()
        self._shown = PromptShown(
            time=time,
            prompt=step.line.id,
            title=step.line.title,
            text=self._spoken.fill(step.line.text),
            next_text=self._spoken.fill(following.line.text) if following else "",
            next_kind=following.kind if following else "say",
            avoid=top.of.avoid,
            kind=step.kind,
            wait=step.wait,
            choices=tuple(branch.name for branch in step.branches),
            hang_up=self._hang_up(),
        )
        return self._shown

    def _hang_up(self) -> HangUp:
        """What the innermost place says that says anything; a stage says nothing for a situation that broke into it."""
        places = self._places[1:] or self._places
        return next((place.hang_up for place in reversed(places) if place.hang_up), "")

    def _rename(self, event: CustomerNamed) -> Iterator[Event]:
        """Fill the name in, but never rewrite under the eye a line that the agent has begun to say."""
        self._spoken.names = with_customer(self._spoken.names, event.customer, event.customer_title)
        top, step, before = self._top, self._step, self._shown
        if top and step and before and not any(self._said) and not self._countdown.is_running:
            after = self._prompt(top, step, event.time)
            if (after.text, after.next_text) != (before.text, before.next_text):
                yield after


def _holds(step: Step) -> bool:
    """Whether the step stays on screen once it was said: it waits, or the way on depends on an answer."""
    return step.wait > 0 or bool(step.branches)

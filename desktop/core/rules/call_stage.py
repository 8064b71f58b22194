"""Where the call is: its stage, and the situations that break in and return to it.

Everything moves on evidence: words of the library, in a final or in two partials that agree; what partials moved
and the final does not bear out is taken back. The agent's tap wins and is not fought.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    CallEnded,
    CallStarted,
    Channel,
    Event,
    FinalTranscript,
    PartialTranscript,
    ProcedureEnded,
    PromptSaid,
    SituationChosen,
    SituationClosed,
    SituationEntered,
    StageChosen,
)
from desktop.core.rules.absence import Absence
from desktop.core.rules.agreement import Agreement, Transcript
from desktop.core.rules.evidence import Evidence, EvidenceFinder
from desktop.core.rules.openings import Openings, strength
from desktop.core.rules.parting import Parting, farewell
from desktop.core.rules.situations import SituationStack, has_wording
from desktop.core.rules.stages import StageTracker, of_the_greeting
from desktop.core.script import Library, Situation

TAP_HOLDS_SECONDS = 30.0
"""After a tap nothing heard leads away from it for so long."""

_FROM_PARTIALS = 0.75
"""What the confidence is worth while it rests on partials."""


_UNANSWERED = 0.9
"""Confidence of a situation that silence opens: a customer may be deep in thought."""


class CallStageRule:
    """Emits `StageEntered`, `SituationEntered` and `SituationLeft`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._finder = library.shared(EvidenceFinder)
        self._openings = Openings(library)
        self._agreement = Agreement()
        self._stages = StageTracker(library)
        self._situations = SituationStack()
        self._acted: dict[Channel, tuple[float, set[str]]] = {}
        self._utterance = 0.0
        self._tapped_at = float("-inf")
        self._closed_by_hand: dict[str, float] = {}
        self._opened_in: dict[str, tuple[Channel, float]] = {}
        self._absence = Absence(library)
        self._parting = Parting()

    def feed(self, event: Event) -> Iterable[Event]:
        unanswered = self._absence.feed(event)
        if unanswered:
            return self._open_unanswered(unanswered, event.time)
        return self._judge(event)

    def _judge(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                return self._stages.begin(event.time)
            case PartialTranscript() | FinalTranscript():
                return self._hear(event)
            case PromptSaid():
                self._stages.line_said(event.prompt, event.time)
                self._situations.line_said(event.prompt, event.time)
            case ProcedureEnded():
                return self._situations.procedure_ended(event, self._utterance)
            case StageChosen() | SituationChosen() | SituationClosed():
                return self._tap(event)
            case CallEnded():
                return self._situations.leave_until("", event.time, "end")
        return ()

    def _hear(self, event: Transcript) -> Iterator[Event]:
        if event.channel == "agent":
            self._utterance = event.start
        found = self._find(event)
        agreed = self._agreement.settle(event, found.keys())
        acted = self._acted_on(event)
        yield from self._take_back(event, acted - found.keys())
        for key in [key for key in found if key in agreed and key not in acted and found[key].kind != "situation"]:
            acted.add(key)
            yield from self._weigh(event, found[key])
        for evidence in self._openings.ripe(event, found.values()):
            yield from self._open(event, evidence, acted)
        for key in acted & found.keys():
            if found[key].kind in ("situation", "line"):
                self._situations.evidence(found[key].id, event.time)
        yield from self._go_on(event, spoke_for_a_stage=any(found[key].kind == "stage" for key in acted & found.keys()))
        if isinstance(event, FinalTranscript):
            self._acted.pop(event.channel, None)

    def _find(self, event: Transcript) -> dict[str, Evidence]:
        """What the words speak for. A farewell as the open situation has it ends the situation's call, by its steps."""
        evidence = self._finder.find(event.channel, event.text)
        evidence += self._finder.ends(event.channel, event.text, self._situations.top)
        guarded = event.channel == "agent" and self._situations.guards_the_end(event.time)
        if isinstance(event, FinalTranscript) and event.channel == "agent" and not self._stages.greeting:
            evidence = [*self._finder.spoken_lines(event.text), *evidence]
        if isinstance(event, FinalTranscript):
            evidence += self._partings(event, guarded)
        return {_key(one): one for one in evidence if not (guarded and self._is_its_wording(one))}

    def _partings(self, final: FinalTranscript, guarded: bool) -> list[Evidence]:
        """What tells that the call ends: the word of parting, or that the customer wants nothing more."""
        words = "" if guarded else farewell(final.text)
        if final.channel == "agent":
            self._parting.agent_said(final.text)
        elif not self._stages.greeting and self._parting.customer_ends(final.text):
            words = final.text
        return [self._finder.parting(words, final.text)] if words else []

    def _is_its_wording(self, evidence: Evidence) -> bool:
        top = self._situations.top
        return evidence.kind == "stage" and top is not None and has_wording(top, evidence.phrase)

    def _acted_on(self, event: Transcript) -> set[str]:
        start, acted = self._acted.get(event.channel, (event.start, set()))
        if start != event.start:
            acted = set()
        self._acted[event.channel] = (event.start, acted)
        return acted

    def _weigh(self, event: Transcript, evidence: Evidence) -> Iterator[Event]:
        if evidence.kind == "stage":
            if self._may_move(event.time) and self._stages.leads_away(evidence.id, event.channel):
                yield from self._situations.leave_until("", event.time, evidence.words)
                yield from self._stages.enter(evidence.id, event, evidence.words, _confidence(event, evidence))
        elif evidence.kind == "end" and not self._opened_by(evidence.id, event):
            yield from self._situations.close(evidence.id, event.time, evidence.words)

    def _open(self, event: Transcript, evidence: Evidence, acted: set[str]) -> Iterator[Event]:
        """Open the situation, or come back to it; once in an utterance."""
        if _key(evidence) in acted:
            return
        if not self._situations.holds(evidence.id):
            if self._may_open(evidence, event):
                acted.add(_key(evidence))
                yield from self._break_in(event, evidence)
            return
        acted.add(_key(evidence))
        if event.channel == "agent":
            yield from self._situations.leave_until(evidence.id, event.time, evidence.words)

    def _may_open(self, evidence: Evidence, event: Transcript) -> bool:
        if event.channel == "agent" and self._situations.done_in(event.start) == evidence.id:
            return False
        family = self._library.situation(evidence.id).family
        for sibling in [self._situations.top, self._situations.just_left(event.time)]:
            if sibling and sibling.family == family and self._belongs_to(sibling, evidence, event):
                return False
        return event.time >= self._closed_by_hand.get(evidence.id, float("-inf")) + TAP_HOLDS_SECONDS

    def _belongs_to(self, situation: Situation, evidence: Evidence, event: Transcript) -> bool:
        """Whether the words are those of that situation: 现在听清楚了 tells that the trouble is over, also a moment
        later; it is not the next one of its kind.
        """
        if self._finder.ends(event.channel, event.text, situation):
            return True
        return event.channel == "agent" and has_wording(situation, evidence.phrase)

    def _break_in(self, event: Transcript, evidence: Evidence) -> Iterator[Event]:
        situation = self._library.situation(evidence.id)
        entered = SituationEntered(
            time=event.time,
            situation=situation.id,
            family=situation.family,
            because=evidence.words,
            confidence=_confidence(event, evidence),
        )
        yield from self._stages.come_to_business(event, situation, evidence.words, entered.confidence)
        before = self._situations.top
        opened_by = event.start if event.channel == "agent" else -1.0
        yield from self._situations.enter(situation, entered, opened_by, strength(evidence))
        if self._situations.top != before:
            self._opened_in[situation.id] = (event.channel, event.start)

    def _take_back(self, event: Transcript, lost: set[str]) -> Iterator[Event]:
        """Undo what partials moved and the final does not bear out."""
        if not isinstance(event, FinalTranscript):
            return
        for key in lost:
            kind, id_ = key.split(":")
            if kind == "stage":
                yield from self._stages.take_back(id_, event)
            elif kind == "situation" and self._is_on_top(id_) and self._opened_by(id_, event):
                yield from self._situations.leave_top(event.time, "withdrawn")

    def _is_on_top(self, situation_id: str) -> bool:
        return self._situations.top is not None and self._situations.top.id == situation_id

    def _opened_by(self, situation_id: str, event: Transcript) -> bool:
        return self._opened_in.get(situation_id) == (event.channel, event.start)

    def _go_on(self, event: Transcript, spoke_for_a_stage: bool) -> Iterator[Event]:
        """Without words of its own a stage is left when its lines are done, a situation when the talk has moved on."""
        if isinstance(event, FinalTranscript) and event.channel == "agent":
            yield from self._situations.settle(event)
        ends_a_situation = event.channel == "agent" and self._situations.done_in(event.start)
        if (self._situations.top and not self._breaks_into_greeting(event)) or ends_a_situation or spoke_for_a_stage:
            return
        if self._may_move(event.time):
            yield from self._stages.go_on(event)

    def _breaks_into_greeting(self, event: Transcript) -> bool:
        """Whether the agent talks on in the greeting, where what broke in has not been left yet."""
        return self._stages.greeting and event.channel == "agent" and not self._opened_now(event)

    def _opened_now(self, event: Transcript) -> bool:
        top = self._situations.top
        return top is not None and (self._opened_by(top.id, event) or of_the_greeting(top))

    def _may_move(self, time: float) -> bool:
        return time >= self._tapped_at + TAP_HOLDS_SECONDS

    def _tap(self, event: StageChosen | SituationChosen | SituationClosed) -> Iterator[Event]:
        if isinstance(event, StageChosen):
            self._library.stage(event.stage)
            self._tapped_at = event.time
            self._remember_closed(event.time)
            yield from self._situations.leave_until("", event.time, "agent")
            yield from self._stages.tap(event)
        elif isinstance(event, SituationClosed):
            self._remember_closed(event.time)
            yield from self._situations.leave_top(event.time, "agent")
        elif self._situations.holds(event.situation):
            yield from self._situations.leave_until(event.situation, event.time, "agent")
        else:
            yield from self._open_by_hand(event)

    def _open_by_hand(self, event: SituationChosen) -> Iterator[Event]:
        situation = self._library.situation(event.situation)
        entered = SituationEntered(
            time=event.time, situation=situation.id, family=situation.family, because="agent", confidence=1.0
        )
        yield from self._situations.enter(situation, entered, opened_by=-1.0)

    def _open_unanswered(self, situation: Situation, time: float) -> Iterator[Event]:
        """The customer gives no answer; inside another situation, and where the agent said no, that opens nothing."""
        closed_at = self._closed_by_hand.get(situation.id, float("-inf"))
        if self._situations.top or time < max(closed_at, self._tapped_at) + TAP_HOLDS_SECONDS:
            return
        entered = SituationEntered(
            time=time,
            situation=situation.id,
            family=situation.family,
            because=f"{situation.opens.silence:g} 秒没有回应",
            confidence=_UNANSWERED,
        )
        yield from self._situations.enter(situation, entered, opened_by=-1.0)

    def _remember_closed(self, time: float) -> None:
        if self._situations.top:
            self._closed_by_hand[self._situations.top.id] = time


def _key(evidence: Evidence) -> str:
    return f"{evidence.kind}:{evidence.id}"


def _confidence(event: Transcript, evidence: Evidence) -> float:
    share = 1.0 if isinstance(event, FinalTranscript) else _FROM_PARTIALS
    return round(evidence.confidence * share, 2)

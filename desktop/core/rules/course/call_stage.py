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
    StageChosen,
)
from desktop.core.rules.agreement import Agreement, Transcript
from desktop.core.rules.course.complaints import Complaints
from desktop.core.rules.course.evidence import Evidence, EvidenceFinder
from desktop.core.rules.course.openings import Openings, strength, worth
from desktop.core.rules.course.parting import FAREWELLS, Parting, farewell
from desktop.core.rules.course.purpose import tells_unheard
from desktop.core.rules.course.situations import SituationStack, breaking_in, has_wording
from desktop.core.rules.course.stages import StageTracker
from desktop.core.rules.procedures.absence import Absence
from desktop.core.script import Library, Situation

TAP_HOLDS_SECONDS = 30.0
"""After a tap nothing heard leads away from it for so long."""

_TELLING = 4.0
"""Strength of a customer's words that exchange a situation for another of its family; 大声点 is said in any noise."""
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
        self._complaints = Complaints(library)
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
            case PromptSaid() | ProcedureEnded():
                return self._proceed(event)
            case StageChosen() | SituationChosen() | SituationClosed():
                return self._tap(event)
            case CallEnded():
                return self._situations.leave_until("", event.time, "end")
        return ()

    def _proceed(self, event: PromptSaid | ProcedureEnded) -> Iterator[Event]:
        if isinstance(event, ProcedureEnded):
            yield from self._situations.procedure_ended(event, self._utterance)
            return
        self._stages.line_said(event.prompt, event.time)
        self._situations.line_said(event.prompt, event.time)
        if self._may_move(event.time):
            yield from self._stages.give_up(event.prompt, event.time)

    def _hear(self, event: Transcript) -> Iterator[Event]:
        if event.channel == "agent":
            self._utterance = event.start
        found = self._find(event)
        agreed = self._agreement.settle(event, found.keys())
        acted = self._acted_on(event)
        yield from self._take_back(event, acted - found.keys())
        opening = self._openings.ripe(event, found.values())
        for key in [key for key in found if key in agreed and key not in acted and found[key].kind != "situation"]:
            yield from self._weigh(event, found[key], opening, acted)
        for evidence in map(self._complaints.meant, opening):
            yield from self._open(event, evidence, acted)
        for key in acted & found.keys():
            if found[key].kind in ("situation", "line"):
                self._situations.evidence(found[key].id, event.time)
        if isinstance(event, FinalTranscript) and event.channel == "agent":
            yield from self._situations.settle(event)
        kinds = {found[key].kind for key in acted & found.keys()}
        if "stage" not in kinds and not ("end" in kinds and self._stages.only_hears_again(event)):
            yield from self._go_on(event)
        if isinstance(event, FinalTranscript) and event.channel == "agent":
            yield from self._stages.agent_goes_on(event)
        if isinstance(event, FinalTranscript):
            self._acted.pop(event.channel, None)

    def _may_be_unheard(self, event: Transcript, evidence: Evidence, opening: list[Evidence]) -> bool:
        """Whether a customer who was just greeted may still say, or says with it, that he hears nothing."""
        if evidence.kind != "stage" or not self._stages.greeting:
            return False
        top = self._situations.top
        if event.channel == "agent":
            unclear = top is not None and self._stages.keeps_greeting(top) and not self._stages.agent_calls
            return unclear and (not isinstance(event, FinalTranscript) or tells_unheard(event.text))
        unheard = any(self._stages.keeps_greeting(self._library.situation(one.id)) for one in opening)
        return unheard or not isinstance(event, FinalTranscript)

    def _find(self, event: Transcript) -> dict[str, Evidence]:
        """What the words speak for. A farewell as the open situation has it ends the situation's call, by its steps."""
        evidence = self._finder.find(event.channel, event.text)
        evidence += self._finder.ends(event.channel, event.text, self._situations.top)
        guarded = event.channel == "agent" and self._situations.guards_the_end(event.time)
        if isinstance(event, FinalTranscript) and event.channel == "agent" and not self._stages.greeting:
            evidence = [*self._finder.spoken_lines(event.text), *evidence]
        if isinstance(event, FinalTranscript):
            evidence += self._partings(event, guarded)
        return {one.key: one for one in evidence if not self._is_its_wording(one)}

    def _partings(self, final: FinalTranscript, guarded: bool) -> list[Evidence]:
        """What tells that the call ends: the word of parting, or that the customer wants nothing more."""
        words = farewell(final.text) if final.channel == "agent" or not guarded else ""
        if final.channel == "agent":
            self._parting.agent_said(final.text)
        elif not guarded and not self._stages.greeting and self._parting.customer_ends(final.text):
            words = final.text
        return [self._finder.parting(words, final.text)] if words else []

    def _is_its_wording(self, evidence: Evidence) -> bool:
        top = self._situations.top
        words_of_it = top is not None and has_wording(top, evidence.phrase)
        return evidence.kind == "stage" and words_of_it and evidence.phrase not in FAREWELLS

    def _acted_on(self, event: Transcript) -> set[str]:
        start, acted = self._acted.get(event.channel, (event.start, set()))
        if start != event.start:
            acted = set()
        self._acted[event.channel] = (event.start, acted)
        return acted

    def _weigh(
        self, event: Transcript, evidence: Evidence, opening: list[Evidence], acted: set[str]
    ) -> Iterator[Event]:
        if self._may_be_unheard(event, evidence, opening):
            return
        acted.add(evidence.key)
        if evidence.kind == "stage":
            if self._stages.leads_back(evidence.id):
                yield from self._stages.ask_again(event)
            elif self._may_move(event.time) and self._stages.leads_away(evidence.id, event.channel):
                # A situation that ends the call by its own steps is gone through to its last wait.
                if not (evidence.phrase in FAREWELLS and self._situations.guards_the_end(event.time)):
                    yield from self._situations.leave_until("", event.time, evidence.words)
                yield from self._stages.enter(evidence.id, event, evidence.words, worth(event, evidence))
        elif evidence.kind == "end" and not self._opened_by(evidence.id, event):
            yield from self._situations.close(evidence.id, event.time, evidence.words)

    def _open(self, event: Transcript, evidence: Evidence, acted: set[str]) -> Iterator[Event]:
        """Open the situation, or come back to it; once in an utterance."""
        if evidence.key in acted:
            return
        if not self._situations.holds(evidence.id):
            if self._may_open(evidence, event):
                acted.add(evidence.key)
                yield from self._break_in(event, evidence)
            return
        acted.add(evidence.key)
        if event.channel == "agent":
            yield from self._situations.leave_until(evidence.id, event.time, evidence.words)

    def _may_open(self, evidence: Evidence, event: Transcript) -> bool:
        if event.channel == "agent" and self._situations.done_in(event.start) == evidence.id:
            return False
        family = self._library.situation(evidence.id).family
        for sibling in [self._situations.top, self._situations.just_left(event.time)]:
            if sibling and sibling.family == family and self._belongs_to(sibling, evidence, event):
                return False
        top = self._situations.top
        if top and top.family == family and event.channel == "customer" and strength(evidence) < _TELLING:
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
        entered = breaking_in(situation, event.time, evidence.words, worth(event, evidence))
        yield from self._stages.come_to_business(event, situation, evidence.words, entered.confidence)
        yield from self._stages.not_understood(event, situation)
        if self._may_move(event.time):
            yield from self._stages.thank(event, situation, evidence.words)
        self._complaints.opened(situation)
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

    def _go_on(self, event: Transcript) -> Iterator[Event]:
        """Without words of its own a stage is left when its lines are done, a situation when the talk has moved on."""
        ends_a_situation = event.channel == "agent" and self._situations.done_in(event.start)
        held = (self._situations.top and not self._talks_on_in_greeting(event)) or ends_a_situation
        if event.channel == "agent" and self._stages.agent_tells(self._dealt_with(event), event.text):
            held = False
        if self._may_move(event.time) and not held:
            yield from self._stages.go_on(event)

    def _dealt_with(self, event: Transcript) -> Situation | None:
        """What the agent speaks about: the open situation, or the one that he has just brought to its end."""
        ended = self._situations.done_in(event.start)
        return self._situations.top or (self._library.situation(ended) if ended else None)

    def _talks_on_in_greeting(self, event: Transcript) -> bool:
        """Whether the talk goes on in the greeting, where what broke in has not been left yet."""
        top = self._situations.top
        if top is None or not self._stages.greeting or self._opened_by(top.id, event):
            return False
        if event.channel == "customer":
            return self._stages.customer_tells(event) and not self._finder.speaks_for(event.channel, event.text, top)
        return not (self._stages.keeps_greeting(top) or self._stages.agent_calls)

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
        entered = breaking_in(situation, event.time, "agent", 1.0)
        yield from self._situations.enter(situation, entered, opened_by=-1.0)

    def _open_unanswered(self, situation: Situation, time: float) -> Iterator[Event]:
        """The customer gives no answer; inside another situation, and where the agent said no, that opens nothing."""
        closed_at = self._closed_by_hand.get(situation.id, float("-inf"))
        if self._situations.top or time < max(closed_at, self._tapped_at) + TAP_HOLDS_SECONDS:
            return
        entered = breaking_in(situation, time, f"{situation.opens.silence:g} 秒没有回应", _UNANSWERED)
        yield from self._situations.enter(situation, entered, opened_by=-1.0)

    def _remember_closed(self, time: float) -> None:
        if self._situations.top:
            self._closed_by_hand[self._situations.top.id] = time

"""What the window remembers of one call, to look back on when it is over."""

from dataclasses import dataclass, field, replace

from desktop.core.call_score import Contest
from desktop.core.events import (
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    AlertShown,
    AudioGap,
    CallEnded,
    CallStarted,
    Channel,
    ChecklistTicked,
    Event,
    FinalTranscript,
    NoteTaken,
    PaceMeasured,
    PromiseNoted,
    PromiseOffered,
    SituationEntered,
    StageEntered,
)
from desktop.core.script import Item
from desktop.session.call_scored import CallScored
from desktop.session.promises import Promises

_ENOUGH_CHARACTERS = 30
"""A pace over fewer says more of the sentence than of the speaker."""


@dataclass(frozen=True, slots=True)
class AlertNote:
    """One alert and what became of it."""

    alert: AlertRaised
    outcome: str = ""
    """The reason it was cleared for, empty while it stands."""


@dataclass
class CallNotes:
    """Filled event by event; holds no word that the alerts and the notes do not hold."""

    items: tuple[Item, ...] = ()
    duration: float = 0.0
    score: float | None = None
    lost: dict[Channel, float] = field(default_factory=dict)
    """Seconds of each side that never arrived."""
    utterances: int = 0
    alerts: dict[str, AlertNote] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    promises: Promises = field(default_factory=Promises)
    paces: list[float] = field(default_factory=list)
    """The agent's articulation rates, in the order measured."""
    remarks: list[NoteTaken] = field(default_factory=list)
    """What was noted during the call; without its words where the record keeps none."""
    scored: CallScored | None = None
    """The filled-in sheet; None where the call was not scored."""
    contests: tuple[Contest, ...] = ()
    """What the agent disagreed with before, where the call is a kept one."""
    began: str = ""
    """The wall clock when the call began, as `CallStarted.started_at` gives it."""

    def feed(self, event: Event) -> None:
        """Take one event of the call."""
        self.duration = max(self.duration, event.time)
        if isinstance(event, AlertRaised):
            self.alerts[event.id] = AlertNote(event)
        elif isinstance(event, AlertShown | AlertConfirmed | AlertCleared):
            self._follow_alert(event)
        elif isinstance(event, ChecklistTicked):
            (self.done.add if event.done else self.done.discard)(event.item)
        elif isinstance(event, StageEntered | SituationEntered | PromiseOffered | PromiseNoted):
            self._follow_script(event)
        elif isinstance(event, CallStarted | NoteTaken):
            self._follow_told(event)
        elif isinstance(event, FinalTranscript | PaceMeasured | AudioGap):
            self._follow_speech(event)
        elif isinstance(event, CallScored):
            self.scored, self.score = event, event.score.score
        elif isinstance(event, CallEnded) and self.scored is None:
            self.score = event.score

    def items_due(self) -> list[Item]:
        """What had to be said in this call: no item of a family that had no part in it, unless it was said."""
        families = [
            item for item in self.items if item.family and (item.family in self.families or item.id in self.done)
        ]
        return [*(item for item in self.items if not item.family), *families]

    def items_reached(self) -> list[Item]:
        """Those of them whose stage the call came to."""
        return [item for item in self.items_due() if item.family or item.stage in self.stages or item.id in self.done]

    def shown_alerts(self) -> list[AlertNote]:
        """The alerts that the agent saw and that were not taken back, in order; one that became graver is one."""
        shown = [note for note in self.alerts.values() if note.alert.shown and note.outcome != "withdrawn"]
        return list({(note.alert.rule, note.alert.start): note for note in shown}.values())

    def suppressed_alerts(self) -> list[AlertNote]:
        """The alerts that the policy kept from the agent, in order."""
        return [note for note in self.alerts.values() if not note.alert.shown and note.outcome != "withdrawn"]

    def _follow_speech(self, event: FinalTranscript | PaceMeasured | AudioGap) -> None:
        if isinstance(event, FinalTranscript):
            self.utterances += event.channel == "agent"
        elif isinstance(event, AudioGap):
            self.lost[event.channel] = self.lost.get(event.channel, 0.0) + event.seconds
        elif event.channel == "agent" and event.characters >= _ENOUGH_CHARACTERS:
            self.paces.append(event.articulation)

    def _follow_script(self, event: StageEntered | SituationEntered | PromiseOffered | PromiseNoted) -> None:
        if isinstance(event, StageEntered):
            self.stages.add(event.stage)
        elif isinstance(event, SituationEntered):
            self.families.add(event.family)
        else:
            self.promises.feed(event)

    def _follow_told(self, event: CallStarted | NoteTaken) -> None:
        if isinstance(event, CallStarted):
            self.began = event.started_at
        elif event.text:
            self.remarks.append(event)

    def _follow_alert(self, event: AlertShown | AlertConfirmed | AlertCleared) -> None:
        note = self.alerts.get(event.id)
        if note is None:
            return
        if isinstance(event, AlertShown):
            self.alerts[event.id] = replace(note, alert=replace(note.alert, shown=True, suppressed=""))
        elif isinstance(event, AlertConfirmed):
            self.alerts[event.id] = replace(note, alert=replace(note.alert, provisional=False))
        else:
            self.alerts[event.id] = replace(note, outcome=event.reason)

"""What should have been said and was not: checklist items past their deadline.

Fair to the agent: the clock of an item stands still while a situation breaks into its stage and when the call goes back
to an earlier one, words that are still being recognised are waited for, and what he ticked by hand is never asked for.
What has no deadline is for calls that call for it (not every question has to be repeated to the customer): it is a mark
in the list and at the end, never an alert.
"""

from collections.abc import Iterable, Iterator

from desktop.core.events import (
    AlertRaised,
    AudioLevel,
    CallEnded,
    CallStarted,
    ChecklistTicked,
    CustomerNamed,
    Event,
    ItemMarked,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.hearable import can_be_heard
from desktop.core.placeholders import Names, fill, names_for, with_customer
from desktop.core.rules.duties.complaint_heard import FAMILY as COMPLAINT
from desktop.core.rules.duties.complaint_heard import ComplaintHeard
from desktop.core.rules.duties.open_speech import OpenSpeech
from desktop.core.rules.standing import StandingAlert
from desktop.core.script import Item, Library


class DueItemsRule:
    """Emits a notice under the item's own id, once a call; it is mended when the item is ticked later."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._order = {stage.id: number for number, stage in enumerate(library.stages)}
        self._due = library.shared(_Due)
        self._judged: dict[str, int] = {}
        self._alerts: dict[str, StandingAlert] = {}
        self._names = Names()
        self._speech = OpenSpeech("agent")
        self._complaint = ComplaintHeard()
        self._stage = ""
        self._entered: list[str] = []
        self._families: list[str] = []
        self._lasted: dict[str, float] = {}
        self._ran_to = 0.0
        self._done: set[str] = set()
        self._told: set[str] = set()
        self._overdue: dict[str, tuple[Item, str]] = {}

    def feed(self, event: Event) -> Iterable[Event]:
        self._speech.feed(event)
        self._complaint.feed(event)
        match event:
            case CallStarted():
                self._names = names_for(event, self._library.names)
            case CustomerNamed():
                self._names = with_customer(self._names, event.customer, event.customer_title)
                # What could not be heard without the name is owed from now on.
                self._judged.clear()
            case AudioLevel(channel="agent") | CallEnded():
                return self._tick(event.time, at_the_end=isinstance(event, CallEnded))
            case StageEntered():
                self._enter_stage(event)
            case SituationEntered():
                self._run(event.time)
                self._enter_family(event)
            case SituationLeft():
                self._leave_family(event)
            case ChecklistTicked():
                return self._ticked(event)
            case ItemMarked():
                self._done.add(event.item)
        return ()

    def _run(self, time: float) -> None:
        """Let the clocks of the open places run up to `time`."""
        passed = max(time - self._ran_to, 0.0)
        self._ran_to = max(time, self._ran_to)
        for place in self._running():
            self._lasted[place] = self._lasted.get(place, 0.0) + passed

    def _running(self) -> list[str]:
        """The places whose clocks run. That of a stage goes on when the call has left it forwards: what was due in it
        is still owed, and may still be said in time.
        """
        if self._families:
            return [f"family {family}" for family in dict.fromkeys(self._families)]
        return [f"stage {stage}" for stage in self._entered if self._order[stage] <= self._order[self._stage]]

    def _tick(self, time: float, *, at_the_end: bool) -> Iterator[Event]:
        self._run(time)
        for place, lasted in self._lasted.items():
            for deadline, item in self._newly_late(place, lasted):
                self._miss(item, f"{deadline:g} 秒内没有说到（已过 {lasted:.0f} 秒）")
        if self._overdue and (at_the_end or not self._speech.is_open(time)):
            yield from self._tell(time)

    def _newly_late(self, place: str, lasted: float) -> Iterator[tuple[float, Item]]:
        """The items of the place whose deadline has passed since this was asked last, with their deadlines."""
        timed = self._due.timed.get(place, ())
        judged = self._judged.get(place, 0)
        while judged < len(timed) and lasted > timed[judged][0]:
            yield timed[judged]
            judged += 1
        self._judged[place] = judged

    def _enter_stage(self, event: StageEntered) -> None:
        self._run(event.time)
        self._stage = event.stage
        if event.stage not in self._entered:
            self._entered.append(event.stage)

    def _enter_family(self, event: SituationEntered) -> None:
        # Nothing is owed to who does not complain; the stage is broken into all the same.
        is_one = event.family != COMPLAINT or self._complaint.opened(event)
        self._families.append(event.family if is_one else event.situation)

    def _leave_family(self, event: SituationLeft) -> None:
        self._run(event.time)
        for family in (event.situation, event.family):
            if family in self._families:
                self._families.remove(family)
                break

    def _miss(self, item: Item, measure: str) -> None:
        if item.id not in self._done and item.id not in self._told and can_be_heard(item, self._names):
            self._overdue.setdefault(item.id, (item, measure))

    def _tell(self, time: float) -> Iterator[Event]:
        overdue, self._overdue = self._overdue, {}
        for item, measure in overdue.values():
            self._told.add(item.id)
            alert = self._alerts.setdefault(item.id, StandingAlert(item.id))
            yield from alert.raise_(self._alert(item, measure, time))

    def _alert(self, item: Item, measure: str, time: float) -> AlertRaised:
        source = item.source
        where = "，".join(part for part in (source.standard, source.document, source.section) if part)
        return AlertRaised(
            time=time,
            id="",
            channel="agent",
            alert="checklist",
            rule=item.id,
            title=f"还没有说：{item.name}",
            severity="notice",
            heard=measure,
            say=fill(item.phrases[0], self._names),
            start=time,
            end=time,
            provisional=False,
            explanation=f"必说项“{item.name}”{measure}" + (f"；依据：{where}。" if where else "。"),
        )

    def _ticked(self, event: ChecklistTicked) -> Iterable[Event]:
        if event.done:
            self._done.add(event.item)
            self._overdue.pop(event.item, None)
            alert = self._alerts.get(event.item)
            return alert.clear(event.time, "mended") if alert else ()
        return ()


class _Due:
    """The items with a deadline by their places, so that none costs anything while its place is not open."""

    def __init__(self, library: Library) -> None:
        self.timed: dict[str, list[tuple[float, Item]]] = {}
        """The earliest first, as pairs of seconds and item."""
        for item in library.items:
            if item.deadline is not None:
                self.timed.setdefault(_place(item), []).append((item.deadline, item))
        for timed in self.timed.values():
            timed.sort(key=lambda pair: pair[0])


def _place(item: Item) -> str:
    return f"family {item.family}" if item.family else f"stage {item.stage}"

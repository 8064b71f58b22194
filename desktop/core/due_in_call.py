"""Which checklist items a call came to owe, and which of them were not done.

What was done was due: an item that shows in the list as ticked is judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.core.events import (
    CallEnded,
    CallStarted,
    ChecklistTicked,
    Event,
    ItemMarked,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.hearable import can_be_heard
from desktop.core.placeholders import Names, names_for
from desktop.core.script import Item, Library

_CHANCE_SECONDS = 10.0
"""Who was cut off sooner in a stage or situation had no chance to say what has no deadline there; a greeting's items
have the same time."""


@dataclass(slots=True)
class _Place:
    """A stage, or a family of situations, that the call came to."""

    entered: float
    open: bool = True


class DueInCall:
    """Follows the places of one call. What is said late is done: that it was late is an alert's affair.

    A call that the customer broke off, or the program, owes nothing for which there was no time left.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = Names()
        self._places: dict[str, _Place] = {}
        self._stage = ""
        self._done: dict[str, bool] = {}
        self._end = 0.0
        self._agent_ended = False

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        self._end = max(self._end, event.time)
        match event:
            case CallStarted():
                # Who the customer is, the record of a call may not tell; the score must not hang on it.
                self._names = names_for(replace(event, customer="", customer_title=""), self._library.names)
            case StageEntered():
                self._enter_stage(event)
            case SituationEntered():
                self._enter(f"family {event.family}", event.time)
            case SituationLeft():
                self._leave(f"family {event.family}")
            case ChecklistTicked() | ItemMarked():
                self._done[event.item] = event.done
            case CallEnded():
                self._agent_ended = event.hung_up == "agent"

    def due(self) -> dict[str, float]:
        """The items that were owed, with the time by which each should have been done."""
        return dict(self._due())

    def missed(self) -> dict[str, float]:
        """Those of them that were not done."""
        return {item: time for item, time in self._due() if not self._done.get(item, False)}

    def _due(self) -> Iterator[tuple[str, float]]:
        for item in self._library.items:
            place = self._place_of(item)
            if self._done.get(item.id, False):
                yield item.id, place.entered if place else 0.0
            elif place is not None and self._had_a_chance(place, item) and can_be_heard(item, self._names):
                yield item.id, round(min(place.entered + (item.deadline or 0.0), self._end), 3)

    def _place_of(self, item: Item) -> _Place | None:
        place = self._places.get(f"family {item.family}" if item.family else f"stage {item.stage}")
        last = self._library.stages[-1].id if self._library.stages else ""
        if place is None and item.stage == last and self._agent_ended and self._was_under_way():
            return _Place(self._end)
        return place

    def _was_under_way(self) -> bool:
        """Whether the call had left its first stage and no situation was open: who hangs up then owes its ending."""
        stages = [name for name in self._places if name.startswith("stage ")]
        return len(stages) > 1 and not any(
            place.open for name, place in self._places.items() if name.startswith("family ")
        )

    def _had_a_chance(self, place: _Place, item: Item) -> bool:
        if not place.open or self._agent_ended:
            return True
        return self._end - place.entered >= (item.deadline or _CHANCE_SECONDS)

    def _enter_stage(self, event: StageEntered) -> None:
        self._leave(f"stage {self._stage}")
        self._stage = event.stage
        self._enter(f"stage {event.stage}", event.time)

    def _enter(self, place: str, time: float) -> None:
        self._places.setdefault(place, _Place(time)).open = True

    def _leave(self, place: str) -> None:
        if place in self._places:
            self._places[place].open = False

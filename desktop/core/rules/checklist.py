"""What has to be said in a call, ticked as it is said or by the agent's own hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import (
    CallStarted,
    ChecklistTicked,
    CustomerNamed,
    Event,
    FinalTranscript,
    ItemMarked,
    PartialTranscript,
)
from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.placeholders import PLACEHOLDERS, Names, fill, names_for, with_customer
from desktop.core.rules.agreement import Agreement
from desktop.core.script import Library

_UNKNOWN = "\0"


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way to say an item: pieces that come one after the other, with anything between them."""

    item: str
    keys: tuple[str, ...]


class ChecklistRule:
    """Emits `ChecklistTicked`. What the agent marked by hand stays as he marked it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = Names()
        self._agreement = Agreement()
        self._ticked: set[str] = set()
        self._by_hand: set[str] = set()
        self._wordings: list[_Wording] = []
        self._matcher = PhraseMatcher(())

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._names = names_for(event, self._library.names)
                self._prepare()
            case CustomerNamed():
                self._names = with_customer(self._names, event.customer, event.customer_title)
                self._prepare()
            case PartialTranscript(channel="agent") | FinalTranscript(channel="agent"):
                return self._hear(event)
            case ItemMarked():
                return self._mark(event)
        return ()

    def _hear(self, event: PartialTranscript | FinalTranscript) -> Iterator[Event]:
        matches: dict[str, list[Match]] = {}
        for match in self._matcher.find(event.text):
            matches.setdefault(match.key, []).append(match)
        said = {wording.item for wording in self._wordings if _in_order(wording.keys, matches)}
        agreed = self._agreement.settle(event, said)
        for item in self._library.items:
            if item.id in agreed and item.id not in self._ticked | self._by_hand:
                self._ticked.add(item.id)
                yield ChecklistTicked(time=event.time, item=item.id, by="heard")

    def _mark(self, event: ItemMarked) -> Iterator[Event]:
        self._by_hand.add(event.item)
        yield ChecklistTicked(time=event.time, item=event.item, by="agent", done=event.done)

    def _prepare(self) -> None:
        self._wordings = []
        entries: list[Entry] = []
        for item in self._library.items:
            for number, phrase in enumerate(item.phrases):
                pieces = [piece for piece in self._filled(phrase).split(_UNKNOWN) if piece.strip()]
                keys = tuple(f"{item.id}:{number}:{at}" for at in range(len(pieces)))
                entries += [Entry(key, piece) for key, piece in zip(keys, pieces, strict=True)]
                self._wordings += [_Wording(item.id, keys)] if keys else []
        self._matcher = PhraseMatcher(entries)

    def _filled(self, phrase: str) -> str:
        """The phrase with what is known filled in, and a mark where something unknown would stand."""
        for name in PLACEHOLDERS:
            if not getattr(self._names, name, ""):
                phrase = phrase.replace("{" + name + "}", _UNKNOWN)
        return fill(phrase, self._names)


def _in_order(keys: tuple[str, ...], matches: dict[str, list[Match]]) -> bool:
    behind = 0
    for key in keys:
        found = next((match for match in matches.get(key, []) if match.start >= behind), None)
        if found is None:
            return False
        behind = found.end
    return True

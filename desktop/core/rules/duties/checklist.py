"""What has to be said in a call, ticked as it is said or by the agent's own hand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.alternatives import spelt_out
from desktop.core.edge_words import LENGTH, begins_with, ends_with
from desktop.core.events import (
    CallStarted,
    ChecklistTicked,
    CustomerNamed,
    Event,
    FinalTranscript,
    ItemMarked,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.loose_matching import LooseMatcher
from desktop.core.matching import Entry, Match
from desktop.core.placeholders import PLACEHOLDERS, Names, fill, names_for, with_customer
from desktop.core.rules.agreement import Agreement
from desktop.core.script import Item, Library
from desktop.core.text import count_characters

_UNKNOWN, _UNKNOWN_NUMBER = "\0", "\1"
"""Stand for a name, and for the agent's number, that nobody filled in."""
_DIGITS = "[0-9〇零一二两三四五六七八九十百幺]"
_DIGIT = re.compile(_DIGITS)
_NEAR_BEFORE, _NEAR_BEHIND = 3, 6
"""Characters around a piece of a wording in which an unknown number has to be heard: 工号是…三零九."""
_NUMBER_WORD = "号"
"""A single character is found by itself at the edge of a clause only; behind a number anywhere."""
_OWN_NUMBER = re.compile(f"{_DIGITS}号(?!楼|线|码|门|院|窗|机|柜|文|仓|店(?!员))")
_BEFORE_OPENING_SECONDS = 5.0
"""The words that open a situation may be those of its item (请您稍等，我帮您查一下), heard in the partial before."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way to say an item: pieces that come one after the other, with anything between them."""

    item: Item
    pieces: tuple[str, ...]
    tells_number: bool = False
    """Whether a number has to be heard beside them, whichever it is."""


class ChecklistRule:
    """Emits `ChecklistTicked`. What the agent marked by hand stays as he marked it.

    An item of a family counts only in a call in which a situation of the family broke in.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = Names()
        self._agreement = Agreement()
        self._ticked: set[str] = set()
        self._by_hand: set[str] = set()
        self._families: set[str] = set()
        self._open: list[str] = []
        self._stage = ""
        self._heard_early: dict[str, tuple[Item, float]] = {}
        self._plain = library.shared(_plain_wordings)
        self._named = _Wordings(())

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
            case StageEntered():
                return self._move(event)
            case SituationEntered():
                return self._enter(event)
            case SituationLeft() if event.family in self._open:
                self._open.remove(event.family)
            case ItemMarked():
                return self._mark(event)
        return ()

    def _hear(self, event: PartialTranscript | FinalTranscript) -> Iterator[Event]:
        over = isinstance(event, FinalTranscript)
        said = self._plain.find(event.text, damaged=over) | self._named.find(event.text, damaged=over)
        agreed = self._agreement.settle(event, said.keys())
        for item in [item for item in said.values() if item.id in agreed]:
            if self._is_due(item):
                yield from self._tick(item, event.time)
            else:
                self._heard_early[item.id] = (item, event.time)

    def _is_due(self, item: Item) -> bool:
        """Whether it is the time for it: 您看可以吗 in the greeting asks for no consent to what is to be done, and the
        thanks of a closing are not those for praise.
        """
        if item.family:
            return item.family in self._families and self._deals_with(item.family)
        order = [stage.id for stage in self._library.stages]
        if item.stage not in order or self._stage not in order:
            return True
        return order.index(self._stage) >= order.index(item.stage)

    def _move(self, event: StageEntered) -> Iterator[Event]:
        self._stage = event.stage
        for item, heard_at in list(self._heard_early.values()):
            if not item.family and self._is_due(item):
                del self._heard_early[item.id]
                if event.time - heard_at <= _BEFORE_OPENING_SECONDS:
                    yield from self._tick(item, event.time)

    def _deals_with(self, family: str) -> bool:
        """Whether words may be meant for that family: 让您久等了 in a complaint thanks for no waiting."""
        return not self._open or family in self._open

    def _enter(self, event: SituationEntered) -> Iterator[Event]:
        self._families.add(event.family)
        self._open.append(event.family)
        for item, heard_at in list(self._heard_early.values()):
            if item.family == event.family:
                del self._heard_early[item.id]
                if event.time - heard_at <= _BEFORE_OPENING_SECONDS:
                    yield from self._tick(item, event.time)

    def _tick(self, item: Item, time: float) -> Iterator[Event]:
        if item.id not in self._ticked | self._by_hand:
            self._ticked.add(item.id)
            yield ChecklistTicked(time=time, item=item.id, by="heard")

    def _mark(self, event: ItemMarked) -> Iterator[Event]:
        self._by_hand.add(event.item)
        yield ChecklistTicked(time=event.time, item=event.item, by="agent", done=event.done)

    def _prepare(self) -> None:
        """Make the wordings searchable in which names stand; all others are the same in every call."""
        named = _phrases(self._library, named=True)
        self._named = _Wordings((_wording(item, self._filled(phrase)) for item, phrase in named), named=True)

    def _filled(self, phrase: str) -> str:
        """The phrase with what is known filled in, and a mark where something unknown would stand."""
        for name in PLACEHOLDERS:
            if not getattr(self._names, name, ""):
                phrase = phrase.replace("{" + name + "}", _UNKNOWN_NUMBER if name == "agent_number" else _UNKNOWN)
        return fill(phrase, self._names)


class _Wordings:
    """Some wordings, made searchable."""

    def __init__(self, wordings: Iterable[_Wording], *, named: bool = False) -> None:
        self._by_first_piece: dict[str, list[_Wording]] = {}
        pieces: dict[str, None] = {}
        for wording in wordings:
            if wording.pieces:
                self._by_first_piece.setdefault(wording.pieces[0], []).append(wording)
                pieces |= dict.fromkeys(wording.pieces)
        self._matcher = LooseMatcher((Entry(piece, piece) for piece in pieces), names=named)
        alone = (found[0].pieces for found in self._by_first_piece.values())
        self._words = [pieces[0] for pieces in alone if len(pieces) == 1 and count_characters(pieces[0]) == LENGTH]

    def find(self, text: str, *, damaged: bool) -> dict[str, Item]:
        """The items that were said in `text`, by their ids; with `damaged` also where a part of them was lost."""
        matches: dict[str, list[Match]] = {}
        for match in self._matcher.find(text) if damaged else self._matcher.find_whole(text):
            matches.setdefault(match.key, []).append(match)
        for found in _OWN_NUMBER.finditer(text):
            one = Match(_NUMBER_WORD, found.end() - 1, found.end(), _NUMBER_WORD, _NUMBER_WORD, 0.0, 0)
            matches.setdefault(_NUMBER_WORD, []).append(one)
        candidates = [wording for piece in matches for wording in self._by_first_piece.get(piece, ())]
        said = [wording for wording in candidates if _in_order(wording, text, matches)]
        said += [wording for word in self._at_edges(text) for wording in self._by_first_piece[word]]
        return {wording.item.id: wording.item for wording in said}

    def _at_edges(self, text: str) -> list[str]:
        return [word for word in self._words if begins_with(text, word) or ends_with(text, word)]


def _plain_wordings(library: Library) -> _Wordings:
    return _Wordings(_wording(item, phrase) for item, phrase in _phrases(library, named=False))


def _phrases(library: Library, *, named: bool) -> Iterator[tuple[Item, str]]:
    for item in library.items:
        for phrase in item.phrases:
            if ("{" in phrase) is named:
                yield from ((item, spelling) for spelling in spelt_out(phrase))


def _wording(item: Item, phrase: str) -> _Wording:
    pieces = tuple(piece for piece in re.split(f"[{_UNKNOWN}{_UNKNOWN_NUMBER}]", phrase) if piece.strip())
    return _Wording(item, pieces, _UNKNOWN_NUMBER in phrase)


def _in_order(wording: _Wording, text: str, matches: dict[str, list[Match]]) -> bool:
    """Whether the pieces of a wording were said one after the other, with the number that belongs to them."""
    behind = 0
    numbered = False
    for piece in wording.pieces:
        found = next((match for match in matches.get(piece, []) if match.start >= behind), None)
        if found is None:
            return False
        behind = found.end
        near = text[max(0, found.start - _NEAR_BEFORE) : found.end + _NEAR_BEHIND]
        numbered = numbered or _DIGIT.search(near) is not None
    return numbered or not wording.tells_number

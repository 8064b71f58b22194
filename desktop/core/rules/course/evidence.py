"""Which words speak for which stage or situation: the library's triggers and lines, made searchable once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from desktop.core.events import Channel
from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.rules.course.whole_lines import WholeLines
from desktop.core.script import Library, Line, Situation, Stage, Trigger
from desktop.core.text import count_characters

Kind = Literal["stage", "situation", "line", "end"]
_Owner = tuple[Kind, str]

_SHORTEST = 2
"""A single sound such as 喂 is said everywhere; alone it speaks for nothing."""
_PARTING_CONFIDENCE = 0.95
_LINE_CONFIDENCE = 0.85
_LINE_KEY = 4
"""Parts of a line shorter than this (谢谢, 您好) are said in every situation."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Some words that speak for a place of the call."""

    kind: Kind
    """line: words of a situation's lines; they keep it open and never open it. end: words that close it."""
    id: str
    words: str
    """As they were heard."""
    phrase: str
    """As the library has them."""
    confidence: float
    start: int
    end: int

    @property
    def key(self) -> str:
        """What it speaks for."""
        return f"{self.kind}:{self.id}"


class EvidenceFinder:
    """Finds evidence in what one of the speakers says, in time that does not grow with the library."""

    def __init__(self, library: Library) -> None:
        self._owners: dict[Channel, dict[str, tuple[_Owner, ...]]] = {
            "agent": _owners(_agent_phrases(library)),
            "customer": _owners(_customer_phrases(library)),
        }
        self._matchers = {channel: _matcher(owners) for channel, owners in self._owners.items()}
        self._closes: dict[str, Trigger] = {one.id: one.closes for one in library.situations}
        self._ends: dict[Channel, PhraseMatcher] = {
            "agent": _matcher(phrase for one in library.situations for phrase in one.closes.agent),
            "customer": _matcher(phrase for one in library.situations for phrase in one.closes.customer),
        }
        self._last_stage = library.stages[-1].id
        self._stage_lines = WholeLines((stage.id, line) for stage in library.stages[1:] for line in stage.lines)
        self._first_lines = WholeLines((one.id, one.lines[0]) for one in library.situations if one.lines)
        self._any_stage = WholeLines((one.id, line) for one in library.stages for line in _wordings(one))

    def find(self, channel: Channel, text: str) -> list[Evidence]:
        """Evidence in the order in which it was said. Of overlapping triggers the longest counts."""
        owners = self._owners[channel]
        return [
            _evidence(kind, id_, match)
            for match in self._matchers[channel].find(text)
            for kind, id_ in owners[match.key]
        ]

    def ends(self, channel: Channel, text: str, situation: Situation | None) -> list[Evidence]:
        """Words that close that situation."""
        closes = self._closes[situation.id] if situation else Trigger()
        phrases = closes.agent if channel == "agent" else closes.customer
        if not situation or not phrases:
            return []
        matches = self._ends[channel].find_all(text)
        return [_evidence("end", situation.id, match) for match in matches if match.key in phrases]

    def speaks_for(self, channel: Channel, text: str, situation: Situation) -> bool:
        """Whether the text has words that open that situation."""
        return any(one.kind == "situation" and one.id == situation.id for one in self.find(channel, text))

    def parting(self, words: str, text: str) -> Evidence:
        """Evidence for the last stage when somebody is about to end the call with `words`, the end of `text`."""
        return Evidence("stage", self._last_stage, words, words, _PARTING_CONFIDENCE, len(text) - len(words), len(text))

    def spoken_lines(self, text: str) -> list[Evidence]:
        """The places of which a whole line was said in `text`, for when nobody put the wording among the triggers."""
        found = [_line_evidence("stage", *one, text) for one in self._stage_lines.find(text)]
        situations = self._first_lines.find(text)
        if len({place for place, _, _ in situations}) == 1 and not self._any_stage.find(situations[0][1].text):
            found.append(_line_evidence("situation", *situations[0], text))
        return found


def _line_evidence(kind: Kind, place: str, line: Line, share: float, text: str) -> Evidence:
    return Evidence(kind, place, line.text, line.text, round(_LINE_CONFIDENCE * share, 2), 0, len(text))


def _wordings(stage: Stage) -> Iterator[Line]:
    for line in stage.lines:
        yield from (replace(line, text=text) for text in (line.text, *line.variants))


def _evidence(kind: Kind, id_: str, match: Match) -> Evidence:
    likeness = 1.0 - match.distance / max(1, count_characters(match.phrase))
    return Evidence(
        kind=kind,
        id=id_,
        words=match.heard,
        phrase=match.phrase,
        confidence=round(max(0.3, 0.95 * likeness), 2),
        start=match.start,
        end=match.end,
    )


def _matcher(phrases: Iterable[str]) -> PhraseMatcher:
    distinct = dict.fromkeys(phrases)
    return PhraseMatcher(Entry(phrase, phrase) for phrase in distinct if count_characters(phrase) >= _SHORTEST)


def _owners(phrases: Iterable[tuple[Kind, str, str]]) -> dict[str, tuple[_Owner, ...]]:
    """For each phrase the first place that it opens, and every situation in whose lines it stands."""
    owners: dict[str, tuple[_Owner, ...]] = {}
    opening: set[str] = set()
    for kind, id_, phrase in phrases:
        if kind == "line" or phrase not in opening:
            owners[phrase] = (*owners.get(phrase, ()), (kind, id_))
        if kind != "line":
            opening.add(phrase)
    return owners


def _agent_phrases(library: Library) -> Iterator[tuple[Kind, str, str]]:
    for stage in library.stages:
        yield from (("stage", stage.id, phrase) for phrase in stage.opens.agent)
    for situation in library.situations:
        yield from (("situation", situation.id, phrase) for phrase in situation.opens.agent)
        yield from (("line", situation.id, part) for line in situation.lines for part in _parts(line))


def _customer_phrases(library: Library) -> Iterator[tuple[Kind, str, str]]:
    for stage in library.stages:
        yield from (("stage", stage.id, phrase) for phrase in stage.opens.customer)
    for situation in library.situations:
        yield from (("situation", situation.id, phrase) for phrase in situation.opens.customer)


def _parts(line: Line) -> Iterator[str]:
    # A part with a placeholder sounds different in every call.
    for part in line.keys:
        if "{" not in part and count_characters(part) >= _LINE_KEY:
            yield part

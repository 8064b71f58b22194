"""Which words speak for which stage or situation: the library's triggers and lines, made searchable once."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Literal, cast

from desktop.core.events import Channel
from desktop.core.following import follow
from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.placeholders import Names, fill
from desktop.core.script import Library, Line, Situation, Stage
from desktop.core.text import count_characters, normalise

Kind = Literal["stage", "situation", "line", "end"]

_SHORTEST = 2
"""A single sound such as 喂 is said everywhere; alone it speaks for nothing."""
_FAREWELLS = ("再见", "拜拜")
"""What ends a call in every library; too short to be looked for by sound."""
_WHOLE_LINE = 7
"""Characters of a line that is long enough to speak for its stage when most of it was said."""
_COVERED = 0.85
_COVERED_WITH_KEYS = 0.6
"""The part of such a line that must have been said, without or with all of its keys."""
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
    confidence: float
    start: int
    end: int


class EvidenceFinder:
    """Finds evidence in what one of the speakers says."""

    def __init__(self, library: Library) -> None:
        self._matchers: dict[Channel, PhraseMatcher] = {
            "agent": PhraseMatcher(_entries(_agent_phrases(library))),
            "customer": PhraseMatcher(_entries(_customer_phrases(library))),
        }
        self._ends: dict[Channel, PhraseMatcher] = {
            "agent": PhraseMatcher(_entries(_ends((one.id, one.closes.agent) for one in library.situations))),
            "customer": PhraseMatcher(_entries(_ends((one.id, one.closes.customer) for one in library.situations))),
        }
        self._lines = [(stage.id, line) for stage in library.stages[1:] for line in stage.lines]
        self._last_stage = library.stages[-1].id
        keys = {key for _, line in self._lines for key in line.keys if "{" not in key}
        self._keys = PhraseMatcher(Entry(key, key) for key in sorted(keys))

    def find(self, channel: Channel, text: str) -> list[Evidence]:
        """Evidence in the order in which it was said. Of overlapping triggers the longest counts."""
        matches = sorted(self._matchers[channel].find(text), key=lambda match: (match.start - match.end, match.start))
        found: list[Evidence] = []
        for match in matches:
            one = _evidence(match)
            if not any(_covers(other, one) for other in found):
                found.append(one)
        return sorted(found, key=lambda one: one.start)

    def ends(self, channel: Channel, text: str) -> list[Evidence]:
        """Words that close situations; the same ones may close several."""
        return [_evidence(match) for match in self._ends[channel].find_all(text)]

    def farewell(self, text: str) -> list[Evidence]:
        """Evidence for the last stage when somebody parts; in the middle of an utterance the word is only mentioned."""
        said = next((word for word in _FAREWELLS if normalise(text).endswith(word)), "")
        return [Evidence("stage", self._last_stage, said, 0.95, len(text) - len(said), len(text))] if said else []

    def spoken_lines(self, text: str) -> list[Evidence]:
        """The stages of which a whole line was said in `text`, for when nobody put the wording among the triggers."""
        heard_keys = {match.key for match in self._keys.find(text)}
        return [
            Evidence("stage", stage, line.text, _LINE_CONFIDENCE, 0, len(text))
            for stage, line in self._lines
            if _whole_line(line, heard_keys, text)
        ]


def _covers(longer: Evidence, shorter: Evidence) -> bool:
    same_kind = (longer.kind == "line") == (shorter.kind == "line")
    return same_kind and longer.start < shorter.end and shorter.start < longer.end


def _evidence(match: Match) -> Evidence:
    kind, id_, _ = match.key.split(":", 2)
    likeness = 1.0 - match.distance / max(1, count_characters(match.phrase))
    return Evidence(
        kind=cast("Kind", kind),
        id=id_,
        words=match.heard,
        confidence=round(max(0.3, 0.95 * likeness), 2),
        start=match.start,
        end=match.end,
    )


def _entries(phrases: Iterable[tuple[Kind, str, str]]) -> Iterator[Entry]:
    for number, (kind, id_, phrase) in enumerate(phrases):
        if count_characters(phrase) >= _SHORTEST:
            yield Entry(f"{kind}:{id_}:{number}", phrase)


def _agent_phrases(library: Library) -> Iterator[tuple[Kind, str, str]]:
    for stage in library.stages:
        yield from (("stage", stage.id, phrase) for phrase in stage.opens.agent)
    for situation in library.situations:
        yield from (("situation", situation.id, phrase) for phrase in situation.opens.agent)
        yield from (("line", situation.id, part) for line in situation.lines for part in _parts(line))


def _customer_phrases(library: Library) -> Iterator[tuple[Kind, str, str]]:
    places: list[tuple[Kind, Stage | Situation]] = [("stage", stage) for stage in library.stages]
    places += [("situation", situation) for situation in library.situations]
    for kind, place in places:
        yield from ((kind, place.id, phrase) for phrase in place.opens.customer)


def _ends(closing: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[Kind, str, str]]:
    for situation, phrases in closing:
        yield from (("end", situation, phrase) for phrase in phrases)


def _whole_line(line: Line, heard_keys: Set[str], heard: str) -> bool:
    plain = fill(line.text, Names())
    if count_characters(plain) < _WHOLE_LINE:
        return False
    with_keys = bool(line.keys) and heard_keys >= set(line.keys)
    return follow(plain, heard).match >= (_COVERED_WITH_KEYS if with_keys else _COVERED)


def _parts(line: Line) -> Iterator[str]:
    # A part with a placeholder sounds different in every call.
    for part in line.keys:
        if "{" not in part and count_characters(part) >= _LINE_KEY:
            yield part

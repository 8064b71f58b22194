"""Which forbidden phrases a text holds, the innocent ones left out."""

import re
from collections.abc import Iterator, Sequence

from desktop.core.alternating import AlternatingMatcher
from desktop.core.alternatives import has_choices
from desktop.core.damaged import DamagedMatcher
from desktop.core.gapped import GAP, GappedMatcher
from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.reworded import RewordedMatcher
from desktop.core.rules.words.innocent import MENTIONED, innocent
from desktop.core.script import Library, Phrase
from desktop.core.text import FILLERS, is_han, normalise

MOST_AT_RISK = 4
"""Characters of a phrase up to which others of the same sound, side by side, are an innocent word more often than not
(不轻触 for 不清楚, 申京冰箱 for 神经病); a longer run of sounds does not come about by chance."""

_PARTED = re.compile(rf"(?<![{''.join(FILLERS)}])[，。！；,.!;](?![{''.join(FILLERS)}])")
"""A mark between two words that are no fillers: 原因不明，白天再看 holds no 不明白."""
_FREE_BEFORE = frozenset("我你您他她这那也都真就还又可")
_FREE_BEHIND = frozenset("啊呀吧呢了的吗嘛啦哦你您我这那")
"""Characters that join no word: what stands beside one of them begins or ends there."""


class Offences:
    """Finds the forbidden phrases of a library."""

    def __init__(self, library: Library) -> None:
        self._phrases = {phrase.id: phrase for phrase in library.phrases}
        said = list(_entries(library.phrases))
        allowed = [Entry(phrase.id, text, phrase.exact) for phrase in library.phrases for text in phrase.exceptions]
        self._alternating = AlternatingMatcher(entry for entry in said if has_choices(entry.text))
        self._alternating_exceptions = AlternatingMatcher(entry for entry in allowed if has_choices(entry.text))
        said = [entry for entry in said if not has_choices(entry.text)]
        allowed = [entry for entry in allowed if not has_choices(entry.text)]
        self._matcher = PhraseMatcher(entry for entry in said if GAP not in entry.text)
        self._gapped, self._reworded = GappedMatcher(said), RewordedMatcher(said)
        self._exceptions = PhraseMatcher(entry for entry in allowed if GAP not in entry.text)
        self._gapped_exceptions, self._reworded_exceptions = GappedMatcher(allowed), RewordedMatcher(allowed)
        self._damaged, self._damaged_exceptions = DamagedMatcher(said), DamagedMatcher(allowed)
        self._open_ends = {phrase.id: tuple(_open_ends(phrase)) for phrase in library.phrases}

    def phrase(self, phrase_id: str) -> Phrase:
        """The phrase of that id. Raises KeyError."""
        return self._phrases[phrase_id]

    def find(self, text: str) -> list[Match]:
        """Every offence in `text`, those that overlap included; `Match.key` is the id of the phrase.

        A match is innocent inside an exception of its phrase, and where grammar makes it so; a fatal phrase only
        where it is mentioned between marks of quotation.
        """
        exact = self._matcher.find_all(text) + self._gapped.find_all(text) + self._alternating.find_all(text)
        reworded = [
            match for match in self._reworded.find_all(text) if not any(_is_same(match, other) for other in exact)
        ]
        if not exact and not reworded:
            return []
        exceptions = self._exceptions.find_all(text) + self._gapped_exceptions.find_all(text)
        exceptions += self._alternating_exceptions.find_all(text)
        found = [match for match in exact if not _is_excused(match, exceptions)]
        if reworded:
            exceptions += self._reworded_exceptions.find_all(text)
            found += [match for match in reworded if not _is_excused(match, exceptions)]
        return [match for match in found if _is_evident(text, match) and not self._is_innocent(text, match)]

    def find_damaged(self, text: str) -> list[Match]:
        """As `find`, the phrases of which a syllable was lost or that hold one too many; what goes on may mend them."""
        found = self._damaged.find_all(text)
        if not found:
            return []
        exceptions = self._exceptions.find_all(text) + self._gapped_exceptions.find_all(text)
        exceptions += self._alternating_exceptions.find_all(text) + self._damaged_exceptions.find_all(text)
        found = [match for match in found if not _is_excused(match, exceptions)]
        return [match for match in found if _is_evident(text, match) and not self._is_innocent(text, match)]

    def may_turn_innocent(self, text: str, match: Match) -> bool:
        """Whether the words after `match`, at the end of an utterance that goes on, may still become an exception.

        他妈的 may be the beginning of 他妈的手机号; who warns at once takes it back a moment later.
        """
        before, behind = normalise(text[: match.start]), normalise(text[match.end :])
        return any(
            before.endswith(head) and tail != behind and tail.startswith(behind)
            for head, tail in self._open_ends[match.key]
        )

    def _is_innocent(self, text: str, match: Match) -> bool:
        reason = innocent(text, match)
        return reason == MENTIONED if self._phrases[match.key].severity == "fatal" else bool(reason)


def polite(text: str) -> str:
    """The phrase as it is said to somebody who is addressed politely: 您 for 你, which makes it no better."""
    return text.replace("你", "您")


def _open_ends(phrase: Phrase) -> Iterator[tuple[str, str]]:
    """What stands before and behind the phrase in those of its exceptions that go on behind it."""
    said = [normalise(text) for text in (phrase.text, *phrase.variants) if not has_choices(text)]
    for exception in (normalise(text) for text in phrase.exceptions if not has_choices(text)):
        for text in said:
            head, found, tail = exception.partition(text)
            if found and tail:
                yield head, tail


def _entries(phrases: tuple[Phrase, ...]) -> Iterator[Entry]:
    for phrase in phrases:
        allowed = set(map(normalise, phrase.exceptions))
        for text in (phrase.text, *phrase.variants):
            yield Entry(phrase.id, text, phrase.exact)
            # What is written with choices takes 您 for 你 by itself.
            if polite(text) != text and normalise(polite(text)) not in allowed and not has_choices(text):
                yield Entry(phrase.id, polite(text), phrase.exact)


def _is_same(match: Match, other: Match) -> bool:
    """Whether both are of one phrase, at about one place."""
    return match.key == other.key and match.start < other.end and other.start < match.end


def _is_evident(text: str, match: Match) -> bool:
    """Whether it was said at all: a short phrase needs most of its very characters in one clause, or to stand free."""
    length = len(normalise(match.phrase))
    if length > MOST_AT_RISK or (match.misspelt <= 1 and not _PARTED.search(match.heard)):
        return True
    return _is_free(text[: match.start][-1:], _FREE_BEFORE) and _is_free(text[match.end :][:1], _FREE_BEHIND)


def _is_free(neighbour: str, joins_nothing: frozenset[str]) -> bool:
    return not is_han(neighbour or " ") or neighbour in joins_nothing or neighbour in FILLERS


def _is_excused(match: Match, exceptions: Sequence[Match]) -> bool:
    return any(_excuses(exception, match) for exception in exceptions)


def _excuses(exception: Match, match: Match) -> bool:
    """Whether `exception` stands around `match`.

    An exception that only sounds like the phrase (有一件事 for 有意见) must be nearer to what was written.
    """
    around = exception.key == match.key and exception.start <= match.start and match.end <= exception.end
    allowed = polite(normalise(exception.phrase))
    if GAP in exception.phrase or any(polite(normalise(said)) in allowed for said in (match.phrase, match.heard)):
        return around
    return around and exception.misspelt < match.misspelt

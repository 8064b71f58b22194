"""Which forbidden phrases a text holds, the innocent ones left out."""

from collections.abc import Iterator

from desktop.core.matching import Entry, Match, PhraseMatcher
from desktop.core.rules.innocent import innocent
from desktop.core.script import Library, Phrase
from desktop.core.text import normalise


class Offences:
    """Finds the forbidden phrases of a library."""

    def __init__(self, library: Library) -> None:
        self._phrases = {phrase.id: phrase for phrase in library.phrases}
        self._matcher = PhraseMatcher(_entries(library.phrases))
        self._exceptions = PhraseMatcher(
            Entry(phrase.id, exception, phrase.exact) for phrase in library.phrases for exception in phrase.exceptions
        )

        self._open_ends = {phrase.id: tuple(_open_ends(phrase)) for phrase in library.phrases}

    def phrase(self, phrase_id: str) -> Phrase:
        """The phrase of that id. Raises KeyError."""
        return self._phrases[phrase_id]

    def find(self, text: str) -> list[Match]:
        """Every offence in `text`, those that overlap included; `Match.key` is the id of the phrase.

        A match is innocent inside an exception of its phrase, and where grammar makes it so; grammar never
        excuses a fatal phrase.
        """
        matches = self._matcher.find_all(text)
        if not matches:
            return []
        exceptions = self._exceptions.find_all(text)
        return [
            match
            for match in matches
            if not any(_excuses(exception, match) for exception in exceptions)
            and (self._phrases[match.key].severity == "fatal" or not innocent(text, match))
        ]

    def may_turn_innocent(self, text: str, match: Match) -> bool:
        """Whether the words after `match`, at the end of an utterance that goes on, may still become an exception.

        他妈的 may be the beginning of 他妈的手机号; who warns at once takes it back a moment later.
        """
        before, behind = normalise(text[: match.start]), normalise(text[match.end :])
        return any(
            before.endswith(head) and tail != behind and tail.startswith(behind)
            for head, tail in self._open_ends[match.key]
        )


def _open_ends(phrase: Phrase) -> Iterator[tuple[str, str]]:
    """What stands before and behind the phrase in those of its exceptions that go on behind it."""
    for exception in map(normalise, phrase.exceptions):
        for text in map(normalise, (phrase.text, *phrase.variants)):
            head, found, tail = exception.partition(text)
            if found and tail:
                yield head, tail


def _entries(phrases: tuple[Phrase, ...]) -> Iterator[Entry]:
    for phrase in phrases:
        for text in (phrase.text, *phrase.variants):
            yield Entry(phrase.id, text, phrase.exact)


def _excuses(exception: Match, match: Match) -> bool:
    """Whether `exception` stands around `match`.

    An exception that only sounds like the phrase (有一件事 for 有意见) must be nearer to what was written.
    """
    around = exception.key == match.key and exception.start <= match.start and match.end <= exception.end
    if normalise(match.phrase) in normalise(exception.phrase):
        return around
    return around and exception.misspelt < match.misspelt

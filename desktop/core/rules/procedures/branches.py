"""Which way a procedure takes: what the customer or the agent says after a step was shown.

An utterance leads on once. What opened the situation, or took the way here, does not also answer the step that it
led to; but an answer may begin before the step is on screen, since recognisers are behind the voice.
"""

from collections.abc import Iterator, Mapping

from desktop.core.events import Channel, Event, FinalTranscript
from desktop.core.matching import Entry, PhraseMatcher, longest
from desktop.core.rules.agreement import Agreement, Transcript
from desktop.core.rules.procedures.customer_voice import CustomerVoice
from desktop.core.rules.procedures.denied import denied
from desktop.core.script import Branch, Library, Step

LAG_SECONDS = 2.0
"""How far recognisers are behind the voice, at most: a final of a long utterance."""


class Branches:
    """Finds the branch of the present step that is taken; the phrases of all steps are made searchable once."""

    def __init__(self, library: Library) -> None:
        self._matchers = library.shared(_matchers)
        self._agreement = Agreement()
        self._voice = CustomerVoice()
        self._used_until: dict[Channel, float] = {}
        self._shown_at = 0.0
        self._heard: dict[Channel, float] = {}

    def entered(self, time: float) -> None:
        """A situation broke in: what was said until then has had its effect."""
        for channel in self._matchers:
            opened_it = self._heard.get(channel) == time
            self._used_until[channel] = time if opened_it else time - LAG_SECONDS

    def shown(self, time: float) -> None:
        """Another step is on screen."""
        self._shown_at = time

    def taken(self, event: Event, step: Step | None) -> Branch | None:
        """The branch of `step` that is taken by what was heard just now."""
        voice_since = self._voice.feed(event)
        branch = self._by_words(event, step) if isinstance(event, Transcript) else None
        if branch is None and step and voice_since is not None:
            branch = self._by_voice(event, step, voice_since)
        return branch

    def is_answered(self, time: float, step: Step) -> bool:
        """Whether the customer speaks, or what he said is still to be recognised, at a step that he may answer."""
        if not any(branch.voice or branch.opens.customer for branch in step.branches):
            return False
        since = max(self._used_until.get("customer", 0.0), self._shown_at)
        stopped_just_now = self._voice.stopped_at > since and time - self._voice.stopped_at < LAG_SECONDS
        return self._voice.speaks or stopped_just_now

    def _by_words(self, event: Transcript, step: Step | None) -> Branch | None:
        """In a final, or in two partials that agree."""
        self._heard[event.channel] = event.time
        branches = step.branches if step and self._is_fresh(event.channel, event.start) else ()
        found = self._find(event, branches)
        agreed = self._agreement.settle(event, {found.name} if found else frozenset())
        if found is None or found.name not in agreed:
            return None
        self._used_until[event.channel] = event.time
        return found

    def _by_voice(self, event: Event, step: Step, since: float) -> Branch | None:
        """Anything that the customer says is enough; where his words may decide they are waited for."""
        branch = next((one for one in step.branches if one.voice), None)
        words_decide = any(one.opens.customer for one in step.branches if one is not branch)
        if branch is None or (words_decide and not isinstance(event, FinalTranscript)):
            return None
        if not self._is_fresh("customer", since):
            return None
        self._used_until["customer"] = event.time
        return branch

    def _is_fresh(self, channel: Channel, start: float) -> bool:
        # The agent reads the step before he says what follows it; only the customer may be ahead of it.
        slack = LAG_SECONDS if channel == "customer" else 0.0
        return start >= max(self._used_until.get(channel, 0.0), self._shown_at - slack)

    def _find(self, event: Transcript, branches: tuple[Branch, ...]) -> Branch | None:
        """The branch for the last words that speak for one, undenied; of overlapping phrases the longest counts."""
        wanted = {phrase: one for one in reversed(branches) for phrase in _phrases(one, event.channel)}
        if not wanted:
            return None
        matches = self._matchers[event.channel].find_all(event.text)
        found = [match for match in matches if match.key in wanted and not denied(event.text, match)]
        return wanted[longest(found)[-1].key] if found else None


def _matchers(library: Library) -> Mapping[Channel, PhraseMatcher]:
    return {
        "agent": _matcher(phrase for branch in _all(library) for phrase in branch.opens.agent),
        "customer": _matcher(phrase for branch in _all(library) for phrase in branch.opens.customer),
    }


def _all(library: Library) -> Iterator[Branch]:
    for place in library.places:
        for step in place.steps:
            yield from step.branches


def _phrases(branch: Branch, channel: Channel) -> tuple[str, ...]:
    return branch.opens.agent if channel == "agent" else branch.opens.customer


def _matcher(phrases: Iterator[str]) -> PhraseMatcher:
    return PhraseMatcher(Entry(phrase, phrase) for phrase in dict.fromkeys(phrases))

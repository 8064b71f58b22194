"""Warns of forbidden phrases while the sentence is still being spoken.

An alert begins provisional, when two successive partials of an utterance agree on it, and is settled by the final:
confirmed where the final has the phrase too, withdrawn where it has not. A phrase seen first in a final is certain
at once. Each time a phrase is spoken there is one alert, also when a listener that was started anew hears the same
audio again, and when a pause cut it into two utterances.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.events import (
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    CallStarted,
    CustomerNamed,
    Event,
    FinalTranscript,
    ListeningEnded,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.matching import BUDGET_PER_CHARACTER, Match, longest
from desktop.core.placeholders import Names, fill, names_for, with_customer
from desktop.core.rules.words.heard_on import HeardOn, LastWords
from desktop.core.rules.words.offences import Offences
from desktop.core.rules.words.phrase_groups import phrase_alert
from desktop.core.script import Library, Phrase
from desktop.core.text import normalise

ABOUT_THE_SAME_PLACE = 3
"""Characters by which a phrase may move between two partials and still be the same one."""
REHEARD_SLACK = 1.0
"""Seconds by which the estimated times of the same words may differ when they are heard again."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """An offence and when it was said, in seconds."""

    match: Match
    start: float
    end: float


@dataclass(slots=True)
class _Provisional:
    """An alert that waits for its final, and where the phrase was last seen."""

    id: str
    utterance: float
    """Start of the utterance, which tells utterances apart."""
    hit: _Hit


class ForbiddenRule:
    """Watches what the agent says for the forbidden phrases of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._offences = library.shared(Offences)
        self._begin(Names())

    def _begin(self, names: Names) -> None:
        self._names = names
        self._raised = 0
        self._seen_before: tuple[float, list[Match]] = (0.0, [])
        self._waiting: list[_Provisional] = []
        self._settled: list[_Hit] = []
        self._settled_until = 0.0
        self._last_words = LastWords()
        self._stage = ""
        self._situations: list[SituationEntered] = []

    def feed(self, event: Event) -> Iterator[Event]:
        """The alerts that follow from `event`."""
        match event:
            case CallStarted():
                self._begin(names_for(event, self._library.names))
            case CustomerNamed():
                self._names = with_customer(self._names, event.customer, event.customer_title)
            case PartialTranscript(channel="agent"):
                yield from self._on_partial(event)
            case FinalTranscript(channel="agent"):
                yield from self._on_final(event)
            case ListeningEnded():
                yield from self._withdraw(self._waiting, event.time)
            case StageEntered():
                self._stage = event.stage
            case SituationEntered():
                self._situations.append(event)
            case SituationLeft():
                self._situations = [one for one in self._situations if one.situation != event.situation]

    def _on_partial(self, event: PartialTranscript) -> Iterator[Event]:
        heard = self._last_words.join(event)
        hits = self._hits(heard)
        utterance, before = self._seen_before
        self._seen_before = event.start, [hit.match for hit in hits]
        claims = self._claims(event.start, hits)
        if utterance != event.start:
            return
        agreed = [
            hit
            for hit in hits
            if any(_same(hit.match, earlier) for earlier in before)
            and not self._offences.may_turn_innocent(heard.text, hit.match)
        ]
        for hit in self._news(event.start, agreed, claims):
            alert = self._alert(event.time, hit, provisional=True)
            self._waiting.append(_Provisional(alert.id, event.start, hit))
            yield alert

    def _on_final(self, event: FinalTranscript) -> Iterator[Event]:
        hits = self._hits(self._last_words.join(event), settled=True)
        claims = self._claims(event.start, hits)
        for waiting in claims:
            yield AlertConfirmed(time=event.time, id=waiting.id)
        lost = [w for w in self._waiting if w not in claims and (w.utterance == event.start or w.hit.start < event.end)]
        self._waiting = [waiting for waiting in self._waiting if waiting not in claims]
        yield from self._withdraw(lost, event.time)
        news = self._news(event.start, hits, claims)
        for hit in news:
            yield self._alert(event.time, hit, provisional=False)
        self._settled += [*(waiting.hit for waiting in claims), *news]
        self._settled_until = max(self._settled_until, event.end)
        self._seen_before = (0.0, [])

    def _hits(self, heard: HeardOn, *, settled: bool = False) -> list[_Hit]:
        """The offences in what was heard; only what is `settled` is looked through for damaged ones, too."""
        matches = self._offences.find(heard.text)
        if settled:
            damaged = self._offences.find_damaged(heard.text)
            matches += [one for one in damaged if not any(_overlap(one, other) for other in matches)]
        allowed = {self._stage, *(one.situation for one in self._situations), *(one.family for one in self._situations)}
        hits = [
            _Hit(match, *heard.between(match.start, match.end))
            for match in matches
            if match.end > heard.begins and allowed.isdisjoint(self._offences.phrase(match.key).unless_in)
        ]
        return [hit for hit in hits if not heard.crosses(hit.match.start) or self._is_cut_in_two(hit)]

    def _is_cut_in_two(self, hit: _Hit) -> bool:
        """Whether a hit across a pause is one: letter by letter, and no part of it was warned of before the pause."""
        return hit.match.misspelt == 0 and not any(settled.end > hit.start for settled in self._settled)

    def _claims(self, utterance: float, hits: Sequence[_Hit]) -> list[_Provisional]:
        """The waiting alerts whose phrase is among `hits`; each takes the nearest one and moves to its place."""
        claims: list[_Provisional] = []
        free = list(hits)
        for waiting in self._waiting:
            near = [hit for hit in free if _is_of(waiting, utterance, hit)]
            if near:
                waiting.hit = min(near, key=lambda hit: abs(hit.match.start - waiting.hit.match.start))
                waiting.utterance = utterance
                free.remove(waiting.hit)
                claims.append(waiting)
        return claims

    def _news(self, utterance: float, hits: Sequence[_Hit], claims: Sequence[_Provisional]) -> list[_Hit]:
        """Of `hits` the longest that no alert stands for yet."""
        news = [
            hit
            for hit in hits
            if not any(_overlap(hit.match, waiting.hit.match) for waiting in claims)
            and not self._heard_again(utterance, hit)
        ]
        kept = longest(hit.match for hit in news)
        return [hit for hit in news if hit.match in kept]

    def _heard_again(self, utterance: float, hit: _Hit) -> bool:
        """Whether a final has settled `hit` before: only possible in audio that is older than that final."""
        if utterance >= self._settled_until:
            return False
        return any(
            settled.match.key == hit.match.key
            and settled.start < hit.end + REHEARD_SLACK
            and hit.start < settled.end + REHEARD_SLACK
            for settled in self._settled
        )

    def _withdraw(self, lost: Sequence[_Provisional], time: float) -> Iterator[Event]:
        for waiting in list(lost):
            self._waiting.remove(waiting)
            yield AlertCleared(time=time, id=waiting.id, reason="withdrawn")

    def _alert(self, time: float, hit: _Hit, *, provisional: bool) -> AlertRaised:
        phrase = self._offences.phrase(hit.match.key)
        named = phrase_alert(phrase)
        self._raised += 1
        return AlertRaised(
            time=time,
            id=f"forbidden-{self._raised}",
            channel="agent",
            alert=named.alert,
            rule=named.rule,
            title=f"{named.title}：“{hit.match.phrase}”",
            severity=phrase.severity,
            heard=hit.match.heard,
            say=fill(phrase.say, self._names),
            start=hit.start,
            end=hit.end,
            provisional=provisional,
            explanation=_explanation(hit.match, phrase),
        )


def _same(one: Match, other: Match) -> bool:
    return one.key == other.key and abs(one.start - other.start) <= ABOUT_THE_SAME_PLACE


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def _is_of(waiting: _Provisional, utterance: float, hit: _Hit) -> bool:
    """Whether `hit` may be what `waiting` warned of. A listener that was started anew cuts utterances elsewhere."""
    if waiting.hit.match.key != hit.match.key:
        return False
    return waiting.utterance == utterance or (
        waiting.hit.start < hit.end + REHEARD_SLACK and hit.start < waiting.hit.end + REHEARD_SLACK
    )


def _explanation(match: Match, phrase: Phrase) -> str:
    if match.misspelt == 0:
        likeness = "字字相同"
    elif match.damaged:
        likeness = "只差一个音节（多听或漏听），其余读音相同或相近"
    elif match.distance == 0.0:
        likeness = "读音相同"
    else:
        limit = BUDGET_PER_CHARACTER * len(normalise(match.phrase))
        likeness = f"读音相近（距离 {match.distance:g}，上限 {limit:g}）"
    source = phrase.source
    where = "，".join(part for part in (source.standard, source.document, source.section) if part)
    basis = f"；依据：{where}" if where else ""
    return f"听到“{match.heard}”，与忌语“{match.phrase}”{likeness}；规则：{phrase.id}；类别：{phrase.group}{basis}。"

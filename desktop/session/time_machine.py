"""Tries a changed library on calls of the past, before anybody is warned by it.

Every call runs twice through the engine of today, once with the library in use and once with the draft, so that
nothing but the library can make a difference. What counts is what would count in a score: alerts that held, whether
or not the agent would have seen them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from desktop.core.engine import Engine
from desktop.core.events import (
    AlertRaised,
    AlertShown,
    Event,
    FinalTranscript,
    SituationChosen,
    StageChosen,
)
from desktop.core.limits import Limits
from desktop.core.masking import EventMask, mask
from desktop.core.scored_alerts import ScoredAlerts
from desktop.core.script import Library
from desktop.session import pipeline
from desktop.session.draft_library import Versions
from desktop.session.past_calls import PastCall, PastCalls
from desktop.session.trial_result import Altered, Found, RuleTrial, Trial, Unusable

_LONGEST_SENTENCE = 200
"""Characters; a sentence is quoted to be recognised, and a recogniser may run many into one."""


class Drafts(Protocol):
    """Where the two states of a pack come from."""

    def knows(self, pack: str) -> bool: ...

    def versions(self, pack: str) -> Versions: ...


@dataclass(frozen=True, slots=True)
class CallTrial:
    """What the draft changes in one call."""

    new: tuple[AlertRaised, ...]
    gone: tuple[AlertRaised, ...]
    altered: tuple[tuple[AlertRaised, AlertRaised], ...]
    same: tuple[AlertRaised, ...]
    shown: frozenset[AlertRaised]
    """Those of them that the agent would have seen."""


def try_out(
    calls: PastCalls, drafts: Drafts, limits: Limits, progress: Callable[[int], None] = lambda _done: None
) -> Trial:
    """Run all calls; `progress` is told after each how many are done.

    One call at a time is in memory, and of those before it only the differences. Raises PeitingError when the draft
    cannot be used at all.
    """
    ledger = _Ledger()
    for done, call in enumerate(calls, start=1):
        if isinstance(call, Unusable):
            ledger.unusable.append(call)
        elif not drafts.knows(call.pack):
            ledger.unusable.append(Unusable(call.id, f"当时用的话术包“{call.pack}”已经没有了"))
        else:
            _try_one(call, drafts.versions(call.pack), limits, ledger)
        progress(done)
    return ledger.trial()


def compare(call: PastCall, versions: Versions, limits: Limits) -> CallTrial:
    """Both runs of one call, and how they differ."""
    before, seen_before = _alerts(call, versions.published, limits)
    after, seen_after = _alerts(call, versions.draft, limits)
    altered, same, gone, rest = [], [], [], list(after)
    for old in before:
        new = _same_matter(old, rest)
        if new is None:
            gone.append(old)
            continue
        rest.remove(new)
        if (old.severity, old.title, old.say) == (new.severity, new.title, new.say):
            same.append(new)
        else:
            altered.append((old, new))
    return CallTrial(tuple(rest), tuple(gone), tuple(altered), tuple(same), frozenset(seen_before | seen_after))


def _try_one(call: PastCall, versions: Versions, limits: Limits, ledger: "_Ledger") -> None:
    if versions.published == versions.draft:
        ledger.untouched += 1
        return
    ledger.libraries.setdefault(call.pack, (versions.draft, versions.published))
    ledger.add(call, compare(call, versions, limits))


def _alerts(call: PastCall, library: Library, limits: Limits) -> tuple[tuple[AlertRaised, ...], set[AlertRaised]]:
    """What held in the call, and which of it the agent would have seen."""
    held, shown = ScoredAlerts(), set()
    for event in pipeline.run(_fitting(call.events, library), Engine(library, limits)):
        held.feed(event)
        if isinstance(event, AlertShown):
            shown.add(event.id)
    facts = tuple(alert for alert in held.facts() if alert.rule not in call.unheard)
    return facts, {alert for alert in facts if alert.shown or alert.id in shown}


def _fitting(events: tuple[Event, ...], library: Library) -> Iterator[Event]:
    """Without taps on a stage or situation that this library has not."""
    stages = {stage.id for stage in library.stages}
    situations = {situation.id for situation in library.situations}
    for event in events:
        unknown = (isinstance(event, StageChosen) and event.stage not in stages) or (
            isinstance(event, SituationChosen) and event.situation not in situations
        )
        if not unknown:
            yield event


def _same_matter(old: AlertRaised, among: list[AlertRaised]) -> AlertRaised | None:
    """The alert of the same rule at the same words; a phrase that was widened may begin earlier or end later."""
    touching = [new for new in among if new.rule == old.rule and new.start <= old.end and old.start <= new.end]
    return min(touching, key=lambda new: abs(new.start - old.start), default=None)


@dataclass(slots=True)
class _Rule:
    new: list[Found] = field(default_factory=list)
    gone: list[Found] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    same: int = 0


@dataclass(slots=True)
class _Ledger:
    """What was found so far."""

    rules: dict[str, _Rule] = field(default_factory=dict)
    unusable: list[Unusable] = field(default_factory=list)
    libraries: dict[str, tuple[Library, Library]] = field(default_factory=dict)
    unheard: set[str] = field(default_factory=set)
    calls: int = 0
    untouched: int = 0
    seconds: float = 0.0

    def add(self, call: PastCall, tried: CallTrial) -> None:
        """Take in one call."""
        self.calls += 1
        self.seconds += call.seconds
        self.unheard |= call.unheard
        told = _Teller(call, tried.shown).told
        for alert in tried.new:
            self._of(alert).new.append(told(alert))
        for alert in tried.gone:
            self._of(alert).gone.append(told(alert))
        for old, new in tried.altered:
            self._of(new).altered.append(Altered(told(old), told(new)))
        for alert in tried.same:
            self._of(alert).same += 1

    def trial(self) -> Trial:
        """All of it, settled."""
        names = _names([library for pair in self.libraries.values() for library in pair])
        rules = [_settled(rule, one, names) for rule, one in self.rules.items()]
        differing = sorted((one for one in rules if one.differences), key=lambda one: (-one.differences, one.rule))
        return Trial(
            calls=self.calls,
            seconds=round(self.seconds, 1),
            untouched=self.untouched,
            unusable=tuple(self.unusable),
            rules=tuple(differing),
            same=sum(one.same for one in rules),
            unheard=tuple(sorted(self.unheard)),
        )

    def _of(self, alert: AlertRaised) -> _Rule:
        return self.rules.setdefault(alert.rule, _Rule())


class _Teller:
    """Puts the alerts of one call into words, long numbers hidden."""

    def __init__(self, call: PastCall, shown: frozenset[AlertRaised]) -> None:
        self._call, self._shown = call, shown
        hide = EventMask().mask
        masked = [hide(event) for event in call.events if isinstance(event, FinalTranscript)]
        self._said = [one for one in masked if isinstance(one, FinalTranscript)]

    def told(self, alert: AlertRaised) -> Found:
        return Found(
            call=self._call.id,
            time=round(alert.start, 1),
            title=mask(alert.title),
            severity=alert.severity,
            heard=mask(alert.heard),
            sentence=self._sentence(alert),
            say=mask(alert.say),
            shown=alert in self._shown,
            called_wrong=_same_matter(alert, list(self._call.called_wrong)) is not None,
        )

    def _sentence(self, alert: AlertRaised) -> str:
        at = [
            one.text
            for one in self._said
            if one.channel == alert.channel and one.start < alert.end and alert.start < one.end
        ]
        return "".join(at)[:_LONGEST_SENTENCE]


def _settled(rule: str, found: _Rule, names: dict[str, str]) -> RuleTrial:
    altered = [one.after for one in found.altered]
    title = next((one.title for one in (*found.new, *found.gone, *altered)), rule)
    name = names.get(rule, title)
    return RuleTrial(rule, name, tuple(found.new), tuple(found.gone), tuple(found.altered), found.same)


def _names(libraries: list[Library]) -> dict[str, str]:
    """What a trainer calls a phrase and an item; the first library that has it decides."""
    names: dict[str, str] = {}
    for library in libraries:
        for phrase in library.phrases:
            names.setdefault(phrase.id, f"忌语“{phrase.text}”")
        for item in library.items:
            names.setdefault(item.id, f"必说项“{item.name}”")
    return names

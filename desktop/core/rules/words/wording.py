"""Wording that a pattern tells: one rule for each kind of slip, all of them alike but for the pattern.

A pattern looks at one settled utterance of the agent and says where the slip stands and why it is one. Partials are
left alone: 请 may still come, and what begins like an order may end as a question.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import (
    AlertKind,
    AlertRaised,
    CallStarted,
    Event,
    FinalTranscript,
    Severity,
    SituationEntered,
    SituationLeft,
)
from desktop.core.spoken_times import SpokenTimes


@dataclass(frozen=True, slots=True)
class Slip:
    """A place in an utterance that breaks a norm of wording."""

    start: int
    end: int
    why: str
    """What it was taken for, in Chinese: the pattern that fits."""
    say: str = ""
    """A better line for this very place; empty: the one of the kind."""


Pattern = Callable[[FinalTranscript], list[Slip]]
"""Finds the slips of an utterance, in its order."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slip."""

    rule: str
    title: str
    severity: Severity
    say: str
    standard: str
    pattern: Callable[[], Pattern]
    """Makes a pattern for one call; some remember what was said before."""
    excused_in: str = ""
    """Id of the situation that calls for such words."""
    alert: AlertKind = "wording"


class WordingRule:
    """Emits one alert for each utterance of the agent that holds a slip of this kind."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._begin()

    def _begin(self) -> None:
        self._find = self._kind.pattern()
        self._raised = 0
        self._heard_until = 0.0
        self._excused = False

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._begin()
            case SituationEntered() | SituationLeft() if event.situation == self._kind.excused_in:
                self._excused = isinstance(event, SituationEntered)
            case FinalTranscript(channel="agent"):
                return self._judge(event)
        return ()

    def _judge(self, final: FinalTranscript) -> Iterator[Event]:
        # A listener that was started anew hears the last seconds once more.
        heard_before = final.end <= self._heard_until
        self._heard_until = max(self._heard_until, final.end)
        slips = [] if heard_before else self._find(final)
        if slips and not self._excused:
            yield self._alert(final, slips[0])

    def _alert(self, final: FinalTranscript, slip: Slip) -> AlertRaised:
        kind = self._kind
        start, end = SpokenTimes(final.text, final.start, final.end, final.words).between(slip.start, slip.end)
        heard = final.text[slip.start : slip.end]
        self._raised += 1
        return AlertRaised(
            time=final.time,
            id=f"{kind.rule}-{self._raised}",
            channel="agent",
            alert=kind.alert,
            rule=kind.rule,
            title=f"{kind.title}：“{heard}”",
            severity=kind.severity,
            heard=heard,
            say=slip.say or kind.say,
            start=start,
            end=end,
            provisional=False,
            explanation=f"听到“{heard}”：{slip.why}；依据：{kind.standard}。",
        )

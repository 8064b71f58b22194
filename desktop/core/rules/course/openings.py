"""Which of the situations that an utterance speaks for breaks in, and when that is sure enough.

The first telling word of an utterance is seldom the most telling one: 我要投诉 is any complaint, 我要投诉你们客服的态度
is one about manners. So evidence has to stand for a moment before it opens anything, and of one family only the
situation opens that the utterance speaks for most.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.core.events import Channel, FinalTranscript
from desktop.core.rules.agreement import Transcript
from desktop.core.rules.course.evidence import Evidence
from desktop.core.script import Library
from desktop.core.text import count_characters

RIPE_SECONDS = 1.0
"""How long evidence has to stand while the utterance goes on; about four characters, as long as a telling word."""
_BEGINNING = 4
"""Characters of a customer's words that more telling ones often follow: 我要投诉 … 你们的态度."""
_BEGINNING_RIPE_SECONDS = 3.0
_FROM_PARTIALS = 0.75
"""What the confidence is worth while it rests on partials."""


@dataclass(slots=True)
class _Utterance:
    start: float = -1.0
    seen: dict[str, float] = field(default_factory=dict)
    """The situations that the latest transcript spoke for, and since when without a break."""


class Openings:
    """Remembers of each channel what the present utterance has spoken for."""

    def __init__(self, library: Library) -> None:
        self._family = {one.id: one.family for one in library.situations}
        self._latest: dict[Channel, _Utterance] = {}

    def ripe(self, event: Transcript, found: Iterable[Evidence]) -> list[Evidence]:
        """The situations that may be acted on now, one of each family, in the order in which they were spoken of."""
        before = self._latest.get(event.channel, _Utterance())
        seen = before.seen if before.start == event.start else {}
        evidence = [one for one in found if one.kind == "situation"]
        now = _Utterance(event.start, {one.id: seen.get(one.id, event.time) for one in evidence})
        self._latest[event.channel] = now
        best: dict[str, Evidence] = {}
        for one in evidence:
            family = self._family[one.id]
            rival = best.get(family)
            if rival is None or strength(one) >= strength(rival):
                best[family] = one
        final = isinstance(event, FinalTranscript)
        ripe = (one for one in best.values() if final or self._stands(event, one, now.seen[one.id]))
        return sorted(ripe, key=lambda one: one.start)

    def _stands(self, event: Transcript, evidence: Evidence, since: float) -> bool:
        """Whether the words will hardly turn out to be the beginning of other ones."""
        begins = event.channel == "customer" and count_characters(evidence.phrase) <= _BEGINNING
        return event.time - since >= (_BEGINNING_RIPE_SECONDS if begins else RIPE_SECONDS)


def strength(evidence: Evidence) -> float:
    """How much the words tell: the more of them the more."""
    return evidence.confidence * count_characters(evidence.phrase)


def worth(event: Transcript, evidence: Evidence) -> float:
    """How sure the words make what they speak for."""
    share = 1.0 if isinstance(event, FinalTranscript) else _FROM_PARTIALS
    return round(evidence.confidence * share, 2)

"""The agent says a whole card, identity or telephone number aloud (Q8).

A number may be said in groups, over several utterances, with words between them: the groups of the last seconds
are put together and the whole is looked at. Reading a telephone number back that the customer has just given is
asked for (N19); a card or an identity number is never said whole.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import AlertRaised, CallStarted, Event, FinalTranscript
from desktop.core.masking import PAUSE_SECONDS, mask
from desktop.core.secret_numbers import NumberKind, kind_of, number_runs
from desktop.core.spoken_times import SpokenTimes

_SHORTEST_GROUP = 3
"""Digits of a group of a longer number; one or two are counts (前面八位)."""
_MOST_GROUPS = 6
"""Groups that one number is cut into: an identity number read three by three."""
_LEAD = 14
"""Characters before a group that may say what it is."""
_ROW = 3
"""Digits in a row that tell a number …"""
_SAME_NUMBER = 0.5
"""… and the part of it that such rows make up where digits were heard wrong on both sides."""
_ASKED_SECONDS = 60.0
"""With the microphone alone: a number said so soon after it was asked for is read back."""
_TAKES_DOWN = re.compile(r"核对|重复|复述|确认一下|记下|记录|您(?:刚才|刚刚)?(?:说|报|留)的|跟您念|念一遍")
"""Words that read back; only with a microphone alone must they speak for the customer."""
_ASKS = re.compile(
    r"(?:电话|手机|号码|联系方式).{0,12}(?:多少|吗|是哪|告诉|报|说|留|提供)|(?:报|留|提供).{0,10}(?:电话|手机|号码)"
)


@dataclass(frozen=True, slots=True)
class _Offence:
    title: str
    say: str
    why: str


_OFFENCES: dict[NumberKind, _Offence] = {
    "card_number": _Offence("说出了完整的卡号", "请您确认，卡号的后四位是……，对吗？", "卡号任何时候都不念全"),
    "identity_number": _Offence(
        "说出了完整的身份证号", "请您确认，证件号的后四位是……，对吗？", "证件号任何时候都不念全"
    ),
    "phone_number": _Offence("说出了完整的电话号码", "请问是尾号……的号码吗？", "客户没有先报出这个号码"),
}


@dataclass(frozen=True, slots=True)
class _Group:
    """Some digits that were said in a row."""

    digits: str
    lead: str
    """The words right before them."""
    heard: str
    start: float
    end: float
    damaged: bool
    """Whether some of the digits were heard as something else."""


class PrivacyRule:
    """Emits the alerts `card_number`, `identity_number` and `phone_number`."""

    def __init__(self) -> None:
        self._begin(hears_customer=False)

    def _begin(self, *, hears_customer: bool) -> None:
        self._hears_customer = hears_customer
        self._groups: deque[_Group] = deque(maxlen=_MOST_GROUPS)
        self._customer_said = ""
        self._customer_damaged = False
        self._asked_at = float("-inf")
        self._raised = 0

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._begin(hears_customer="customer" in event.channels)
            case FinalTranscript(channel="customer"):
                runs = number_runs(event.text)
                self._customer_said += "".join(run.digits for run in runs)
                self._customer_damaged |= any(run.is_damaged for run in runs)
            case FinalTranscript(channel="agent"):
                return self._judge(event)
        return ()

    def _judge(self, final: FinalTranscript) -> Iterator[Event]:
        for group in _groups(final):
            if self._groups and group.start - self._groups[-1].end > PAUSE_SECONDS:
                self._groups.clear()
            self._groups.append(group)
            found = self._whole_number()
            if found:
                kind, groups = found
                self._groups.clear()
                if not (kind == "phone_number" and self._reads_back(final, groups)):
                    yield self._alert(final.time, kind, groups)
        if _ASKS.search(final.text):
            self._asked_at = final.end

    def _whole_number(self) -> tuple[NumberKind, list[_Group]] | None:
        """The number that the latest groups make up, the longest there is."""
        for first in range(len(self._groups)):
            groups = list(self._groups)[first:]
            damaged = any(group.damaged for group in groups)
            kind = kind_of("".join(group.digits for group in groups), groups[0].lead, damaged=damaged)
            if kind in _OFFENCES:
                return kind, groups
        return None

    def _reads_back(self, final: FinalTranscript, groups: list[_Group]) -> bool:
        digits = "".join(group.digits for group in groups)
        if self._hears_customer:
            damaged = self._customer_damaged or any(group.damaged for group in groups)
            return digits in self._customer_said or (damaged and _shared(digits, self._customer_said) >= _SAME_NUMBER)
        return final.start - self._asked_at <= _ASKED_SECONDS or _TAKES_DOWN.search(final.text) is not None

    def _alert(self, time: float, kind: NumberKind, groups: list[_Group]) -> AlertRaised:
        offence = _OFFENCES[kind]
        self._raised += 1
        digits = "".join(group.digits for group in groups)
        return AlertRaised(
            time=time,
            id=f"{kind}-{self._raised}",
            channel="agent",
            alert="privacy",
            rule=kind,
            title=offence.title,
            severity="warning",
            # What stands in the transcript, as far as it is of this utterance.
            heard=mask(groups[-1].heard),
            say=offence.say,
            start=groups[0].start,
            end=groups[-1].end,
            provisional=False,
            explanation=f"听到 {len(digits)} 位数字（{mask(digits)}），{offence.why}；依据：Q8。",
        )


def _shared(digits: str, others: str) -> float:
    """The part of `digits` that stands in `others` in rows long enough to be no chance."""
    rows = [place for place in range(len(digits)) if digits[place : place + _ROW] in others]
    there = {place + at for place in rows if place + _ROW <= len(digits) for at in range(_ROW)}
    return len(there) / len(digits)


def _groups(final: FinalTranscript) -> Iterator[_Group]:
    times = SpokenTimes(final.text, final.start, final.end, final.words)
    for run in number_runs(final.text):
        if len(run.digits) >= _SHORTEST_GROUP:
            start, end = times.between(run.start, run.end)
            lead = final.text[max(0, run.start - _LEAD) : run.start]
            yield _Group(run.digits, lead, final.text[run.start : run.end], start, end, run.is_damaged)

"""Fillers too often: 嗯, 呃, 啊, 那个 (Q1, Q6)."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.events import AlertRaised, CallStarted, Event, FinalTranscript
from desktop.core.limits import WordingLimits
from desktop.core.rules.standing import StandingAlert
from desktop.core.text import count_characters

_RULE = "fillers"
_ALWAYS = "[嗯呃唔]+"
"""Sounds that are nothing but fillers wherever they stand."""
_ALONE = "[啊哦噢哎唉诶欸额]+"
"""Particles at the end of a clause; fillers where they are a clause by themselves."""
_POINTING = "(?:那个|这个)+"
"""Demonstratives before a noun (那个套餐); fillers where nothing to point at follows."""
_BEGIN = r"(?:^|(?<=[，,。、！？!?；…\s嗯呃唔]))"
_END = r"(?=[，,。、！？!?；…\s嗯呃唔啊]|$)"
_FILLER = re.compile(
    rf"{_ALWAYS}|{_BEGIN}{_ALONE}{_END}|{_POINTING}{_END}|(?:那个|这个)(?=那个|这个|您这|您那|[我就]是)"
)
_POINTED_AT = re.compile("(?:要|选|用|买|换|按|去年|今年|左边|右边|上面|下面|前面|后面|哪|的)(?:那个|这个)$")
"""It stands for a thing here: 是去年那个."""
_ECHO = 4
"""An utterance of fewer characters (嗯, 嗯好的) answers; it fills nothing."""
_WINDOW = 60.0
"""Seconds of speech that the rate looks back on: the minute that it is given for."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    seconds: float
    fillers: tuple[str, ...]
    start: float


class FillersRule:
    """Emits the alert `fillers`; it is mended when the last minute of speech is fluent again."""

    def __init__(self, limits: WordingLimits) -> None:
        self._limits = limits
        self._begin()

    def _begin(self) -> None:
        self._alert = StandingAlert(_RULE)
        self._spoken: deque[_Spoken] = deque()

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._begin()
            case FinalTranscript(channel="agent") if count_characters(event.text) >= _ECHO:
                return self._judge(event)
        return ()

    def _judge(self, final: FinalTranscript) -> Iterator[Event]:
        self._spoken.append(_Spoken(final.end - final.start, tuple(find_fillers(final.text)), final.start))
        while sum(spoken.seconds for spoken in list(self._spoken)[1:]) > _WINDOW:
            self._spoken.popleft()
        seconds = sum(spoken.seconds for spoken in self._spoken)
        fillers = [filler for spoken in self._spoken for filler in spoken.fillers]
        rate = len(fillers) * 60 / max(seconds, 1.0)
        too_often = rate > self._limits.fillers and len(fillers) >= self._limits.fillers_at_least
        if too_often and self._alert.severity is None:
            yield from self._alert.raise_(self._warning(final, fillers, seconds, rate))
        elif not too_often:
            yield from self._alert.clear(final.time, "mended")

    def _warning(self, final: FinalTranscript, fillers: list[str], seconds: float, rate: float) -> AlertRaised:
        most = max(dict.fromkeys(fillers), key=fillers.count)
        return AlertRaised(
            time=final.time,
            id="",
            channel="agent",
            alert="wording",
            rule=_RULE,
            title=f"口头语偏多：“{most}”等",
            severity="notice",
            heard="、".join(dict.fromkeys(fillers)),
            say="想一想再说，停一停就好，不用“嗯”“那个”填空",
            start=next(spoken.start for spoken in self._spoken if spoken.fillers),
            end=final.end,
            provisional=False,
            explanation=(
                f"最近 {seconds:.0f} 秒说话里有 {len(fillers)} 个口头语，相当于每分钟 {rate:.0f} 个，"
                f"上限每分钟 {self._limits.fillers:g} 个、至少 {self._limits.fillers_at_least} 个才提醒；依据：Q1、Q6。"
            ),
        )


def find_fillers(text: str) -> list[str]:
    """The fillers in an utterance, in its order; 嗯嗯 is one."""
    return [match[0] for match in _FILLER.finditer(text) if not _POINTED_AT.search(text[: match.end()])]

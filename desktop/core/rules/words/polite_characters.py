"""The ten polite characters 您好 请 谢谢 对不起 再见 over a whole call (O1, W2)."""

import re
from collections.abc import Iterable, Iterator

from desktop.core.events import AlertRaised, CallEnded, CallStarted, Event, FinalTranscript, SituationEntered
from desktop.core.rules.duties.complaining import NOT_COMPLAINING

_RULE = "polite_characters"
_WORDS = {
    "您好": re.compile("[您你]好|(?:早上|上午|中午|下午|晚上)好|大家好"),
    "请": re.compile("(?<![申邀])请(?![求示假客])|麻烦您|劳烦|有劳|辛苦您"),
    "谢谢": re.compile("谢|感激"),
    "对不起": re.compile("对不起|抱歉|不好意思|歉意|见谅|谅解|包涵|打扰|久等|添麻烦"),
    "再见": re.compile("再见|再会|拜拜"),
}
"""Each with the words that do the same."""
_GONE_WRONG = re.compile(
    "我们(?:会|来|给您)?赔|全额赔|给您赔|补(?:寄|发)|漏(?:发|寄|装)|少(?:发|装|寄)|发错|寄错|弄错|搞错|弄丢|延误|失误|投诉|淋(?:湿|了|坏)"
    "|系统(?:慢|崩)|我们的(?:问题|责任|错|疏忽)"
)
"""What the agent says when there is something to be sorry for."""
_FAMILY = "complaint"
"""Of the situations in which there is something to be sorry for."""
_LEAST_UTTERANCES = 3
"""Fewer are no call."""
_LEAST_SECONDS = 30.0
"""A shorter call of which nobody knows who hung up was broken off; what was missing might have come."""


class PoliteCharactersRule:
    """Emits the alert `polite_characters` at the end of a call in which some were not said."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._utterances = 0
        self._said: set[str] = set()
        self._went_wrong = ""

    def feed(self, event: Event) -> Iterable[Event]:
        match event:
            case CallStarted():
                self._begin()
            case FinalTranscript(channel="agent"):
                self._hear(event.text)
            case SituationEntered() if event.family == _FAMILY and event.situation not in NOT_COMPLAINING:
                self._went_wrong = self._went_wrong or event.because
            case CallEnded():
                return self._judge(event)
        return ()

    def _hear(self, text: str) -> None:
        self._utterances += bool(text)
        self._said.update(word for word, pattern in _WORDS.items() if pattern.search(text))
        wrong = _GONE_WRONG.search(text)
        self._went_wrong = self._went_wrong or (wrong[0] if wrong else "")

    def _judge(self, ended: CallEnded) -> Iterator[Event]:
        whole = bool(ended.hung_up) or ended.time >= _LEAST_SECONDS
        due = [word for word in _WORDS if word != "对不起" or self._went_wrong]
        missing = [word for word in due if word not in self._said]
        # Thanks are owed for something; that they alone were not said is no slip that one can be sure of.
        if whole and self._utterances >= _LEAST_UTTERANCES and set(missing) - {"谢谢"}:
            yield self._alert(ended.time, missing)

    def _alert(self, time: float, missing: list[str]) -> AlertRaised:
        words = "、".join(missing)
        wrong = f"（听到“{self._went_wrong}”，应当致歉）" if "对不起" in missing else ""
        return AlertRaised(
            time=time,
            id=f"{_RULE}-1",
            channel="agent",
            alert="wording",
            rule=_RULE,
            title=f"十字礼貌用语没有说全：{words}",
            severity="notice",
            heard="",
            say="下一通电话记得：您好、请、谢谢、对不起、再见",
            start=0.0,
            end=time,
            provisional=False,
            explanation=f"整通电话没有听到：{words}{wrong}，意思相同的说法也算；依据：O1、W2。",
        )

"""The ten polite characters 您好 请 谢谢 对不起 再见 over a whole call (O1, W2)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from desktop.core.edge_words import begins_with, ends_with
from desktop.core.events import AlertRaised, CallEnded, CallStarted, Event, FinalTranscript, SituationEntered
from desktop.core.loose_matching import LooseMatcher
from desktop.core.matching import Entry
from desktop.core.rules.duties.complaint_heard import ComplaintHeard

_RULE = "polite_characters"
_WORDS = {
    "您好": re.compile("[您你]好|(?:早上|上午|中午|下午|晚上)好|大家好"),
    "请": re.compile("(?<![申邀])请(?![求示假客])|麻烦您|劳烦|有劳|辛苦您"),
    "谢谢": re.compile("谢|感激"),
    "对不起": re.compile("对不起|抱歉|不好意思|歉意|见谅|谅解|包涵|打扰|久等|添麻烦"),
    "再见": re.compile("再见|再会|拜拜|回见|回头见|下次见|明天见|后天见|一会儿?见|您慢走"),
}
"""Each with the words that do the same."""
_IN_SENTENCES = {
    "您好": ("您好请问", "您好我是", "您好这里是", "您好欢迎", "您好很高兴", "先生您好", "女士您好"),
    "请": (
        "请问您", "请问有什么", "请问还有", "请您稍等", "请您放心", "请您先", "请您提供", "请您说", "请稍等", "麻烦您",
    ),
    "谢谢": ("谢谢您的", "感谢您的", "感谢来电", "感谢您", "谢谢您", "非常感谢"),
    "对不起": ("对不起", "非常抱歉", "很抱歉", "实在抱歉", "抱歉让您", "不好意思", "让您久等", "给您添麻烦"),
    "再见": ("生活愉快再见", "的来电再见", "您的接听再见", "工作顺利再见", "打扰您了再见"),
}  # fmt: skip
"""Where each of them mostly stands, to be found although a part of it was misheard: two syllables are too few."""
_AT_EDGES = ("您好", "你好", "谢谢", "感谢", "抱歉", "再见", "拜拜")
"""What stands alone, or first or last in an utterance."""
_MEANT = {"你好": "您好", "感谢": "谢谢", "抱歉": "对不起", "拜拜": "再见"}
_GONE_WRONG = re.compile(
    "我们(?:会|来|给您)?赔|全额赔|给您赔|(?:给您|为您)补(?:寄|发)|漏(?:发|寄|装)了?|(?<!多)少(?:发|装|寄)了|发错"
    "|寄错|(?:我们|仓库|同事|师傅).{0,6}(?:弄错|搞错|弄丢|弄坏)"
    "|我们.{0,4}(?:延误|失误)|您(?:的|要|想)?投诉(?!电话|热线)|淋(?:湿|坏)了|系统(?:慢|崩)|我们的(?:问题|责任|错"
    "|疏忽)"
)
"""What the agent says when there is something to be sorry for."""
_LEAST_UTTERANCES = 3
"""Fewer are no call."""
_LEAST_SECONDS = 30.0
"""A shorter call of which nobody knows who hung up was broken off; what was missing might have come."""


class PoliteCharactersRule:
    """Emits the alert `polite_characters` at the end of a call in which some were not said."""

    def __init__(self) -> None:
        self._complaint = ComplaintHeard()
        self._begin()

    def _begin(self) -> None:
        self._utterances = 0
        self._said: set[str] = set()
        self._went_wrong = ""

    def feed(self, event: Event) -> Iterable[Event]:
        self._complaint.feed(event)
        match event:
            case CallStarted():
                self._begin()
            case FinalTranscript(channel="agent"):
                self._hear(event.text)
            case SituationEntered() if self._complaint.opened(event):
                self._went_wrong = self._went_wrong or event.because
            case CallEnded():
                return self._judge(event)
        return ()

    def _hear(self, text: str) -> None:
        self._utterances += bool(text)
        self._said |= _said_in(text)
        # Once all were said nothing more has to be looked for by sound.
        if len(self._said) < len(_WORDS):
            self._said.update(match.key for match in _sentences().find_all(text))
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


def _said_in(text: str) -> set[str]:
    """The polite words of an utterance: as they are written, and by sound where they begin or end it."""
    said = {word for word, pattern in _WORDS.items() if pattern.search(text)}
    edges = (word for word in _AT_EDGES if begins_with(text, word) or ends_with(text, word))
    return said | {_MEANT.get(word, word) for word in edges}


@cache
def _sentences() -> LooseMatcher:
    """Made for the first words of a call: the window imports this module and needs no sounds."""
    return LooseMatcher(Entry(word, sentence) for word, sentences in _IN_SENTENCES.items() for sentence in sentences)

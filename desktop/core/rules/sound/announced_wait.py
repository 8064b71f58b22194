"""A wait that the agent announced: when it began, when he last said a word in it, and when he came back (N13, N17).

The agent's own words count, and the situation where it was opened by hand or by the customer (那我等你). A wait begins
when he falls silent after the announcement, and ends with the first thing he says that is neither a word in passing
(嗯, 正在查) nor another announcement.
"""

import re

from desktop.core.events import (
    AudioGap,
    Event,
    FinalTranscript,
    PartialTranscript,
    SituationEntered,
    SituationLeft,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.script import Library
from desktop.core.text import count_characters, normalise

FAMILY = "hold"
"""Of the situations in which a customer waits (id in the library)."""

ASKS_TO_WAIT = ("请稍等", "请您稍等", "稍等一下", "稍等啊", "您稍等", "请稍候", "请您等一下", "您等我", "给我一点时间")
"""What announces a wait, beside the library's own words for it."""

GOES_TO_LOOK = ("我帮您查", "为您查询", "帮您查询", "帮您核实", "帮您核对", "帮您看一下", "我查一下")
"""What announces a wait too, unless it has been done (查到了) or goes on with a question."""

THANKS = (
    "谢谢您的等待", "感谢您的等待", "谢谢您等", "感谢您等", "感谢等待", "谢谢等待", "多谢您等", "多谢您的等待",
    "多谢您的等候", "感谢您的耐心", "谢谢您的耐心", "感谢您耐心", "谢谢您耐心", "辛苦您等", "让您久等", "久等了",
)  # fmt: skip
"""What thanks for a wait, beside the library's item for it."""
_THANKS_ITEM = "thank_hold"

_A_MOMENT = "(?:一?下(?!次|个|周|午|月|单)|一小?会|一等|会儿|片刻|(?:几|半|[一两二三1-3])个?(?:分|秒))"
_ASKED = "您|请|麻烦|劳|烦|辛苦|先|再|线上?|耐心"
_ASKS_APART = re.compile(
    "稍(?:等|候|微(?:等|候|待)|待)"
    f"|(?:{_ASKED}|你|别急)(?:您)?(?:先|再|在线上?|在这儿?|在电话(?:里|边|旁)|耐心)?(?:等着|等等|候着)"
    f"|(?:^|[，。！？,.!?好吧哈啊那我]|{_ASKED})(?:在这儿?|在电话里|先|再)?(?:等|候){_A_MOMENT}"
    "(?!.{0,2}(?:再(?!给|跟|告)|以后|之后|后|就(?!好|回)))"
    f"|等(?:着)?我(?!们的?(?:电话|通知|消息))|(?:耽误|占用)(?:您)?(?:{_A_MOMENT}|一?点)"
    f"|(?:给|容|让)我(?:{_A_MOMENT}|一?点时间|一些时间)|(?:别|不要)(?:挂断?|挂机|挂电话)"
    "|(?:不要|别|不用)动(?:您的)?(?:鼠标|键盘|电脑|手机|屏幕)"
    "|(?:不要|别)放(?:下)?(?:电话|$|[，,。])|保持(?:通话|在线|接通)"
)
"""The same in whatever words: all turn on waiting, or on not hanging up."""
_THANKS_APART = re.compile(
    "久等|久候|等(?:这么|那么)(?:久|长|半天|老半天)|(?:谢|辛苦|麻烦|难为|抱歉|不好意思|对不起|对不住|让您|劳您"
    "|耽误)您?.{0,6}(?<!稍)(?:等|候|耐心|久|时间|半天|工夫|功夫)(?!一|会儿|片刻|下|我|着我)"
    "|(?<!稍)(?:等|候|时间|半天)(?!一|下|会|我).{0,6}(?:谢|辛苦|抱歉|不好意思|对不起|对不住)"
)
"""Thanks or an apology for waiting, in whatever words."""
_LATER = re.compile("工作日|小时|[一两二三四五六七八九十几0-9][天日]|[天日]之?内|回电|打回|短信|通知")
"""A wait that outlasts the call is none in it."""
_NO_WAIT = re.compile("(?:不用|不需要|无需|不必|不要|别)(?:您)?(?:再|一直)?等")
_ASKS = re.compile("请问|多少|什么|哪|几[位号月]|提供|报一下|告诉|说一下")
"""The agent wants to know something first: the customer has the word, and does not wait."""
_DONE = re.compile("(?:到|过|好|完|清楚|的)")
_IN_PASSING = re.compile(
    "正在|还在|再稍等|再等|稍等|等一下|稍候|别挂|马上|快好了|快了|还没|还有最后|还差|还要|还需要|在查|在看|在核"
    "|加载|转圈|刷新"
    "|在吗|在听吗|听得到吗"
)
_RESULT = re.compile("久等|等待|等候|查到|好了|核实到|核对完|查询到|问到|找到")
_HUM = 4
"""Fewer characters (嗯, 好的) are a word in passing, unless they tell of a result."""
_SETTLING_SECONDS = 3.0
"""How long a recogniser may take for the final of what was said; noise that was taken for a voice never gets one."""
_SAME_BREATH = 3.0
"""What follows the announcement so soon (大概一分钟) and is short still belongs to it."""
_AFTERTHOUGHT = 12
"""Characters of it at most."""
_STILL_TO_COME = re.compile("一?下|一?小?会|一等|片刻|几|半")
"""What follows 辛苦您等 where the wait only begins."""


class AnnouncedWait:
    """Follows the agent's words through one call; the attributes tell how things stand."""

    def __init__(self, library: Library) -> None:
        holds = [phrase for one in library.situations if one.family == FAMILY for phrase in one.opens.agent]
        thanks = [phrase for item in library.items if item.id == _THANKS_ITEM for phrase in item.phrases]
        self._asks = _matcher(*ASKS_TO_WAIT, *holds)
        self._looks = _matcher(*GOES_TO_LOOK)
        self._thanks = _matcher(*THANKS, *thanks)
        self.open = False
        """Whether the customer waits."""
        self.since = 0.0
        """When the wait began, seconds: at the end of the announcement."""
        self.word_at = 0.0
        """When the agent last said a word to the customer."""
        self.back_at = 0.0
        """When he began to speak again to the point, after the wait that is over."""
        self._speaking = False
        self._unsettled_since = float("-inf")
        self._customer_spoke_last = False

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        match event:
            case VoiceStarted(channel="agent"):
                self._speaking = True
            case VoiceStopped(channel="agent"):
                self._speaking = False
                self._unsettled_since = event.time
            case AudioGap(channel="agent"):
                # Nobody knows what he said in it.
                self.word_at = event.time
            case PartialTranscript() | FinalTranscript():
                self._customer_spoke_last = event.channel == "customer"
                if event.channel == "agent":
                    self._heard(event)
            case SituationEntered(family="hold"):
                # Opened by the agent's words it is left to them: they may speak of another wait than one in this call.
                if not self.open and (event.because == "agent" or self._customer_spoke_last):
                    self._begin(event.time)
            case SituationLeft(family="hold", because="agent"):
                self.open = False

    def speaks(self, now: float) -> bool:
        """Whether the agent is speaking, or has just spoken and his words are still to come."""
        return self._speaking or now - self._unsettled_since < _SETTLING_SECONDS

    def thanks(self, text: str) -> bool:
        """Whether `text` thanks for a wait."""
        found = (one for one in self._thanks.find(text) if not _STILL_TO_COME.match(text[one.end :]))
        return any(found) or bool(_THANKS_APART.search(text))

    def announces(self, text: str) -> bool:
        """Whether `text` asks the customer to wait now."""
        if _NO_WAIT.search(text) or _LATER.search(text):
            return False
        if self._asks.find(text) or (_ASKS_APART.search(text) and not _THANKS_APART.search(text)):
            return True
        return any(
            not _DONE.match(text[one.end :]) and not _ASKS.search(text[one.end :]) for one in self._looks.find(text)
        )

    def _heard(self, event: PartialTranscript | FinalTranscript) -> None:
        if isinstance(event, FinalTranscript):
            self._unsettled_since = float("-inf")
            self._settle(event)
            self.word_at = event.end if normalise(event.text) else self.word_at
        elif self.open and self.thanks(event.text):
            self._come_back(event)

    def _settle(self, final: FinalTranscript) -> None:
        # What an utterance announces its end alone can tell: 我帮您查 … 到了, 请您耐心等待 … 三个工作日.
        if not self.open:
            if self.announces(final.text):
                self._begin(final.end)
        elif self._continues_announcement(final):
            self.since = final.end
        elif self.thanks(final.text) or self._to_the_point(final.text):
            self._come_back(final)

    def _begin(self, time: float) -> None:
        self.open = True
        self.since = self.word_at = time

    def _come_back(self, event: PartialTranscript | FinalTranscript) -> None:
        self.open = False
        self.back_at = event.start

    def _continues_announcement(self, final: FinalTranscript) -> bool:
        soon = final.start - self.since < _SAME_BREATH and count_characters(final.text) < _AFTERTHOUGHT
        return soon and not _RESULT.search(final.text)

    def _to_the_point(self, text: str) -> bool:
        if _IN_PASSING.search(text) or self.announces(text):
            return False
        return count_characters(text) >= _HUM or bool(_RESULT.search(text))


def _matcher(*phrases: str) -> PhraseMatcher:
    return PhraseMatcher(Entry(phrase, phrase) for phrase in dict.fromkeys(phrases))

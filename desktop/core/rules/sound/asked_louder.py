"""Whether the customer asked the agent to speak up: by words, or because the situation for it was opened (O9)."""

import re

from desktop.core.events import Event, FinalTranscript, PartialTranscript, SituationEntered
from desktop.core.matching import Entry, PhraseMatcher

SITUATION = "agent_soft"
"""The customer cannot hear the agent well (id in the library)."""
_BY_HAND = "agent"

_PHRASES = (
    "大声一点", "大声点", "大点声", "声音大一点", "声音大点", "声音放大", "声音太小", "声音好小", "声音有点小",
    "你声音小", "您声音小", "声音太轻", "嗓门大一点", "声音高一点", "声音能再高", "声音能不能大", "这么小声",
    "大声一些", "大点儿声", "大声点儿", "说大声点", "讲大声点", "声音再大", "声音大些", "声音提高", "声音高点",
    "说话大声", "声音太低", "声音怎么这么小", "听得不太清", "听得不清楚", "听不太清楚", "听得费劲", "听着费劲",
    "说话声音小", "声音这么小", "离话筒近", "像蚊子", "听得很费劲", "听不清你说", "听不见你说", "听不到你说",
    "我听不见", "我听不到", "我听不太清",
)  # fmt: skip
"""Beside what opens the situation in the library; the same for all packs, since every customer says it."""
_ASKS_APART = re.compile(
    "(?<![别太么要])大(?:一)?(?:点|些)儿?声|(?<![别么要])大声(?:一)?(?:点|些)|(?:声音?|嗓门|音量|说话"
    "|讲话).{0,6}(?:大|高|响|提|放开|亮)(?:高|上来)?(?:一)?(?:点|些|声)"
    "|(?:您|你|你们)(?:那边|这边)?的?(?:声音?儿?|说话|讲话|嗓门)(?:也|怎么|实在|真|可)*(?:太|好|有点|有些|这么|那么"
    "|很|比较)*(?:小|轻|低|弱|远|细)"
    "|声(?:音|儿)?(?:也|怎么|实在|真|可)*(?:太|好|有点儿?|有些|这么|那么)(?:小|轻|低|弱|远|细)|听(?:得)?不(?:太|大"
    "|怎么|是很)?(?:清|见|到|真|着)(?:楚)?.{0,3}(?:你|您)(?:说|讲|的)?|听得(?:很|不太|不大|好|太)?(?:费劲|吃力|费力"
    "|累|清)"
    "|(?:你|您)(?:说|讲)的?(?:什么|话)?.{0,4}(?:听不|没听)(?:清|见|到|着)|蚊子|(?:离|凑|靠)(?:近)?(?:话筒|麦克?风?"
    "|听筒|电话).{0,3}近"
)
"""The same in other words: louder, or what makes the agent hard to hear."""
_NO_REQUEST = re.compile(
    "我(?:妈|爸|奶|爷|姥|家|老公|老婆|儿子|女儿|孩子|婆|公)|老人|孩子|老师|邻居|楼上|耳朵|他(?!们)|她|电视|音箱"
    "|音响|喇叭|门铃|铃声|手表|机器|空调|车(?:上|里)?的?声|对讲|广播|视频|游戏|耳机|录音"
    "|(?:我|我这边|我这儿|我们这边|把|我把)(?:的|自己的)?声音|(?<!能)不(?:能|敢|方便|用|要|需要)大声|(?:别|不要"
    "|不用)(?:那么|这么)?大|声音(?:太|很|挺)?大(?!一点|点|些)|小(?:一)?点声|(?:能|听得|听)(?:很)?清楚(?!吗)?了"
    "|信号(?:不|差|太|断)|断断续续|杂音|噪音|回声|免提|太吵|好吵"
    "|(?:您|你)(?:能|可以)?(?:听得|听)(?:到|见|清)(?:楚)?(?:我)?吗|上次|昨天|之前|那天"
)
"""Talk of other people's ears, other sounds, the line, or the customer's own voice."""


class AskedLouder:
    """Listens for the request; one utterance asks once."""

    def __init__(self) -> None:
        self._matcher = PhraseMatcher(Entry(phrase, phrase) for phrase in _PHRASES)
        self._asked_in = float("nan")
        self._speaks_of_others = False
        """Whether the customer's last words on hearing were not about the agent's voice."""

    def feed(self, event: Event) -> bool:
        """Whether `event` asks for it now."""
        match event:
            case SituationEntered() if event.situation == SITUATION:
                return event.because == _BY_HAND or not self._speaks_of_others
            case PartialTranscript(channel="customer") | FinalTranscript(channel="customer"):
                self._speaks_of_others = bool(_NO_REQUEST.search(event.text))
                return self._heard(event)
        return False

    def _heard(self, event: PartialTranscript | FinalTranscript) -> bool:
        if event.start == self._asked_in or not self._asks(event.text):
            return False
        self._asked_in = event.start
        return True

    def _asks(self, text: str) -> bool:
        asked = self._matcher.find(text) or _ASKS_APART.search(text)
        return bool(asked) and not _NO_REQUEST.search(text)

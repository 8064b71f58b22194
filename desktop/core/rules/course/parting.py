"""How people end a call: what a customer says who wants nothing more, and the word with which both part.

Grammar, not vocabulary: 没有了 may be about anything, and is about the call when nothing else is said but thanks, or
when the agent has just asked whether there was anything else.
"""

import re

from desktop.core.edge_words import ends_with
from desktop.core.loose_matching import LooseMatcher
from desktop.core.matching import Entry
from desktop.core.text import count_characters, filler_positions, normalise, syllables

FAREWELLS = ("再见", "拜拜", "再会")
"""What ends a call in every library."""
_NOTHING_MORE = (
    "没有了", "没了", "没得了", "没有啦", "没啦", "没事了", "没别的了", "没有别的了", "没别的事了", "没有别的事了",
    "没什么了", "没什么事了", "没问题了", "没有问题了", "没有其他了", "没有其他的了", "不用了", "不需要了", "暂时没有",
)  # fmt: skip
_THAT_IS_ALL = (
    "就这样", "就这样吧", "就这样子", "就这些", "先这样", "先这样吧", "那就这样吧", "挂了", "我挂了", "先挂了",
    "不说了", "不跟你说了", "算了", "没事了", "你忙吧", "您忙吧", "你忙你的", "就到这儿", "就这样先",
    "就这么着", "就这么着吧", "就这样了", "就这样啊",
)  # fmt: skip
_THANKS = (
    "谢谢", "谢谢你", "谢谢您", "谢谢你啊", "谢谢你了", "谢谢啦", "多谢", "麻烦你了", "麻烦您了", "辛苦了", "辛苦你了",
    "辛苦您了", "再见", "拜拜",
)  # fmt: skip
_HANGS_UP = re.compile(
    "(?:^|[那先，。！,!]|(?<!给)我|我就|说了|没事)(?:挂|撂)(?:电话)?[了啦](?:[啊哈吧喽哦噢呀]|$)|^(?:那|我|先)*(?:挂|撂)[了啦]"
)
"""A customer who says that he hangs up now; 你怎么给我挂了 speaks about somebody else."""
_MENTIONED = re.compile(rf"(?<!您)(?<!你)[说道讲喊](?:一?声|个|了)?(?:{'|'.join(FAREWELLS)})$")
"""小动物会跟孩子说再见: somebody else parts. 跟您说再见 does."""
_SENTENCE_END = re.compile("[。！？!?]")
_BUT = re.compile("不过|但是|就是|还想|还有|再问|对了")
_MOST_AFTER_QUESTION = 24
"""Characters of what begins with 没有了 when the agent has just asked for more."""
_ASKED = ("还有别的", "还有其他", "还有什么", "还有没有", "还需要", "别的事", "其他问题")
_SMALL = frozenset("好行嗯哦那可以吧啊呀呢噢嘛哈嗨了啦的得就对是")
"""What may stand around it without a meaning of its own."""
_MOST_CHARACTERS = 16
_BEFORE_NO = 3
"""Characters that may stand before it: 哎没有了."""
_TAIL = 8
"""The end of an utterance, in which somebody tells that he hangs up."""
_COVERED = 0.7
"""The part of the utterance that must be such words."""


class Parting:
    """Tells when somebody is about to end the call."""

    def __init__(self) -> None:
        kinds = (("nothing", _NOTHING_MORE), ("all", _THAT_IS_ALL), ("thanks", _THANKS))
        self._matcher = LooseMatcher(Entry(kind, text) for kind, texts in kinds for text in texts)
        self._questions = LooseMatcher(Entry(text, text) for text in _ASKED)
        self._asked = False

    def agent_said(self, text: str) -> None:
        """The agent has finished an utterance."""
        self._asked = bool(self._questions.find(text))

    def customer_ends(self, text: str) -> bool:
        """Whether the customer says in `text`, or in its last sentence, that he wants nothing more."""
        if _HANGS_UP.search(text[-_TAIL:]) or (self._asked and self._declines(text)):
            return True
        sentences = [one for one in _SENTENCE_END.split(text) if one.strip()]
        return self._wants_nothing(text) or (len(sentences) > 1 and self._wants_nothing(sentences[-1]))

    def _declines(self, text: str) -> bool:
        """Whether an answer to the question for more begins with a no; what comes behind is small talk."""
        if count_characters(text) > _MOST_AFTER_QUESTION or _BUT.search(text):
            return False
        first = next((match for match in self._matcher.find(text) if match.key == "nothing"), None)
        return first is not None and count_characters(text[: first.start]) <= _BEFORE_NO

    def _wants_nothing(self, text: str) -> bool:
        if count_characters(text) > _MOST_CHARACTERS:
            return False
        found = self._matcher.find(text)
        kinds = {match.key for match in found}
        enough = "all" in kinds or ("nothing" in kinds and (self._asked or "thanks" in kinds))
        if not enough:
            return False
        spoken = syllables(text)
        fillers = filler_positions("".join(one.char for one in spoken))
        said = [one for at, one in enumerate(spoken) if at not in fillers and one.char not in _SMALL]
        covered = sum(any(match.start <= one.index < match.end for match in found) for one in said)
        return covered >= _COVERED * len(said)


def farewell(text: str) -> str:
    """The word with which `text` ends when somebody parts; in the middle of an utterance it is only mentioned."""
    if _MENTIONED.search(normalise(text)):
        return ""
    return next((word for word in FAREWELLS if ends_with(text, word)), "")

"""How people end a call: what a customer says who wants nothing more, and the word with which both part.

Grammar, not vocabulary: 没有了 may be about anything, and is about the call when nothing else is said but thanks, or
when the agent has just asked whether there was anything else.
"""

from desktop.core.edge_words import ends_with
from desktop.core.loose_matching import LooseMatcher
from desktop.core.matching import Entry
from desktop.core.text import count_characters, filler_positions, syllables

FAREWELLS = ("再见", "拜拜")
"""What ends a call in every library."""
_NOTHING_MORE = (
    "没有了", "没了", "没得了", "没有啦", "没啦", "没事了", "没别的了", "没有别的了", "没别的事了", "没有别的事了",
    "没什么了", "没什么事了", "没问题了", "没有问题了", "没有其他了", "没有其他的了", "不用了", "不需要了", "暂时没有",
)  # fmt: skip
_THAT_IS_ALL = (
    "就这样", "就这样吧", "就这样子", "就这些", "先这样", "先这样吧", "那就这样吧", "挂了", "我挂了", "先挂了",
    "不说了",
)  # fmt: skip
_THANKS = (
    "谢谢", "谢谢你", "谢谢您", "谢谢你啊", "谢谢你了", "谢谢啦", "多谢", "麻烦你了", "麻烦您了", "辛苦了", "辛苦你了",
    "辛苦您了", "再见", "拜拜",
)  # fmt: skip
_ASKED = ("还有别的", "还有其他", "还有什么", "还有没有", "还需要", "别的事", "其他问题")
_SMALL = frozenset("好行嗯哦那可以吧啊呀呢噢嘛哈嗨了啦的得就对是")
"""What may stand around it without a meaning of its own."""
_MOST_CHARACTERS = 16
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
        """Whether the customer says in `text` that he wants nothing more."""
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
    return next((word for word in FAREWELLS if ends_with(text, word)), "")

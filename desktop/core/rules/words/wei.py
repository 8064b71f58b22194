"""喂 as a way to address the customer (Q6, O4, O6, O12)."""

import re

from desktop.core.events import FinalTranscript
from desktop.core.rules.words.sentences import foreign_spans
from desktop.core.rules.words.wording import Slip

_CALL = re.compile(
    r"(?:^|(?<=[，,。、！？!?；…：:\s嗯啊呃哦哎诶好]))喂+(?![猫狗药奶养食饭鸡鸭鱼鸟马猪牛羊草水孩宝婴饲给了过的])"
)
"""喂 where a clause begins, and not as the verb: 喂猫, 喂药."""


def find_wei(final: FinalTranscript) -> list[Slip]:
    """Every 喂 that calls somebody."""
    foreign = foreign_spans(final.text)
    return [
        Slip(match.start(), match.end(), "不用“喂”招呼客户")
        for match in _CALL.finditer(final.text)
        if not any(first <= match.start() < behind for first, behind in foreign)
    ]

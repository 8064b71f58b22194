"""你 where 您 is due (W2)."""

import re

from desktop.core.events import FinalTranscript
from desktop.core.rules.words.sentences import foreign_spans
from desktop.core.rules.words.wording import Slip

_ADDRESS = re.compile("你们?")
_WORDS = ("迷你", "你我他", "你我之间", "你来我往", "你情我愿", "你追我赶", "你死我活", "不分你我")
"""Words in which nobody is addressed."""
_SURE = 0.8
"""Recognisers write 你 for 您 by habit. A word that is less sure than this counts only when there is another one."""


class NiPattern:
    """Finds 你 in what the agent says; 你好 once in a call, unsure ones from the second on."""

    def __init__(self) -> None:
        self._unsure = 0
        self._greeted = False

    def __call__(self, final: FinalTranscript) -> list[Slip]:
        slips = [self._slip(final, place) for place in _addresses(final.text)]
        return [slip for slip in slips if slip is not None]

    def _slip(self, final: FinalTranscript, place: re.Match[str]) -> Slip | None:
        if not _is_sure(final):
            self._unsure += 1
            if self._unsure < 2:
                return None
        start, end = place.span()
        if final.text.startswith("好", end):
            return self._greeting(start, end + 1)
        better = "您和您的家人" if place[0] == "你们" else "您"
        return Slip(start, end, "对客户要称“您”", f"称呼客户请用“{better}”")

    def _greeting(self, start: int, end: int) -> Slip | None:
        if self._greeted:
            return None
        self._greeted = True
        return Slip(start, end, "问候客户要说“您好”", "您好")


def _addresses(text: str) -> list[re.Match[str]]:
    foreign = foreign_spans(text)
    words = [match.span() for word in _WORDS for match in re.finditer(word, text)]
    return [
        match
        for match in _ADDRESS.finditer(text)
        if not any(first <= match.start() < behind for first, behind in (*foreign, *words))
    ]


def _is_sure(final: FinalTranscript) -> bool:
    return all(word.confidence >= _SURE for word in final.words if "你" in word.text)

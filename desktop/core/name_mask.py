"""Hides customers' names in what is kept of a call, where the company wants that.

A name is known because the agent entered it, or because of the words around it: 张女士, 我叫李四. A name that is only
dropped in passing is not found; whoever may keep no name at all keeps summaries.
"""

import re
from dataclasses import replace
from typing import Any

from desktop.core.events import (
    AlertRaised,
    CallerTold,
    CallStarted,
    CustomerNamed,
    Event,
    FinalTranscript,
    NoteTaken,
    PromptShown,
    SituationEntered,
    SituationLeft,
    StageEntered,
)
from desktop.core.masking import MASK

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳"
)
_TITLES = "先生|女士|小姐|太太|阿姨|大哥|大姐|老师|经理|总"
_BEFORE_TITLE = re.compile(rf"((?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[\u4e00-\u9fff]{{0,2}}?)(?={_TITLES})")
_SAID = re.compile(
    r"(?:我叫|名字叫|名叫|我的名字是|名字是|姓名是|户名是|机主是|开户人是|持卡人是)([\u4e00-\u9fff]{2,3})"
)
_SURNAME_SAID = re.compile(rf"(?:我姓|免贵姓|贵姓)([{_SURNAMES}])")
_SHORTEST = 2
"""Characters of a name that is hidden wherever it stands; a surname alone is a word of its own too often."""

_TEXTS: dict[type[Event], tuple[str, ...]] = {
    AlertRaised: ("heard", "title", "say", "explanation"),
    PromptShown: ("text", "next_text", "title"),
    StageEntered: ("because",),
    SituationEntered: ("because",),
    SituationLeft: ("because",),
    NoteTaken: ("text",),
}
"""Where names may stand, each text for itself."""


class NameMask:
    """Hides names in the events of one call; what was known once is hidden from then on."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def mask(self, event: Event) -> Event:
        """`event` as it may be kept."""
        match event:
            case CallStarted() | CustomerNamed():
                self._learn(event.customer)
                return replace(event, customer="")
            case CallerTold():
                self._learn(event.label)
                return replace(event, label="")
            case FinalTranscript():
                self._names.update(_SAID.findall(event.text))
                return self._final(event)
        return self._texts(event, {name: getattr(event, name) for name in _TEXTS.get(type(event), ())})

    def _learn(self, name: str) -> None:
        if len(name) >= _SHORTEST:
            self._names.add(name)

    def _final(self, event: FinalTranscript) -> FinalTranscript:
        hidden = self._hidden("".join(word.text for word in event.words))
        words = []
        at = 0
        for word in event.words:
            words.append(replace(word, text=hidden[at : at + len(word.text)]))
            at += len(word.text)
        return replace(event, text=self._hidden(event.text), words=tuple(words))

    def _texts(self, event: Event, texts: dict[str, str]) -> Event:
        hidden: dict[str, Any] = {name: self._hidden(text) for name, text in texts.items()}
        return replace(event, **hidden)

    def _hidden(self, text: str) -> str:
        for name in sorted(self._names, key=len, reverse=True):
            text = text.replace(name, MASK * len(name))
        for pattern in (_BEFORE_TITLE, _SAID, _SURNAME_SAID):
            for found in reversed(list(pattern.finditer(text))):
                start, end = found.span(1)
                text = text[:start] + MASK * (end - start) + text[end:]
        return text

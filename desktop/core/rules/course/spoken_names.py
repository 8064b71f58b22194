"""How a customer tells his name: 免贵姓李, 我叫张伟, 叫我张女士, or 李伟 to the question for it.

Where a given name ends nobody writes down in speech; it counts when the words end behind it, or go on with some that
cannot stand in a name, and else it is none. Characters, not sounds: which of two that sound alike is meant the
recogniser guesses, and the agent sees it.
"""

import re
from dataclasses import dataclass

from desktop.core.surnames import SURNAMES

_SURNAME = f"(?P<surname>{'|'.join(SURNAMES)})"
_NO_NAME = "我你您他她它们的了吗呢吧啊哦呀嘛是在有没不想要请问就这那跟和给找说能可以打从怎么什哪谁个来去"
"""Characters that stand in no name."""
_GIVEN = f"(?P<given>[^\\W\\d_a-zA-Z{_NO_NAME}]{{1,2}})"
_GOES_ON = (
    "今天|明天|昨天|前天|刚才|刚刚|先|上次|上个|电话|手机|身份证|家住|家里|帮|单|买|办"
    "|弓长|木子|耳东|双木|口天|古月|立早"
)
"""Words with which the talk goes on behind a name, or tells how it is written."""
_ENDS = rf"(?=$|\W|[{_NO_NAME}]|{_GOES_ON})"
_TITLE = "(?P<title>先生|女士|小姐)"
_WORDS = "(?:就|也|这边|本人|自己)*"
_TELLS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:我|本人|在下)?{_WORDS}(?:免贵|敝)?(?:我|本人|免贵|敝){_WORDS}姓{_SURNAME}(?:[，,、]?(?P=surname)?{_TITLE})?",
        rf"(?:我|本人){_WORDS}(?:叫|名叫|名字叫|名字是|的名字叫|的名字是){_WORDS}(?:做|作)?{_SURNAME}{_GIVEN}{_ENDS}",
        rf"(?:叫|喊|称呼)我{_SURNAME}{_TITLE}",
        rf"(?<!不)(?:我|这边|这里)(?:就|这边)?是{_SURNAME}{_TITLE}(?!的)",
    )
)
_ANSWER = re.compile(
    rf"^(?:嗯|哦|啊|呃|喂|好的?|免贵|我|我是|就是|就|叫|姓|是|[，,。、\s])*{_SURNAME}(?:{_TITLE}|{_GIVEN})?(?:[啊呀吧哈，,。！\s])*$"
)
_ASKS = re.compile("贵姓|怎么称呼|如何称呼|您的?(?:姓名|名字|全名|大名)|您姓什么|您叫什么|称呼您")
_NOT_HIS = re.compile("的(?:儿子|女儿|老公|老婆|爱人|妈妈|爸爸|母亲|父亲|朋友|同事|家人|家属|秘书|助理|太太|先生)")


@dataclass(frozen=True, slots=True)
class SpokenName:
    """A name as it was told."""

    surname: str
    given: str
    title: str
    """先生 or 女士 where it was said, else empty."""

    @property
    def name(self) -> str:
        """The whole of it, without the title."""
        return self.surname + self.given


def asks_name(text: str) -> bool:
    """Whether the agent asks in `text` how the customer is called."""
    return bool(_ASKS.search(text))


def name_told(text: str, *, asked: bool) -> SpokenName | None:
    """The name that the customer tells of himself in `text`; `asked`: he was just asked for it, so that it may stand
    alone.
    """
    patterns = (*_TELLS, _ANSWER) if asked else _TELLS
    for pattern in patterns:
        found = pattern.search(text)
        if found and not _NOT_HIS.match(text[found.end() :]):
            parts = found.groupdict()
            title = "女士" if parts.get("title") == "小姐" else parts.get("title") or ""
            return SpokenName(parts["surname"], parts.get("given") or "", title)
    return None

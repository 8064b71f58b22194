"""Why a forbidden phrase may be innocent where it stands: somebody is quoted, it is denied, or it is asked about.

Grammar, not vocabulary: what belongs to one phrase only is an exception of that phrase in the library. The words
right before and after decide. Recognisers write few marks or none, so a mark is never needed; but one that stands
between a denial and the phrase parts them: “不是，不知道” denies nothing.
"""

import re
from dataclasses import dataclass

from desktop.core.matching import Match

_SOMEBODY = "(?:您|你|客户|他|她|对方)"
_MARKS = "[，,、：:“”\"'‘’「」《》 ]*"
_QUOTES = "[“”\"'‘’「」《》 ]*"
_LACK = "^(?:听|看|弄|搞)?(?:不|没)"
"""Phrases about not knowing or not having; of these one asks the customer politely."""
_ANY = "(?:什么|哪里|哪些|哪儿|任何)(?:地方|内容|问题)?"
_NOT = (
    "(?:不会|不能|不要|不用|不必|不可以|不应该|不该|不是|不想|不让|不需要|没必要|绝不|从不|从来不|没有?说|并非|请勿|切勿"
    "|(?<![特区分个级差告辨识类派性])别)"
)


@dataclass(frozen=True, slots=True)
class _Reason:
    """One way to be innocent; every pattern must fit, an empty one always does."""

    name: str
    before: str = ""
    """What ends where the phrase begins."""
    after: str = ""
    """What begins where the phrase ends."""
    phrase: str = ""


_REASONS = (
    # 您是说不知道吗 · 您刚才说的“不清楚” — and not 我跟您说不清楚
    _Reason(
        "quoted",
        before=rf"(?<![跟给对和向]){_SOMEBODY}(?:刚才|刚刚|之前|上次)?(?:的意思)?(?:是|想|要)?(?:说|讲|指|反映)的?"
        rf"(?:是|自己|{_SOMEBODY})?{_MARKS}$",
    ),
    _Reason("quoted", before=rf"{_SOMEBODY}的意思是{_MARKS}$"),
    # 不会不管的 · 请您不要着急 · 我们不会跟您说“不知道” — and not 特别不清楚
    _Reason(
        "denied",
        before=rf"{_NOT}(?:再|总|只|就|去)?(?:对|跟|给|让|向|和)?(?:{_SOMEBODY}|大家)?(?:随便|轻易)?(?:说|讲|觉得|感到)?"
        rf"{_QUOTES}$",
    ),
    # 如果您不清楚 · 您还有什么不明白 · 您是否不清楚
    _Reason(
        "conditional", before=rf"(?:如果|要是|假如|若是|万一){_SOMEBODY}?(?:还|有|对此|仍然|{_ANY})*$", phrase=_LACK
    ),
    _Reason("asked", before=rf"(?:{_ANY}|还有|是否|是不是)(?:是|{_SOMEBODY})?$", phrase=_LACK),
    # 您有不清楚的地方 · 哪里不明白的话
    _Reason(
        "asked",
        before=r"(?:您|有|如果|哪里|什么)[^，。！？,.!?]{0,4}$",
        after="(?:的(?:地方|问题|内容|话|吗|您|可以|随时|请)|之处)",
        phrase=_LACK,
    ),
    # 您不知道，是吗
    _Reason(
        "asked", before=r"您[^，。！？,.!?]{0,4}$", after=rf"{_MARKS}(?:是吗|对吗|是吧|是不是|是这样吗)", phrase=_LACK
    ),
)


def innocent(text: str, match: Match) -> str:
    """Why `match` in `text` is no offence: quoted, denied, conditional or asked; empty when it is one."""
    before, after = text[: match.start], text[match.end :]
    for reason in _REASONS:
        fits = re.search(reason.before, before) and re.match(reason.after, after)
        if fits and re.search(reason.phrase, match.phrase):
            return reason.name
    return ""

"""What a customer asks, and whether an agent's words answer it (Q11)."""

import re

from desktop.core.text import count_characters, normalise

_CUTS = re.compile(r"(?<=[？?])|[，。！；、,.!;：:\s…]+")
_ASKS = re.compile(
    "吗|呢|[？?]|什么|怎么|怎样|如何|多少|几[点天个号次时块分月年]|哪[里儿个些家天]|为什么|为啥|是不是|能不能|可不可以|有没有|要不要"
    "|会不会|行不行|多[久长大远]|咋|啥|([\u4e00-\u9fff])不\\1"
)
_ASKS_NOTHING = re.compile(
    "没(?:有)?(?:什么|别的|啥|问题)|不(?:怎么|知道怎么谢)|怎么谢|哈哈|什么的$|哪里哪里|哪里(?:人|的话)|贵姓|那就这样|就这样[吧？?]"
    "|没(?:有)?了[吧吗]?|知道了吧|不(?:是)?问|[谢麻]烦?您?了[吧啊]?$|你(?:多大|叫什么|结婚|是男|几岁)"
    "|说什么呢|什么时候都行|谁知道呢|挺.{0,4}的吧"
)
_STOCK = re.compile(
    "再见|拜拜|谢谢您?|感谢.{0,12}(?:来电|支持|反馈|反映|工作|接听|咨询|耐心|建议|理解|配合|信任)|祝您.{0,8}|欢迎.{0,6}(?:再次)?(?:来电|致电)"
    "|很高兴为您服务|不客气|好的|好|嗯+|那(?:就)?先?这样|请(?:您)?放心|打扰您?了|先挂了|我挂了|不打扰您?了|先生|女士"
)
_ANSWERS = re.compile(
    "^(?:能|可以|不可以|不能|可|对|是|不是|不|没有?|有|包|要|会|不会|行|不行|当然|需要|一般|大概|大约|差不多|会的|应该|肯定|目前|暂时"
    "|这个(?:需要|要|可以|不)|稍后|晚点|我(?:帮您|查|去|会|马上|核实|问)|抱歉|对不起|不好意思|免费|收费)"
)
_NUMBER = re.compile("[0-9零一二两三四五六七八九十百千半]")
_ASKS_NUMBER = re.compile("多少|几|多[久长大远]|什么时候|费用|怎么算")
_COMMON = frozenset("的了吗呢啊吧您你我们是不有在会要能可以个这那就都也还")
_STALLING = re.compile("稍等|等一下|等等|请讲|您说|您请")
_ANSWER_CHARACTERS = 2
"""What is left of an utterance without its stock phrases, to be an answer: a number (三十块) is short."""
_CONTENT = re.compile(
    "^(?:嗯|哦|噢|啊|那|好)*(?:行|好|可以|成|知道了|明白了?|了解了?|清楚了|懂了|谢谢|感谢|没有?了|没有?(?:别的|其他)|就这样|再见|拜拜|不用了|没事了)"
)
"""How a customer begins who has no more to ask."""


def question_of(text: str) -> str:
    """The clause in which a customer asks something of his matter, the last one; empty when he asks nothing."""
    parts = [part for part in _CUTS.split(text) if part]
    asked = [part for part in parts if _ASKS.search(part) and not _ASKS_NOTHING.search(part)]
    rhetorical = any("哪里人" in part or "怎么谢" in part for part in parts)
    return "" if rhetorical or not asked else asked[-1]


def is_content(text: str) -> bool:
    """Whether a customer's words tell that his questions are settled."""
    return bool(_CONTENT.match(normalise(text)))


def answers(text: str) -> bool:
    """Whether an agent's words say something, stock phrases and asking for patience apart."""
    plain = _STOCK.sub("", text)
    said = normalise(plain)
    return bool(_ANSWERS.match(said)) or (count_characters(said) >= _ANSWER_CHARACTERS and not _STALLING.search(said))


def answers_in_parting(text: str, question: str) -> bool:
    """Whether an utterance that parts answers `question` on its way: it begins like an answer, takes up the words of
    the question, or names a number where one was asked for.
    """
    said = normalise(_STOCK.sub("", text))
    if not said:
        return False
    if _ANSWERS.match(said) or (_ASKS_NUMBER.search(question) and _NUMBER.search(said)):
        return True
    return bool(_pairs(said) & _pairs(normalise(question)))


def _pairs(text: str) -> set[str]:
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return {pair for pair in pairs if not set(pair) & _COMMON}

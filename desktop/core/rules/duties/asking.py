"""What a customer asks, and whether an agent's words answer it (Q11)."""

import re
from dataclasses import dataclass
from functools import cache

from desktop.core.respelling import Respelling
from desktop.core.rules.duties.promising import names_a_time, promise_in
from desktop.core.text import count_characters, normalise

_CUTS = re.compile(r"(?<=[？?])|[，。！；、,.!;：:\s…]+")
_ASKS = re.compile(
    "吗|呢|[？?]|什么|怎么|怎样|如何|多少|几[点天个号次时块分月年]|哪[里儿个些家天]|为什么|为啥|是不是|能不能"
    "|可不可以|有没有|要不要"
    "|会不会|行不行|多[久长大远]|咋|啥|谁|([\u4e00-\u9fff])不\\1|[能会可要].{0,6}不[？?]?$"
)
_ASKS_NOTHING = re.compile(
    "^(?:没有?){2,}|怎么不早|有(?:什么|啥)(?:事|问题|情况|不懂|不明白|需要).{0,6}(?:再|我)|(?:我|让"
    "|等).{0,4}(?:自己|先|再|回去|回头).{0,6}(?:看|试|问|想|查|研究|商量)"
    "|(?:怎么|什么|几|多少|哪).{0,6}我(?:自己|先|再|回去|回头)(?:看|试|问|想|查|研究)|我(?:看看|试试|问问|想想"
    "|研究).{0,3}(?:怎么|什么|哪|几|能不能|是不是)|没(?:有)?(?:什么|别的|啥|问题)|不(?:怎么|知道怎么谢)|怎么谢|哈哈"
    "|什么的$|哪里哪里|哪里(?:人|的话)|贵姓|那就这样|就这样[吧？?]"
    "|没(?:有)?了[吧吗]?|知道了吧|不(?:是)?问|[谢麻]烦?您?了[吧啊]?$|你(?:多大|叫什么|结婚|是男|几岁)"
    "|说什么呢|谁知道呢|挺.{0,4}的吧|(?:知道|明白|懂|清楚|学会|会|记住)(?:了)?(?:怎么|什么|哪|多少|几"
    "|为什么).{0,8}了|(?:怎么|多么?|为什么|咋)(?:这么|那么|这样)"
    "|(?:什么|哪|怎么|多少|几|谁|啥).{0,8}(?:都|也)|吃(?:饭)?了|^(?:好|行|可以|对|是|成|中|是这样"
    "|没错)(?:的)?[吗吧呢不吧]?[？?]?$"
    "|^(?:行|好|可以|对|是)[吧不]?(?:行|好|可以|对|是)?[吗吧]?[？?]?$|(?:感谢|谢).{0,4}(?:你|您)|真的吗|是吗[？?]?$"
    "|你(?:们)?(?:辛苦|真|人)"
    "|(?:等|听)(?:你|您|你们)的?(?:电话|消息|通知|回复)"
)
"""Questions that want no answer: politeness, marvelling, what somebody knows by now, and a tag after what he states."""
_SETTLED = re.compile(
    "^(?:嗯|哦|噢|啊|那|好)*(?:好[的了吧嘞]?|行[的了吧]?|知道了|明白了?|了解了?|懂了?|清楚了?|没事了?|算了|没有了"
    "|不用了|那就这样|就这样吧?|再见|拜拜)(?:谢谢.{0,2})?$"
)
"""A clause after a question by which the customer lets it go."""
_STOCK = re.compile(
    "再见|拜拜|感谢(?:您)?的?(?:致电|来电|拨打|咨询|接听|光临|选择).{0,6}?(?=祝|再见|拜拜|[，。,]|$)|谢谢您?"
    "|感谢.{0,12}(?:来电|支持|反馈|反映|工作|接听|咨询|耐心|建议|理解|配合|信任)|祝您.{0,8}"
    "|欢迎.{0,6}(?:再次)?(?:来电|致电)"
    "|很高兴为您服务|不客气|好的|好|嗯+|那(?:就)?先?这样|请(?:您)?放心|打扰您?了|先挂了|(?:那)?我挂了|不打扰您?了"
    "|先生|女士|(?:我|我们)这边(?:已经|要|就)?下班了"
    "|(?:您)?还?有(?:什么|其他|别的)?问题.{0,4}(?:可以|欢迎|请)?.{0,3}(?:再打|来电|致电|联系).{0,3}|(?:请"
    "|麻烦)您?挂机|(?:请|麻烦).{0,8}评价.{0,4}"
    "|(?:那|就|先)+(?:这样|到这)[吧了啊]?|不好意思|对不起|抱歉"
)
_ANSWERS = re.compile(
    "^(?:能|可以|不可以|不能|可|对|是|不是|不|没有?|有|包|要|会|不会|行|不行|当然|需要|一般|大概|大约|差不多|会的"
    "|应该|肯定|目前|暂时"
    "|这个(?:需要|要|可以|不)|稍后|晚点|我(?:帮您|查|去|会|马上|核实|问)|免费|收费)"
)
_NUMBER = re.compile("[0-9零一二两三四五六七八九十百千半]")
_ASKS_NUMBER = re.compile("多少|几|多[久长大远]|什么时候|费用|怎么算")
_ASKS_THING = re.compile("谁|什么|哪|怎么|啥|咋")
_NAMED_THING = (3, 7)
"""Characters of an answer that names the thing asked for (发中通) and nothing else."""
_COMMON = frozenset("的了吗呢啊吧您你我们是不有在会要能可以个这那就都也还")
_STALLING = re.compile("稍等|等一下|等等|等一等|再等|请讲|您说|您请|会(?:跟|和|给)您")
_ANSWER_CHARACTERS = 2
"""What is left of an utterance without its stock phrases, to be an answer: a number (三十块) is short."""
_SUBSTANCE = 12
"""Characters before a farewell that say something: whether it answers the question only a person can tell."""
_SUBSTANCE_FOR_TWO = 24
"""Characters that may answer two questions at once."""
_YES_OR_NO = re.compile("([\u4e00-\u9fff])不\\1[^\u4e00-\u9fff]*$")
_YES_AND_NO = re.compile("[不没可能会行要是对有]|无法|免费")
_CONTENT = re.compile(
    "^(?:嗯|哦|噢|啊|那|好)*(?:行|好|可以|成|知道了|明白了?|了解了?|清楚了|懂了|谢谢|感谢|没有?了|没有?(?:别的"
    "|其他)|就这样|再见|拜拜|不用了|没事了)"
)
"""How a customer begins who has no more to ask."""

_WORDS = (
    "什么时候", "怎么办", "怎么弄", "怎么算", "怎么收", "怎么交", "怎么开", "怎么查", "怎么用", "怎么操作",
    "多少钱", "能不能", "有没有", "是不是", "可不可以", "会不会", "为什么", "要不要", "行不行", "可以吗",
    "需要吗", "多长时间", "要多久", "多久能", "几点钟", "几点到", "哪一天", "在哪里", "在哪儿",
    "要带什么", "是什么", "什么意思", "要带身份证吗", "知道了", "明白了", "没有了", "没别的了", "没问题了",
    "不用了", "清楚了", "谢谢您", "谢谢你",
)  # fmt: skip
"""What a question turns on, to be known by its sound."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a customer asks of his matter."""

    text: str
    """The clause, the last one where he asks several things."""
    is_second: bool = False
    """Whether he asked something else before, in the same breath."""


def question_in(text: str) -> Question | None:
    """What a customer asks last in `text`."""
    parts = [part for part in _CUTS.split(_spelt().read(text)) if part]
    if any("哪里人" in part or "怎么谢" in part for part in parts):
        return None
    asked: Question | None = None
    for part in parts:
        if _SETTLED.match(part):
            asked = None
        elif _ASKS.search(part) and not _ASKS_NOTHING.search(part):
            asked = Question(part, is_second=asked is not None and not _pairs(asked.text) & _pairs(part))
    return asked


def is_content(text: str) -> bool:
    """Whether a customer's words tell that his questions are settled."""
    return bool(_CONTENT.match(normalise(_spelt().read(text))))


def answers(text: str) -> bool:
    """Whether an agent's words say something, stock phrases and asking for patience apart."""
    plain = _STOCK.sub("", text)
    said = normalise(plain)
    return bool(_ANSWERS.match(said)) or (count_characters(said) >= _ANSWER_CHARACTERS and not _STALLING.search(said))


def answers_in_parting(text: str, asked: Question) -> bool:
    """Whether an utterance that parts answers what was asked on its way: it begins like an answer, takes up the words
    of the question, names a number where one was asked for, or promises an answer.
    """
    said, question = normalise(_STOCK.sub("", text)), asked.text
    if not said:
        return False
    if promise_in(text):
        return True
    if count_characters(said) >= _SUBSTANCE and not _is_about_something_else(said, asked):
        return True
    named = _NAMED_THING[0] <= count_characters(said) <= _NAMED_THING[1] and not _STALLING.search(said)
    if named and _ASKS_THING.search(question):
        return True
    if _ANSWERS.match(said) or (_ASKS_NUMBER.search(question) and (_NUMBER.search(said) or names_a_time(said))):
        return True
    return bool(_pairs(said) & _pairs(normalise(question)))


def _is_about_something_else(said: str, asked: Question) -> bool:
    """Whether many words neither say yes or no to a question that wants it, nor take up a word of a second one."""
    if count_characters(said) >= _SUBSTANCE_FOR_TWO or _ANSWERS.match(said) or _pairs(said) & _pairs(asked.text):
        return False
    if asked.is_second:
        return not (_ASKS_NUMBER.search(asked.text) and _NUMBER.search(said))
    wants = _YES_OR_NO.search(asked.text)
    return wants is not None and wants[1] not in said and not _YES_AND_NO.search(said)


def _pairs(text: str) -> set[str]:
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return {pair for pair in pairs if not set(pair) & _COMMON}


@cache
def _spelt() -> Respelling:
    """Made for the first words of a call: the window imports this module and needs no sounds."""
    return Respelling(_WORDS)

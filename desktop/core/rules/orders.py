"""An order where a request is due: an instruction to the customer without 请 or 麻烦 (W2).

An order is a clause whose subject is the customer, or nobody, and that begins with what he is to do. A polite word
anywhere in the sentence makes it a request, and so does a question or a reason. Instructions that are read step by
step after a polite beginning are one request.
"""

import re
from itertools import chain

from desktop.core.events import FinalTranscript
from desktop.core.rules.order_verbs import A_LITTLE, BY_BOTH, BY_CUSTOMER, PLAIN
from desktop.core.rules.sentences import Part, clauses, is_foreign, sentences
from desktop.core.rules.wording import Slip

_REQUEST = re.compile(r"(?<![申邀])请(?![求示假客])|麻烦您?|劳烦|烦请|辛苦您?|有劳|拜托|劳驾|帮(?:个)?忙|帮我")
_ASKING = re.compile(
    r"可以|可否|能不能|能否|(?<!不)能|方便|是否|建议|需要|不妨|就行|即可|就好|好吗|行吗|好不好|行不行|好么|如果|要是|的话|假如|吗|呢|不用"
    r"|没关系|放心|别着急|别担心|不好意思|对不起|抱歉"
)
_SCOLDING = re.compile(r"听(?:见|到|懂|清楚?|明白)了?(?:吗|没有?)|(?:明白|知道|懂|记住|清楚)了?(?:吗|没有?)|行吗你")
"""Questions at the end of an order that do not make it milder."""
_LEAD = re.compile(
    r"^(?:那么?|好的?|嗯|呃|啊|哦|行|对|然后|接着|接下来|之后|现在|马上|立刻|先|再|就|您|你们?|自己|赶紧|赶快|快点?|首先|最后|第.步"
    r"|这边|那边|这样|直接|重新|一定|必须|务必|也|还|都|只要|得|要)*"
)
_SUBJECT = re.compile("[您你]")
_INTERJECTION = 3
"""Characters of a clause that is none: 好的，喂，您看，"""
_NOT_ORDER = (
    "(?!的(?!我)|时候|时[^间候]|后|之后|以后|了(?!吧)|过[程了]|率|费|密码|速度|方式|法|件|成功|失败|完|是|会|需|很|量|不|没|到的|好了|得|价"
    "|链接|区)"
)
"""What behind a verb tells that it names something (登录密码) or is over (打开之后)."""
_CUSTOMER_HAS_TO = re.compile(
    f"(?:{'|'.join(BY_CUSTOMER)}){A_LITTLE}|(?:{'|'.join(chain.from_iterable(PLAIN.values()))}){_NOT_ORDER}"
)
_TOLD_TO = re.compile(f"(?:{'|'.join(BY_BOTH)}){A_LITTLE}")
_HEED = re.compile("(?:听|记|核对)一下")
"""您记一下 asks for attention; it orders nothing."""
_TAKE = re.compile("把.{2,}(?<!了)$")
_STEP = re.compile(
    r"打开|点击|点开|输入|选择|关闭|关掉|进入|返回|长按|按住|勾选|双击|登录|下载|安装|退出|刷新|重启|扫|插|拔|把|按|找到|填|记"
)
_SPOILS = re.compile("就能|便能|自动|[给为帮替][您你]")
"""What tells of an outcome, or of what is done for the customer, orders nothing."""
_GUIDED_SECONDS = 30.0
"""A step that follows a request so soon belongs to it; guided steps take some seconds each."""


class OrderPattern:
    """Finds orders; it remembers when the customer was last asked politely."""

    def __init__(self) -> None:
        self._asked_until = float("-inf")

    def __call__(self, final: FinalTranscript) -> list[Slip]:
        guided = final.start <= self._asked_until
        if _REQUEST.search(final.text) or (guided and _STEP.search(final.text)):
            self._asked_until = final.end + _GUIDED_SECONDS
        found = [slip for sentence in sentences(final.text) for slip in _orders_in(sentence, final.text)]
        return [
            slip for slip in found if not (guided and _STEP.match(_LEAD.sub("", final.text[slip.start : slip.end])))
        ]


def _orders_in(sentence: Part, text: str) -> list[Slip]:
    asked = _ASKING.search(_SCOLDING.sub("", sentence.text))
    if asked or _REQUEST.search(sentence.text):
        return []
    slips: list[Slip] = []
    goes_on = True
    for clause in clauses(sentence):
        is_order = _is_order(clause.text, alone=not goes_on)
        if is_order and not is_foreign(text, clause.start):
            slips.append(Slip(clause.start, clause.end, "要客户做事，却没有“请”“麻烦您”"))
        goes_on = is_order or (goes_on and len(clause.text) <= _INTERJECTION)
    return slips


def _is_order(clause: str, *, alone: bool) -> bool:
    """Whether a clause tells the customer what to do; `alone`: behind a statement, whose subject it goes on with."""
    lead = _LEAD.match(clause)
    rest = clause[lead.end() :] if lead else clause
    addressed = bool(lead and _SUBJECT.search(lead[0]))
    if _SPOILS.search(rest) or (_HEED.match(rest) if addressed else alone):
        return False
    told = addressed and _TOLD_TO.match(rest)
    return bool(told or _CUSTOMER_HAS_TO.match(rest) or _TAKE.match(rest))

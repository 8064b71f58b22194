"""An order where a request is due: an instruction to the customer without 请 or 麻烦 (W2).

An order is a clause whose subject is the customer, or nobody, and that begins with what he is to do. A polite word
anywhere in the sentence makes it a request, and so does a question or a reason. Instructions that are read step by
step after a polite beginning are one request.
"""

import re
from itertools import chain

from desktop.core.events import FinalTranscript
from desktop.core.rules.words.order_verbs import (
    A_LITTLE,
    ANY,
    BY_BOTH,
    BY_CUSTOMER,
    BY_HIM,
    NOT_FORBIDDEN,
    ORDERED,
    PLAIN,
)
from desktop.core.rules.words.sentences import Part, clauses, is_foreign, sentences
from desktop.core.rules.words.wording import Slip

_REQUEST = re.compile(r"(?<![申邀])请(?![求示假客])|麻烦您?|劳烦|烦请|辛苦您?|有劳|拜托|劳驾|帮(?:个)?忙|帮我")
_ASKING = re.compile(
    r"可以|可否|能不能|能否|(?<!不)能|方便|是否|建议|需要|不妨|就行|即可|就好|好吗|行吗|好不好|行不行|好么|如果|要是|的话|假如|吗|呢|不用"
    r"|没关系|放心|别着急|别担心|不好意思|对不起|抱歉|(?:感谢|谢谢)您"
)
_ADVISING = re.compile("(?<!不)建议|您可以|您需要|步骤是|方法是|操作如下|可以这样")
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
    "(?!的(?!我)|好?以后|好?之后|出来|时候|时[^间候]|后|之后|以后|了(?!吧)|过[程了]|率|费|密码|速度|方式|法|件|成功|失败|完|是|会|需|很|量|不|没|到的|好了|得|价"
    "|链接|区)"
)
"""What behind a verb tells that it names something (登录密码) or is over (打开之后)."""
_CUSTOMER_HAS_TO = re.compile(
    f"(?:{'|'.join(BY_CUSTOMER)}){A_LITTLE}|(?:{'|'.join(chain.from_iterable(PLAIN.values()))}){_NOT_ORDER}"
)
_TOLD_TO = re.compile(f"(?:{'|'.join(BY_BOTH)}){A_LITTLE}")
_TELLING = re.compile(
    "[的了时后会有是已没也都就可应将享吗呢得由]|(?<!^)过(?![来去])|行不|试一试|试试|正在|前$|为准|成功|失败|能|需|想|慢慢|我们?[查看来帮给去]"
)
"""What tells that a clause states something."""
_BIDDEN = re.compile(
    rf"(?:您|你们?)(?:先|再|就|赶紧|赶快|快|马上|现在|自己|明天|今天|下午|上午|晚上|回头|下次|直接|重新|必须|务必|一定要?|得)*"
    rf"(?!看|来正好|来得及|来就|说得|走好|慢走|注意|留意|小心|当心|记得|理解|等等|休息|说$|讲$|听$|问$|来电|打来|充值$){ANY}"
)
"""您明天带原件过来; an order only in a clause that states nothing."""
_PRESSED = re.compile(
    r"(?:自己|先|赶紧|赶快|赶快点?|快|马上|立刻|现在|明天|今天|后天|下午|上午|晚上|回头|下次|直接|重新|必须|务必|一定要|下一步|第.步"
    rf"|再|过.{{1,5}}再){{1,3}}{BY_HIM}"
)
"""先交钱再说, 过半个小时再打来: pressed by when or by whom it is to be done."""
_WHOSE = re.compile("先|再|马上|立刻|现在|直接|重新|今天|明天|下午|晚上|上午")
"""Behind these alone the agent may be telling what he does himself."""
_OWN = re.compile("我|为您|帮您|给您|您的")
_OBJECT_FIRST = re.compile(
    rf"(?!从|在|到)[^我您他她会已都师同]{{2,6}}{ORDERED}(?:一下|一遍|上来?|过来|给我|好|出来|清楚|齐)(?:来|吧)?$"
)
_FORBIDDING = re.compile(
    rf"(?:您|你们?)?(?:先|就|也|再)?(?:(?<![分个区特])别(?!{NOT_FORBIDDEN}).|(?:不许|不准|禁止|休想|少给我){ANY})"
)
_SENT_OFF = re.compile(
    r"(?:回家|回去|出去|去)(?:等|找|问|看|拿|取|办|买|打|查|想|排队|开|换|弄|申请|交|补|法院|消协|别)|自己(?:看|查|想|找|弄|办|去|上)"
    "|(?:到|上|回)[^，]{1,4}(?:等|拿|取|办|问|交|拍|看|找)[^，]{1,4}$"
)
_ERRAND = re.compile(
    "(?:到|上|回)(?!账|货|期|了|达|位|时|目前|现在)[^，]{1,6}去$|重新(?:约|打|填|拍|交|办|登|下|选|排|预约|申请|提交|上传|来|登录|注册)$"
)
"""到社区去, 重新约: a clause that is nothing but an errand."""
_MUST = re.compile(
    rf"(?:您|你们?)(?!的|是|不)[^我是]{{0,10}}(?:必须|务必|一定要|不许|不准)(?:得|要|先|再|现在|马上|自己|按|按照|在[^，]{{1,4}})*"
    rf"(?:{ANY}|到场|到位|本人|听|照|按时|准时)"
)
_LISTEN = re.compile("(?:您|你们?)?(?:都|先|再|给我)?(?:听|记|看)(?:好|清楚|仔细|着|牢)(?:了(?!吗|没|的)|啊|喽)")
"""您听好了，先点设置: nobody is asked whether he listens."""
_ASKS = re.compile(r"(?:[吗呢谁]|哪位|哪里|哪儿|多少|什么|对不对|是不是|好不好|行不行|清不清楚)$")
_HEED = re.compile("(?:听|记|核对)一下")
"""您记一下 asks for attention; it orders nothing."""
_TAKE = re.compile("把.{2,}(?<!了)$")
_STEP = re.compile(
    r"打开|点击|点开|输入|选择|关闭|关掉|进入|返回|长按|按住|勾选|双击|登录|下载|安装|退出|刷新|重启|扫|插|拔|把|按|找到|填|记"
)
_SPOILS = re.compile("就能|就会|便能|自动|[给为帮替][您你]")
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
        parts = sentences(final.text)
        bare = [
            part for before, part in zip((None, *parts), parts, strict=False) if not (before and _is_advice(before))
        ]
        found = [slip for sentence in bare for slip in _orders_in(sentence, final.text)]
        return [
            slip for slip in found if not (guided and _STEP.match(_LEAD.sub("", final.text[slip.start : slip.end])))
        ]


def _is_advice(sentence: Part) -> bool:
    """Whether a sentence asks or advises, so that the next one only goes on with it."""
    return bool(_REQUEST.search(sentence.text) or _ADVISING.search(sentence.text))


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
    if _SPOILS.search(rest) or _ASKS.search(clause):
        return False
    if _FORBIDDING.match(clause) or _LISTEN.match(clause):
        return True
    if _HEED.match(rest) if addressed else alone:
        return False
    if _is_bare_imperative(clause, alone=alone):
        return True
    told = addressed and _TOLD_TO.match(rest)
    return bool(told or _CUSTOMER_HAS_TO.match(rest) or _TAKE.match(rest))


def _is_bare_imperative(clause: str, *, alone: bool) -> bool:
    """Whether a clause bids by its form, whatever the verb."""
    if _MUST.match(clause) and not _OWN.search(clause):
        return True
    if _TELLING.search(clause) or _OWN.search(clause):
        return False
    if _BIDDEN.match(clause) or _SENT_OFF.match(clause) or (not alone and _ERRAND.match(clause)):
        return True
    return not alone and bool(_PRESSED.match(clause) or _OBJECT_FIRST.fullmatch(clause))

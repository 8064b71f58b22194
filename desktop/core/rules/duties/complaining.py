"""How a customer complains, how an agent apologises, and how he explains himself instead (W8).

Tables of words; a recogniser writes few marks, so none is needed, but they part clauses where they stand.
"""

import re
from functools import cache

from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.text import count_characters

_GRIEVANCES = re.compile(
    "投诉(?!电话|热线|渠道|方式|建议|的电话|流程|中心)|讨个?说法|曝光|消协|12315|一二三一五|给个?交代"
    "|太(?:不(?:像话|守时|负责|专业|讲理|靠谱|合理)|过分|差|坑|离谱|欺负|黑|不像|恶心|气人|让人失望)|不像话|差劲|差到家|差极了|离谱"
    "|(?<!不)过分|坑人|坑爹|气死|气人|很生气|太生气|真生气|我生气|火大|窝火|受不了|忍不了|忍无可忍|骗人|骗子|骗我|欺骗|忽悠|敷衍|糊弄"
    "|推来推去|踢皮球|乱(?:抄|收|扣|来|搞|开)|凭什么|谁来赔|谁赔|赔我|到底管不管|有没有人管|没人管|就是不想|恶心|岂有此理|可恶|爱理不理"
    "|怎么(?:干活|做事|办事|搞的|回事儿?啊|当的|能这样|这样)|就是这样做|这就是你们|你们就知道|这也敢|还敢"
    "|态度(?:太|很|这么|那么|差|恶劣)|跟我吵|又扣(?:我|了)|白跑|害得?我|不满意|服务(?:太|这么|真|是真)差|什么(?:破|烂)|垃圾(?:公司|服务|产品|东西|网络|平台|短信)"
    "|(?:全|都|又)(?:都)?坏了|是臭的|都是错的|摔碎|摔坏|弄丢|搞丢|多(?:收|扣)(?:了)?我"
)
_TROUBLES = re.compile(
    "太慢|漏水|是错的|还要(?:等|拖)|拖了?(?:两|几|半|三|一)|(?:[三四五六七八九十]|好几|多少|无数)[次趟遍回]了"
    "|等了.{0,5}(?:天|个月|上午|下午|小时|年|周|星期|半天|这么久)|都(?:两|三|四|五|六|半|几|好几)个?(?:天|月|星期|礼拜|小时|年|周)"
    "|怎么赔|坏了|丢了|多(?:收|扣)|没(?:人|有人)来|还没(?:到|来|好|修|退|处理|解决)|到现在"
)
"""What troubles a customer; one alone is told as often without a complaint."""
_BLAME = re.compile(
    "你们.{0,10}(?:又|乱|骗|赖|敢|竟|居然|到底|根本|就(?:是不|会骗|不能)|还好意思|也太)|没有?(?:人|一个人).{0,2}(?:管|理我|处理|解决)"
)
"""Blame of 你们, and that nobody cares."""
_NO_GRIEVANCE = re.compile("(?:不是|不想|没有?|不|并非|别)(?:要|想|打算|说)*(?:来)?投诉|不生气|没生气|不过分")

_ENOUGH_TROUBLES = 2
NOT_COMPLAINING = frozenset({"suggestion"})
"""Situations of the family of complaints in which nobody complains (ids in the library)."""

_APOLOGIES = (
    "对不起", "抱歉", "不好意思", "对不住", "歉意", "道歉", "请您原谅", "请您谅解", "请原谅", "请谅解", "请见谅",
    "请您见谅", "请您多包涵", "请您包涵", "过意不去", "赔个不是", "赔不是", "给您添麻烦了", "给您带来不便",
    "带来了不便", "让您久等了", "让您受委屈了", "是我们的错", "是我们的问题", "是我们不对", "是我们没做好",
    "是我们的责任", "是我们做得不好", "是我们的失误", "是我的失误", "是我的错", "是我不对", "我们深感愧疚",
    "深感歉疚", "十分愧疚",
)  # fmt: skip
_SHORT_APOLOGIES = re.compile(
    "致歉|见谅|谅解|包涵|担待|海涵|赔礼|赔罪|愧|内疚|歉|遗憾|怪我们?|我们?的?(?:疏忽|失职|不是|不周)|委屈您|害您|难为您|辛苦您久等"
    "|让您(?:着急|担心|生气|失望|受累|为难|破费|白跑|费心|不愉快|不开心|难受)了?"
)
"""What is too short to be found by sound."""

_REASONS = re.compile(
    "因为|由于|原因是|是这样|这样的|其实|所以才|所以会|导致|系统(?:出|问题|升级|故障|显示|原因)|规定|规则|按照|按流程|合同"
    "|协议|条款|不是我们|不归我们|跟我们(?:没|无)|与我们无关|您(?:自己|当时|没有?|寄的时候)|本来就|正常(?:的|情况)|一般不会"
    "|我们也(?:是|没|不)"
)
_NO_REASON = re.compile(
    "理解|着急|心情|感受|别急|消消气|慢慢说|听您说|放心"
    "|您先|请您|请问|麻烦您|方便|能不能|可以吗|好吗|是吗|对吗|[吗呢？?]$"
    "|我(?:马上|这就|现在|先|来|去|会|帮|给|为|立刻|立即|记|看|查|再)|我们(?:马上|会|这就|立刻|先|来)|帮您|为您|给您|替您"
    "|登记|记录|核实|核对|反映|上报|感谢|谢谢|您好|好的|明白|知道了|收到|您说|您是说|您的意思|您反映|您贵姓|先生$|女士$|再见"
)
_CUTS = re.compile(r"[，。！？；、,.!?;：:\s…]+")
_SUBSTANCE = 12
"""Characters in which an agent can give a reason; fewer are a turn of phrase."""
_SHORT_REASON = 5
"""A reason that names itself as one needs fewer."""


def complains(text: str) -> bool:
    """Whether a customer's words are a complaint, and not only a question about what troubles him."""
    if _NO_GRIEVANCE.search(text):
        return False
    troubles = {found.group() for found in _TROUBLES.finditer(text)}
    return bool(_GRIEVANCES.search(text) or _BLAME.search(text)) or len(troubles) >= _ENOUGH_TROUBLES


def apologises(text: str) -> bool:
    """Whether there is any word of apology in it; the longer ones by sound."""
    return bool(_SHORT_APOLOGIES.search(text)) or bool(_apologies().find(text))


def explains(text: str) -> bool:
    """Whether an agent gives reasons: by a word that announces one, or by stating at length what neither calms the
    customer nor asks him nor does anything for him.
    """
    if _REASONS.search(text) and count_characters(text) >= _SHORT_REASON:
        return True
    stated = (clause for clause in _CUTS.split(text) if clause and not _NO_REASON.search(clause))
    return sum(map(count_characters, stated)) >= _SUBSTANCE


@cache
def _apologies() -> PhraseMatcher:
    """Made for the first words that are asked about: the window imports this module and needs no pinyin."""
    return PhraseMatcher(Entry(phrase, phrase) for phrase in _APOLOGIES)

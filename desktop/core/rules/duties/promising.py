"""What an agent promises for later, and whether he says by when (H9).

An answer or a call back is a promise in itself; anything else (to send, to pay back, to mend) is one only with a word
that puts it off (尽快, 稍后): what is sent at once (马上发给您) nobody has to wait for.
"""

import re
from functools import cache

from desktop.core.matching import Entry, PhraseMatcher

_CUTS = re.compile(r"[。！；!;…]+")
_ANSWERS = (
    "回电", "回电话", "回复", "答复", "回话", "回信", "回音", "回访", "打电话", "打过去", "打过来", "打回来", "去电",
    "致电", "联系", "取得联系", "反馈", "消息", "结果", "说法", "处理方案", "处理结果", "通知", "回个电话",
)  # fmt: skip
_TO = ("给您", "跟您", "和您", "与您", "向您")
_TO_YOU = (
    "联系到您", "会联系您", "再联系您", "后联系您", "就联系您", "来联系您", "会通知您", "再通知您", "就通知您",
    "会回复您", "再回复您", "会答复您", "再答复您", "会告诉您", "再告诉您", "会告知您", "再告知您", "就告诉您",
    "会打给您", "再打给您", "电话通知您", "短信通知您", "等我电话", "等我的电话", "等我们电话", "等我们的电话",
    "等我们通知", "等待我们的通知", "等我们的消息", "等待我们的回复", "等我们的答复", "等待来电", "等待通知",
)  # fmt: skip
_ANSWERS_APART = re.compile(
    "(?:给|跟|和|与|向)您.{1,6}(?:回电|回复|答复|回话|回个|回过|联系|打电话|打过|处理方案|处理结果|结果|反馈|说法|回音|致电|(?:回|打|来|去|通)(?:一)?个?电话|消息|音讯)"
    "|(?:有人|专人|专员|同事|人员|技术|后台|部门|主管|经理|工程师|师傅).{0,8}(?:联系|回电|回复|答复|跟进|致电|给您打|(?:跟|和|与)您(?:约|沟通|对接|确认|核实|协商))"
    "|(?:联系|通知|回复|答复|打给|告诉|告知|致电)您|(?:等|等待|留意|等候)(?:我|我们)?的?(?:电话|来电|消息|通知|回复|回电|答复)"
    "|您等(?:我|我们)的?(?:电话|消息)|(?:会|尽快)(?:给您)?安排.{0,8}(?:上门|联系)|再(?:跟|和|给)您(?:说|讲|联系|打|回)"
    "|(?:好|完|清楚|出来|明白|下来|到|消息|结果|进展|情况)(?:了|以后|之后|后|的话)?(?:我|我们)?(?:就|再|会|马上|立刻|第一时间)?(?:跟|和|给|向)您(?:说|讲|回|打|反馈|汇报|交代|解释)"
    "|(?:给|跟)您(?:一)?个(?:满意的|明确的|准确的|合理的|确切的)?(?:答案|交代|准信|信儿?|回音|解释|结论|处理意见)"
)
"""The same with other words inside."""
_LATER = re.compile(
    "会|再|就|马上|尽快|及时|随后|稍后|回头|以后|之后|后|了给|到了|一旦|一有|有消息|有结果|将|等|届时|晚点|改天|到时候?|抽空|过[几两一]|出来|好了|一定"
)
_PUT_OFF = re.compile(
    "(?:(?<!您)(?<!您要)(?<!您得)(?<!请)(?<!您也)(?:尽快|尽早|尽量(?:早|快)|抓紧)(?!(?:来|去|到|联系我|拨|打我))).{0,9}"
    "|(?:快点|快一点|快些|早点|稍后|随后|晚点|晚一点|晚些|回头|待会儿?|等会儿?|过[几两些]天|过(?:一)?(?:段时间|阵子?|些日子)|改天|改日|到时候?|后续|及时|第一时间|抽空|有空|忙完|一定).{0,9}"
    "(?:处理|解决|[寄发退补送修换派赠]|反馈|告诉|通知|联系|回|打|答复|消息|结果|安排|办好|弄好|弄|恢复|上门|过去|过来|到账|跟进|催|落实|协调|核实|给您|跟您)"
    "|(?:会|帮您|给您|为您|去|来|这边|我们|他们)?(?:催|处理|解决|安排|跟进|反映|补[寄发]|[寄发退送]).{0,6}[，,]?(?:尽快|尽早|快点|早点)(?:的|吧|啊)?$"
    "|(?:给您|帮您|为您|会|我)?(?:派(?:个|一个|了)?(?:人|师傅|阿姨|工人|同事|专员)|(?:安排|叫|让|喊|找)(?:个|一个|一位|我们|我们的|那边)?(?:师傅|阿姨|人|工人|保洁|维修|工作人员|技术|专员|同事|骑手|快递)的?.{0,6}"
    "(?:过去|上门|来一趟|跑一趟|返工|维修|检查|重[新做]|补[寄发送]|给您送))"
    "|(?:[到着好完清出]|回来|出来|有货|修好|做好|审核|通过)(?:了|以后|之后|后)(?:再|就|我|我们|会)*(?:给|帮|为)您.{0,6}(?:寄|快递|补|退|打|回|邮)"
)
_NO_PROMISE = re.compile(
    "已经?.{0,4}(?:给您|通知|联系|回复|答复|寄)|刚才|刚刚|上次|昨天|前天|当时|之前(?:已|就|有)"
    "|(?:通知|联系|回复|打给|答复)(?:您|过您)?(?:了|过)|没(?:有|人)?.{0,4}(?:联系|回复|答复|通知|告诉)|不(?:会|再|用|能|需要)|别|无需"
    "|需要.{0,10}吗|是否|要不要|有没有|(?:感谢|谢谢)您(?:的)?(?:联系|致电|来电)|(?:如果|要是|万一|一旦有变|若).{0,14}|有人.{0,4}取消|随时"
    "|为什么|方便.{0,8}(?:吗|呢)|什么时候|几点|[吗呢？?]$|评价|满意度|麻烦您|请您(?!放心|耐心|等|留意|保持)|您可以|(?<![跟和给与向])您(?:再|先|直接)?(?:打|拨|联系)"
    "|(?:快递|骑手|配送员?|派送员?|外卖).{0,4}会|您(?:再|可以)?(?:尽快|早点|快点|尽早|抓紧|及时|一定)|(?:早点|快点)(?:休息|好|康复|睡)"
    "|(?:到|来|上门|送货|出发|派送|发货|送达|取件)之?前|(?:系统|平台|短信|页面|软件|手机).{0,6}(?:会|自动).{0,6}(?:通知|提醒|告诉)"
)
_POSTPONED = re.compile("(?:稍后|改天|晚点|下次|换个时间)再.{0,3}(?:联系|致电|打|来电).*(?:再见|拜拜|不打扰|打扰)")
"""A call that is put off is no answer that is owed."""
_UNIT = "(?:个|多|来|到|几)*(?:小时|钟头|天|分钟?|工作日|刻钟|点|日|周|星期|礼拜|月|秒)"
_TIME = re.compile(
    rf"(?:[0-9]|[零一二两三四五六七八九十百半几]){_UNIT}|半(?:个)?(?:小时|天|月)|一会儿?(?:就|之内)"
    "|(?<!我是)(?<!工号)(?<![0-9零一二三四五六七八九])(?:[12]?[0-9]|3[01]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])号(?!为您|很高兴|线|客服|话务|店)"
    "|今[天日晚早]|明[天日晚早]|后天|明后天|当[天日晚]|上午|下午|中午|晚上|傍晚|早上|下班|周[一二三四五六日末天]|星期[一二三四五六日天]"
    "|礼拜[一二三四五六日天]|[本这下](?:个)?(?:周|月|星期|礼拜)|月[底初]|月中|年底|年前|节[前后]|立刻就|现在就|马上就到|工作日|[0-9]+:[0-9]+"
)
_TIMES = (
    "小时之内", "小时以内", "小时内", "天之内", "天以内", "分钟之内", "分钟以内", "分钟内", "工作日", "下班之前",
    "下班以前", "下班前", "明天上午", "明天下午", "今天下午", "今天晚上", "月底之前", "月底以前", "点之前", "点以前",
    "号之前", "号以前", "明天之前",
)  # fmt: skip
_NO_TIME = re.compile(
    "[晚早快慢多少好有大小高低远近便]一点|(?:二十四|24)个?小时(?:都|服务|在线|为您|热线|人工)|一点(?:都|也|儿)|有一点|晚点|一天到晚|快一点|早一点|那天|每天"
    "|(?:早上|上午|中午|下午|晚上)好|(?:过|这)[几两一些]?(?:个)?(?:天|会儿?|段|阵|日子)|几天|一会儿?(?:就)?再|待一会儿?"
)
_HAPPENED = re.compile(
    "(?:今天|今早|昨天|昨晚|前天|上午|早上|中午|下午|晚上|刚才|周[一二三四五六日末天]|星期[一二三四五六日天]|上周|上个?月|[0-9一二三四五六七八九十]+[号点月日天])*"
    "(?:您|咱们?|客户)?(?:这边)?(?:之前|已经|就|刚)?(?:反映|反馈|打来|来电|来过|说|提|报|申请|提交|下单|下的单|购买|买|寄|预约|投诉|登记|办理?|交)(?:过)?(?:的|来的)"
)
"""A time at which something was, as in 您上午反映的问题."""
_CLAUSES = re.compile("[，。！？；、,.!?;：:\\s…]+")
_WAITED = re.compile("等了|过了|[天月年周时点]了|昨|前天|上周|上个|之前(?:就|说|打)|都.{1,5}了")
_AGREES = re.compile("(?:嗯|哦|啊|那)*(?:好|可以|行|没问题|能|对|是的|当然|一定|成|没有问题)")
_WANTS = re.compile(
    "(?:打|回|联系|通知|告诉|答复|给).{0,4}(?:我|电话)|再打|方便|有空|有时间|在家|可以吗|行吗|行不行|好吗|能(?:给|回|答复|好|弄|修|到|处理)|(?:之|以)?前|(?:之|以)?内|最好|最晚"
)


def promise_in(text: str) -> str:
    """The words in which something is promised for later; empty when nothing is."""
    if _POSTPONED.search(text):
        return ""
    for part in _CUTS.split(text):
        promised = _answer_in(part) if _LATER.search(part) else ""
        put_off = _PUT_OFF.search(part)
        promised = promised or (put_off.group() if put_off else "")
        if promised and not _NO_PROMISE.search(part):
            return promised
    return ""


def _answer_in(part: str) -> str:
    apart = _ANSWERS_APART.search(part)
    if apart:
        return apart.group()
    return next((match.heard for match in _answers().find(part)), "")


def names_a_time(text: str) -> bool:
    """Whether a time by which, or a span within which, is said; how long a span is by sound too."""
    plain = _NO_TIME.sub("", _HAPPENED.sub("", text))
    return bool(_TIME.search(plain)) or bool(_times().find(plain))


def sets_a_time(text: str) -> bool:
    """Whether a customer says by when, or when, he wants to be called or answered."""
    parts = (part for part in _CLAUSES.split(text) if not _WAITED.search(part))
    return bool(_WANTS.search(text)) and any(names_a_time(part) for part in parts)


def agrees(text: str) -> bool:
    """Whether an agent agrees to what he was just asked for; who puts it off (好的，尽快) does not."""
    return bool(_AGREES.match(text)) and not _PUT_OFF.search(text)


# The sounds of characters are loaded with the first call, not with the window.


@cache
def _answers() -> PhraseMatcher:
    phrases = (*(to + answer for to in _TO for answer in _ANSWERS), *_TO_YOU)
    return PhraseMatcher(Entry(phrase, phrase) for phrase in phrases)


@cache
def _times() -> PhraseMatcher:
    return PhraseMatcher(Entry(phrase, phrase) for phrase in _TIMES)

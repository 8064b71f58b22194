"""How a customer refuses an offer, how he shows interest, and how an agent goes on offering all the same (Q13).

Patterns over characters, since what follows is fatal; the words on which they turn are known by their sound.
"""

import re
from functools import cache

from desktop.core.respelling import Respelling

_CUTS = re.compile(
    r"(?<=[？?])|[，。！；、,.!;：:\s…]+|(?<=[了啊吧呀哈嘛呢哦])(?=[我你您他那这不没别先就真])(?!了|没有?$|不$)"
)
"""Where clauses part: at marks, and, since recognisers write few, between a particle and the next subject."""
_SAYS_AGAIN = re.compile(
    "(?:我|我们)?(?:不是|难道没|没)(?:已经|早就|都|刚才|刚刚|刚|就|跟|和|给|你们?|您)*(?:说|讲|讲清楚|说清楚"
    "|告诉你们?|告诉您)(?:过|了|得很清楚了?)*"
    "|(?:我)?(?:已经|早就|都|刚才|刚刚|跟你们?|跟您)*(?:说|讲)(?:过)?(?:了)?(?:(?:好)?几|多少|[两三四五])?(?:遍"
    "|次)?(?:了|过)?(?=不|没|别|用不)"
    "|再说(?:最后)?(?:一|几)?遍|(?:最后)?(?:跟|和)你(?:们)?(?:说|讲)(?:清楚)?"
)
"""不是说了…吗, 都说几遍了…: what stands around a refusal that is made again."""
_AGAIN = "\0"
"""Stands where that was."""
_TAIL = re.compile("(?:吗|嘛|吧|啊|呀|呢|哦|啦|哈|哎)+[？?]?$|[？?]$")
_TAKEN = (
    "需要|要|用|买|办|开|报|去|上|升|充|换|订|定|做|参加|参与|考虑|感兴趣|了解|加|装|续|投|弄|存|贷|试|来|听|约|排"
    "|寄|搞|理财|办理|开通"
    "|升级|购买|看|接受|推|想|请人|贷款|体验|预约|缺|行|好|可以|必|领|签|选|入|借|分期|绑|学|免|折腾|麻烦|费|凑|改"
    "|申请|续费|续保|投保"
)
"""What a customer does with what is offered to him."""
_BEFORE = (
    "(?:我|我们|咱|我家|家里|孩子|他们|老人|真的?|都|也|就|先|暂时|目前|现在|还是|谢谢|谢了|多谢|免费|嗯|哎呀?|唉"
    "|那|这个?|什么|反正|可|倒"
    "|根本|的确|确实|一概|再|说|是|好的?|行了|哦|不是|这边|自己|肯定|绝对|压根|完全|实在|以后|今年|最近|这次|啊|呀"
    "|这种|这些|那个|一个|一样|东西)*"
)
_REFUSED = re.compile(
    rf"^{_BEFORE}不(?:是)?(?:想|打算|准备|愿意|用|需要|要|必|会|太想|太需要)?(?:再|给我|跟我)?(?:{_TAKEN})"
)
_REFUSED_ELSEWHERE = re.compile(
    "没(?:有)?(?:什么|啥)?(?:这|那)?(?:个|种|方面|样|么)?的?(?:兴趣|需要|需求|必要|打算|想法|计划|意向|意愿|想过)"
    "|(?:没|不)打算|没想(?:过|要|买|办|换)"
    "|不感(?:兴趣|冒)|不需要|用不(?:着|上|到|了)|不考虑|真的不要?|(?:别|不要|不用|请勿|甭|少)(?:再|老|总)?(?:跟我"
    "|给我|向我|来)?"
    "(?:打|推荐|推销|说了|烦|骚扰|介绍|开|办|寄|打扰|联系|发|讲了|浪费|费|劝|推|提)|算了|不办就是不办|(?<![减])免了"
    "|免谈|省省|(?:我)?拒绝|谢绝"
    "|我说不|(?:我|都|也|真|真的|就是|说了|实在|绝对|肯定|一律|现在)不(?:会|想|打算|愿意)?(?:再)?(?:要|用|买|办|开"
    "|需要|充|换|订|报|装|续|贷|考虑|投|听|存|参加"
    "|升|加|弄|签|领|试|借|做)(?!紧|着|意|担心|客气)|没(?:那个)?(?:功夫|闲心|心思)|拉黑|没(?:钱|时间)[，,]?不"
    "|(?<![要能会用行好可])不(?:用|要|必|需要)了(?!解)|^不了+$|^不+(?:要|用|了)(?:不(?:要|用|了))*$|一概不|什么都不"
)
_REFUSED_OFFER = re.compile(
    "(?<![听看找收打说讲记])不(?!是|过|好意思|知道|清楚|明白|懂|对|错|同|管|太|会吧|客气|记得|认识|贵|急|晓得|确定|一定|方便|合适吧|便宜"
    "|见|动|亮|能用|显示)|免了|谢了"
    "|(?:你|您|您们|你们)?找别人"
)
"""Any 不… right after an offer: what is refused has as many names as there are things to sell."""
_LACKS = re.compile(
    "没(?:有)?(?!问题|收到|听|到|关系|事|错|说|看|弄|搞|明白|懂|想到|想好|太|那么)|(?<!不)够(?:用|使|了|花|住|喝"
    "|吃)|(?:已经|早就|都|刚|早)(?:有|买|办|装|换|报|上|投|续|订|开|签|定|做|找|存)(?:了|过|好|别|其他|一|两|新"
    "|的)?"
    "|^有了?$|有(?:别的|其他的?|人|一个了|在用)|(?:家里|公司|单位|我这|我)(?:已经|都|也)?有(?:了|的|一|两|别的"
    "|社保)|自己|(?:签|满|排满|报满|买|办|装|换|订|找)(?:好|过|满)?了"
    "|用(?:得|的|着)?(?:挺|好|蛮|很|还)(?:好|行|不错|可以|方便|满意)|(?:挺|蛮|就)好的?(?:了)?$|用(?:的|着)?别"
)
"""A reason not to take it; it refuses only what was offered just before, and alone it is not clear enough."""
_NO_REFUSAL = re.compile(
    "不麻烦$|不(?:用|需要|要|必)(?:客气|谢|紧|担心|着急|挂|找|退|提醒|回访|空腹|那么|这么|太|忘|带|等|再?问|重新|跑"
    "|意思|急|赶|交钱|交费|身份证|本人|钱)"
    "|不(?:要|行|用|去|来)?(?:明天|后天|今天|上午|下午|晚上|周[一二三四五六日末天]|星期)"
    "|(?:明天|后天|今天|上午|下午|晚上|周[一二三四五六日末天]|星期.)(?:上午|下午|的)?(?:也|就|都)?不|不(?:好意思"
    "|是不)|(?<!不)要不"
    "|[吗呢？?]|(?<!算了)吧|(?<!不)(?:是不是|要不要|用不用|能不能|可不可以|会不会|好不好|对不对|有没有|收不收"
    "|贵不贵|划不划算)|怎么|多少|什么时候|不过|的话|如果|要是|能不能不|可不可以不|哪里不|为什么不"
)
_MILD = re.compile(
    "(?:不(?:用|要|必|需要|办|买|换|开|订|报|续|弄|麻烦)了?|免了|算了|不了)(?:吧|啊|呀|哈|哦|啦|呢)[？?]?$"
)
"""Particles that soften a refusal and ask nothing."""
_INTEREST = re.compile(
    "(?<!不)(?:有没有|能不能|可不可以|会不会|是不是)|吗|呢|多少|怎么(?:办理|收|弄|买|用|操作|参加|卖)|哪[里儿个]"
    "|什么(?:时候|条件|区别)|几[个天点]|多久|[？?]"
    "|^(?:行|好|可以|好的|好吧|那好|加|要|成)(?:吧|啊|呀|的)?$|报吧|办吧|那就(?:办|要|买|试|开|来)|帮我(?:办|开|买"
    "|报)"
)
_RHETORICAL = re.compile(
    "听不(?:懂|明白|见)|听得懂|有完没完|没听(?:见|懂|清楚)|烦不烦|烦人|怎么(?:还|又|老|总|这样|这么)|你们怎么"
    "|还(?:打|说|推|来|要我|在)|老(?:是|给我)|干什么|干嘛|干吗"
    "|什么意思|(?:几|多少)(?:遍|次)|(?:哪里|哪儿|怎么|从哪).{0,4}(?:我.{0,3}(?:电话|号码|信息)|知道我)"
    "|你(?:们)?(?:是)?(?:哪里|哪儿|谁|哪家|什么公司)"
    "|(?:有|没)(?:意思|毛病|病)|能不能(?:别|不)|可不可以(?:别|不)|可以(?:别|不)|行不行啊|不是.{0,6}(?:说|讲|告诉)"
)
"""Questions that ask nothing about the offer."""

_OFFERS = re.compile(
    "优惠|打?[五六七八九]折|活动|套餐|免费|赠|送(?:您|十|一|[0-9])|推荐|体验|试[用听一]|考虑|了解一下|保障|划算"
    "|便宜|只要|才[0-9一二三四五"
    "六七八九十几]|开通|开一个月|升级|提速|千兆|办理?(?:一|好|个|试)|办一?张|报(?:上|一?个|名)|预留|名额|额度"
    "|首[月付]|收益|机会|错过"
    "|另外一[款种个]|更(?:低|便宜|优惠|划算|适合|放心|快|省|高|实惠|合算|全)|价格|价位|升级|加购|续保|续费|利率"
    "|分期|保费|疗程|会员|理财|投资|买|订购|预订|排上|寄一|先(?:给您|帮您)|那.{0,8}呢|年卡|储值|充[0-9一两三五]"
    "|限时|最后[0-9一二三"
    "几]|产品|投保|贷款|基金|金卡|应该有一份|来不及|申请"
)
_PERSUADES = re.compile(
    "其实|但是|可是|不过|真的|特别|非常|很多|大家都|别人都|应该|后悔|值得|好处|亏|可惜|难得"
    "|[0-9一二两三四五六七八九十百千半](?:块|元|万|年|个?月|天|次|折|期|倍|分)"
    "|^那(?:.{0,4}呢|我?(?:先)?(?:给|帮|为)您|要不|要是|您(?:先|再|试|看|办|考虑|要|觉得)|这|就|先|办|开|换"
    "|.{0,6}怎么样)|或者|要不|不如|至少|哪怕|万一|而且|还(?:能|可以|有|送)|不影响|不耽误|建议|最后一|只剩"
    "|马上(?:就)?(?:截止|结束|恢复|涨)|(?:就|再|可就)(?:没有?|恢复|涨)"
    "|(?:客户|人家|邻居|同事|老板|家长|业主|朋友|别的人).{0,6}(?:都|也)(?:说|在|用|办|买|选|报|订)|更(?:放心|省心"
    "|安心|方便|保险)"
)
"""What an agent argues with, whatever he sells."""
_PERSUADES_AGAIN = re.compile(
    "您(?:先)?(?:别|不要)(?:急|忙|着急)(?:着)?(?:拒绝|挂|说不|否定|决定)|(?:再)?(?:给|耽误|占用)(?:我|您)(?:半|一"
    "|两|几)(?:分钟|句)|(?:您)?(?:再|好好)(?:考虑|想|琢磨|了解|听我)"
    "|(?:您|现在)(?:要是|如果|今天)?不(?:办|买|开|参加|订|报|续|升|换|要).{0,8}(?:可惜|后悔|亏|没有|没了|错过|涨"
    "|恢复|吃亏|浪费)|(?:您|是)(?:觉得|嫌|担心|怕)(?:太)?(?:贵|麻烦|价格)"
    "|我(?:跟|和)您(?:说|讲).{0,8}(?:真的|划算|好)|(?:还有|换)(?:另外)?(?:一|个|别的|其他)(?:款|种|档"
    "|个)?.{0,6}(?:便宜|低|优惠|适合|划算|产品|方案|套餐|版本|课)"
    "|介绍|体验|试试|试用|试听|试吃|登记上|留着|备用|随时能用|不(?:满意|喜欢|合适|想要)(?:了|的话)?(?:再|可以|可"
    "|随时)(?:退|取消)"
    "|(?:块|个月|[年月百千万一二三四五六])(?:也行|也可以|也能)|来得及|不(?:收|要|花)(?:您)?(?:费|钱|一分|多少)|福利"
    "|礼品|要不.{0,8}(?:也|吧)"
    "|(?:我)?先(?:给|帮|为)您.{0,3}(?:登记|报|开|办|留|申请|预留|订|约)|先.{0,4}(?:开着|留着|办上|订上|看看|拿|来)"
    "|(?:听我说|听我讲)|(?:过来|上门|来).{0,4}看看|微信"
)
"""What nobody says who has taken a refusal."""
_URGES = re.compile(
    "给您|帮您|为您|替您|约您|建议|推荐|最好|还是(?:办|买|开|要|选|订|报|续|升|换|先)|您(?:先|就|再|可以|动动|考虑"
    "|试|看|也|不妨|要不)|考虑|好吗|好不好|行吗|行吧|可以吗|吗|呢|吧"
)
_GIVES_WAY = re.compile(
    "尊重|(?<!再)打扰(?:到)?(?:您)?了|不(?:再|多)?(?:打扰|耽误|占用|勉强|强求|多说|多打扰|推荐|推销)|再见|拜拜"
    "|不(?:再|会再)(?:给您|向您|为您)?(?:回访|联系|致电|打|推荐|介绍|推送|发)"
    "|(?:登记|备注|标记|记录)(?:为|成|一下|下来|不)|做(?:个|好|一下|了)?(?:登记|备注|标记|记录)|您(?:先)?忙|(?:先"
    "|就)不(?:办|开|换|升|买|续|订|报|加|装|参加)(?:了|，|,|$)"
    "|还有(?:其他|别的|什么|哪些).{0,6}(?:需要|问题|帮|疑问)|^(?:好的?|行|明白|理解|没关系|没事"
    "|知道了)[，,]?.{0,6}(?:备注|登记|记录|记下|保持)"
    "|(?:给|帮|为|替)您.{0,6}(?:取消|关闭|关掉|停掉|退(?:费|款|订|回|掉))|(?:马上|已经|这就)(?:办理)?(?:取消"
    "|退(?:费|款|订|回))|取消(?:好|掉|成功)"
    "|已经(?:给|帮|为|替)?您?.{0,4}(?:改|办|登记|预约|安排|提交|处理|取消|换|订|退)好?了"
    "|不(?:给|帮|为|替)您(?:换|办|开|升|续|订|报|加|装|改|弄|推)|不会有(?:任何)?(?:变动|变化)"
    "|祝您|您收着|其他不变|维持(?:不变|现状|原)|原(?:来)?的?(?:套餐|方案)?(?:继续|不变|保留)|感谢您的(?:支持|反馈"
    "|接听|配合|理解|宝贵)|谢谢您的(?:反馈|接听|支持|宝贵)|不办也没关系"
    "|(?:以后|今后|将来|日后|后续)?(?:您)?(?:有|如果有|要是有)(?:这方面的?|任何)?(?:需要|需求"
    "|兴趣)(?:的话)?(?:您)?(?:再|随时|可以|欢迎|请)"
)
_TURNS_AWAY = re.compile("^(?:嗯|哦|啊)*(?:好的?|行|明白|理解|没关系|没事|知道了|可以)")
_BUT = re.compile("(?:不过|但是|可是|但|只是|然而)(?!愿)")
"""What follows says what is meant: 尊重您的选择，不过…"""
_CUSTOMERS_WORDS = (
    "不需要", "不用了", "不要了", "不考虑", "不想要", "不想买", "不想办", "不想换", "不想开", "不打算",
    "不感兴趣", "没兴趣", "没有兴趣", "没需求", "没有需求", "没有需要", "没必要", "没有必要", "没这个必要",
    "没这个需要", "没打算", "没想过", "用不着", "用不上", "用不到", "不必了", "不办了", "不买了", "不换了",
    "不开了", "不报了", "不订了", "不续了", "不充了", "不升级", "不办理", "不参加", "不试了", "不约了",
    "不弄了", "不比较", "不了不了", "不要不要", "不用不用", "不用麻烦", "不麻烦了", "别打了", "别再打",
    "不要再打", "不要打了", "别推荐", "不要推荐", "别推销", "别介绍", "别说了", "算了吧", "免了吧", "我不要",
    "我不买", "我不办", "我不用", "我不需要", "我不换", "真不要", "真不用", "真不需要", "都不要", "说了不要",
    "说了不用", "说了不需要", "我说了", "我拒绝", "省省吧", "够用了", "已经有了", "已经买了", "已经办了",
    "已经签了", "我自己", "找别人", "没时间", "没那个时间", "没有钱", "没闲钱", "我没车", "我没钱", "用得挺好",
    "挺好的",
)  # fmt: skip
"""What a customer's refusal turns on, to be known by its sound."""
_AGENTS_WORDS = (
    "给您推荐", "推荐一下", "给您介绍", "介绍一下", "给您办理", "帮您办理", "给您开通", "帮您开通", "给您登记",
    "给您申请", "帮您申请", "给您预留", "体验一下", "免费体验", "免费试用", "试用一下", "试一试", "考虑一下",
    "考虑考虑", "再考虑", "了解一下", "了解了解", "有优惠", "优惠活动", "优惠价", "很优惠", "优惠力度",
    "打八折", "打七折", "打五折", "打九折", "很划算", "特别划算", "非常划算", "更划算", "更便宜", "便宜一点",
    "只要您", "每个月只", "首月免费", "第一个月", "不收费", "不要钱", "不花钱", "不收您", "免费送", "送您一",
    "赠送您", "这个套餐", "升级套餐", "这个活动", "活动价", "最后一天", "最后几个", "名额有限", "机会难得",
    "错过了", "就没有了", "再办一", "办一个", "办一张", "开一个", "报一个", "试听课", "体验课", "保险产品",
    "理财产品", "给您保障", "有保障", "会员卡", "给您留", "您先试", "您先办", "您看好吗", "您看可以吗",
    "您看怎么样", "您再想想", "您再看看", "建议您办", "别急着拒绝", "先别急着", "不打扰您", "打扰您了",
    "尊重您的", "祝您生活愉快", "不再联系", "不再给您", "感谢您的接听", "帮您取消", "给您取消",
)  # fmt: skip
"""What an agent's offer turns on."""
_ACKNOWLEDGES = re.compile(
    "既然您(?:不|没)|您(?:既然|要是)?(?:暂时|目前)?(?:不需要|不考虑|没有?兴趣|不感兴趣|没有?需要)|知道您(?:不需要|不想)"
)


def refuses(text: str, *, after_offer: bool) -> bool:
    """Whether a customer clearly refuses; right after an offer there are more ways to."""
    return any(_clause_refuses(part, after_offer=after_offer) for part in _clauses(_customer().read(text)))


def declines(text: str) -> bool:
    """Whether a customer gives a reason not to take what was just offered (我没车, 已经有了): polite, not clear."""
    return any(_LACKS.search(part) and not _NO_REFUSAL.search(part) for part in _clauses(_customer().read(text)))


def shows_interest(text: str) -> bool:
    """Whether a customer asks about the offer or takes it: what he refused before counts no more."""
    asked = (part for part in _clauses(_customer().read(text)) if not _clause_refuses(part, after_offer=False))
    return any(_INTEREST.search(part) and not _RHETORICAL.search(part) for part in asked)


def _clauses(text: str) -> list[str]:
    """The clauses of a text; one that says again (不是说了不要吗) without what says so, and without its 吗."""
    plain = _SAYS_AGAIN.sub(_AGAIN, text)
    parts = [part for part in _CUTS.split(plain) if part]
    return [_TAIL.sub("", part.replace(_AGAIN, "")) if _AGAIN in part else part for part in parts]


def _clause_refuses(said: str, *, after_offer: bool) -> bool:
    """Whether one clause does; 还是不用了吧 is only polite."""
    part = _TAIL.sub("", said) if _MILD.search(said) else said
    if not part or _NO_REFUSAL.search(part):
        return False
    if _REFUSED.search(part) or _REFUSED_ELSEWHERE.search(part):
        return True
    return after_offer and _REFUSED_OFFER.search(part) is not None


def offers(text: str) -> bool:
    """Whether an agent's words have to do with something to buy or to take."""
    return bool(_OFFERS.search(_agent().read(text)))


def gives_way(text: str) -> bool:
    """Whether an agent takes a refusal; what follows 不过 takes it back."""
    return bool(_GIVES_WAY.search(_BUT.split(_agent().read(text))[-1]))


def argues_on(text: str) -> bool:
    """Whether an agent's words after a refusal may still be about the offer: neither given way nor 好的."""
    return not gives_way(text) and not _TURNS_AWAY.match(text)


def pushes(text: str) -> bool:
    """Whether an agent offers and asks the customer to take it. Giving way is no push, whatever else is said, unless
    he takes it back (不过…).
    """
    if gives_way(text):
        return False
    meant = _BUT.split(_agent().read(text))[-1]
    return bool(_PERSUADES_AGAIN.search(meant)) or _argues(meant)


def _argues(text: str) -> bool:
    offered, persuades = {found.group() for found in _OFFERS.finditer(text)}, bool(_PERSUADES.search(text))
    urged = (offered or persuades) and _URGES.search(text)
    return bool(urged) or (persuades and bool(offered)) or len(offered) > 1


def acknowledges_refusal(text: str) -> bool:
    """Whether an agent's own words tell that he was refused; all there is where the customer is not heard."""
    return bool(_ACKNOWLEDGES.search(text))


# The sounds of characters are loaded with the first call, not with the window.


@cache
def _customer() -> Respelling:
    return Respelling(_CUSTOMERS_WORDS)


@cache
def _agent() -> Respelling:
    return Respelling(_AGENTS_WORDS)

"""How a customer refuses an offer, how he shows interest, and how an agent goes on offering all the same (Q13).

Characters, not sounds: what follows from these words is fatal, so a near miss is better than a wrong accusation.
"""

import re

_CUTS = re.compile(r"[，。！；、,.!;：:\s…]+")
_BEFORE = (
    "(?:我|我们|咱|我家|家里|孩子|他们|老人|真的?|都|也|说了|都说了|就|先|暂时|目前|现在|还是|谢谢|免费|嗯|哎|那|这个?|什么|反正|可|倒"
    "|根本|的确|确实|一概|再|说|是|我说|跟你说|不是)*"
)
_REFUSED = re.compile(
    rf"^{_BEFORE}不(?:是)?(?:想|打算|准备|愿意|用|需要|要|必|会)?(?:再)?"
    "(?:需要|要|用|买|办|开|报|去|上|升|充|换|订|做|参加|考虑|感兴趣|了解|加|装|续|投|弄|存|贷|试|来|听|约|排|寄|搞|理财|办理|开通"
    "|升级|购买|看|接受|推|想|请人|贷款|体验|预约|缺|行|好|可以|必)"
)
_REFUSED_ELSEWHERE = re.compile(
    "没(?:有)?(?:兴趣|需要|需求|必要|这个(?:需要|打算|想法)|那个(?:需要|打算))|不感兴趣|不需要|用不(?:着|上)|不考虑|真的不要?"
    "|(?:别|不要|不用|请勿)(?:再)?(?:跟我|给我|向我)?(?:打|推荐|推销|说了|烦|骚扰|介绍|开|办|寄|打扰|联系)|算了|不办就是不办"
    "|我说不|(?:我|都|也|真|真的|就是|说了)不(?:会)?(?:要|用|买|办|开|需要|充|换|订|报|装|续|贷|考虑|投|听|存|参加)(?!紧|着|意)"
    "|没(?:那个)?(?:功夫|这个打算)|(?:别|不要|不用)(?:再)?(?:推|浪费)|拉黑|没(?:钱|时间)[，,]?不"
)
_REFUSED_OFFER = re.compile(
    rf"^{_BEFORE}不(?!是|过|好意思|知道|清楚|明白|懂|对|错|同|管|太|怎么|会吧|客气|记得|认识|贵|急|晓得).{{1,7}}$"
)
"""Any short 不… right after an offer: what is refused has as many names as there are things to sell."""
_LACKS = re.compile(
    r"^(?:我|我们|家里|他们)?(?:都|已经|早就|现在|也)?(?:没有?(?:车|房|钱|孩子|时间|空|电脑)|有了?$|(?:是)?(?:我)?自己)"
)
"""A reason not to buy; it refuses only what was offered just before."""
_NO_REFUSAL = re.compile(
    "不(?:用|需要|要|必)(?:客气|谢|紧|担心|着急|挂|找|退|提醒|回访|空腹|那么|这么|太|忘|带|等|再?问|重新|跑)"
    "|不(?:要|行|用|去|来)?(?:明天|后天|今天|上午|下午|晚上|周[一二三四五六日末天]|星期)"
    "|(?:明天|后天|今天|上午|下午|晚上|周[一二三四五六日末天]|星期.)(?:上午|下午|的)?(?:也|就|都)?不|不(?:好意思|是不)|要不"
    "|[吗呢？?]|(?<!算了)吧|是不是|要不要|用不用|怎么|多少|什么时候|不过"
)
_INTEREST = re.compile(
    "吗|呢|多少|怎么(?:办理|收|弄|买|用|操作|参加|卖)|哪[里儿个]|什么(?:时候|条件|区别)|几[个天点]|多久|[？?]"
    "|^(?:行|好|可以|好的|好吧|那好|加|要|成)(?:吧|啊|呀|的)?$|报吧|办吧|那就(?:办|要|买|试|开|来)|帮我(?:办|开|买|报)"
)
_RHETORICAL = re.compile("听不懂|有完没完|没听见|烦不烦|怎么还|怎么又|你们怎么|还打|干什么|干嘛|什么意思")

_OFFERS = re.compile(
    "优惠|打?[五六七八九]折|活动|套餐|免费|赠|送(?:您|十|一|[0-9])|推荐|体验|试[用听一]|考虑|了解一下|保障|划算|便宜|只要|才[0-9一二三四五"
    "六七八九十几]|开通|开一个月|升级|提速|千兆|办理?(?:一|好|个|试)|办一?张|报(?:上|一?个|名)|预留|名额|额度|首[月付]|收益|机会|错过"
    "|利率|分期|保费|疗程|会员|理财|投资|买|订购|预订|排上|寄一|先(?:给您|帮您)|那.{0,8}呢|年卡|储值|充[0-9一两三五]|限时|最后[0-9一二三"
    "几]|产品|投保|贷款|基金|金卡|应该有一份|来不及|申请"
)
_PERSUADES = re.compile(
    "其实|但是|可是|不过|真的|特别|非常|很多|大家都|别人都|应该|后悔|值得|好处|亏|可惜|难得|[0-9一二两三四五六七八九十百千半](?:块|元|万|年|个?月|天|次|折|期|倍|分)"
    "|^那|或者|要不|不如|至少|哪怕|万一|而且|还(?:能|可以|有|送)"
)
"""What an agent argues with, whatever he sells."""
_PERSUADES_AGAIN = re.compile(
    "介绍|体验|试试|试用|试听|试吃|登记上|留着|备用|随时能用|不(?:满意|喜欢|合适|想要)(?:了|的话)?(?:再|可以|可|随时)(?:退|取消)"
    "|(?:块|个月|[年月百千万一二三四五六])(?:也行|也可以|也能)|来得及|不(?:收|要|花)(?:您)?(?:费|钱|一分|多少)|福利|礼品|要不.{0,8}(?:也|吧)"
    "|先.{0,4}(?:开着|留着|办上|订上|看看|拿|来)|(?:听我说|听我讲)|(?:过来|上门|来).{0,4}看看|微信"
)
"""What nobody says who has taken a refusal."""
_URGES = re.compile(
    "给您|帮您|为您|替您|约您|您(?:先|就|再|可以|动动|考虑|试|看|也|不妨|要不)|考虑|好吗|好不好|行吗|行吧|可以吗|吗|呢|吧"
)
_GIVES_WAY = re.compile(
    "尊重|打扰(?:您)?了|不(?:再)?打扰|再见|拜拜|不(?:再|会再)(?:给您|向您|为您)?(?:回访|联系|致电|打|推荐|介绍)|(?:登记|备注|标记)为"
    "|还有(?:其他|别的|什么|哪些).{0,6}(?:需要|问题|帮|疑问)|^(?:好的?|行|明白|理解|没关系|没事|知道了)[，,]?.{0,6}(?:备注|登记|记录|记下|保持)"
    "|(?:给您|帮您|为您|马上|已经)(?:办理)?(?:取消|退(?:费|款|订|回))|(?<!再)取消|(?<!再)退(?:费|款|订|回)|祝您|您收着|其他不变|感谢您的(?:支持|反馈|接听|配合|理解)|谢谢您的(?:反馈|接听|支持)|不办也没关系"
)
_ACKNOWLEDGES = re.compile(
    "既然您(?:不|没)|您(?:既然|要是)?(?:暂时|目前)?(?:不需要|不考虑|没有?兴趣|不感兴趣|没有?需要)|知道您(?:不需要|不想)"
)


def refuses(text: str, *, after_offer: bool) -> bool:
    """Whether a customer clearly refuses; a lack (我没车) refuses only what was just offered."""
    parts = [part for part in _CUTS.split(text) if part and not _NO_REFUSAL.search(part)]
    if any(_REFUSED.search(part) or _REFUSED_ELSEWHERE.search(part) for part in parts):
        return True
    return after_offer and any(_LACKS.search(part) or _REFUSED_OFFER.search(part) for part in parts)


def shows_interest(text: str) -> bool:
    """Whether a customer asks about the offer or takes it: what he refused before counts no more."""
    return bool(_INTEREST.search(text)) and not _RHETORICAL.search(text)


def offers(text: str) -> bool:
    """Whether an agent's words have to do with something to buy or to take."""
    return bool(_OFFERS.search(text))


def pushes(text: str) -> bool:
    """Whether an agent offers and asks the customer to take it. Giving way is no push, whatever else is said."""
    if _GIVES_WAY.search(text):
        return False
    argues = offers(text) or bool(_PERSUADES.search(text))
    return bool(_PERSUADES_AGAIN.search(text)) or (argues and bool(_URGES.search(text)))


def acknowledges_refusal(text: str) -> bool:
    """Whether an agent's own words tell that he was refused; all there is where the customer is not heard."""
    return bool(_ACKNOWLEDGES.search(text))

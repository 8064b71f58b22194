"""How a customer complains, how an agent apologises, and how he explains himself instead (W8).

Tables of words; a recogniser writes few marks, so none is needed, but they part clauses where they stand.
"""

import re
from functools import cache

from desktop.core.matching import Entry, PhraseMatcher
from desktop.core.text import count_characters

_VERY = "(?:太|真(?:的)?(?:是)?|这么|那么|好|很|非常|特别|极其|实在(?:是)?(?:太)?|简直|够|有多|越来越)"
_BAD = (
    "差劲?|烂|坑|黑|糟糕?|恶劣|离谱|过分|敷衍|不负责|不专业|不合理|不讲(?:理|信用|道理)|不像话|不靠谱|不守时|不守信"
    "|不地道|不尊重|不把.{0,6}当回事"
    "|欺负|恶心|气人|可气|可恨|失望|让人失望|寒心|糟心|闹心|窝火|恼火|生气|不耐烦|霸道|垃圾|难听|冲|凶|横|无语|无赖"
    "|荒唐|扯淡|扯|不满|不爽|憋屈|不诚信"
)
_THEIRS = (
    "(?:客服|师傅|服务员|工作人员|员工|你们.{0,3}人|快递员?|快递小哥|小哥|骑手|司机|那个人|营业员|销售|业务员|店员"
    "|店长"
    "|前台|经理|接电话的?|技术员?|安装的|维修的?)"
)
_GRIEVANCES = re.compile(
    "投诉(?!.{0,2}(?:电话|热线|渠道|方式|建议|流程|中心|进度|结果|记录|平台|单号|怎么(?:填|写)))|讨个?说法"
    "|给.{0,3}说法|曝光|消协|12315|一二三一五|给个?交代|媒体|工商局?|起诉|告你们"
    f"|{_VERY}(?:{_BAD})|不像话|差劲|差到家|差极了|(?:服务|态度|质量|素质|水平).{{0,3}}(?:差|烂|糟|恶劣|有问题"
    f"|不行)|(?<!不)过分|离谱|坑人|坑爹|坑我|气死|气人|火大|窝火"
    "|(?<!热得)(?<!冷得)(?<!疼得)(?<!痛得)受(?:不|够)了|忍不了|忍无可忍|骗(?:人|子|我|钱|消费者|了我)|欺骗|欺诈"
    "|骚扰我|没完没了|你们这(?:是|叫|也|种)|忽悠|敷衍|糊弄|搪塞|耍(?:我|人|赖|无赖)|玩(?:我|人)呢"
    "|推来推去|踢皮球|推卸|推(?:脱|诿)|互相推|乱(?:抄|收|扣|来|搞|开|写|填)|凭什么|谁来赔|谁赔|赔我|你们(?:怎么)?赔"
    "|赔偿我|损失(?:谁|怎么|你们)|到底管不管|有没有人管|没人管|就是不想|岂有此理|可恶"
    "|爱(?:理|搭|答)不(?:理|搭)|怎么(?:干活|做事|做(?:生意|服务)|办事|搞的|回事儿?啊|当的|能这样|这样(?!操作|弄|做"
    "|设置|填))|搞什么(?!活动)|什么(?:态度|素质|服务|玩意|破|烂)|什么(?:公司|东西)(?:啊|嘛|呀)"
    "|就是这样做|这就是你们|你们就知道|这也敢|还敢|态度(?:太|很|这么|那么|差|恶劣)|跟我吵|又扣(?:我|了)|白(?:跑|等"
    "|交|花)(?:了|一)?|害(?:得|我)|耽误(?:我|了我|事)|影响我|没法(?:上班|做生意|营业|生活|过)"
    "|不满意|垃圾(?:公司|服务|产品|东西|网络|平台)|是臭的|都是错的|多(?:收|扣)(?:了)?我|(?:骂|吼|凶|怼|训|嘲讽|讽刺"
    "|侮辱|威胁|挂)(?:了)?我"
    "|(?:你们|快递|师傅|给我|把我).{0,8}(?:摔碎|摔坏|弄丢|搞丢|弄错|搞错|弄坏|搞坏|送错|发错|压坏|丢了|填错|写错"
    "|刮花|划花)|(?:发|送|收到|买|拿|打开).{0,8}(?:坏的|破的|碎的|假的|假货|旧的|二手的(?!车|房)|过期的?|发霉的?"
    "|烂的|错的|碎了|漏了|臭了|馊了)"
    "|(?:没(?:有)?(?:一个)?人|没谁)(?:管|来管|理我|处理|解决|给我|负责|搭理|回我|解释)|(?:说好|答应|承诺|保证|明明"
    "|约好|讲好)(?:了)?(?:的)?.{0,14}(?:没|不|又|还|到现在|结果|变)"
    "|(?:我)?(?:根本|从来|压根|又)(?:就)?(?:没|不)(?:有)?(?:订|办|开|用|买|同意|授权|点|申请|打|消费)|都.{0,4}(?:才"
    "|还没)(?:送到?|来|到|发|修|好|弄好|处理)|打了?半天"
    f"|{_THEIRS}.{{0,8}}(?:骂|吼|凶|冲|难听|不耐烦|挂(?:我|了我|断|我电话)|甩脸|爱理|态度|不理|没礼貌|瞎说|乱说|推)"
    f"|无语|服了你们|醉了|慢死|拖拖拉拉|言而无信|不守信用|说话不算"
)
_TROUBLES = re.compile(
    "太慢|漏水|是错的|还要(?:等|拖)|拖了?(?:两|几|半|三|一)|(?:[三四五六七八九十]|好几|多少|无数)[次趟遍回]了"
    "|第[二三四五六七八九十][次回遍趟]|又(?:坏|断|错|出问题|停|卡|掉线|漏|不能用|失败|没)"
    "|等了.{0,5}(?:天|个月|上午|下午|小时|年|周|星期|半天|这么久|好久|这么长)|都(?:过了)?(?:快)?(?:两|三|四|五|六"
    "|七|八|十|半|几|好几|大半)个?多?(?:天|月|星期|礼拜|小时|年|周)|等到现在|半天"
    "|怎么赔|坏了|(?<!弄)丢了|多(?:收|扣)|没(?:人|有人)(?:来|接|理|回)|还(?:是)?没(?:到|来|好|修|退|处理|解决|收到"
    "|发|给|动静|有)|到现在|一直(?:没|不|断|打不通|占线)|打不通|请了?(?:半天)?假|没(?:做到|兑现|下文|动静|消息|反应"
    "|给我)"
    "|(?:三天两头|天天|每次|老是|总是|反反复复|动不动)"
)
"""What troubles a customer; one alone is told as often without a complaint."""
_BLAME = re.compile(
    "你们.{0,10}(?:又|乱|骗|赖|敢|竟|居然|到底|根本|就(?:是不|会骗|不能)|还好意思|也太|不合理|不讲|没信用|不负责"
    "|弄错|搞错|忘|拖|糊弄|凭|赔|害|故意|能不能(?:解决|快点|认真|负责|靠谱))|没有?(?:人|一个人).{0,2}(?:管|理我"
    "|处理|解决)"
    "|(?:怎么回事|搞什么|什么意思|有没有搞错).{0,2}你们"
)
"""Blame of 你们, and that nobody cares."""
_NO_GRIEVANCE = re.compile(
    "(?:不是|不想|没有?|不|并非|别)(?:要|想|打算|说|来|在)*(?:来)?投诉|不生气|没生气|不过分|(?:不|没)(?:是|怪|关"
    "|赖)你们|(?:跟|和|与)你们(?:没|无|不)|(?:赖|怪|怨)我(?:自己)?"
)
_SUPPOSES = re.compile(
    "会不会|怕|万一|如果|要是|假如|的话|担心|以为|(?:别|其他|人家|另外一)的?(?:家|公司|平台)|不满意(?:可以|能|怎么)"
    "|(?:赖|怪|怨)我|我(?:自己)?(?:也)?(?:记|弄|搞|看|填|写|听|点|按|选|算)(?:岔|错|反|混)|我(?:这人|记性|糊涂|粗心|老了)"
    "|是不是骗|骗子吧|骗子吗|诈骗|骗子(?:电话|短信|网站)|(?:要|想)(?:怎么|去哪)?投诉(?:别|他|邻居|楼上)|开玩笑|不(?:太"
    "|怎么|算)(?:差|慢|过分|满意吗)"
    "|(?:天气|老公|老婆|孩子|儿子|女儿|邻居|楼上|隔壁|堵车|我自己|怪我)"
)
"""A clause that fears or supposes something, or complains of others."""

_GRUMBLES = (
    re.compile(
        "你们|客服|师傅|教练|收银员|老师|医生|护士|保安|物业|快递员?|骑手|司机|店员|前台|安装的|维修的|工作人员"
        "|阿姨|销售|顾问|中介"
    ),
    re.compile(
        "坏|碎|花了|丢|漏|湿|脏|臭|冻(?!结)|凉了|烂|破|断了|裂|糊了|黑了|错|少了|缺|过期|感冒|受伤|划|疼|误了|耽误"
        "|折腾|晒|淋|鸽子|瞒|多算|多收|乱|泡汤|赶不上|报废|吓|吵醒|白"
    ),
    re.compile(
        "(?:[两三四五六七八九十几多]|好几|无数|俩|仨)+(?:来|多)?[次趟遍回]|(?:[两三四五六七八九十几半]|好几|俩|仨"
        "|一)个?多?(?:钟头|小时|星期|礼拜|月|天|上午|下午)|半天|半宿|一整|大半"
    ),
    re.compile(
        "摆设|干什么吃|眼睛|长哪|(?:不会|不能|不知道).{1,8}吗|就这么(?!简单|方便|快|便宜|多|点|定|办)|积极|别提了"
        "|没一个|每次都|哪有|有这么|至于|合着|敢情|难道|活该|笑话|好意思"
        "|一点.{0,4}都(?:不|没)|连.{1,8}都(?:不|没)|才(?:打|接|来|到|通|给|肯|理)|都.{1,6}了|说一声|打个招呼"
        "|当.{0,4}(?:傻|猴|冤大头)|怎么(?:这么|那么|老|总|又|还)|到底|这叫|烦不烦|了还(?:发|打|扣|收)|又.{1,6}了"
        "|还.{0,4}(?:让|要|叫)我"
    ),
)
"""Who is to blame, what came of it, how often or how long, and the ring of reproach."""
_REQUEST = re.compile(
    "麻烦|请问|想问|问一下|问下|问问|咨询|能不能|能否|可以.{0,6}吗|什么时候|怎么(?:办理?|弄|操作|收费|算|交|开|查"
    "|用|改)|报修|预约|帮我|我想|我要(?!退|投诉)|谢谢|是不是|有没有|多少钱?|几点|在哪|哪[里儿]|怎么走"
)
"""Who asks for something wants that."""

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
    "致歉|见谅|谅解|包涵|担待|海涵|赔礼|赔罪|愧|内疚|歉|遗憾|怪我们?|我们?的?(?:疏忽|失职|不是|不周)|委屈您|害您"
    "|难为您|辛苦您久等"
    "|让您(?:着急|担心|生气|失望|受累|为难|破费|白跑|费心|不愉快|不开心|难受)了?"
)
"""What is too short to be found by sound."""

_REASONS = re.compile(
    "因为|由于|原因(?:是|在)|是这样|这样的|其实|所以才|所以会|导致|造成的?|系统(?:出|问题|升级|故障|显示|原因|那边"
    "|这边|维护)|规定|规则|按照|按流程|合同"
    "|协议|条款|不是我们|不归我们|跟我们(?:没|无)|与我们无关|您(?:自己|当时|没有?|寄的时候)|本来就|正常(?:的|情况)"
    "|一般不会"
    "|我们也(?:是|没|不)|(?:人手|库存|运力|线路|单量|订单|业务量?|电话|客户|单子|车)(?:.{0,6})(?:不够|不足|紧张"
    "|太多|比较多|很多|大|忙|满|有限)"
    "|(?:天气|下雨|雨|雪|台风|疫情|堵车|路上|节假日|高峰|大促|活动期间|春节|周末).{0,10}(?:影响|大|多|慢|堵|忙|不好"
    "|原因|停|延迟|耽误)"
    "|(?:供应商|快递|物流|厂家|总部|第三方|合作方|银行|仓库|上游|商家|对方)(?:那边|方面|公司)?.{0,10}(?:原因|问题"
    "|没|延|慢|耽误|压|爆仓|没法|还没|弄|搞)"
)
_NO_REASON = re.compile(
    "理解|着急|心情|感受|别急|消消气|慢慢说|听您说|放心"
    "|您先|请您|请问|麻烦您|方便|能不能|可以吗|好吗|是吗|对吗|[吗呢？?]$|什么时候|哪[一天个位]|多少|贵姓"
    "|我(?:马上|这就|现在|先|来|去|会|帮|给|为|立刻|立即|记|看|查|再|跟|和|需要|想|要|把|在|这边)|我们(?:马上|会"
    "|这就|立刻|先|来|可以|去)|帮您|为您|给您|替您"
    "|登记|记录|核实|核对|反映|上报|感谢|谢谢|您好|好的|明白|知道了|收到|您说|您是说|您的意思|您反映|您贵姓|先生$"
    "|女士$|再见"
    "|您可以|可以(?:退|换|补|申请|安排|选择)|退(?:款|费|给)|换新|补发|重新(?:发|安排|派|做)|赔|(?:给|帮|为"
    "|替)您.{0,4}安排|安排(?:人|师傅|专人|上门|同事)|处理|解决|上门|加急|催|稍等|请讲|您讲|您说的"
)
_CUTS = re.compile(r"[，。！？；、,.!?;：:\s…]+")
_SUBSTANCE = 12
"""Characters in which an agent can give a reason; fewer are a turn of phrase."""
_SHORT_REASON = 5
"""A reason that names itself as one needs fewer."""


def spares_us(text: str) -> bool:
    """Whether a customer says that his trouble is none of the company's doing, or that he does not complain."""
    return bool(_NO_GRIEVANCE.search(text))


def complains(text: str) -> bool:
    """Whether a customer's words are a complaint, and not only a question about what troubles him."""
    if spares_us(text):
        return False
    meant = _meant(text)
    troubles = {found.group() for found in _TROUBLES.finditer(meant)}
    return bool(_GRIEVANCES.search(meant) or _BLAME.search(meant)) or len(troubles) >= _ENOUGH_TROUBLES


def grumbles(text: str) -> bool:
    """Whether a customer tells with reproach what was done to him, though he names no complaint and asks nothing."""
    if spares_us(text) or _REQUEST.search(text):
        return False
    blames, harm, often, reproach = (bool(kind.search(_meant(text))) for kind in _GRUMBLES)
    # 你们 with a ring of reproach, or with a length of time, is heard in small talk and in plain questions too.
    return (harm and (blames or often or reproach)) or (reproach and often)


def _meant(text: str) -> str:
    """The clauses in which nothing is only feared, supposed, or told of others."""
    return "，".join(clause for clause in _CUTS.split(text) if clause and not _SUPPOSES.search(clause))


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

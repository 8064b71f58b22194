"""Why a forbidden phrase may be innocent where it stands: somebody is quoted, it is denied, or it is asked about.

Grammar, not vocabulary: what belongs to one phrase only is an exception of that phrase in the library. The words
right before and after decide. Recognisers write few marks or none, so a mark is never needed; but one that stands
between a denial and the phrase parts them: “不是，不知道” denies nothing. Where marks of quotation are written they
say for certain that the words are mentioned, as the customer's own or as a name, and not meant.
"""

import re
from dataclasses import dataclass

from desktop.core.matching import Match

MENTIONED = "mentioned"
"""The reason that even a phrase of abuse has: it stands between marks of quotation."""

_SOMEBODY = "(?:您|你|客户|他们|她们|他|她|对方)"
_MARKS = "[，,、：:“”\"'‘’「」《》 ]*"
_QUOTES = "[“”\"'‘’「」《》 ]*"
_CLAUSE = "[^，。！？；,.!?;]"
_LACK = "^(?:听|看|弄|搞)?(?:不|没)(?!长|脑|素|教养|良心|家教|文化|完|门|戏)"
"""Phrases about not knowing or not having; of these one asks the customer politely."""
_WONDER = "^不(?:太)?(?:知道|清楚|晓得)"
_ANY = "(?:什么|哪里|哪些|哪儿|任何)(?:地方|内容|问题)?"
_IF = "(?:如果|要是|假如|假使|若是|倘若|万一)"
_NOT = (
    "(?:不会|不能|不要|不用|不必|不可以|不应该|不该|不是|不想|不让|不需要|没必要|绝不|绝不会|从不|从来不|没有?说|并非|请勿|切勿"
    "|(?<![特区分个级差告辨识类派性])别)"
)
_CONFIRM = rf"{_CLAUSE}{{0,12}}[，, ]?(?:对吗|对吧|是这样吗|没错吧)"
_OTHERS = (
    "(?:员|师傅|客服|同事|那边|对方|他们|他|她|客户|商家|卖家|店家|邻居|老板|医生|保安|门卫|前台|系统|屏幕|短信|页面|界面)"
    "(?:刚才|当时|一直|总|都|上)?(?:[跟对给向](?:您|你))?(?:说|讲|回复|答复|表示|称|提示|显示|写着)"
)
_SEEN_OR_HEARD = (
    "声音|图片|图像|照片|画面|字迹|印章|签名|视频|录音|信号|语音|截图|内容|发音|扫描件|复印件"
    "|(?:拍|写|印|扫|传|录|说|讲|表达|解释|显示)[的得]"
)
_THEM = "师傅|骑手|快递员|司机|医生|老师|邻居|客户|家人|孩子|老人|对方|收件人|他|她"
_THESE_WORDS = "(?:这|那)(?:句|种|样的|几个|个|些)(?:话|字|词|说法)"
_HELPS = "(?:正在|马上|立即|这就|帮您|为您|给您|核实|排查|升级|转|安排|联系|申请)"
_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"))
_OWN_WORDS = re.compile(
    r"我(?:就|都|也|只能|只|可以)?(?:[跟给对和向](?:您|你))?(?:说|讲|回答|告诉(?:您|你))了?[，：: ]*$"
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
    # 您收到的答复是不可能退 · 您觉得我们在说不归我们管
    _Reason("quoted", before=rf"(?:答复|回复|说法|解释|结果|短信|通知|提示)(?:就)?(?:是|说){_MARKS}$"),
    _Reason("quoted", before=r"您(?:觉得|认为|感觉)(?:我们?|客服|他们?)(?:是)?在?(?:说|讲|推说)$"),
    # 师傅说不归他管 · 页面提示处理不了 · 您不满意的是办不了，对吗
    _Reason("quoted", before=rf"{_OTHERS}(?:的是|是|了)?{_MARKS}$"),
    _Reason("quoted", before=rf"您{_CLAUSE}{{0,10}}$", after=_CONFIRM),
    # 没有不耐烦的意思 · 不会出现没人管的情况
    _Reason(
        "denied",
        before="(?:没有?|不存在|不会有|不会出现|不会发生|避免|以免|免得|防止|杜绝)[^，。！？,.!?]{0,4}$",
        after=f"{_QUOTES}的?(?:意思|说法|想法|道理|情况|事|现象|情形)",
    ),
    # 不会不管的 · 请您不要着急 · 我们不会跟您说“不知道” · 绝不会推说不知道 — and not 特别不清楚
    _Reason(
        "denied",
        before=rf"{_NOT}(?:再|总|只|就|去)?(?:对|跟|给|让|向|和)?(?:{_SOMEBODY}|大家)?(?:随便|轻易)?(?:推说|回答|说|讲|觉得|感到)?"
        rf"{_QUOTES}$",
    ),
    # 声音有点不清楚 · 照片拍得不太清楚 · 我说的可能不清楚
    _Reason(
        "of a thing",
        before=rf"(?:{_SEEN_OR_HEARD})(?:都|也|还|有点|有些|稍微|可能|好像|是|的|得)*$",
        phrase="^不.*清楚$",
    ),
    # 原因目前还不清楚，工程师正在排查
    _Reason(
        "being seen to",
        before="(?:目前|暂时|暂|还)$",
        after=rf"{_CLAUSE}{{0,8}}[，, ]?{_CLAUSE}{{0,4}}{_HELPS}",
        phrase=_LACK,
    ),
    # 我们解决不了会升级给专家组 · 退不了的话我帮您申请
    _Reason(
        "conditional",
        after=rf"(?:的话|会|就会|再)[，, ]?{_CLAUSE}{{0,4}}{_HELPS}",
        phrase="(?:办|弄|处理|解决|退|改|查|修|换)不了$",
    ),
    # 师傅不知道您家门牌号 · 户号不知道没关系 · 不太清楚流程的话
    _Reason("of others", before=rf"(?:{_THEM})(?:们|可能|还|也|都|暂时)*$", phrase=_LACK),
    _Reason("reassured", after="(?:也)?(?:没关系|没事|不要紧|不影响|也可以|也能|也行)", phrase=_LACK),
    _Reason("conditional", before=r"(?:^|[，。！？,.!? ])$", after=rf"{_CLAUSE}{{0,6}}的话", phrase=_LACK),
    # 爱办不办是您说的客服原话吗
    _Reason(
        "quoted", after=rf"{_MARKS}(?:这话|这句话)?是(?:您|他|她|对方|客服|师傅){_CLAUSE}{{0,4}}(?:说的|讲的|原话)"
    ),
    # 司机让您滚下车这句话，我记下了
    _Reason(MENTIONED, after=rf"{_CLAUSE}{{0,8}}{_THESE_WORDS}"),
    # 如果您不清楚 · 要是哪一步不知道怎么点
    _Reason("conditional", before=rf"{_IF}{_CLAUSE}{{0,6}}$", phrase=_LACK),
    _Reason("conditional", before=rf"{_IF}(?:{_SOMEBODY}|这样)?(?:觉得|认为|说|还)?$"),
    # 您还有什么不明白 · 您是否不清楚
    _Reason("asked", before=rf"(?:{_ANY}|还有|是否|是不是)(?:是|{_SOMEBODY})?$", phrase=_LACK),
    # 可能您还不知道 · 您要是不明白
    _Reason("asked", before=r"您(?:还|可能|也许|或许|大概|要是|暂时|一时|之前|若|如果|那边)+$", phrase=_LACK),
    # 不清楚您那边是几楼 — and not 我不清楚您的情况
    _Reason("asked", before=r"(?:^|[，。！？,.!? ])$", after="您", phrase=_WONDER),
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
    """Why `match` in `text` is no offence: mentioned, quoted, denied, conditional or asked; empty when it is one."""
    before, after = text[: match.start], text[match.end :]
    if _is_mentioned(before, after) or _begins_inside(match.heard, after):
        return MENTIONED
    for reason in _REASONS:
        if reason.name == "denied" and _is_counter_question(before, after):
            continue
        fits = re.search(reason.before, before) and re.match(reason.after, after)
        if fits and re.search(reason.phrase, match.phrase):
            return reason.name
    return ""


def _is_counter_question(before: str, after: str) -> bool:
    """Whether 不是…吗 asks what it says: 短信里不是写得清清楚楚吗."""
    return before.endswith("不是") and bool(re.match("[了的]?[吗嘛]", after))


def _is_mentioned(before: str, after: str) -> bool:
    """Whether marks of quotation open before the phrase and close behind it, around words that are not the agent's."""
    for opening, closing in _PAIRS:
        opened = before.rfind(opening)
        if opened > before.rfind(closing) and closing in after:
            return not _OWN_WORDS.search(before[:opened])
    opened = before.rfind('"')
    return before.count('"') % 2 == 1 and '"' in after and not _OWN_WORDS.search(before[:opened])


def _begins_inside(heard: str, after: str) -> bool:
    """Whether marks of quotation open within the phrase and close behind it: 说您“有病”."""
    return any(opening in heard and closing in after for opening, closing in _PAIRS)

"""Questions that accuse: 反问 and 质问 (Q5, N8).

Each pattern is a way in which Mandarin turns a question against the listener. `softened` patterns are ordinary
questions too, and count only where nothing in the sentence asks politely.
"""

import re
from dataclasses import dataclass

from desktop.core.events import FinalTranscript
from desktop.core.rules.sentences import is_foreign, sentences
from desktop.core.rules.wording import Slip

_YOU = "(?:您|你们?)"
_ASK = "(?:[吗嘛]|(?<![什怎这那多])么)"
_GAP = "[^，。！？,!?]"
_POLITE = re.compile(
    "请问|请您|想问|是不是想|方便|可以吗|好吗|对吗|是吗|对不起|抱歉|麻烦|帮您|为您|给您(?!添)(?![^。！？]{0,4}[吗呢])"
)
"""Nobody who asks like this accuses."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One way to ask against somebody."""

    name: str
    pattern: re.Pattern[str]
    softened: bool = False


def _turn(name: str, *patterns: str, softened: bool = False) -> _Turn:
    return _Turn(name, re.compile("|".join(patterns)), softened)


_TURNS = (
    _turn("用“难道”反问", "难道", "莫非"),
    _turn("用“凭什么”质问", "凭什么", "凭啥"),
    _turn(
        "用“不是说过了吗”责怪客户没听",
        rf"(?<!是)不是(?:都|已经|刚刚?|刚才|早就|再三|反复|一直|前面|上次)*(?:跟|给|和|对|向|告诉|提醒|通知)?{_YOU}?"
        rf"(?:都|已经|刚才)*(?:说|讲|解释|告诉|提醒|通知|发|写|强调|回复|交代){_GAP}{{0,12}}{_ASK}",
        rf"(?:我|我们)(?:都|已经|刚才|刚刚?)*(?:说|讲|解释|强调)(?:了|过){_GAP}{{0,3}}(?:多少|几)(?:遍|次)",
        rf"(?:还|到底)?要(?:我|我们)(?:说|讲|解释|重复){_GAP}{{0,4}}(?:多少|几)(?:遍|次)",
    ),
    _turn(
        "用“怎么不早说”一类的话责怪客户",
        r"怎么(?:就|还|也|又|当时|之前)*(?:不|没有?)(?:早|提前|先|看|注意|仔细|问|听|带|存|记|检查|想|说|讲|备份|保留|核对|确认)",
        rf"早(?:干什么|干嘛|干吗|干啥|做什么){_GAP}{{0,2}}(?:去|呢)?",
        rf"{_YOU}(?:之前|当时|当初|刚才)*(?:怎么|为什么|为啥|干嘛|干吗|干什么)(?:就|当时|之前|当初|也|要)*(?:不|没)",
        softened=True,
    ),
    _turn(
        "用“您怎么这么”责怪客户",
        "怎么(?:就)?(?:这么|那么|老是?|总是?|非要?|还在?|又来?|才)(?!样)(?!回事)(?!办)",
        rf"{_YOU}(?:怎么|为什么|干嘛)(?:能|可以|好意思)",
        rf"哪有{_YOU}?(?:这样|这么|那么)",
        softened=True,
    ),
    _turn("用“怎么可能”否定客户", "怎么(?:可能|会)(?:没|不|是我|收不|打不|少|多|错)", "怎么可能", softened=True),
    _turn("用“谁让您”把责任推给客户", f"谁(?:让|叫|要|逼|告诉){_YOU}", f"谁(?:跟|和|对){_YOU}说"),
    _turn(
        "用“有什么好…的”轻视客户",
        r"有(?:什么|啥)(?:好|可)(?!的[建意消办])(?!处|以|办法|建议|意见|消息|主意|方法|方案|推荐|帮|能)"
        rf"{_GAP}{{1,5}}的?(?=[，。！？吗呢啊呀]|$)",
        "有(?:什么|啥)(?:理由|资格|大不了|了不起)",
        "(?:有必要|至于|有意思|犯得着)(?:这样|这么做)?[吗嘛么]",
    ),
    _turn("用反问要客户拿证据", "有(?:什么|没有)?(?:证据|凭据|凭证)[吗呢么]", softened=True),
    _turn(
        "用“还要我…吗”嫌麻烦",
        rf"还(?:用|需要|用得着|要|得)(?:我们?|{_YOU}|人|别人)(?!帮|为|给{_YOU})(?:亲自|再|手把手)*"
        rf"(?:教|说|问|求|打|提醒|讲|解释|重复|催|来|跑|做){_GAP}{{0,10}}{_ASK}",
    ),
    _turn(
        "用“我怎么…”把问题丢回给客户",
        r"(?:不|没)[^。！？]{0,10}[我咱]们?(?:怎么|拿什么|如何)(?:能|会|可能)?(?:给|帮|跟|替|为|去)?[您你]?(?:查|办|处理|解决|退|知道|修|改|操作|弄)",
        r"(?:让|叫|要)我们?(?:怎么|怎样|如何)(?:办|做|样|说|处理|解决)",
        "我问谁",
        "我(?:哪里?|哪儿|怎么)(?:会|能)?(?:知道|晓得|清楚)",
        "我(?:能|又能|又)?有什么办法",
        f"{_YOU}(?:还)?(?:想|要)(?:怎么?样|怎的|干什么|干嘛)",
    ),
    _turn(
        "用“到底”逼问",
        f"{_YOU}?到底(?:有没有|是不是|要不要|想不想|会不会|听|懂|明白|要|想|办不办|能不能|行不行|怎么|说什么)",
        f"{_YOU}?究竟(?:想|要|有没有|是不是)",
    ),
    _turn(
        "用反问说客户不懂",
        rf"(?:听不懂|听不明白|没听懂|没听明白|没听见|没听到|看不懂|看不见|不识字|不认字|没看见|不会看|没长)"
        rf"{_GAP}{{0,5}}{_ASK}",
        rf"{_YOU}(?:自己)?(?:就)?(?:不会|不能|不知道|不懂){_GAP}{{1,10}}{_ASK}",
        f"{_YOU}(?:懂不懂|讲不讲理|听没听|讲不讲道理|会不会说话|知不知道)",
        rf"还不(?:够|明白|清楚|行|简单|满意|知足|懂){_GAP}{{0,3}}{_ASK}",
        softened=True,
    ),
    _turn(
        "用反问当作理所当然",
        rf"不(?:就是?|都是?|是很|是挺|是明摆着|明摆着|是应该){_GAP}{{1,12}}{_ASK}",
        rf"{_GAP}上(?:面|头)?不是(?:写|说|标|印){_GAP}{{0,8}}{_ASK}",
        rf"哪(?:有|家|个){_GAP}{{0,6}}(?:不|会|能|这种|这样|那么){_GAP}{{0,6}}(?=[？?]|$)",
        rf"我(?:们)?(?:骗|坑|害)您(?:干|做|有)?(?:什么|嘛|{_GAP}{{0,6}}{_ASK})",
        r"我们?(?:什么时候|哪里|哪句话?)(?:说|讲|答应|骗|承诺)",
        "不然(?:呢|还能|您以为)|您行您来|要不您来|谁说的|谁(?:能|会)(?:保证|相信|信)",
    ),
    _turn(
        "用反问查问客户",
        f"{_YOU}(?:有没有|是不是)(?:听|看|搞|弄|想|长|在听|没)(?:清楚|懂|明白|错|过|到|我|在)?",
        f"{_YOU}(?:会不会|能不能|懂不懂|是不是)(?:好好|不要|别|先|听不懂|不会|故意|自己)",
        "(?:听|看)(?:清楚|懂|明白)了?没有",
        softened=True,
    ),
    _turn(
        "用反问推脱责任",
        "关我们?什么事",
        "(?:跟|和|与)我们?有什么关系",
        "(?:怪|赖|怨)(?:我们?|谁|得了谁)[吗呢了]?(?=[，。！？?]|$)",
        "(?:是谁|算谁)的(?:错|责任|问题)",
        "我(?:能|还能|又能)(?:怎么|怎样|拿)",
        "是我们?的错[吗么嘛]",
    ),
    _turn(
        "用反问压客户的情绪",
        f"{_YOU}(?:急|吵|喊|凶|嚷|叫|催|闹|吼)什么",
        "(?:着什么急|发什么火|生什么气|嚷嚷什么)",
        "有完没完",
        f"{_YOU}(?:以为|当)(?:{_YOU}|我们?|这里?|这儿|自己)?(?:是谁|是什么|是哪)",
        f"什么叫做?(?:不|没|我们|{_YOU})",
        softened=False,
    ),
)


def find_counter_questions(final: FinalTranscript) -> list[Slip]:
    """Every question of the agent that accuses or is none."""
    return [
        Slip(sentence.start + match.start(), sentence.start + match.end(), turn.name)
        for sentence in sentences(final.text)
        for turn in _TURNS
        if not (turn.softened and _POLITE.search(sentence.text))
        for match in turn.pattern.finditer(sentence.text)
        if match.end() > match.start() and not is_foreign(final.text, sentence.start + match.start())
    ]

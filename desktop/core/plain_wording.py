"""The same thing in its plainest words: what people put around the core of a sentence, and how else they call it.

“这个事儿我们这边是真的管不了的呀” and “我管不了” say one thing. Adverbs and particles that add nothing are light; a
region's or a team's word for the same (咱们, 我们这边; 啥; 晓得) is replaced by the usual one. Both are closed lists of
grammar, short enough to read, and every rule names the words in which the same character means something else.
"""

import re
from dataclasses import dataclass

from desktop.core.text import is_han

_USUAL = (
    (r"(?:我们|咱们|咱|俺们|俺)(?:公司|这边|这里|这儿|这)?(?!样|么|人|次)|我(?:这边|这里|这儿)", "我"),
    ("没有", "没"),
    ("晓得", "知道"),
    ("为啥", "为什么"),
    ("啥", "什么"),
    ("咋", "怎么"),
    ("甭", "别"),
    ("自个儿?", "自己"),
    (r"讲(?![究座台解师道])(?<![宣演])", "说"),
    (r"(?:搞|整)(?=不|了|懂|清|明白|错|坏|丢|的)", "弄"),
    (r"(?:给|和|对|同)(?=[您你](?:说|讲|解释))", "跟"),
    (r"(?:好几|多少|几|[两三四五六七八九十百千]+)(?=[遍次回](?!复|电|访|来))", "几"),
    (r"(?<=[少几三四五六七八九十百千])[次回](?!复|电|访|来)", "遍"),
)
_LIGHT = (
    r"(?:真的|(?<![传认照写])真(?![实正相空丝伪]))",
    r"(?:实在|根本|压根儿?|确实|的确|肯定|绝对|反正|其实|本来|已经|刚刚|现在|这会儿)",
    r"(?:也(?!许)|(?<![首成])都|就(?![业餐医近诊读座])|又|(?<![刚人天口])才(?![能华艺]))",
    r"(?:(?<![不许认])可(?![以能是靠乐口爱惜怜行观见信用])|(?<![退归偿返生])还(?![款原钱清贷书有是]))",
    r"(?:(?<![不可于还但只而要总])是(?!否|不是|吗|非|什么|谁|哪))",
)
_FREE = r"(?:[啊呀呢嘛哈呗嘞咯啦哦哎]|的(?![确士])|(?<![女婴幼少孤])儿(?![子童媳科歌]))"
_RULES = "|".join(
    (
        *(f"(?P<u{number}>{words})" for number, (words, _) in enumerate(_USUAL)),
        f"(?P<light>{'|'.join(_LIGHT)})",
        f"(?P<free>{_FREE})",
    )
)
# Every rule begins with one of the characters that stand in the rules: most of what is said is passed over at once.
_WORDS = re.compile(f"(?=[{''.join(sorted(filter(is_han, set(_RULES))))}])(?:{_RULES})")


@dataclass(frozen=True, slots=True)
class PlainWording:
    """A text without its light words, and where each of its characters stood."""

    text: str
    starts: tuple[int, ...]
    """Index in the text as it was said at which the character's word begins."""
    ends: tuple[int, ...]
    """Index behind that word."""
    light: tuple[tuple[int, str], ...]
    """The light words that carry some weight, and where they stood; particles carry none."""

    def between(self, first: int, behind: int) -> tuple[int, int]:
        """Where the characters from index `first` up to `behind` stood in the text as it was said."""
        return self.starts[first], self.ends[behind - 1]


def plain_wording(said: str) -> PlainWording:
    """`said` in its plainest words."""
    chars: list[tuple[str, int, int]] = []
    light: list[tuple[int, str]] = []
    place = 0
    for found in _WORDS.finditer(said):
        chars += [(said[index], index, index + 1) for index in range(place, found.start())]
        place = found.end()
        kind = found.lastgroup or ""
        if kind == "light":
            light.append((found.start(), found.group()))
        elif kind != "free":
            chars += [(char, found.start(), place) for char in _USUAL[int(kind[1:])][1]]
    chars += [(said[index], index, index + 1) for index in range(place, len(said))]
    return PlainWording(
        "".join(char for char, _, _ in chars),
        tuple(start for _, start, _ in chars),
        tuple(end for _, _, end in chars),
        tuple(light),
    )

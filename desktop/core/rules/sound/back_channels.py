"""What a listener says to show that he listens: 嗯, 对, 好的. It takes the word from nobody."""

import re

from desktop.core.text import normalise

LEAST_SECONDS = 1.0
"""Of voice that is more than a back-channel where no words are known of it: most last 0.3 to 0.8 s."""

_SOUNDS = "嗯恩唔呃额哦噢喔啊呀哎诶欸唉哈对好是行"
_TAILS = "的了吧嘛呢哒呗"
_WORDS = (
    "没错", "明白", "了解", "知道", "清楚", "可以", "这样", "原来如此", "当然", "我在听", "您请说", "您请讲", "您说",
    "你说", "您讲", "请说", "请讲",
)  # fmt: skip
_BEGUN = sorted({word[:length] for word in _WORDS for length in range(1, len(word))}, key=len, reverse=True)
_ONLY = re.compile(f"(?:[{_SOUNDS}{_TAILS}]|{'|'.join(_WORDS)})*(?:{'|'.join(_BEGUN)})?")


def is_back_channel(text: str) -> bool:
    """Whether nothing else is said in `text`, and something is; its last word may be only half heard.

    您请说 gives the word and takes none.
    """
    words = normalise(text)
    return bool(words) and bool(_ONLY.fullmatch(words))

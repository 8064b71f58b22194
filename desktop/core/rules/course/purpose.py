"""Whether talk in the greeting has come to the business of the call.

An agent who calls has a purpose, and until he tells it the call is still in its greeting, however long the customer
asks who he is. A customer who calls comes to his business as soon as he was greeted, unless he cannot hear.
"""

import re

from desktop.core.rules.agreement import Transcript
from desktop.core.text import count_characters, normalise

_HELLO = re.compile("(?:您好|你好|喂|哎|早上好|上午好|中午好|下午好|晚上好)+")
"""What may stand before business and before another greeting alike."""
_TITLE = "(?:先生|女士|小姐|老师|阿姨|大爷|大妈|叔叔|大姐|大哥)"
_ADDRESS = re.compile(f"(?:好的|谢谢|不好意思)?.{{0,6}}?{_TITLE}")
_INTRODUCTION = re.compile(
    "(?:我是|我们是|这里是|这边是|工号).{0,18}(?:号|员|经理|顾问|客服|代表|中心|公司|银行|管家|老师|助理|护士|的)"
)
_NAME_QUESTION = re.compile(
    f"(?:请问|想问)?(?:一下)?(?:您|你)?(?:是|就是|叫).{{1,10}}?{_TITLE}?(?:本人)?(?:吗|吧|么|对吗|对吧|是吗)"
)
_HEARING = re.compile("听(?:得|不|能|见|清|到|着|懂)|喂|声音|信号|大点声|大声|免提|普通话|方便|杂音|噪音|调整一下|通了")
_PUTTING_OFF = re.compile("打扰|再联系|再给您|给您打|打给您|再打|稍后|晚点|半个?小时|您先忙|安全|回电")
"""What an agent says who calls again another time."""
_UNHEARD = re.compile("听不|没听|声音|信号|大点声|大声|普通话|方言|免提|杂音")
"""What an agent says who has not made out what the customer said."""
_DIALECT = re.compile("普通话|方言|听不懂|听不太懂")
_ASKS = re.compile("(?:请讲|请说|您说吧)$|什么(?:能|可以)帮|什么问题")
"""What an agent says who asks what the customer wants."""
_CLEAR = 10
"""Characters of what a customer says who has told something."""
_MORE = re.compile("^(?:哎|诶|欸|哦|噢|喂|啊|嗯)*(?:对了|先别挂|别挂|等等|等一下|等下|还有|有一个|有个|我还有|那个)")
_QUESTION = re.compile("吗|呢|么|怎么|多少|什么|啥|能不能|是不是|有没有|要不要|能.{1,4}不|几|哪")
_PARTS = re.compile("再见|拜拜|再会|挂了|(?:谢谢|谢了|谢谢你|谢谢您|麻烦你|麻烦您)(?:啊|了|哈|哦|噢|呀|啦)?$")
_FEWEST_MORE, _FEWEST_QUESTION = 6, 11
"""Characters of what a customer says who comes with something else, begun as such or asked."""
_DATA = re.compile("联系人|我们是|我们公司|公司全称|我姓|手机|话筒|靠边|等我|等会|工地|车间|机器")
"""What a customer says who gives his data, or looks for a better place to speak."""
_BUSINESS = 18
"""Characters of what a customer says who tells his business while something else is being dealt with."""
_HEARING_TALK = 14
"""Characters of talk about hearing each other; where more is said the customer has told what he wants, too."""
_PURPOSE, _PURPOSE_AT_ONCE = 16, 28
"""Characters that are left of an utterance that tells a purpose without hello, address and introduction; in the
first utterance more, since an introduction that was misheard is left over."""


def without_hello(text: str) -> str:
    """What is said after the first hello, normalised."""
    return _HELLO.sub("", normalise(text), count=1)


def begins_with_hello(text: str) -> bool:
    """Whether the utterance greets, or calls for an answer."""
    return _HELLO.match(normalise(text)) is not None


def about_hearing(event: Transcript) -> bool:
    """Whether somebody only says that he hears nothing, or hears again."""
    if event.channel == "agent" and tells_unheard(event.text):
        return True
    return count_characters(event.text) <= _HEARING_TALK and _HEARING.search(normalise(event.text)) is not None


def tells_unheard(text: str) -> bool:
    """Whether an agent says that he cannot make out the customer."""
    return _UNHEARD.search(normalise(text)) is not None


def asks_again(text: str, answered: str) -> bool:
    """Whether what an agent says shows that he does not know yet what the customer wants, who just said `answered`."""
    plain = normalise(text)
    if _ASKS.search(plain) or _DIALECT.search(plain):
        return True
    clear = count_characters(answered) >= _CLEAR and not _HEARING.search(normalise(answered))
    return _UNHEARD.search(plain) is not None and not clear


def tells_business(text: str) -> bool:
    """Whether a customer tells what he calls for although the agent has asked for something else."""
    plain = normalise(text)
    return count_characters(plain) >= _BUSINESS and not _HEARING.search(plain) and not _DATA.search(plain)


def comes_with_more(text: str) -> bool:
    """Whether a customer who was asked for more, or was about to part, comes with something else."""
    plain = normalise(text)
    count = count_characters(plain)
    if _PARTS.search(plain):
        return False
    asks = count >= _FEWEST_QUESTION and _QUESTION.search(plain) is not None
    return asks or (count >= _FEWEST_MORE and _MORE.search(plain) is not None)


def tells_purpose(text: str, *, first: bool) -> bool:
    """Whether an agent who calls says more than who he is and whom he wants to reach."""
    rest = normalise(text)
    if _HEARING.search(rest) or _PUTTING_OFF.search(rest):
        return False
    for courtesy in (_NAME_QUESTION, _INTRODUCTION, _ADDRESS, _HELLO):
        rest = courtesy.sub("", rest)
    return count_characters(rest) >= (_PURPOSE_AT_ONCE if first else _PURPOSE)

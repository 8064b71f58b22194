"""The kinds of slips of wording that a pattern tells, with what is said about each."""

from desktop.core.rules.words.address_ni import NiPattern
from desktop.core.rules.words.counter_questions import find_counter_questions
from desktop.core.rules.words.inside_talk import find_inside_talk
from desktop.core.rules.words.orders import OrderPattern
from desktop.core.rules.words.small_talk import find_small_talk
from desktop.core.rules.words.wei import find_wei
from desktop.core.rules.words.wording import Kind

WORDING_KINDS = (
    Kind("address_ni", "称呼用了“你”", "notice", "称呼客户请用“您”", "W2", NiPattern),
    Kind("order", "命令口气", "notice", "请您……，好吗？", "W2", OrderPattern),
    Kind(
        "counter_question",
        "反问或质问",
        "warning",
        "抱歉让您着急了，我再为您说明一遍。",
        "Q5、N8",
        lambda: find_counter_questions,
    ),
    Kind("wei", "用“喂”招呼客户", "notice", "您好！请问您能听到我的声音吗？", "Q6、O4、O6、O12", lambda: find_wei),
    Kind(
        "small_talk",
        "与业务无关的闲聊",
        "notice",
        "请问还有什么可以帮您？",
        "Q2、W1",
        lambda: find_small_talk,
        excused_in="small_talk",
    ),
    Kind(
        "internal_word",
        "保密信息",
        "warning",
        "我为您说明公开的规定和办法。",
        "Q8",
        lambda: find_inside_talk,
        alert="privacy",
    ),
)

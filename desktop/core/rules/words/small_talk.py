"""Private talk that the agent begins (Q2, W1): about himself, about the customer's life, about the news."""

import re

from desktop.core.events import FinalTranscript
from desktop.core.respelling import Respelling, words_in
from desktop.core.rules.words.sentences import is_foreign, sentences
from desktop.core.rules.words.small_talk_topics import REMARKS, TOPICS
from desktop.core.rules.words.wording import Slip

_BUSINESS = re.compile(
    "请问您的|查|办理|套餐|推荐|申请|规定|登记|核实|师傅|配送|派送|预约|维修|提醒您|注意|贷款|必填|搬运|退|订单|门票|几张|企业微信|公众号|客服"
    "|影响|延误|晚到|航班|信号|上门|保障|保费|投保|资料|套餐|课程|填写|办卡|回放|会员|续费|教育|培训|辅导|报名|课时|招生|校区|户籍|婚姻状况|表格|工单|账单|网点"
)
"""A sentence with one of these asks or tells for the sake of the call."""
_PATTERNS = [
    (name, re.compile("|".join(patterns))) for topics in (TOPICS, REMARKS) for name, patterns in topics.items()
]
_SPELLING = Respelling(
    words_in((pattern for topics in (TOPICS, REMARKS) for each in topics.values() for pattern in each), shortest=3)
)


def find_small_talk(final: FinalTranscript) -> list[Slip]:
    """Every place where the agent begins to chat."""
    return [
        Slip(sentence.start + match.start(), sentence.start + match.end(), name)
        for text in _SPELLING.readings(final.text)
        for sentence in sentences(text)
        if not _BUSINESS.search(sentence.text)
        for name, pattern in _PATTERNS
        for match in pattern.finditer(sentence.text)
        if not is_foreign(text, sentence.start + match.start())
    ]

"""The customer asked the agent to wait (我找一下, 你等我一下): the silence that follows is his own."""

import re
from functools import cache

from desktop.core.events import Event, FinalTranscript, PartialTranscript
from desktop.core.matching import Entry, PhraseMatcher

_LONGEST = 60.0
"""Seconds after which the agent may well ask how far he is; as long as a customer may be left waiting (N13)."""
_PHRASES = (
    "等一下", "等我一下", "等下啊", "等一会", "等会儿", "等一等", "你等等", "您等等", "稍等", "等我找",
    "等我看", "等我拿", "等我去", "等我查", "等我问", "别挂", "我找一下", "我找找", "我看一下", "我看看",
    "我拿一下", "我去拿", "我拿个笔", "拿支笔", "我查一下", "我问一下我", "我问问我", "我翻一下", "我翻翻",
    "我试一下", "我试试", "我记一下", "我算一下", "我打开", "我登录", "我换个地方", "我出去", "我走出去",
    "我停一下", "我靠边", "正在找", "正在打开",
)  # fmt: skip
_NO_WAIT = re.compile(
    "等(?:一下|会儿?|一会儿?|下)再|已经等|等了|还要等|要等|让我等|叫我等|[帮给替为]我|问题|想问|再问|请问"
)
"""A wait that is none in this call or that he complains of, or a word by which he stops the agent to ask something."""


class CustomersWait:
    """Listens to the customer of one call."""

    def __init__(self) -> None:
        self._until = float("-inf")

    def is_open(self, now: float) -> bool:
        """Whether he has asked for the time that passes."""
        return now < self._until

    def feed(self, event: Event) -> None:
        """Learn from an event; whatever else the customer says ends it."""
        if isinstance(event, PartialTranscript | FinalTranscript) and event.channel == "customer":
            asks = not _NO_WAIT.search(event.text) and _phrases().find(event.text)
            self._until = event.time + _LONGEST if asks else float("-inf")


@cache
def _phrases() -> PhraseMatcher:
    return PhraseMatcher(Entry(phrase, phrase) for phrase in _PHRASES)

"""Sentences and clauses of an utterance, and which words in it are somebody else's.

Recognisers put marks where the speaker paused, or none at all: an utterance without marks is one clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*")
_CLAUSE = re.compile(r"[^，,、。！？!?；;…：:\s]+")
_MARKED = re.compile(r"“[^”]*”?|‘[^’]*’?|「[^」]*」?|『[^』]*』?|《[^》]*》?|\"[^\"]*\"?")
_SOMEBODY = "(?:您|你|客户|他们?|她们?|对方|师傅|店员|柜员|快递员|医生|老板|司机|同事)"
_TOLD = re.compile(
    # 您是说…… · 您的意思是…… · 您反映师傅对您讲…… · 提示会说…… · 短信里写着……
    rf"{_SOMEBODY}(?:刚才|刚刚)?(?:是|想|要|是想|是要)(?:说|讲|问|反映)(?!的|一下|明)"
    rf"|{_SOMEBODY}的意思(?:就)?是"
    rf"|(?:反映|投诉|提到|表示|转告|听到|听见)[^，。！？]{{0,10}}(?:说|讲|骂|喊|问)(?!话)"
    rf"|(?<!我)(?<!我们)(?:对|跟|和|给){_SOMEBODY}(?:说|讲)(?!明|一下|话|的话)"
    r"|(?:提示|短信|屏幕|语音|页面|系统)[^，。！？]{0,6}(?:说|写着|显示|提示)"
    r"|(?:原文|名称|标题|题目|内容|歌名|店名|暗号|口号|写的|写着|叫做)是?"
)
"""What introduces the words of somebody else, to the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or a clause and where it begins in the utterance."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(text: str) -> list[Part]:
    """The sentences of an utterance with the marks that end them."""
    return [Part(found[0], found.start()) for found in _SENTENCE.finditer(text)]


def clauses(sentence: Part) -> list[Part]:
    """The clauses of a sentence, without marks."""
    return [Part(found[0], sentence.start + found.start()) for found in _CLAUSE.finditer(sentence.text)]


def foreign_spans(text: str) -> list[tuple[int, int]]:
    """From where to where somebody else's words stand in `text`: between quotation marks, or told again."""
    return [*_marked(text), *_told(text)]


def is_foreign(text: str, start: int) -> bool:
    """Whether the word at `start` is somebody else's."""
    return any(first <= start < behind for first, behind in foreign_spans(text))


def _marked(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _MARKED.finditer(text))


def _told(text: str) -> Iterator[tuple[int, int]]:
    for sentence in sentences(text):
        found = _TOLD.search(sentence.text)
        if found:
            yield sentence.start + found.end(), sentence.end

"""Hides numbers in what is kept of a call for good: stricter than what is shown (`masking`), for nobody corrects it.

A number may be given in pieces, each an utterance of its own and none long enough to be one; so a piece shows no
more than the first three digits of the number, and nothing of what comes later. What is hidden for nothing, e.g. a
price at the end of a sentence, costs a reader little: the alert that it gave rise to was judged on what was heard.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.digit_runs import COUNTED, digit_of
from desktop.core.events import (
    AlertRaised,
    CallerTold,
    Channel,
    Event,
    FinalTranscript,
    NoteTaken,
    SituationEntered,
    SituationLeft,
    StageEntered,
    Word,
)
from desktop.core.masking import MASK, SHORTEST, mask
from desktop.core.secret_numbers import kind_of

PAUSE_SECONDS = 20.0
"""Pieces of a number said within so long of each other belong together; one who looks for his card takes that long."""
_HEAD = 3
_TAIL = 2
_PIECE = 4
"""Digits at an end of an utterance that may be a piece of a number."""
_CODE_DIGITS = range(3, 9)
_SPELLED = {
    "两": "2",
    "俩": "2",
    "洞": "0",
    "拐": "7",
    "勾": "9",
    "妖": "1",
    "腰": "1",
    "玖": "9",
    "圈": "0",
    "O": "0",
    "o": "0",
}
"""Digits beside digits only; elsewhere they are words."""
_JOINTS = re.compile(
    r"(?:\W|_|[嗯呃啊哦额诶哎唉哈呀吧吗呢嘛的对是好再到减杠]|然后|后面|后边|前面|接着|接下来|下面|中间|最后|末尾|尾数|尾号|开头|还有|完了"
    r"|没错|转|分机|那个|这个|就是|应该|横杠|空格|短横|稍等|等一下|我看看|我看一下|您记|记一下|再来|跟着|四位|三位|两位|几位|您说|收到|正确|明白|知道了)*"
)
"""All that may stand between two groups of one number, and at the end of a piece."""
_CODE = re.compile(r"验证码|校验码|动态码|动态密码|短信码|口令|密码|安全码|背面|CVV|cvv|末三位")
_NO_DIGITS_FOLLOW = COUNTED | frozenset("％%度折倍寸米斤公升吨下些样直般定起共步旦")


@dataclass(frozen=True, slots=True)
class _Item:
    """One digit, or one that is said several times: 三个八, 双八."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class _Unfinished:
    end: float
    digits: int


class LastingMask:
    """Hides numbers in the events of one call; what it gives back may be written down."""

    def __init__(self) -> None:
        self._unfinished: dict[Channel, _Unfinished] = {}
        self._code_until = -1.0

    def mask(self, event: Event) -> Event:
        """`event` as it may be kept."""
        match event:
            case FinalTranscript():
                return self._final(event)
            case AlertRaised():
                texts = {"heard": event.heard, "title": event.title, "say": event.say, "explanation": event.explanation}
                return self._texts(event, texts)
            case StageEntered() | SituationEntered() | SituationLeft():
                return self._texts(event, {"because": event.because})
            case CallerTold():
                return self._texts(event, {"number": event.number, "label": event.label})
            case NoteTaken():
                return self._texts(event, {"text": event.text})
        return event

    def _texts(self, event: Event, texts: dict[str, str]) -> Event:
        code = event.time <= self._code_until
        hidden: dict[str, Any] = {name: lasting_mask(text, code=code) for name, text in texts.items()}
        return event if hidden == texts else replace(event, **hidden)

    def _final(self, event: FinalTranscript) -> FinalTranscript:
        if _CODE.search(event.text):
            self._code_until = event.end + PAUSE_SECONDS
        code = event.start <= self._code_until
        unfinished = self._unfinished.get(event.channel)
        goes_on = unfinished is not None and event.start <= unfinished.end + PAUSE_SECONDS
        before = unfinished.digits if unfinished and goes_on else 0
        self._remember(event, before)
        hidden = lasting_mask(event.text, before=before, code=code)
        return replace(event, text=hidden, words=_masked_words(event.words, before, code))

    def _remember(self, event: FinalTranscript, before: int) -> None:
        numbers = list(_numbers(event.text))
        if numbers and _joins(event.text[numbers[-1][-1].end :]):
            goes_on = len(numbers) == 1 and _joins(event.text[: numbers[0][0].start])
            digits = _count(numbers[-1]) + (before if goes_on else 0)
            self._unfinished[event.channel] = _Unfinished(event.end, digits)
        elif numbers or not _joins(event.text):
            self._unfinished.pop(event.channel, None)


def lasting_mask(text: str, *, before: int = 0, code: bool = False) -> str:
    """`text` with its numbers hidden.

    `before` digits of the number that `text` begins with were said already. `code`: digits are asked for that have
    to be hidden whole, e.g. a code that was sent by message.
    """
    if not any(map(digit_of, text)):
        return text
    numbers = list(_numbers(text))
    first = mask(text, before=before, growing=not (numbers and not before and _is_whole(numbers[-1])))
    hidden = {place for place, char in enumerate(first) if char == MASK}
    for number in numbers:
        said = before if _joins(text[: number[0].start]) else 0
        hidden.update(_hidden(text, number, said, code))
    return "".join(MASK if place in hidden else char for place, char in enumerate(text))


def _hidden(text: str, number: list[_Item], said: int, code: bool) -> Iterator[int]:
    count = _count(number)
    at_end = _joins(text[number[-1].end :])
    if code and count in _CODE_DIGITS:
        head, tail = 0, 0
    elif said + count >= SHORTEST or said or (at_end and count >= _PIECE):
        whole = not said and (not at_end or _is_whole(number))
        head, tail = max(0, _HEAD - said), _TAIL if whole and count >= SHORTEST else 0
    else:
        return
    behind = 0
    for item in number:
        ahead, behind = behind, behind + len(item.digits)
        if behind > head and ahead < count - tail:
            yield from range(item.start, item.end)


def _is_whole(number: list[_Item]) -> bool:
    """Whether nothing is missing of the number, so that it does not go on in the next utterance."""
    return kind_of("".join(item.digits for item in number)) is not None


def _count(number: list[_Item]) -> int:
    return sum(len(item.digits) for item in number)


def _numbers(text: str) -> Iterator[list[_Item]]:
    """The items of each number in `text`; nothing that counts stands in it: 三天, 二〇二六年."""
    number: list[_Item] = []
    for item in _items(text):
        if number and not _joins(text[number[-1].end : item.start]):
            yield number
            number = []
        number.append(item)
    if number:
        yield number


def _items(text: str) -> Iterator[_Item]:
    at = 0
    while at < len(text):
        item = _repeated(text, at) or _single(text, at)
        if item:
            yield item
        at = item.end if item else at + 1


def _single(text: str, at: int) -> _Item | None:
    digit = digit_of(text[at]) or _spelled(text, at) or _check_letter(text, at)
    if not digit or _counts(text, at):
        return None
    return _Item(at, at + 1, digit)


def _counts(text: str, at: int) -> bool:
    """Whether a digit that stands alone counts what comes behind it: 三 in 三天."""
    alone = at == 0 or not digit_of(text[at - 1])
    return alone and text[at + 1 : at + 2] in _NO_DIGITS_FOLLOW and text[at + 1 : at + 2] != ""


def _spelled(text: str, at: int) -> str:
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return _SPELLED.get(text[at], "") if any(map(digit_of, beside)) else ""


def _check_letter(text: str, at: int) -> str:
    before = re.search(r"\w(?=\W*$)", text[:at])
    is_letter = text[at] in "xX×ⅹ叉" and not text[at + 1 : at + 2].isascii()
    last = is_letter or (text[at] in "xX×ⅹ叉" and not text[at + 1 : at + 2].isalnum())
    return "X" if last and before is not None and digit_of(before.group()) else ""


def _repeated(text: str, at: int) -> _Item | None:
    """A digit said once for several: 三个八, 双八, 叠八, 俩零."""
    found = re.match(r"(?:([二两三四五六七八2-8])个|(双|叠|对|俩))\s*(\w)", text[at : at + 5])
    digit = digit_of(found.group(3)) if found else ""
    if not found or not digit:
        return None
    times = int(digit_of(found.group(1)) or 2) if found.group(1) else 2
    # 两个一百: what counts behind it makes it an amount.
    if text[at + found.end() : at + found.end() + 1] in _NO_DIGITS_FOLLOW and at + found.end() < len(text):
        return None
    return _Item(at, at + found.end(), digit * times)


def _joins(text: str) -> bool:
    return _JOINTS.fullmatch(text) is not None


def _masked_words(words: tuple[Word, ...], before: int, code: bool) -> tuple[Word, ...]:
    """A number is spread over many words, so they are masked as one text and cut apart again."""
    hidden = lasting_mask("".join(word.text for word in words), before=before, code=code)
    masked: list[Word] = []
    at = 0
    for word in words:
        masked.append(replace(word, text=hidden[at : at + len(word.text)]))
        at += len(word.text)
    return tuple(masked)

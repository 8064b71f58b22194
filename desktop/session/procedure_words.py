"""A procedure in words, as a trainer reads it: numbered steps, what is waited for, where it goes from there."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.script import RETURN, Branch, LineTrouble, Promise, Step, Trigger

BACK = "回到原处"

_LINE_TROUBLES: dict[LineTrouble, str] = {
    "noisy": "客户那边杂音大",
    "broken": "客户的声音断断续续",
    "hands_free": "客户的声音像免提",
}

EVERY = 1_000_000
"""More phrases than any entry has."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step."""

    number: int
    step: Step
    does: str
    """说 or 做."""
    follows: tuple[str, ...]
    """What comes after it, a sentence each: waits, branches, promises, hanging up."""


def in_words(steps: Sequence[Step], phrases: int = EVERY) -> tuple[StepWords, ...]:
    """The steps, numbered from 1, with at most so many phrases of each kind that a branch listens for."""
    numbers = {step.line.id: number for number, step in enumerate(steps, 1)}
    return tuple(
        StepWords(number, step, "说" if step.kind == "say" else "做", tuple(_follows(step, number, numbers, phrases)))
        for number, step in enumerate(steps, 1)
    )


def opening_words(opens: Trigger, phrases: int = EVERY) -> tuple[str, ...]:
    """What opens a stage or a situation, a sentence for each kind of evidence, with at most so many phrases in each."""
    words = _heard(opens, phrases)
    if opens.silence is not None:
        words.append(f"客户 {opens.silence:g} 秒没有出声")
    if opens.level is not None:
        words.append(f"客户的声音低于 {opens.level:g} dBFS（只提示，由坐席决定）")
    if opens.line is not None:
        words.append(f"{_LINE_TROUBLES[opens.line]}（只提示，由坐席决定）")
    return tuple(words)


def duration(minutes: float) -> str:
    """Minutes as people say them."""
    if minutes % (60 * 24) == 0 and minutes > 60 * 24:
        return f"{minutes / (60 * 24):g} 天"
    return f"{minutes / 60:g} 小时" if minutes % 60 == 0 else f"{minutes:g} 分钟"


def _follows(step: Step, number: int, numbers: dict[str, int], phrases: int) -> list[str]:
    words = []
    after = _after(step, number, numbers)
    if step.wait:
        words.append(f"等 {step.wait:g} 秒" + (f" → {after}" if after else ""))
    elif step.then and after:
        words.append(f"然后 → {after}")
    words += [_branch(branch, numbers, phrases) for branch in step.branches]
    if step.promise is not None:
        words.append(_promise(step.promise))
    if step.hang_up:
        words.append("到这一步才可以挂机")
    return words


def _after(step: Step, number: int, numbers: dict[str, int]) -> str:
    if step.then:
        return _place(step.then, numbers)
    return f"第 {number + 1} 步" if number < len(numbers) else ""


def _place(step_id: str, numbers: dict[str, int]) -> str:
    if step_id == RETURN:
        return BACK
    return f"第 {numbers[step_id]} 步" if step_id in numbers else step_id


def _branch(branch: Branch, numbers: dict[str, int], phrases: int) -> str:
    heard = _heard(branch.opens, phrases)
    if branch.voice:
        heard.append("客户一开口就算")
    how = f"（{'；'.join(heard)}）" if heard else ""
    return f"如果{branch.name}{how} → {_place(branch.to, numbers)}"


def _promise(promise: Promise) -> str:
    return f"记下承诺：{promise.name}（{duration(promise.minutes)}之内）"


def _heard(opens: Trigger, most: int) -> list[str]:
    said = (("坐席说", opens.agent), ("客户说", opens.customer))
    return [f"{who}{_quoted(phrases, most)}" for who, phrases in said if phrases]


def _quoted(phrases: Sequence[str], most: int) -> str:
    rest = f"等 {len(phrases)} 种说法" if len(phrases) > most else ""
    return "".join(f"“{phrase}”" for phrase in phrases[:most]) + rest

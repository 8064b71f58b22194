"""How questions and answers are told."""

from collections.abc import Sequence

from desktop.core.practice.question import Choice, Given, Kind, Question

KINDS: dict[Kind, str] = {
    "single": "单选",
    "multiple": "多选：全部选对才得分",
    "order": "排序：拖动，或用按钮上移、下移",
    "forbidden": "选出不可以说的一句，再选原因",
    "listen": "先听，再答",
}


def right_answer(question: Question) -> str:
    """The whole right answer, on lines of its own where there are several."""
    return "正确答案：" + _told(question, Given(question.id, _right(question.choices), _right(question.reasons)))


def given_answer(question: Question, given: Given | None) -> str:
    """What was answered."""
    if given is None:
        return "您没有作答。"
    return "您的回答：" + _told(question, given)


def clock(seconds: float) -> str:
    """Minutes and seconds, as 4:05."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def _right(choices: Sequence[Choice]) -> tuple[int, ...]:
    return tuple(index for index, choice in enumerate(choices) if choice.right)


def _told(question: Question, given: Given) -> str:
    chosen = [question.choices[index].text for index in given.choices]
    between = " → " if question.kind == "order" else "；"
    why = "；".join(question.reasons[index].text for index in given.reasons)
    return (between.join(chosen) or "没有选") + (f"\n原因：{why}" if why else "")

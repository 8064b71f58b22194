"""How questions and answers are told."""

from collections.abc import Sequence

from desktop.core.practice.question import Choice, Given, Kind, Question
from desktop.gui.language import tr, tr_noop

KINDS: dict[Kind, str] = {
    "single": tr_noop("单选"),
    "multiple": tr_noop("多选：全部选对才得分"),
    "order": tr_noop("排序：拖动，或用按钮上移、下移"),
    "forbidden": tr_noop("选出不可以说的一句，再选原因"),
    "listen": tr_noop("先听，再答"),
}


def right_answer(question: Question) -> str:
    """The whole right answer, on lines of its own where there are several."""
    return tr("正确答案：{told}").format(
        told=_told(question, Given(question.id, _right(question.choices), _right(question.reasons)))
    )


def given_answer(question: Question, given: Given | None) -> str:
    """What was answered."""
    if given is None:
        return tr("您没有作答。")
    return tr("您的回答：{told}").format(told=_told(question, given))


def clock(seconds: float) -> str:
    """Minutes and seconds, as 4:05."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def _right(choices: Sequence[Choice]) -> tuple[int, ...]:
    return tuple(index for index, choice in enumerate(choices) if choice.right)


def _told(question: Question, given: Given) -> str:
    chosen = [question.choices[index].text for index in given.choices]
    between = " → " if question.kind == "order" else tr("；")
    why = tr("；").join(question.reasons[index].text for index in given.reasons)
    return (between.join(chosen) or tr("没有选")) + ("\n" + tr("原因：{why}").format(why=why) if why else "")

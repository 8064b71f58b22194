"""A question or a paper in words, part by part, as `drill_parts` does it of drills."""

from collections.abc import Sequence

from desktop.core.practice.question import Choice, Kind, Listening, PaperPlan, Question
from desktop.session.entry_words import source_words
from desktop.session.practice.drill_parts import NAME, Parts, filled, line_words, voice_words
from desktop.session.practice.practice_words import TOPIC_NAMES

_KINDS: dict[Kind, str] = {
    "single": "单选",
    "multiple": "多选",
    "order": "排序",
    "forbidden": "选忌语",
    "listen": "听一句找毛病",
}


def question_parts(question: Question) -> Parts:
    """Everything that is written in a question."""
    return filled(
        {
            "题目": (question.text,),
            "题型": (_KINDS[question.kind],),
            "主题": (TOPIC_NAMES.get(question.topic, question.topic),),
            "听到": _heard(question.listening),
            "按这个先后" if question.kind == "order" else "对的": _choices(question.choices, right=True),
            "错的": _choices(question.choices, right=False),
            "原因": _choices(question.reasons, right=True),
            "不对的原因": _choices(question.reasons, right=False),
            "解释": (question.explanation,),
            "考的是": question.subjects,
            "出处": (source_words(question.source),),
        }
    )


def paper_parts(plan: PaperPlan) -> Parts:
    """How a paper is drawn."""
    topics = "、".join(TOPIC_NAMES.get(topic, topic) for topic in plan.topics)
    return filled(
        {
            NAME: (plan.name,),
            "主题": (topics or "全部",),
            "只抽这些文件的": plan.documents,
            "题数": (f"{plan.size} 题",),
            "限时": (f"{plan.minutes:g} 分钟" if plan.minutes else "不限时",),
            "通过": (f"答对 {plan.pass_mark:g}%",),
            "出处": (source_words(plan.source),),
        }
    )


def _choices(choices: Sequence[Choice], right: bool) -> tuple[str, ...]:
    return tuple(choice.text for choice in choices if choice.right == right)


def _heard(listening: Listening | None) -> tuple[str, ...]:
    if listening is None:
        return ()
    return (listening.text, voice_words(listening.voice, listening.speed), "，".join(line_words(listening.line)))

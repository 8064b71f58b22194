"""What must hold in a question beyond its single keys, and in a paper."""

from collections.abc import Iterator, Sequence

from desktop.core.practice.paper import questions_for
from desktop.core.practice.question import TOPICS, Question
from desktop.core.text import normalise
from desktop.storage.practice.drill_faults import voice_faults
from desktop.storage.practice.faults import Fault, unknown
from desktop.storage.practice.known_names import KnownNames
from desktop.storage.practice.question_entries import MOST_CHOICES, PaperEntry, QuestionEntry
from desktop.storage.practice.source_faults import standard_faults

_IN_ORDER = 'right = ["问候", "报公司", "报工号"]'
_ONE_RIGHT = frozenset({"single", "forbidden", "listen"})


def question_faults(question: QuestionEntry, known: KnownNames) -> Iterator[Fault]:
    """Everything that is wrong with a question."""
    if question.topic not in TOPICS:
        yield unknown(("topic",), question.topic, "主题", TOPICS)
    yield from standard_faults(("standard",), question.standard, known)
    yield from _counts(question)
    yield from _too_many(question)
    yield from _reasons(question)
    yield from _listening(question)
    reasons = [question.reason] if question.reason else []
    yield from _doubles("wrong", question.right, question.wrong)
    yield from _doubles("not_reasons", reasons, question.not_reasons)
    for index, name in enumerate(question.subjects):
        if name not in known.subjects:
            yield unknown(("subjects", index), name, "规则、话术、情形或忌语", sorted(known.subjects))


def paper_faults(paper: PaperEntry, bank: Sequence[Question]) -> Iterator[Fault]:
    """Everything that is wrong with a paper that is drawn from a bank of questions."""
    strange = [(index, name) for index, name in enumerate(paper.topics) if name not in TOPICS]
    if strange:
        yield from (unknown(("topics", index), name, "主题", TOPICS) for index, name in strange)
        return
    there = len(questions_for(paper.to_core(), bank))
    if paper.size > there:
        yield Fault(
            ("size",), f"要抽 {paper.size} 道题，这些主题和文件的一共只有 {there} 道。", f"size = {max(1, there)}"
        )


def _counts(question: QuestionEntry) -> Iterator[Fault]:
    right, kind = len(question.right), question.kind
    if kind in _ONE_RIGHT and right != 1:
        yield Fault(("right",), f"{kind} 题只有一个对的答案，这里写了 {right} 个。")
    if kind == "multiple" and right < 2:
        yield Fault(("right",), "multiple 题至少有两个对的答案；只有一个的写 kind = “single”。", 'kind = "single"')
    if kind == "order" and right < 3:
        yield Fault(("right",), f"order 题至少要排三样，这里写了 {right} 样。", _IN_ORDER)
    if kind == "order" and question.wrong:
        yield Fault(("wrong",), "order 题没有错的答案，只有排错的；请删去 wrong。", _IN_ORDER)
    if kind != "order" and not question.wrong:
        yield Fault((), f"{kind} 题要有错的答案，请写 wrong。", 'wrong = ["先解释", "请客户稍后再打"]')


def _too_many(question: QuestionEntry) -> Iterator[Fault]:
    """Each list is short enough by itself, but they are shown together."""
    offered = len(question.right) + len(question.wrong)
    if offered > MOST_CHOICES:
        example = f"right 和 wrong 加起来不超过 {MOST_CHOICES} 个"
        yield Fault(("wrong",), f"一道题最多 {MOST_CHOICES} 个选项，这里一共写了 {offered} 个。", example)


def _reasons(question: QuestionEntry) -> Iterator[Fault]:
    if question.kind == "forbidden":
        if not question.reason:
            yield Fault((), "forbidden 题要写 reason（为什么是忌语）。", 'reason = "推卸责任"')
        elif not question.not_reasons:
            yield Fault((), "forbidden 题要写 not_reasons（不对的理由）。", 'not_reasons = ["语速太快"]')
    elif question.reason or question.not_reasons:
        key = "reason" if question.reason else "not_reasons"
        yield Fault((key,), f"只有 forbidden 题写 {key}，这一题是 {question.kind}；请删去。", 'kind = "forbidden"')


def _listening(question: QuestionEntry) -> Iterator[Fault]:
    if question.hear is None:
        if question.kind == "listen":
            yield Fault((), "listen 题要写听到什么。", "[question.hear] 下写 says 和 voice")
        return
    if question.kind != "listen":
        yield Fault(("hear",), f"只有 listen 题写 hear，这一题是 {question.kind}；请删去。", 'kind = "listen"')
    yield from voice_faults(("hear", "voice"), question.hear.voice)


def _doubles(key: str, right: Sequence[str], wrong: Sequence[str]) -> Iterator[Fault]:
    """Choices that read the same: one of them would be marked wrong by chance."""
    seen: set[str] = set()
    own = {"wrong": "right", "not_reasons": "reason"}[key]
    for index, text in enumerate([*right, *wrong]):
        same = normalise(text) or text
        if same in seen:
            at: tuple[str | int, ...] = (key, index - len(right)) if index >= len(right) else (own, index)
            yield Fault(at, f"“{text}”写了两次，学员分不出哪个是对的。")
        seen.add(same)

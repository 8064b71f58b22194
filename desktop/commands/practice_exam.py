"""A paper in the terminal: questions are answered by letters, within the time, and once."""

import argparse
import string
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from desktop.core.practice.question import Asked, Choice, Given, Kind, Listening, Paper, PaperPlan, PaperResult

_HOW: dict[Kind, str] = {
    "single": "选一个字母",
    "multiple": "选几个字母",
    "order": "按顺序写出全部字母",
    "forbidden": "哪一句是忌语，选一个字母",
    "listen": "选一个字母",
}


def run(args: argparse.Namespace) -> int:
    """Ask it, mark it, keep it. 0 passed, 1 not. Raises PeitingError."""
    from desktop.commands.practice_shelf import current_settings, load_shelf
    from desktop.core.practice.marking import mark
    from desktop.core.practice.paper import draw
    from desktop.session.practice.exams import begin_paper
    from desktop.session.practice.kept_practice import kept_practice
    from desktop.session.practice.results import keep_paper

    settings = current_settings()
    shelf = load_shelf(args.pack or settings.library.pack)
    plan = shelf.paper(args.paper)
    with kept_practice(settings.record) as record:
        begun = begin_paper(record, plan.id, args.seed)
        paper = draw(plan, shelf.questions, begun.seed)
        print(
            f"{plan.name}：{len(paper.asked)} 题，{limit_words(plan)}，{plan.pass_mark:g}% 及格（卷号 {begun.seed}）。"
        )
        given, seconds = _ask_all(paper, time.monotonic)
        result = mark(paper, given, seconds)
        keep_paper(record, result, {one.id: one for one in shelf.questions}, begun.assignment)
    _tell(paper, result)
    return 0 if result.passed else 1


def limit_words(plan: PaperPlan) -> str:
    """How long a paper may take."""
    return f"{plan.minutes:g} 分钟" if plan.minutes else "不限时"


def _ask_all(paper: Paper, clock: Callable[[], float]) -> tuple[list[Given], float]:
    """What was answered, and after how many seconds it was handed in: at its end, in time, or by Ctrl+C."""
    began = clock()
    given: list[Given] = []
    try:
        for one in _answers(paper, lambda: clock() - began):
            given.append(one)
    except KeyboardInterrupt:
        print("\n已中断，按答过的题交卷。")
    return given, clock() - began


def _answers(paper: Paper, passed: Callable[[], float]) -> Iterator[Given]:
    limit = 60.0 * paper.plan.minutes
    for number, asked in enumerate(paper.asked, 1):
        if 0 < limit < passed():
            print("时间到，已交卷。")
            return
        question = asked.question
        print(f"\n{number}. {question.text}（{_HOW[question.kind]}）")
        if question.listening is not None:
            print(f"   {_heard(question.listening)}")
        choices = _answer(question.kind, question.choices, asked.choices)
        if choices is None:
            return
        yield Given(question.id, choices, _reasons(asked), passed())


def _reasons(asked: Asked) -> tuple[int, ...]:
    if not asked.reasons:
        return ()
    print("为什么？")
    return _answer("single", asked.question.reasons, asked.reasons) or ()


def _heard(listening: Listening) -> str:
    """What would be heard, and how, for there is no sound in a terminal."""
    line = listening.line
    how = (
        (listening.speed != 1.0, f"语速是平常的 {listening.speed:g} 倍"),
        (line.level != 0.0, f"声音比平常{'小' if line.level < 0 else '大'} {abs(line.level):g} 分贝"),
        (line.noise is not None, "有杂音"),
        (line.drop_outs > 0.0, "断断续续"),
        (line.reverberation > 0.0, "有回响"),
    )
    return "，".join(["（听到", *(told for true, told in how if true)]) + f"）“{listening.text}”"


def _answer(kind: Kind, choices: Sequence[Choice], shown: Sequence[int]) -> tuple[int, ...] | None:
    """Indices into `choices`, of a whole answer; None at the end of the input."""
    letters = string.ascii_uppercase[: len(shown)]
    for letter, index in zip(letters, shown, strict=True):
        print(f"   {letter}. {choices[index].text}")
    fewest, most, rule = {
        "multiple": (1, len(shown), "至少写一个，每个最多一次"),
        "order": (len(shown), len(shown), "每个都写一次"),
    }.get(kind, (1, 1, "只写一个"))
    while True:
        sys.stdout.write("答：")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return None
        # An input method may leave letters and commas in their wide form.
        written = unicodedata.normalize("NFKC", line).upper()
        typed = [letter for letter in written if not letter.isspace() and letter not in ",、"]
        once = all(letter in letters for letter in typed) and len(set(typed)) == len(typed)
        if once and fewest <= len(typed) <= most:
            return tuple(shown[letters.index(letter)] for letter in typed)
        print(f"请用字母 {letters[0]} 到 {letters[-1]} 回答，{rule}。")


def _tell(paper: Paper, result: PaperResult) -> None:
    print(f"\n{'通过' if result.passed else '未通过'}：{result.percent:g}%，用时 {result.seconds / 60:.1f} 分钟。")
    for asked in paper.asked:
        question = asked.question
        if question.id in result.wrong:
            between = " → " if question.kind == "order" else "；"
            print(f"✗ {question.text}\n   正确：{between.join(_right(question.choices))}")
            if question.reasons:
                print(f"   原因：{'；'.join(_right(question.reasons))}")
            print(f"   {question.explanation}（{question.source.standard}）")


def _right(choices: Sequence[Choice]) -> list[str]:
    return [choice.text for choice in choices if choice.right]

"""A paper in the terminal: questions are answered by letters, within the time, and once."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.practice.question import Asked, Choice, Given, Paper, PaperResult

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord

_LETTERS = "ABCDEFGHIJ"
_HOW = {
    "single": "选一个字母",
    "multiple": "选几个字母",
    "order": "按顺序写出全部字母",
    "forbidden": "哪一句是忌语，选一个字母",
}


def run(args: argparse.Namespace) -> int:
    """Ask it, mark it, keep it. 0 passed, 1 not. Raises PeitingError."""
    from desktop.commands.practice_shelf import current_settings, load_shelf
    from desktop.core.practice.marking import mark
    from desktop.core.practice.paper import draw
    from desktop.session.practice.kept_practice import kept_practice
    from desktop.session.practice.results import keep_paper

    settings = current_settings()
    shelf = load_shelf(args.pack or settings.library.pack)
    plan = shelf.paper(args.paper)
    # What has to be heard cannot be asked in a terminal.
    questions = [one for one in shelf.questions if one.kind != "listen"]
    with kept_practice(settings.record) as record:
        assignment, seed = _assignment(record, plan.id, args.seed)
        paper = draw(plan, questions, seed)
        record.begin_exam(f"paper:{plan.id}" if assignment else f"paper:{plan.id}#{seed}", assignment)
        print(f"{plan.name}：{len(paper.asked)} 题，{plan.minutes:g} 分钟，{plan.pass_mark:g}% 及格（卷号 {seed}）。")
        given, seconds = _ask_all(paper, time.monotonic)
        result = mark(paper, given, seconds)
        keep_paper(record, result, {one.id: one for one in questions}, assignment)
    _tell(paper, result)
    return 0 if result.passed else 1


def _assignment(record: "PracticeRecord", plan: str, wanted: int | None) -> tuple[str, int]:
    """The assignment that this is for, if one is open, and with which seed the paper is drawn."""
    done = {one.assignment for one in record.papers()}
    for one in record.assignments():
        if one.kind == "paper" and one.what == plan and one.id not in done and wanted in (None, one.seed):
            return one.id, one.seed
    return "", random.SystemRandom().randrange(1, 1_000_000) if wanted is None else wanted


def _ask_all(paper: Paper, clock: Callable[[], float]) -> tuple[list[Given], float]:
    began, limit = clock(), 60.0 * paper.plan.minutes
    given: list[Given] = []
    for number, asked in enumerate(paper.asked, 1):
        if 0 < limit < clock() - began:
            print("时间到，已交卷。")
            break
        print(f"\n{number}. {asked.question.text}（{_HOW[asked.question.kind]}）")
        choices = _answer(asked.question.choices, asked.choices)
        if choices is None:
            break
        reasons: tuple[int, ...] | None = ()
        if asked.reasons:
            print("为什么？")
            reasons = _answer(asked.question.reasons, asked.reasons)
        given.append(_given(asked, choices, reasons or (), clock() - began))
    return given, clock() - began


def _given(asked: Asked, choices: tuple[int, ...], reasons: tuple[int, ...], at: float) -> Given:
    return replace(Given(asked.question.id, choices, reasons), at=at)


def _answer(choices: Sequence[Choice], shown: Sequence[int]) -> tuple[int, ...] | None:
    """Indices into `choices`; None at the end of the input."""
    letters = _LETTERS[: len(shown)]
    for letter, index in zip(letters, shown, strict=True):
        print(f"   {letter}. {choices[index].text}")
    while True:
        sys.stdout.write("答：")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return None
        typed = [letter for letter in line.upper() if not letter.isspace() and letter not in "，,、"]
        if all(letter in letters for letter in typed) and len(set(typed)) == len(typed):
            return tuple(shown[letters.index(letter)] for letter in typed)
        print(f"请用字母 {letters[0]} 到 {letters[-1]} 回答，每个最多一次。")


def _tell(paper: Paper, result: PaperResult) -> None:
    print(f"\n{'通过' if result.passed else '未通过'}：{result.percent:g}%，用时 {result.seconds / 60:.1f} 分钟。")
    for asked in paper.asked:
        question = asked.question
        if question.id in result.wrong:
            right = [choice.text for choice in question.choices if choice.right]
            joined = (" → " if question.kind == "order" else "；").join(right)
            print(f"✗ {question.text}\n   正确：{joined}\n   {question.explanation}（{question.source.standard}）")

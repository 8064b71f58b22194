"""What came of a paper: whole points only, as in a written examination."""

from collections.abc import Iterable, Sequence

from desktop.core.practice.question import Choice, Given, Paper, PaperResult, Question


def is_right(question: Question, given: Given) -> bool:
    """Whether it was answered wholly right; in what order choices were ticked matters for `order` alone."""
    if question.kind == "order":
        return given.choices == tuple(range(len(question.choices)))
    return _ticked(question.choices, given.choices) and _ticked(question.reasons, given.reasons)


def mark(paper: Paper, given: Iterable[Given], seconds: float) -> PaperResult:
    """Mark a paper that was handed in after so many seconds.

    What was not answered, or came after the time limit, is wrong. Where a question was answered more than once the last
    answer counts; answers to questions that are not on the paper are left out.
    """
    last = {answer.question: answer for answer in given}
    questions = [asked.question for asked in paper.asked]
    answers = tuple(last[question.id] for question in questions if question.id in last)
    in_time = {answer.question for answer in answers if _in_time(paper, answer, seconds)}
    right = tuple(
        question.id for question in questions if question.id in in_time and is_right(question, last[question.id])
    )
    return PaperResult(
        plan=paper.plan.id,
        seed=paper.seed,
        given=answers,
        right=right,
        wrong=tuple(question.id for question in questions if question.id not in right),
        seconds=seconds,
        pass_mark=paper.plan.pass_mark,
    )


def _ticked(choices: Sequence[Choice], ticked: Sequence[int]) -> bool:
    return set(ticked) == {index for index, choice in enumerate(choices) if choice.right}


def _in_time(paper: Paper, answer: Given, seconds: float) -> bool:
    limit = 60.0 * paper.plan.minutes
    return limit <= 0 or (seconds if answer.at is None else answer.at) <= limit

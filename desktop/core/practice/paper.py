"""Draws a paper out of the bank of questions: another one for each seed, the same one for the same seed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import Random

from desktop.core.practice.question import Asked, Choice, Paper, PaperPlan, Question


def questions_for(plan: PaperPlan, questions: Iterable[Question]) -> tuple[Question, ...]:
    """What a paper of this plan can be drawn from, by id."""
    return tuple(sorted((each for each in questions if _belongs(plan, each)), key=lambda each: each.id))


def draw(plan: PaperPlan, questions: Iterable[Question], seed: int) -> Paper:
    """Draw `plan.size` questions, or as many as there are.

    They are spread evenly over the topics, and within a topic over the rows of the standards. The order of the
    bank does not matter: one that was only sorted anew draws the same paper.
    """
    random = Random(f"{plan.id}/{seed}")
    drawn = _spread(questions_for(plan, questions), plan.size, random)
    random.shuffle(drawn)
    return Paper(plan, seed, tuple(_asked(question, random) for question in drawn))


def rows_of(question: Question) -> tuple[str, ...]:
    """The rows of the standards that it examines, as H5 and N12."""
    return tuple(row.strip() for row in question.source.standard.split(",") if row.strip())


def _belongs(plan: PaperPlan, question: Question) -> bool:
    if plan.topics and question.topic not in plan.topics:
        return False
    return not plan.documents or any(row[:1] in plan.documents for row in rows_of(question))


def _spread(pool: Sequence[Question], size: int, random: Random) -> list[Question]:
    """One question from each topic in turn, till there are enough or none is left."""
    by_topic: defaultdict[str, list[Question]] = defaultdict(list)
    for question in pool:
        by_topic[question.topic].append(question)
    topics = sorted(by_topic)
    random.shuffle(topics)
    turns = [_rows_in_turn(by_topic[topic], random) for topic in topics]
    longest = max(map(len, turns), default=0)
    return [turn[place] for place in range(longest) for turn in turns if place < len(turn)][: max(size, 0)]


def _rows_in_turn(questions: list[Question], random: Random) -> list[Question]:
    """Shuffled; the second question on a row comes after the first one on every other row."""
    random.shuffle(questions)
    seen: Counter[str] = Counter()
    turn = {}
    for question in questions:
        row = next(iter(rows_of(question)), "")
        turn[question.id] = seen[row]
        seen[row] += 1
    return sorted(questions, key=lambda question: turn[question.id])


def _asked(question: Question, random: Random) -> Asked:
    choices = _shuffled(question.choices, random)
    while question.kind == "order" and len(choices) > 1 and choices == tuple(sorted(choices)):
        choices = _shuffled(question.choices, random)
    return Asked(question, choices, _shuffled(question.reasons, random))


def _shuffled(choices: Sequence[Choice], random: Random) -> tuple[int, ...]:
    return tuple(random.sample(range(len(choices)), len(choices)))

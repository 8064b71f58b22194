"""What can be practised with a pack, entry by entry, for trainers to read and to compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.core.practice.drill import Drill
from desktop.core.practice.question import Question
from desktop.session.library_changes import Described, EntryChange, compared
from desktop.session.practice.drill_parts import NAME, Parts, drill_parts
from desktop.session.practice.practice_words import TOPIC_NAMES
from desktop.session.practice.question_parts import paper_parts, question_parts
from desktop.storage.practice.practice import LoadedPractice

KINDS = {"drill": "演练", "question": "试题", "paper": "试卷"}


@dataclass(frozen=True, slots=True)
class Practised:
    """A drill, a question or a paper."""

    kind: str
    id: str
    name: str
    parts: Parts


def practised(practice: LoadedPractice) -> tuple[Practised, ...]:
    """Everything that can be practised: drills, questions, papers."""
    return (
        *(Practised("drill", one.id, one.title, drill_parts(one)) for one in practice.drills),
        *(Practised("question", one.id, one.text, question_parts(one)) for one in practice.questions),
        *(Practised("paper", one.id, one.name, paper_parts(one)) for one in practice.papers),
    )


def practised_words(one: Practised) -> Iterator[str]:
    """The entry, a line at a time."""
    name = "" if one.kind == "question" else f" {one.name}"
    yield f"{KINDS[one.kind]}{name}（{one.id}）"
    for title, lines in one.parts.items():
        if title == NAME:
            continue
        if len(lines) == 1:
            yield f"{title}：{lines[0]}"
        else:
            yield title
            yield from (f"  {line}" for line in lines)


def practice_contents(practice: LoadedPractice) -> Iterator[str]:
    """What there is, at a glance: drills and questions by topic, then papers."""
    for topic, drills in _by_topic(practice.drills).items():
        yield f"\n演练 · {topic}"
        yield from (f"  {one.title}  {one.id}" for one in drills if isinstance(one, Drill))
    if practice.questions:
        yield f"\n试题 {len(practice.questions)} 道，按主题："
    for topic, questions in _by_topic(practice.questions).items():
        yield f"  {topic}：{'、'.join(one.id for one in questions)}"
    if practice.papers:
        yield "\n试卷"
        yield from (f"  {paper.name}  {paper.id}  {paper.size} 题" for paper in practice.papers)


def practice_changes(old: LoadedPractice, new: LoadedPractice) -> tuple[EntryChange, ...]:
    """Drills, questions and papers that are not the same in both."""
    before, after = practised(old), practised(new)
    return tuple(
        change
        for kind, told in KINDS.items()
        for change in compared(told, _described(before, kind), _described(after, kind))
    )


def _described(ones: Sequence[Practised], kind: str) -> Mapping[str, Described]:
    return {one.id: Described(one.name, one.parts) for one in ones if one.kind == kind}


def _by_topic(ones: Sequence[Drill | Question]) -> dict[str, list[Drill | Question]]:
    there = {name: [one for one in ones if one.topic == topic] for topic, name in TOPIC_NAMES.items()}
    return {name: found for name, found in there.items() if found}

"""Which entries of the library, and what is practised, carry which rows of the standards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.carried_standards import CARRIED_BY_RULES
from desktop.core.script import Library, Source
from desktop.storage.practice.practice import LoadedPractice
from desktop.storage.standards import Standard


@dataclass(frozen=True, slots=True)
class Carrier:
    """An entry, or a step of one, that names rows of the standards."""

    kind: str
    id: str
    standards: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class CoveredRow:
    """One row, and everything that carries it."""

    standard: Standard
    entries: tuple[str, ...]
    """kind:id, in the order of the library."""
    rules: tuple[str, ...]
    practice: tuple[str, ...] = ()
    """Drills, questions and papers, kind:id."""

    @property
    def missing(self) -> bool:
        """Whether it ought to be in the library and is not; a rule of the program is no line to say."""
        return self.standard.required and not self.entries


def coverage(
    libraries: Sequence[Library], standards: Sequence[Standard], practices: Sequence[LoadedPractice] = ()
) -> tuple[CoveredRow, ...]:
    """Every row with what carries it in any of the libraries, and in what is practised with them."""
    carriers = [carrier for library in libraries for carrier in carriers_of(library)]
    practised = [carrier for practice in practices for carrier in _practised(practice)]
    return tuple(
        CoveredRow(
            standard,
            _of(standard, carriers),
            tuple(f"rule:{rule.rule}" for rule in CARRIED_BY_RULES if standard.id in rule.standards),
            _of(standard, practised),
        )
        for standard in standards
    )


def _of(standard: Standard, carriers: Sequence[Carrier]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(carrier) for carrier in carriers if standard.id in carrier.standards))


def _practised(practice: LoadedPractice) -> Iterator[Carrier]:
    for drill in practice.drills:
        yield _carrier("drill", drill.id, drill.source)
        yield from (_carrier("drill", drill.id, goal.source) for goal in drill.goals)
        yield from (_carrier("drill", drill.id, taboo.source) for taboo in drill.taboos)
    yield from (_carrier("question", question.id, question.source) for question in practice.questions)
    yield from (_carrier("paper", paper.id, paper.source) for paper in practice.papers)


def carriers_of(library: Library) -> Iterator[Carrier]:
    """Everything in a library that names a row."""
    for stage in library.stages:
        yield from (_carrier("step", step.line.id, step.line.source) for step in stage.steps)
    for situation in library.situations:
        yield _carrier("situation", situation.id, situation.source)
        yield from (_carrier("step", step.line.id, step.line.source) for step in situation.steps)
    for phrase in library.phrases:
        yield _carrier("phrase", phrase.id, phrase.source)
    for item in library.items:
        yield _carrier("item", item.id, item.source)


def _carrier(kind: str, entry_id: str, source: Source) -> Carrier:
    named = (part.strip() for part in source.standard.replace("，", ",").split(","))
    return Carrier(kind, entry_id, tuple(part for part in named if part))

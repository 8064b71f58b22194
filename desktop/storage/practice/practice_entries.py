"""From the practice files of one pack to checked entries, with a problem for each that does not hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from desktop.storage.library_files import PackFolder, read_practice_files
from desktop.storage.library_keys import key_help
from desktop.storage.library_messages import explain
from desktop.storage.library_problems import Problem, TomlFile, nearest
from desktop.storage.practice.drill_entries import DrillEntry
from desktop.storage.practice.drill_faults import drill_faults
from desktop.storage.practice.faults import Fault
from desktop.storage.practice.known_names import KnownNames
from desktop.storage.practice.question_entries import PaperEntry, QuestionEntry
from desktop.storage.practice.question_faults import question_faults
from desktop.storage.toml_lines import KeyPath

MOST_ENTRIES = 2_000
"""Drills, questions and papers of one pack each; a bank is examined by twenty of them."""

PRACTICE_TABLES = ("drill", "question", "paper")

_Entry = TypeVar("_Entry", bound=DrillEntry | QuestionEntry | PaperEntry)
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PlacedEntry(Generic[_Entry]):
    """An entry, and where it stands."""

    entry: _Entry
    file: TomlFile
    path: KeyPath

    def told(self, faults: Iterable[Fault], problems: list[Problem]) -> bool:
        """Adds the faults to `problems`; True when one of them costs the entry."""
        found = list(faults)
        problems.extend(fault.problem(self.file, self.path) for fault in found)
        return any(fault.costs for fault in found)


@dataclass(frozen=True, slots=True)
class Layer:
    """What a pack, or several laid one over another, has to practise, by id."""

    drills: dict[str, PlacedEntry[DrillEntry]] = field(default_factory=dict)
    questions: dict[str, PlacedEntry[QuestionEntry]] = field(default_factory=dict)
    papers: dict[str, PlacedEntry[PaperEntry]] = field(default_factory=dict)

    def lie_over(self, upper: "Layer") -> None:
        """Puts another layer on this one; an entry replaces the one of the same id and keeps its place."""
        self.drills.update(upper.drills)
        self.questions.update(upper.questions)
        self.papers.update(upper.papers)

    def names(self) -> list[str]:
        """Every id that is here."""
        return [*self.drills, *self.questions, *self.papers]

    def take_out(self, name: str) -> bool:
        """Whatever has this id is here no more; False when nothing had it."""
        found = [there for there in (self.drills, self.questions, self.papers) if name in there]
        for there in found:
            del there[name]
        return bool(found)


def read_layer(folder: PackFolder, known: KnownNames, every: KnownNames, problems: list[Problem]) -> Layer:
    """The practice files of one folder: drills may name what `known` has, questions what any pack has."""
    reading = _Reading(known, every, problems)
    for file in read_practice_files(folder, problems):
        for kind, raw in file.values.items():
            if kind not in PRACTICE_TABLES:
                problems.append(_stranger(file, kind))
            elif kind == "drill":
                reading.drill(file, raw)
            elif not isinstance(raw, list):
                problems.append(file.problem((kind,), "每个条目的表头要用双方括号。", f"[[{kind}]]"))
            else:
                for index, table in enumerate(raw):
                    reading.paper(file, index, table) if kind == "paper" else reading.question(file, index, table)
    return reading.layer


def _stranger(file: TomlFile, kind: str) -> Problem:
    message = f"drills 和 quiz 文件夹里只写演练和试题，没有“{kind}”，{nearest(kind, PRACTICE_TABLES)}"
    return file.problem((kind,), message, "[drill]" if "drills" in file.path.parts else "[[question]]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One folder while it is read."""

    known: KnownNames
    every: KnownNames
    problems: list[Problem]
    layer: Layer = field(default_factory=Layer)

    def drill(self, file: TomlFile, raw: Any) -> None:
        if isinstance(raw, list):
            self.problems.append(file.problem(("drill",), "一个文件只写一个演练，表头用单方括号。", "[drill]"))
            return
        entry = _validated(file, ("drill",), DrillEntry, raw, self.problems)
        if entry is not None:
            self._take(
                PlacedEntry(entry, file, ("drill",)),
                drill_faults(entry, file.path.stem, self.known),
                self.layer.drills,
            )

    def question(self, file: TomlFile, index: int, raw: Any) -> None:
        path: KeyPath = ("question", index)
        entry = _validated(file, path, QuestionEntry, raw, self.problems)
        if entry is not None:
            self._take(PlacedEntry(entry, file, path), question_faults(entry, self.every), self.layer.questions)

    def paper(self, file: TomlFile, index: int, raw: Any) -> None:
        path: KeyPath = ("paper", index)
        entry = _validated(file, path, PaperEntry, raw, self.problems)
        if entry is not None:
            self._take(PlacedEntry(entry, file, path), (), self.layer.papers)

    def _take(
        self, placed: PlacedEntry[_Entry], faults: Iterable[Fault], there: dict[str, PlacedEntry[_Entry]]
    ) -> None:
        if placed.told(faults, self.problems):
            return
        name = placed.entry.id
        if name in there:
            first = there[name].file.problem((*there[name].path, "id"), "")
            message = f"id“{name}”已在 {first.file.name} 第 {first.line} 行用过，这一条没有读入；请换一个 id。"
            self.problems.append(placed.file.problem((*placed.path, "id"), message, key_help("id").example))
        elif len(there) >= MOST_ENTRIES:
            message = f"一个话术包里超过 {MOST_ENTRIES} 条，从这一条起没有读入。"
            self.problems.append(placed.file.problem(placed.path, message))
        else:
            there[name] = placed


def _validated(file: TomlFile, path: KeyPath, model: type[_Model], raw: Any, problems: list[Problem]) -> _Model | None:
    """The entry, or None: unlike a procedure, a drill or a question of which a part is missing is another one."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(explain(file, path, model, error))
        return None

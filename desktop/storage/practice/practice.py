"""Loads what is practised with a pack: its drills, questions and papers, and those of the packs that it uses.

Layers are those of the library: a drill, question or paper of a folder that lies over another replaces the one of the
same id. What is broken is left out and reported; the rest is used. Nothing of this is read when a call is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop import paths
from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperPlan, Question
from desktop.storage.library import stack
from desktop.storage.library_files import PackFolder, find_packs
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, TomlFile, nearest, within_reason
from desktop.storage.practice.known_names import KnownNames
from desktop.storage.practice.practice_entries import Layer, read_layer
from desktop.storage.practice.question_faults import paper_faults


@dataclass(frozen=True, slots=True)
class LoadedPractice:
    """What can be practised, and everything that had to be left out of it."""

    drills: tuple[Drill, ...]
    questions: tuple[Question, ...]
    papers: tuple[PaperPlan, ...]
    problems: tuple[Problem, ...]
    written: Mapping[str, TomlFile] = field(default_factory=dict)
    """The file of each drill by its id, for who finds more that is wrong with it."""
    unwanted: frozenset[str] = frozenset()
    """What the pack, or one that it uses, took out of those below, and has none of its own of."""


def load_practice(pack: str, folders: Sequence[Path]) -> LoadedPractice:
    """What is practised with a pack; nothing when there is no such pack, which the library tells.

    Raises PeitingError when the table of standards that ships cannot be read.
    """
    problems: list[Problem] = []
    found = find_packs(folders, [])
    order = stack(pack, found, []) if pack in {folder.pack.id for folder in found} else []
    whole = Layer()
    own, every = _known(order), _known(found)
    for folder in order:
        _take_out(folder, whole, problems)
        whole.lie_over(read_layer(folder, every if folder.pack.shared else own, every, problems))
    questions = tuple(placed.entry.to_core() for placed in whole.questions.values())
    _drop_papers(whole, questions, problems)
    drills = [placed.entry.to_core(pack) for placed in whole.drills.values() if _fits(placed.entry.situations, own)]
    return LoadedPractice(
        tuple(drills),
        questions,
        tuple(placed.entry.to_core() for placed in whole.papers.values()),
        within_reason(problems),
        {drill.id: whole.drills[drill.id].file for drill in drills},
        frozenset(name for folder in order for name in folder.pack.without_practice) - {*whole.names()},
    )


def _take_out(folder: PackFolder, below: Layer, problems: list[Problem]) -> None:
    for index, name in enumerate(folder.pack.without_practice):
        if not below.take_out(name):
            message = f"下层话术包里没有 id 为“{name}”的演练、试题或试卷可以去掉，{nearest(name, below.names())}"
            example = key_help("without_practice").example
            problems.append(folder.file.problem(("pack", "without_practice", index), message, example))


def _known(packs: Sequence[PackFolder]) -> KnownNames:
    return KnownNames(packs, paths.scripts_library() / "standards.toml")


def _fits(situations: Sequence[str], own: KnownNames) -> bool:
    """Whether a drill trains something of the pack: one of a shared pack may be for others that use it."""
    return not situations or any(name in own.situations for name in situations)


def _drop_papers(whole: Layer, bank: Sequence[Question], problems: list[Problem]) -> None:
    for name, placed in list(whole.papers.items()):
        if placed.told(paper_faults(placed.entry, bank), problems):
            del whole.papers[name]

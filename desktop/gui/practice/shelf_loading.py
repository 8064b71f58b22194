"""Fills the shelf from the library's files and from what was practised so far; slow, on a thread beside the window."""

from collections.abc import Mapping, Sequence

from desktop import paths
from desktop.core.practice.drill import TOPICS, Drill
from desktop.gui.practice.shelf import Proposal, Shelf, Tried
from desktop.storage.library import available_packs
from desktop.storage.practice.practice import load_practice

_PROPOSED = 5
_BEGIN_WITH = "还没有练过：先从容易的开始。"


class PracticeFiles:
    """The library's folders, as a `RecordDesk` asks them."""

    def close(self) -> None:
        """Nothing is kept open."""


def load_shelf(own_pack: str) -> Shelf:
    """Every drill of every pack, those of the agent's own pack first, and what to begin with.

    Raises PeitingError when the library's folders cannot be read at all.
    """
    folders = (paths.scripts_library(), paths.user_library())
    packs = [pack.id for pack in available_packs(folders)]
    packs.sort(key=lambda pack: pack != own_pack)
    drills: dict[str, Drill] = {}
    questions, papers, problems = {}, {}, {}
    for pack in packs:
        loaded = load_practice(pack, folders)
        drills = {**{drill.id: drill for drill in loaded.drills}, **drills}
        questions.update({question.id: question for question in loaded.questions})
        papers.update({paper.id: paper for paper in loaded.papers})
        problems.update({str(problem): problem for problem in loaded.problems})
    ordered = _in_order(tuple(drills.values()), own_pack)
    return Shelf(
        ordered,
        tuple(questions.values()),
        tuple(papers.values()),
        tuple(problems.values()),
        proposals=first_proposals(ordered, {}),
    )


def first_proposals(drills: Sequence[Drill], tried: Mapping[str, Tried]) -> tuple[Proposal, ...]:
    """Where nothing better is known: the drills that were not passed yet, as they stand in the list."""
    return tuple(
        Proposal("上次没有通过，再练一次。" if drill.id in tried else _BEGIN_WITH, drill)
        for drill in drills
        if drill.id not in tried or not tried[drill.id].last_passed
    )[:_PROPOSED]


def _in_order(drills: tuple[Drill, ...], own_pack: str) -> tuple[Drill, ...]:
    topics = {topic: number for number, topic in enumerate(TOPICS)}
    return tuple(
        sorted(
            drills,
            key=lambda drill: (
                drill.pack != own_pack, drill.difficulty, topics.get(drill.topic, len(topics)), drill.id
            ),
        )
    )  # fmt: skip

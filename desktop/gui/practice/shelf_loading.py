"""Fills the shelf from the library's files and from what was practised so far; slow, on a thread beside the window."""

from desktop import paths
from desktop.core.practice.drill import TOPICS, Drill
from desktop.gui.practice.shelf import Shelf
from desktop.storage.library import available_packs
from desktop.storage.practice.practice import load_practice


class PracticeFiles:
    """The library's folders, as a `RecordDesk` asks them."""

    def close(self) -> None:
        """Nothing is kept open."""


def load_shelf(own_pack: str) -> Shelf:
    """Every drill of every pack, those of the agent's own pack first.

    Raises PeitingError when the library's folders cannot be read at all.
    """
    folders = paths.library_folders()
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
    )


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

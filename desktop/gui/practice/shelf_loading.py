"""Fills the shelf from the library's files and from what was practised so far; slow, on a thread beside the window."""

from desktop import paths
from desktop.core.practice.drill import TOPICS, Drill
from desktop.gui.practice.shelf import Shelf
from desktop.session.practice.every_pack import every_practice


class PracticeFiles:
    """The library's folders, as a `RecordDesk` asks them."""

    def close(self) -> None:
        """Nothing is kept open."""


def load_shelf(own_pack: str) -> Shelf:
    """All that can be practised, the drills of the agent's own pack first.

    Raises PeitingError when the library's folders cannot be read at all.
    """
    found = every_practice(own_pack, paths.library_folders())
    return Shelf(_in_order(found.drills, own_pack), found.questions, found.papers, found.problems)


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

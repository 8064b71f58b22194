"""Fills the shelf from the library's files and from what was practised so far; slow, on a thread beside the window."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from desktop import paths
from desktop.core.practice.drill import TOPICS, Drill
from desktop.core.practice.question import PaperPlan, Question
from desktop.gui.practice.shelf import Shelf
from desktop.storage.library import available_packs
from desktop.storage.practice.practice import load_practice

_Entry = TypeVar("_Entry")


class PracticeFiles:
    """The library's folders, as a `RecordDesk` asks them."""

    def close(self) -> None:
        """Nothing is kept open."""


def load_shelf(own_pack: str) -> Shelf:
    """Every drill, question and paper of every pack; of the agent's own pack is what it has, or takes out.

    Raises PeitingError when the library's folders cannot be read at all.
    """
    folders = paths.library_folders()
    packs = [pack.id for pack in available_packs(folders)]
    packs.sort(key=lambda pack: pack != own_pack)
    loaded = [load_practice(pack, folders) for pack in packs]
    unwanted = loaded[0].unwanted if own_pack in packs else frozenset()
    return Shelf(
        _in_order(_first((one for each in loaded for one in each.drills if one.id not in unwanted), _id), own_pack),
        _first((one for each in loaded for one in each.questions if one.id not in unwanted), _id),
        _first((one for each in loaded for one in each.papers if one.id not in unwanted), _id),
        _first((one for each in loaded for one in each.problems), str),
    )


def _first(found: Iterable[_Entry], name: Callable[[_Entry], str]) -> tuple[_Entry, ...]:
    """Of those that are called the same the first."""
    by_name: dict[str, _Entry] = {}
    for one in found:
        by_name.setdefault(name(one), one)
    return tuple(by_name.values())


def _id(entry: Drill | Question | PaperPlan) -> str:
    return entry.id


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

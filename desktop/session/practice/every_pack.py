"""All that can be practised on this computer, in whichever pack it is: what papers are drawn from everywhere."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from desktop.core.practice.drill import Drill
from desktop.core.practice.question import PaperPlan, Question
from desktop.storage.library import available_packs
from desktop.storage.practice.practice import LoadedPractice, load_practice

_Entry = TypeVar("_Entry")


def every_practice(own_pack: str, folders: Sequence[Path]) -> LoadedPractice:
    """Every drill, question and paper of every pack; of the agent's own pack is what it has, or takes out.

    Raises PeitingError when the library's folders cannot be read at all.
    """
    packs = [pack.id for pack in available_packs(folders)]
    packs.sort(key=lambda pack: pack != own_pack)
    loaded = [load_practice(pack, folders) for pack in packs]
    unwanted = loaded[0].unwanted if own_pack in packs else frozenset()
    return LoadedPractice(
        _first((one for each in loaded for one in each.drills if one.id not in unwanted), _id),
        _first((one for each in loaded for one in each.questions if one.id not in unwanted), _id),
        _first((one for each in loaded for one in each.papers if one.id not in unwanted), _id),
        _first((one for each in loaded for one in each.problems), str),
        unwanted=unwanted,
    )


def _first(found: Iterable[_Entry], name: Callable[[_Entry], str]) -> tuple[_Entry, ...]:
    """Of those that are called the same the first."""
    by_name: dict[str, _Entry] = {}
    for one in found:
        by_name.setdefault(name(one), one)
    return tuple(by_name.values())


def _id(entry: Drill | Question | PaperPlan) -> str:
    return entry.id

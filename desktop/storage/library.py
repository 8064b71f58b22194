"""Loads the script library: packs laid one over another, checked, ready for the engine.

`uses` puts other packs below a pack; a folder later in `folders` with the same pack id lies over the earlier
one. An entry replaces the entry of the same id below it and keeps its place; a `[[wording]]` changes the words of
one step below it. What is broken is left out and reported; the rest is used.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.storage.library_allowances import check_allowances
from desktop.storage.library_checks import check_whole
from desktop.storage.library_entries import Layers, Placed, read_entries
from desktop.storage.library_files import PackFolder, find_packs, read_files
from desktop.storage.library_format import (
    Entry,
    FamilyEntry,
    ItemEntry,
    PackEntry,
    PhraseEntry,
    SituationEntry,
    StageEntry,
)
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, nearest, within_reason
from desktop.storage.library_without import take_out
from desktop.storage.library_wording import lay_wordings
from desktop.storage.score_checks import check_points, check_sheet
from desktop.storage.score_laying import lay_score_items
from desktop.storage.score_sheets import sheet_of

__all__ = ["LoadedLibrary", "PackInfo", "Problem", "available_packs", "load_library"]

_EntryT = TypeVar("_EntryT", bound=Entry)

_CHANGES = frozenset({"wording", "score_item"})
"""Entries that change a part of one below them."""

_DEEPEST = 20
"""Packs that may lie one below another; more is a mistake, and no call needs them."""


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """A library that can be used, and everything that had to be left out of it."""

    library: Library
    sheet: ScoreSheet
    """By which its calls are scored."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LaidPacks:
    """A pack laid out, before it is made into what a call needs of it."""

    found: Sequence[PackFolder]
    """Every pack there is."""
    order: Sequence[PackFolder]
    """Those that make it up, the lowest first."""
    layers: Layers
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A pack that a call can be held with."""

    id: str
    name: str
    version: str
    folders: tuple[Path, ...]
    """Where it comes from, the lowest first."""


def available_packs(folders: Sequence[Path]) -> list[PackInfo]:
    """The packs that can be chosen, in the order in which they are found."""
    found = find_packs(folders, [])
    chosen: dict[str, PackInfo] = {}
    for folder in found:
        if not folder.pack.shared:
            head = _head(folder.pack.id, found)
            paths = tuple(one.path for one in found if one.pack.id == folder.pack.id)
            chosen.setdefault(folder.pack.id, PackInfo(head.id, head.name, head.version, paths))
    return list(chosen.values())


def load_library(pack: str, folders: Sequence[Path]) -> LoadedLibrary:
    """The library of a pack, with everything that it uses and that lies over it.

    Raises PeitingError when there is no such pack, or when no stage of it can be used.
    """
    laid = lay_packs(pack, folders)
    library = _build(_head(pack, laid.found), _names(laid.order), laid.layers)
    if not library.stages:
        raise _unusable(pack, laid.found, laid.problems)
    return LoadedLibrary(library, sheet_of(pack, laid.layers), within_reason(laid.problems))


def lay_packs(pack: str, folders: Sequence[Path]) -> LaidPacks:
    """A pack with everything that it uses and that lies over it, checked. Raises PeitingError when there is none."""
    problems: list[Problem] = []
    found = find_packs(folders, problems)
    if pack not in {folder.pack.id for folder in found}:
        raise _unknown_pack(pack, found, problems)
    order = stack(pack, found, problems)
    layers: Layers = {}
    for folder in order:
        _lay(folder, layers, problems)
    check_whole(layers, problems)
    check_allowances(layers, found, problems)
    check_sheet(layers, found, problems)
    return LaidPacks(found, order, layers, problems)


def _unknown_pack(pack: str, found: Sequence[PackFolder], problems: Sequence[Problem]) -> PeitingError:
    names = dict.fromkeys(folder.pack.id for folder in found if not folder.pack.shared)
    known = nearest(pack, names) if names else "没有找到任何话术包。"
    first = f"另有错误：{problems[0]}" if problems else ""
    return PeitingError("pack-unknown", f"没有名为“{pack}”的话术包。", f"{known}{first}")


def _unusable(pack: str, found: Sequence[PackFolder], problems: Sequence[Problem]) -> PeitingError:
    first = f"第一处错误：{problems[0]}" if problems else ""
    remedy = f"请运行 peiting library check --pack {pack} 查看全部错误。"
    if not problems:
        others = [name for name in dict.fromkeys(folder.pack.id for folder in found) if name != pack]
        remedy = f"要盖在别的话术包上面，pack.toml 的 id 要与它相同，{nearest(pack, others)}"
    return PeitingError("library-unusable", f"话术包“{pack}”里没有一个可用的通话阶段。{first}", remedy)


def stack(pack: str, found: Sequence[PackFolder], problems: list[Problem]) -> list[PackFolder]:
    """The folders to lay one over another, the lowest first; each pack once."""
    order: list[PackFolder] = []
    done: set[str] = set()
    open_packs: list[str] = []

    def put(name: str) -> None:
        open_packs.append(name)
        own = [folder for folder in found if folder.pack.id == name]
        for folder in own:
            for index, used in enumerate(folder.pack.uses):
                problem = _misuse(used, open_packs, found)
                if problem:
                    problems.append(folder.file.problem(("pack", "uses", index), problem, key_help("uses").example))
                elif used not in done:
                    put(used)
        order.extend(own)
        done.add(name)
        open_packs.pop()

    put(pack)
    return order


def _misuse(used: str, open_packs: Sequence[str], found: Sequence[PackFolder]) -> str:
    if used in open_packs:
        return f"话术包互相引用：{' → '.join([*open_packs, used])}，这一处引用没有生效。"
    if len(open_packs) >= _DEEPEST:
        return f"话术包一层垫一层，超过了 {_DEEPEST} 层，这一处引用没有生效。"
    names = dict.fromkeys(folder.pack.id for folder in found if folder.pack.id not in open_packs)
    return "" if used in names else f"没有名为“{used}”的话术包，{nearest(used, names)}"


def _lay(folder: PackFolder, layers: Layers, problems: list[Problem]) -> None:
    own: Layers = {}
    for file in read_files(folder, problems):
        for placed in read_entries(file, problems):
            key = (placed.kind, placed.entry.id)
            if key in own:
                problems.append(_twice(placed, own[key]))
            else:
                own[key] = placed
    take_out(folder, layers, {key for key in own if key[0] not in _CHANGES}, problems)
    changes = [own.pop(key) for key in list(own) if key[0] in _CHANGES]
    check_points(own.values(), problems)
    layers.update(own)
    if changes:
        lay_wordings([placed for placed in changes if placed.kind == "wording"], layers, problems)
        lay_score_items([placed for placed in changes if placed.kind == "score_item"], layers, problems)


def _twice(placed: Placed, first: Placed) -> Problem:
    where = first.problem("")
    message = f"id“{placed.entry.id}”已在 {where.file.name} 第 {where.line} 行用过，这一条没有读入；请换一个 id。"
    return placed.problem(message, "id", example=key_help("id", placed.kind).example)


def _head(pack: str, found: Iterable[PackFolder]) -> PackEntry:
    """The pack's own name and version: the uppermost folder that gives one."""
    head = PackEntry(id=pack, name=pack, version="0")
    for folder in found:
        if folder.pack.id == pack:
            given = {"name": folder.pack.name, "version": folder.pack.version}
            head = head.model_copy(update={key: value for key, value in given.items() if value})
    return head


def _names(order: Iterable[PackFolder]) -> dict[str, str]:
    names: dict[str, str] = {}
    for folder in order:
        names.update(folder.pack.names)
    return names


def _build(head: PackEntry, names: dict[str, str], layers: Layers) -> Library:
    return Library(
        head.id,
        head.name,
        head.version,
        stages=tuple(entry.to_core() for entry in _of(layers, StageEntry)),
        situations=tuple(entry.to_core() for entry in _of(layers, SituationEntry)),
        families=tuple(entry.to_core() for entry in _of(layers, FamilyEntry)),
        phrases=tuple(entry.to_core() for entry in _of(layers, PhraseEntry)),
        items=tuple(entry.to_core() for entry in _of(layers, ItemEntry)),
        names=names,
    )


def _of(layers: Layers, entry_type: type[_EntryT]) -> Iterator[_EntryT]:
    return (placed.entry for placed in layers.values() if isinstance(placed.entry, entry_type))

"""Loads the script library: packs laid one over another, checked, ready for the engine.

`uses` puts other packs below a pack; a folder later in `folders` with the same pack id lies over the earlier
one. An entry replaces the entry of the same id below it and keeps its place. What is broken is left out and
reported; the rest is used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from desktop.core.script import Family, Item, Library, Phrase, Situation, Stage
from desktop.errors import PeitingError
from desktop.storage.library_entries import Placed, read_entries
from desktop.storage.library_files import PackFolder, find_packs, read_files
from desktop.storage.library_format import PackEntry, SituationEntry, StageEntry
from desktop.storage.library_problems import Problem, nearest
from desktop.storage.toml_lines import KeyPath

__all__ = ["LoadedLibrary", "PackInfo", "Problem", "available_packs", "load_library"]

_Layers = dict[tuple[str, str], Placed]
"""Entries by kind and id, the uppermost of each."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """A library that can be used, and everything that had to be left out of it."""

    library: Library
    problems: tuple[Problem, ...]


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
    problems: list[Problem] = []
    found = find_packs(folders, problems)
    if pack not in {folder.pack.id for folder in found}:
        raise _unknown_pack(pack, found, problems)
    order = stack(pack, found, problems)
    layers: _Layers = {}
    for folder in order:
        _lay(folder, layers, problems)
    library = _build(_head(pack, found), _names(order), layers, problems)
    if not library.stages:
        raise PeitingError(
            "library-unusable",
            f"话术包“{pack}”里没有一个可用的通话阶段。" + (f"第一处错误：{problems[0]}" if problems else ""),
            f"请运行 peiting library check --pack {pack} 查看全部错误。",
        )
    return LoadedLibrary(library, tuple(problems))


def _unknown_pack(pack: str, found: Sequence[PackFolder], problems: Sequence[Problem]) -> PeitingError:
    names = dict.fromkeys(folder.pack.id for folder in found if not folder.pack.shared)
    known = nearest(pack, names) if names else "没有找到任何话术包。"
    first = f"另有错误：{problems[0]}" if problems else ""
    return PeitingError("pack-unknown", f"没有名为“{pack}”的话术包。", f"{known}{first}")


def stack(pack: str, found: Sequence[PackFolder], problems: list[Problem]) -> list[PackFolder]:
    """The folders to lay one over another, the lowest first; each pack once."""
    order: list[PackFolder] = []
    open_packs: list[str] = []

    def put(name: str) -> None:
        open_packs.append(name)
        own = [folder for folder in found if folder.pack.id == name]
        for folder in own:
            for index, used in enumerate(folder.pack.uses):
                problem = _misuse(used, open_packs, found)
                if problem:
                    problems.append(folder.file.problem(("pack", "uses", index), problem, 'uses = ["common"]'))
                else:
                    put(used)
        order.extend(folder for folder in own if folder not in order)
        open_packs.pop()

    put(pack)
    return order


def _misuse(used: str, open_packs: Sequence[str], found: Sequence[PackFolder]) -> str:
    if used in open_packs:
        return f"话术包互相引用：{' → '.join([*open_packs, used])}，这一处引用没有生效。"
    names = dict.fromkeys(folder.pack.id for folder in found)
    return "" if used in names else f"没有名为“{used}”的话术包，{nearest(used, names)}"


def _lay(folder: PackFolder, layers: _Layers, problems: list[Problem]) -> None:
    own: _Layers = {}
    for file in read_files(folder, problems):
        for placed in read_entries(file, problems):
            key = (placed.kind, placed.entry.id)
            if key in own:
                problems.append(_twice(placed, own[key]))
            else:
                own[key] = placed
    for index, unwanted in enumerate(folder.pack.without):
        keys = [key for key in layers if key[1] == unwanted]
        if not keys:
            path = ("pack", "without", index)
            problems.append(folder.file.problem(path, f"没有 id 为“{unwanted}”的条目可以去掉。"))
        for key in keys:
            del layers[key]
    layers.update(own)


def _twice(placed: Placed, first: Placed) -> Problem:
    where = first.problem("")
    message = f"id“{placed.entry.id}”已在 {where.file.name} 第 {where.line} 行用过，这一条没有读入；请换一个 id。"
    return placed.problem(message, "id")


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


def _build(head: PackEntry, names: dict[str, str], layers: _Layers, problems: list[Problem]) -> Library:
    families = _of(layers, Family)
    _drop_unknown(layers, "situation", "family", {family.id for family in families}, problems)
    _drop_unknown(layers, "item", "family", {family.id for family in families}, problems)
    _drop_unknown(layers, "item", "stage", {entry_id for kind, entry_id in layers if kind == "stage"}, problems)
    _drop_repeated_steps(layers, problems)
    library = Library(head.id, head.name, head.version, stages=_of(layers, Stage))
    return replace(
        library,
        situations=_of(layers, Situation),
        families=families,
        phrases=_of(layers, Phrase),
        items=_of(layers, Item),
        names=names,
    )


def _of(layers: _Layers, core_type: type[_T]) -> tuple[_T, ...]:
    made = (placed.entry.to_core() for placed in layers.values())
    return tuple(entry for entry in made if isinstance(entry, core_type))


def _drop_unknown(layers: _Layers, kind: str, key: str, known: set[str], problems: list[Problem]) -> None:
    """Take out the entries of a kind whose `key` names something that does not exist."""
    for place, placed in list(layers.items()):
        name = getattr(placed.entry, key) if placed.kind == kind else ""
        if name and name not in known:
            message = f"没有 id 为“{name}”的 {key}，{nearest(name, sorted(known))}"
            problems.append(placed.problem(message, key))
            del layers[place]


def _drop_repeated_steps(layers: _Layers, problems: list[Problem]) -> None:
    """Events name a line by its id alone, so that it must be the only one in the whole library."""
    seen: dict[str, str] = {}
    for place, placed in list(layers.items()):
        if not isinstance(placed.entry, StageEntry | SituationEntry):
            continue
        kept = []
        for line in placed.entry.step:
            if line.id in seen:
                message = f"话术 id“{line.id}”已在“{seen[line.id]}”里用过，这一句没有读入；请换一个 id。"
                problems.append(placed.file.problem(_path_of_line(placed, line.id), message))
            else:
                seen[line.id] = placed.entry.id
                kept.append(line)
        if not kept:
            del layers[place]
        elif len(kept) < len(placed.entry.step):
            layers[place] = replace(placed, entry=placed.entry.model_copy(update={"step": kept}))


def _path_of_line(placed: Placed, line_id: str) -> KeyPath:
    kind, index = placed.path
    raw = placed.file.values[str(kind)][index]["step"]
    at = max(number for number, line in enumerate(raw) if isinstance(line, dict) and line.get("id") == line_id)
    return (*placed.path, "step", at, "id")

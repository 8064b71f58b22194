"""Where the entries of a pack come from: which file and line, and what lies under what."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.library import stack
from desktop.storage.library_entries import Placed, read_entries
from desktop.storage.library_files import PackFolder, find_packs, read_files, read_practice_files
from desktop.storage.library_format import SituationEntry, StageEntry
from desktop.storage.library_problems import TomlFile
from desktop.storage.toml_lines import KeyPath, line_of

Key = tuple[str, str]
"""Kind and id of an entry: ("situation", "hold"); of one of its steps: ("step", "hold_ask"); and what is practised:
("drill", "noise")."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One place where an entry is written."""

    folder: Path
    """Of the pack."""
    file: Path
    line: int

    def __str__(self) -> str:
        """As it is told to a trainer."""
        return f"{self.file} 第 {self.line} 行"


def origins(pack: str, folders: Sequence[Path]) -> dict[Key, tuple[Origin, ...]]:
    """For every entry and every step the places that write it, the lowest first; the last one counts.

    What is broken is passed over in silence here: whoever loads the pack has been told of it.
    """
    return _gathered(pack, folders, _script_lines)


def practice_origins(pack: str, folders: Sequence[Path]) -> dict[Key, tuple[Origin, ...]]:
    """The same of every drill, question and paper."""
    return _gathered(pack, folders, _practice_lines)


def _gathered(
    pack: str, folders: Sequence[Path], lines: Callable[[PackFolder], Iterator[tuple[Key, TomlFile, KeyPath]]]
) -> dict[Key, tuple[Origin, ...]]:
    places: dict[Key, tuple[Origin, ...]] = {}
    for folder in stack(pack, find_packs(folders, []), []):
        for key, file, path in lines(folder):
            origin = Origin(folder.path, file.path, line_of(file.text, path))
            places[key] = (*places.get(key, ()), origin)
    return places


def _script_lines(folder: PackFolder) -> Iterator[tuple[Key, TomlFile, KeyPath]]:
    for file in read_files(folder, []):
        for placed in read_entries(file, []):
            yield (placed.kind, placed.entry.id), file, placed.path
            yield from _steps(placed)


def _steps(placed: Placed) -> Iterator[tuple[Key, TomlFile, KeyPath]]:
    if isinstance(placed.entry, StageEntry | SituationEntry):
        kind, index = placed.path
        for at, step in enumerate(placed.file.values[str(kind)][index]["step"]):
            if isinstance(step, dict) and isinstance(step.get("id"), str):
                yield ("step", step["id"]), placed.file, (*placed.path, "step", at)


def _practice_lines(folder: PackFolder) -> Iterator[tuple[Key, TomlFile, KeyPath]]:
    for file in read_practice_files(folder, []):
        for kind, raw in file.values.items():
            for path, table in _tables(kind, raw):
                if isinstance(table, dict) and isinstance(table.get("id"), str):
                    yield (kind, table["id"]), file, path


def _tables(kind: str, raw: object) -> Iterator[tuple[KeyPath, object]]:
    """`[drill]` stands once in a file, questions and papers in a list."""
    if isinstance(raw, list):
        yield from (((kind, at), one) for at, one in enumerate(raw))
    else:
        yield (kind,), raw

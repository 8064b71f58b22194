"""Where the entries of a pack come from: which file and line, and what lies under what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.library import stack
from desktop.storage.library_entries import Placed, read_entries
from desktop.storage.library_files import find_packs, read_files
from desktop.storage.library_format import SituationEntry, StageEntry
from desktop.storage.toml_lines import line_of

Key = tuple[str, str]
"""Kind and id of an entry: ("situation", "hold"); of one of its steps: ("step", "hold_ask")."""


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
    found = find_packs(folders, [])
    places: dict[Key, tuple[Origin, ...]] = {}
    for folder in stack(pack, found, []):
        for file in read_files(folder, []):
            for placed in read_entries(file, []):
                for key, line in _lines(placed):
                    places[key] = (*places.get(key, ()), Origin(folder.path, file.path, line))
    return places


def _lines(placed: Placed) -> Iterator[tuple[Key, int]]:
    yield (placed.kind, placed.entry.id), line_of(placed.file.text, placed.path)
    if isinstance(placed.entry, StageEntry | SituationEntry):
        kind, index = placed.path
        for at, step in enumerate(placed.file.values[str(kind)][index]["step"]):
            if isinstance(step, dict) and isinstance(step.get("id"), str):
                yield ("step", step["id"]), line_of(placed.file.text, (*placed.path, "step", at))

"""The score sheet of a pack: what its files and those of the packs below it make up."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.score_sheet import Dimension, ScoreSheet
from desktop.storage.library import LaidPacks, Problem, lay_packs
from desktop.storage.library_problems import within_reason
from desktop.storage.score_entries import DimensionEntry, SheetEntry

_KINDS = ("sheet", "dimension", "score_item")


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """A sheet that can be used, and what had to be left out of it."""

    sheet: ScoreSheet
    problems: tuple[Problem, ...]
    """Those of the sheet, and of files that could not be read at all; the library tells of the same ones."""


def load_sheet(pack: str, folders: Sequence[Path]) -> LoadedSheet:
    """The sheet by which calls with this pack are scored. One without dimensions scores nothing.

    Raises PeitingError when there is no such pack.
    """
    laid = lay_packs(pack, folders)
    problems = [problem for problem in laid.problems if problem.key.partition(".")[0] in ("", *_KINDS)]
    return LoadedSheet(_sheet(pack, laid), within_reason(problems))


def _sheet(pack: str, laid: LaidPacks) -> ScoreSheet:
    entries = [placed.entry for placed in laid.layers.values()]
    head = SheetEntry(id=pack, name=pack, version="0")
    for entry in entries:
        head = entry if isinstance(entry, SheetEntry) else head
    dimensions = tuple(entry.to_core() for entry in entries if isinstance(entry, DimensionEntry))
    return ScoreSheet(head.id, head.name, f"{head.version}-{_fingerprint(dimensions)}", dimensions)


def _fingerprint(dimensions: tuple[Dimension, ...]) -> str:
    """Eight characters that change whenever the sheet does, whether or not its author thought of the version."""
    return hashlib.sha256(repr(dimensions).encode()).hexdigest()[:8]

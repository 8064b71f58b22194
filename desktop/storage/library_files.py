"""Finds packs in library folders and reads their files, trusting none of them.

A pack is a folder with a `pack.toml`; every other .toml below it, however deep, belongs to it.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.library_entries import read_pack
from desktop.storage.library_format import PackEntry
from desktop.storage.library_problems import Problem, TomlFile, syntax_problem

LARGEST_FILE = 1_000_000
"""Bytes. The shipped files stay below 60 kB; a megabyte is a mistake, such as a table exported whole."""

_PACK_FILE = "pack.toml"


@dataclass(frozen=True, slots=True)
class PackFolder:
    """One folder that holds a pack, or that lies over one of the same id."""

    path: Path
    root: Path
    """The library folder it was found in; nothing outside of it is read."""
    file: TomlFile
    pack: PackEntry


def find_packs(folders: Sequence[Path], problems: list[Problem]) -> list[PackFolder]:
    """Every pack of every folder, in the order of the folders; a folder that is not there holds none.

    A folder that holds a `pack.toml` itself is that one pack, whatever stands beside it.
    """
    found: list[PackFolder] = []
    for root in folders:
        for path in sorted(_folders_in(root, problems)):
            pack = _pack_in(path, root, problems)
            if pack is not None:
                found.append(pack)
    return found


def read_files(folder: PackFolder, problems: list[Problem]) -> Iterator[TomlFile]:
    """The files of a pack that can be read, `pack.toml` first."""
    yield folder.file
    for path in sorted(folder.path.rglob("*.toml")):
        if path != folder.path / _PACK_FILE and path.name != _PACK_FILE:
            file = read_toml(path, folder.root, problems)
            if file is not None:
                yield file


def read_toml(path: Path, root: Path, problems: list[Problem]) -> TomlFile | None:
    """One file, or None with a problem that says why not."""
    text = _text_of(path, root, problems)
    if text is None:
        return None
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        problems.append(syntax_problem(path, text, error))
    except RecursionError:
        problems.append(Problem(path, 0, "", "括号套得太深，没有读入。", 'keys = ["您好", "再见"]'))
    return None


def _folders_in(root: Path, problems: list[Problem]) -> list[Path]:
    if (root / _PACK_FILE).is_file():
        return [root]
    try:
        return [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem(root, 0, "", f"话术库文件夹打不开（{error.strerror}）。"))
        return []


def _pack_in(path: Path, root: Path, problems: list[Problem]) -> PackFolder | None:
    if not (path / _PACK_FILE).is_file():
        if any(path.glob("*.toml")):
            problems.append(
                Problem(path, 0, "", f"缺少 {_PACK_FILE}，整个文件夹没有读入。", '[pack] 下写 id = "inbound"')
            )
        return None
    file = read_toml(path / _PACK_FILE, root, problems)
    pack = read_pack(file, problems) if file else None
    return PackFolder(path, root, file, pack) if file and pack else None


def _text_of(path: Path, root: Path, problems: list[Problem]) -> str | None:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            problems.append(Problem(path, 0, "", "这个链接指向话术库以外，没有读入；请把文件本身复制进来。"))
            return None
        size = path.stat().st_size
        if size > LARGEST_FILE:
            message = f"文件有 {size / 1e6:.1f} MB，超过 {LARGEST_FILE / 1e6:.0f} MB，没有读入；请拆成几个文件。"
            problems.append(Problem(path, 0, "", message))
            return None
        raw = path.read_bytes()
    except OSError as error:
        problems.append(Problem(path, 0, "", f"文件打不开（{error.strerror}）。"))
        return None
    return _decoded(path, raw, problems)


def _decoded(path: Path, raw: bytes, problems: list[Problem]) -> str | None:
    # Windows editors put a mark before UTF-8 text; it does no harm and is no reason to refuse a file.
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        kind = "UTF-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "可能是 GBK"
        message = f"文件不是 UTF-8 编码（{kind}），没有读入；请用“另存为”选 UTF-8。"
        problems.append(Problem(path, line, "", message))
        return None

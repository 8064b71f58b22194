"""Finds packs in library folders and reads their files, trusting none of them.

A pack is a folder with a `pack.toml`; every other .toml below it, however deep, belongs to it.
"""

import os
import re
import stat
import tomllib
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.library_bounds import LARGEST_PACK, MOST_FILES, MOST_LOOKED_AT
from desktop.storage.library_entries import read_pack
from desktop.storage.library_format import PackEntry
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, TomlFile, syntax_problem
from desktop.storage.library_strays import stray

LARGEST_FILE = 1_000_000
"""Bytes. The shipped files stay below 60 kB; a megabyte is a mistake, such as a table exported whole."""

PACK_FILE = "pack.toml"

PRACTICE_FOLDERS = frozenset({"drills", "quiz"})
"""Folders of a pack that hold what is practised; no call needs them, and they are read when somebody practises."""

NOT_PACKS = frozenset({"standards.toml"})
"""Files beside the packs that are none of theirs."""

_COPY = re.compile("(?<![a-z])(?:backup|bak|old|copy)(?![a-z])|副本|备份|复制|旧")
"""How people, and file managers, name a folder that they put aside; backup sorts before our-hotline."""

_MOST_DOTS = 100
_QUOTED = re.compile(r"""'[^']*'|"(?:[^"\\]|\\.)*"|#.*""")


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

    A folder that holds a `pack.toml` itself is that one pack, whatever stands beside it. Of two packs of one id in one
    library folder the first by name is used, and one that is named like a copy only when there is no other.
    """
    found: list[PackFolder] = []
    for root in folders:
        packs = [pack for path in _folders_in(root, problems) if (pack := _pack_in(path, root, problems))]
        used: dict[str, PackFolder] = {}
        for pack in sorted(packs, key=_is_copy):
            used.setdefault(pack.pack.id, pack)
        for pack in packs:
            if used[pack.pack.id] is pack:
                found.append(pack)
            else:
                problems.append(_same_pack(pack, used[pack.pack.id]))
    return found


def read_files(folder: PackFolder, problems: list[Problem]) -> Iterator[TomlFile]:
    """The files of a pack that can be read, `pack.toml` first, but for those of practice."""
    yield folder.file
    left = LARGEST_PACK
    for path in _library_files(folder, problems):
        if path.parent == folder.path and path.name == PACK_FILE:
            continue
        if path.name == PACK_FILE:
            problems.append(Problem(path, 0, "", f"{PACK_FILE} 只能放在话术包文件夹的最上层，这个文件没有读入。"))
            continue
        file = read_toml(path, folder.root, problems)
        left -= len(file.text.encode()) if file is not None else 0
        if left < 0:
            problems.append(_too_large(path, f"内容加起来超过 {LARGEST_PACK // 1_000_000} MB"))
            return
        if file is not None:
            yield file


def read_practice_files(folder: PackFolder, problems: list[Problem]) -> Iterator[TomlFile]:
    """The files of a pack's drills and questions that can be read."""
    for name in sorted(PRACTICE_FOLDERS):
        below = folder.path / name
        if below.is_dir() and not _leads_out(below, folder.root, problems):
            for path in _files_below(below, folder.root, problems, problems):
                file = read_toml(path, folder.root, problems)
                if file is not None:
                    yield file


def texts_of(folder: PackFolder) -> Iterator[str]:
    """The text of every library file of a pack that can be opened; whoever reads the pack is told of the others."""
    for path in _library_files(folder, []):
        text = _text_of(path, folder.root, [])
        if text is not None:
            yield text


def read_toml(path: Path, root: Path, problems: list[Problem]) -> TomlFile | None:
    """One file, or None with a problem that says why not."""
    text = _text_of(path, root, problems)
    if text is None:
        return None
    dotted = _line_of_long_key(text)
    if dotted:
        problems.append(
            Problem(path, dotted, "", "这一行的点号太多，没有读入；键写成“表.键”就够了。", key_help("opens").example)
        )
        return None
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        problems.append(syntax_problem(path, text, error))
    except ValueError:  # the one that tomllib lets through: more digits than Python converts
        problems.append(
            Problem(path, 0, "", "文件里有一个太长的数，没有读入；编号和电话要用英文引号括起来。", 'name = "95588"')
        )
    except (RecursionError, MemoryError):
        problems.append(Problem(path, 0, "", "括号套得太深，没有读入。", key_help("keys").example))
    return None


def _line_of_long_key(text: str) -> int:
    """The line of a key of hundreds of dotted parts, or 0; parsing it takes the square of their number."""
    if text.count(".") <= _MOST_DOTS:
        return 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS and _QUOTED.sub("", line).count(".") > _MOST_DOTS:
            return number
    return 0


def _folders_in(root: Path, problems: list[Problem]) -> list[Path]:
    if (root / PACK_FILE).is_file():
        return [root]
    try:
        inside = sorted(path for path in root.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem(root, 0, "", f"话术库文件夹打不开（{error.strerror}）。"))
        return []
    for path in inside:
        if path.suffix.lower() == ".toml" and path.name not in NOT_PACKS and path.is_file():
            message = f"这个文件不在任何话术包里，没有读入；请放进有 {PACK_FILE} 的文件夹。"
            problems.append(Problem(path, 0, "", message))
    return [path for path in inside if path.is_dir()]


def _pack_in(path: Path, root: Path, problems: list[Problem]) -> PackFolder | None:
    if not (path / PACK_FILE).exists():
        strays: list[Problem] = []
        if _files_below(path, root, [], strays) or strays:
            message = f"缺少 {PACK_FILE}，整个文件夹没有读入。"
            problems.append(Problem(path, 0, "", message, key_help("pack").example))
            problems.extend(strays)
        return None
    file = read_toml(path / PACK_FILE, root, problems)
    pack = read_pack(file, problems) if file else None
    return PackFolder(path, root, file, pack) if file and pack else None


def _is_copy(pack: PackFolder) -> bool:
    return bool(_COPY.search(pack.path.name.lower()))


def _same_pack(pack: PackFolder, used: PackFolder) -> Problem:
    why = "看名字是备份" if _is_copy(pack) and not _is_copy(used) else "按名字排在后面"
    message = (
        f"文件夹 {used.path.name} 的话术包也叫“{pack.pack.id}”，用的是它；{pack.path.name} {why}，整个没有读入；"
        "请移走一个或换一个 id。"
    )
    return pack.file.problem(("pack", "id"), message)


def _library_files(folder: PackFolder, problems: list[Problem]) -> list[Path]:
    return _files_below(folder.path, folder.root, problems, problems, PRACTICE_FOLDERS)


def _files_below(
    folder: Path, root: Path, problems: list[Problem], strays: list[Problem], but: Set[str] = frozenset()
) -> list[Path]:
    """The library files in a folder, however deep, sorted; hidden ones, which editors and systems leave, are none.

    What stands in the way is added to `problems`, what should have been a library file to `strays`; the folders `but`
    right inside are not looked at.
    """
    files: list[Path] = []
    looked_at = 0
    for where, folders, names in os.walk(folder, onerror=lambda error: problems.append(_unopened(error))):
        here = Path(where)
        looked_at += len(folders) + len(names)
        if looked_at > MOST_LOOKED_AT or len(files) > MOST_FILES:
            problems.append(_too_large(here, f"文件超过 {MOST_FILES} 个"))
            return sorted(files)[:MOST_FILES]
        for name in list(folders):
            passed = name.startswith(".") or (here == folder and name in but)
            if passed or _leads_out(here / name, root, problems):
                folders.remove(name)
        for name in names:
            if name.startswith("."):
                continue
            if name.lower().endswith(".toml"):
                files.append(here / name)
            elif (told := stray(here / name)) is not None:
                strays.append(told)
    return sorted(files)


def _too_large(path: Path, why: str) -> Problem:
    return Problem(path, 0, "", f"这个话术包的{why}，从这里起没有读入；请检查是否放错了文件夹，或者拆成几个话术包。")


def _unopened(error: OSError) -> Problem:
    return Problem(Path(error.filename), 0, "", f"文件夹打不开（{error.strerror}）。")


def _leads_out(path: Path, root: Path, problems: list[Problem]) -> bool:
    """Whether a link, or a junction of Windows, leads out of the library folder; then nothing of it is read."""
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # RuntimeError is what Python before 3.13 says of a link to itself
        problems.append(Problem(path, 0, "", "这个链接打不开，没有读入；请把内容本身复制进来。"))
        return True
    if not inside:
        problems.append(Problem(path, 0, "", "这个链接指向话术库以外，没有读入；请把内容本身复制进来。"))
    elif path.is_symlink() and path.is_dir():
        problems.append(Problem(path, 0, "", "这是指向另一个文件夹的链接，没有读入；请把内容本身复制进来。"))
    return not inside


def _text_of(path: Path, root: Path, problems: list[Problem]) -> str | None:
    try:
        if (path.is_symlink() or path.parent.is_symlink()) and _leads_out(path, root, problems):
            return None
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            problems.append(Problem(path, 0, "", "这不是普通文件，没有读入。"))
            return None
        size = status.st_size
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

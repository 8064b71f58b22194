"""Every file that the program keeps on this machine: what it is, how large, since when; and how it is erased."""

import datetime
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop import paths
from desktop.errors import PeitingError

Kind = Literal[
    "record",
    "practice",
    "keys",
    "settings",
    "false_alarms",
    "usual_pace",
    "logs",
    "pages",
    "library",
    "models",
    "other",
    "running",
]

_MEANING: dict[Kind, str] = {
    "record": "通话记录：时间、阶段、提醒、得分；按隐私设置另有加密的原话",
    "practice": "练习记录：演练和试卷的结果、复习安排；按隐私设置另有加密的原话，没有录音",
    "keys": "加密原话用的密钥清单，没有系统密钥库时还有密钥本身",
    "settings": "设置：工号、姓名、公司和各项选择",
    "false_alarms": "坐席报告的误报；按隐私设置可能含当时那一句话",
    "usual_pace": "各坐席平常的语速",
    "logs": "运行日志，不含任何人说过的话",
    "pages": "浏览器正在看的报告，有通话内容；一分钟后自动删除，程序中途退出时会留下",
    "library": "自己或公司的话术包",
    "models": "语音识别模型，不含个人信息",
    "other": "程序的其他文件，如窗口位置",
    "running": "窗口开着时用来找到它，不含数据；窗口关了就没有",
}
PERSONAL: tuple[Kind, ...] = ("record", "practice", "keys", "false_alarms", "usual_pace", "logs", "pages")
"""What is erased with everything; settings, packs and models tell nothing of a call."""
SHOWN_PAGES = "peiting-report-"
"""How the folder is called, among the system's temporary ones, whose pages a browser reads."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file, or a folder whose files are of one kind and no concern of a person's one by one."""

    kind: Kind
    path: Path
    bytes: int
    files: int
    since: str
    """When the oldest byte was written, as far as the system knows it; local wall-clock time, ISO 8601."""
    meaning: str


def kept_files() -> list[KeptFile]:
    """All of them, by kind; together they are every byte below the program's own folders.

    Raises PeitingError when a folder cannot be read.
    """
    try:
        return sorted(_found(), key=lambda file: (list(_MEANING).index(file.kind), str(file.path)))
    except OSError as error:
        raise PeitingError(
            "data-unreadable", f"数据文件夹读不出来：{error.filename}（{error.strerror}）。", "请检查文件夹权限。"
        ) from error


def erase_files(kinds: tuple[Kind, ...] = PERSONAL) -> list[KeptFile]:
    """Remove the files of these kinds for good; returns what went.

    What can be overwritten is, before it goes; on a disk that writes elsewhere each time that is no promise. The
    databases stay, emptied by who erases what is in them: a window that is open would go on in a file that is gone.
    Raises PeitingError with the file that could not be removed; what went before it is gone.
    """
    erased = [file for file in kept_files() if file.kind in kinds and not _goes_on(file)]
    for file in erased:
        try:
            _remove(file.path)
        except OSError as error:
            raise PeitingError(
                "data-not-erased",
                f"{file.path} 删不掉（{error.strerror}），之前的已经删除。",
                "请先关闭陪听的窗口，再检查文件权限，然后重试。",
            ) from error
    return erased


def _found() -> Iterator[KeptFile]:
    folders: dict[Path, Kind] = {
        paths.models(): "models",
        paths.user_library(): "library",
        paths.shared_library(): "library",
    }
    for folder, kind in folders.items():
        if folder.is_dir():
            for one in sorted(folder.iterdir()):
                yield _described(kind, one)
    places = {paths.user_data(), paths.settings_file().parent}
    for place in sorted(places):
        if place.is_dir():
            for path in _files(place, skipped=tuple(folders)):
                yield _described(_kind_of(path), path)
    for page in sorted(Path(tempfile.gettempdir()).glob(f"{SHOWN_PAGES}*")):
        # Another user's folder of that name is none of ours, and cannot be looked into.
        if _is_own_folder(page):
            yield _described("pages", page)


def _is_own_folder(path: Path) -> bool:
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and (os.name != "posix" or found.st_uid == os.getuid())


def _files(folder: Path, skipped: tuple[Path, ...]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path in skipped:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path, skipped)
        else:
            yield path


def _kind_of(path: Path) -> Kind:
    tests: tuple[tuple[Kind, Callable[[Path], bool]], ...] = (
        ("record", lambda p: p.name.startswith(paths.record_database().name)),
        ("practice", lambda p: p.name.startswith(paths.practice_database().name)),
        ("keys", lambda p: p.is_relative_to(paths.seal_keys())),
        ("settings", lambda p: p.name.startswith((paths.settings_file().name, f".{paths.settings_file().name}"))),
        ("false_alarms", lambda p: p.name.startswith(paths.proposed_exceptions().name)),
        ("usual_pace", lambda p: p.name.lstrip(".").startswith(paths.usual_paces().name)),
        ("logs", lambda p: p.is_relative_to(paths.logs())),
        ("running", lambda p: p.is_relative_to(paths.user_data() / "run")),
    )
    return next((kind for kind, fits in tests if fits(path)), "other")


def _described(kind: Kind, path: Path) -> KeptFile:
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    stats = [one.lstat() for one in files] or [path.lstat()]
    oldest = min(getattr(stat, "st_birthtime", min(stat.st_mtime, stat.st_ctime)) for stat in stats)
    since = datetime.datetime.fromtimestamp(oldest).isoformat(timespec="seconds")
    size = sum(stat.st_size for stat in stats) if files else 0
    return KeptFile(kind, path, size, len(files), since, _MEANING[kind])


def _goes_on(file: KeptFile) -> bool:
    """Whether a window that is open would miss it."""
    path = file.path
    names = (paths.record_database().name, paths.practice_database().name)
    databases = [f"{name}{end}" for name in names for end in ("", "-wal", "-shm")]
    return file.kind == "running" or (path.parent == paths.user_data() and path.name in databases)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    if not path.is_symlink():
        with path.open("r+b") as file:
            file.write(b"\0" * path.stat().st_size)
            file.flush()
    path.unlink()

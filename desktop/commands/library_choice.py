"""Which pack a library command is about: named by its id, or by the folder that holds it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.script import Library
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.storage.practice.practice import LoadedPractice


@dataclass(frozen=True, slots=True)
class PackChoice:
    """A pack, and the folders to look for it and for what it uses."""

    id: str
    folders: tuple[Path, ...]

    def load(self) -> Library:
        """The library of the pack; what had to be left out is told on stderr.

        Raises PeitingError when it cannot be used at all.
        """
        from desktop.storage.library import load_library

        loaded = load_library(self.id, self.folders)
        _tell(len(loaded.problems))
        return loaded.library

    def load_practice(self) -> "LoadedPractice":
        """What is practised with the pack; what had to be left out is told on stderr."""
        from desktop.storage.practice.practice import load_practice

        loaded = load_practice(self.id, self.folders)
        _tell(len(loaded.problems))
        return loaded


def _tell(problems: int) -> None:
    if problems:
        print(f"注意：有 {problems} 处错误，所在条目没有读入；请运行 peiting library check 查看。", file=sys.stderr)


def folder_of_packs(folder: Path) -> Path:
    """The folder as it was given. Raises PeitingError when there is none."""
    if not folder.is_dir():
        raise PeitingError(
            "no-such-folder", f"没有这个文件夹：{folder}。", "请检查路径：话术包的文件夹，或者放着几个话术包的文件夹。"
        )
    return folder


def choose_pack(name: str) -> PackChoice:
    """The pack of that id, or the one in the folder of that name.

    Raises PeitingError when it is neither, or a pack that is only there for others to use.
    """
    from desktop.storage.library_files import find_packs
    from desktop.storage.library_problems import nearest

    folders = paths.library_folders()
    found = [folder.pack for folder in find_packs(folders, [])]
    usable = list(dict.fromkeys(pack.id for pack in found if not pack.shared))
    if name in usable:
        return PackChoice(name, folders)
    if any(pack.id == name for pack in found):
        raise PeitingError("pack-shared", f"话术包“{name}”只供别的话术包引用。", f"请改用：{'、'.join(usable)}。")
    if Path(name).is_dir():
        return pack_in_folder(Path(name))
    raise PeitingError("pack-unknown", f"没有名为“{name}”的话术包，也没有这个文件夹。", nearest(name, usable))


def pack_in_folder(folder: Path) -> PackChoice:
    """The pack in a folder, over what ships and beside the user's other packs, but not over an overlay of the same id.

    So two states of one overlay can be compared, one of which is the one in use.
    """
    from desktop.storage.library_files import find_packs
    from desktop.storage.library_problems import Problem

    problems: list[Problem] = []
    own = next((one for one in find_packs([folder], problems) if one.path == folder), None)
    if own is None:
        first = f"{problems[0]}" if problems else "里面没有 pack.toml。"
        raise PeitingError("not-a-pack", f"{folder} 不是一个能用的话术包：{first}", "请给出放着 pack.toml 的文件夹。")
    laid = paths.library_folders()[1:]
    others = [one.path for one in find_packs(laid, []) if one.pack.id != own.pack.id]
    return PackChoice(own.pack.id, (paths.scripts_library(), *others, folder))

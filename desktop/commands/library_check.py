"""`peiting library check`: what is wrong in the packs, place by place."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.commands.library_choice import folder_of_packs, library_folders
from desktop.errors import PeitingError


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check`."""
    parser = actions.add_parser("check", help="检查话术包，逐条列出错误所在的文件、行和键")
    parser.add_argument("--pack", default="", metavar="P", help="只检查这个话术包（默认：全部）")
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="再加一个文件夹（一个话术包，或几个），盖在其他的上面"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check the packs. Returns 0 when all is well, 2 when entries had to be left out.

    Raises PeitingError where nothing can be loaded.
    """
    from desktop.storage.library import available_packs

    folders = _folders(args.folder)
    packs = [args.pack] if args.pack else _packs_in(args.folder) or [pack.id for pack in available_packs(folders)]
    if not packs:
        names = "、".join(str(folder) for folder in folders)
        raise PeitingError("no-packs", f"没有找到任何话术包，找过的文件夹：{names}。", "请确认文件夹里有 pack.toml。")
    told: set[str] = set()
    if len(packs) == 1:
        return _check(packs[0], folders, told)
    return max([_check_among(pack, folders, told) for pack in packs])


def _folders(extra: Path | None) -> list[Path]:
    folders = list(library_folders())
    if extra is None:
        return folders
    known = {folder.resolve() for folder in folders}
    place = folder_of_packs(extra).resolve()
    # What is read already is not laid over itself, or every mistake in it would be counted twice.
    return folders if known & {place, place.parent} else [*folders, extra]


def _packs_in(folder: Path | None) -> list[str]:
    """The pack of a folder that holds just one, and that a call can be held with."""
    from desktop.storage.library_files import find_packs

    if folder is None or not (folder / "pack.toml").is_file():
        return []
    return [found.pack.id for found in find_packs([folder], []) if not found.pack.shared]


def _check_among(pack: str, folders: Sequence[Path], told: set[str]) -> int:
    """One of several: that it cannot be used at all is no reason to keep quiet about the others."""
    try:
        return _check(pack, folders, told)
    except PeitingError as error:
        print(error)
        return 2


def _check(pack: str, folders: Sequence[Path], told: set[str]) -> int:
    from desktop.storage.library import load_library

    loaded = load_library(pack, folders)
    library = loaded.library
    for problem in map(str, loaded.problems):
        if problem not in told:
            print(problem)
        told.add(problem)
    held = f"阶段 {len(library.stages)}，情形 {len(library.situations)}"
    held += f"，忌语 {len(library.phrases)}，必说项 {len(library.items)}"
    wrong = f"{len(loaded.problems)} 处错误，所在条目没有读入。" if loaded.problems else "没有错误。"
    print(f"{library.name}（{library.id} {library.version}）：{held}；{wrong}")
    return 2 if loaded.problems else 0

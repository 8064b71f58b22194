"""`peiting library check`: what is wrong in the packs, place by place."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.commands.library_choice import folder_of_packs
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.storage.library import LoadedLibrary
    from desktop.storage.library_problems import Problem


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check`."""
    parser = actions.add_parser("check", help="检查话术包，逐条列出错误所在的文件、行和键")
    parser.add_argument("--pack", default="", metavar="P", help="只检查这个话术包（默认：全部）")
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="再加一个文件夹（一个话术包，或几个），盖在其他的上面"
    )
    parser.add_argument(
        "--drills", action="store_true", help="把自带的演练也照示范各演一遍（默认：只演自己写的；全部约一分钟）"
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
    checking = _Checking(folders, args.drills, set())
    if len(packs) == 1:
        return checking.check(packs[0])
    return max([checking.check_among(pack) for pack in packs])


def _folders(extra: Path | None) -> list[Path]:
    folders = list(paths.library_folders())
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


@dataclass(frozen=True, slots=True)
class _Checking:
    """One run of the command over some packs."""

    folders: Sequence[Path]
    every_drill: bool
    """Whether the drills that ship are played, too."""
    told: set[str]
    """What is wrong with an entry that several packs share is told once."""

    def check_among(self, pack: str) -> int:
        """One of several: that it cannot be used at all is no reason to keep quiet about the others."""
        try:
            return self.check(pack)
        except PeitingError as error:
            print(error)
            return 2

    def check(self, pack: str) -> int:
        from desktop.storage.library import load_library

        loaded = load_library(pack, self.folders)
        library = loaded.library
        self._tell(loaded.problems)
        held = f"阶段 {len(library.stages)}，情形 {len(library.situations)}"
        held += f"，忌语 {len(library.phrases)}，必说项 {len(library.items)}"
        wrong = f"{len(loaded.problems)} 处错误，所在条目没有读入。" if loaded.problems else "没有错误。"
        print(f"{library.name}（{library.id} {library.version}）：{held}；{wrong}")
        return max(2 if loaded.problems else 0, self._check_practice(loaded))

    def _check_practice(self, loaded: "LoadedLibrary") -> int:
        from desktop.session.practice.drill_check import wrong_examples
        from desktop.storage.practice.practice import load_practice

        practice = load_practice(loaded.library.id, self.folders)
        shipped = paths.scripts_library()
        played = {
            name
            for name, file in practice.written.items()
            if self.every_drill or not file.path.resolve().is_relative_to(shipped.resolve())
        }
        problems = [*practice.problems, *wrong_examples(practice, loaded, played)]
        self._tell(problems)
        held = f"演练 {len(practice.drills)}，试题 {len(practice.questions)}，试卷 {len(practice.papers)}"
        if practice.drills or practice.questions or problems:
            print(f"  {held}；{f'{len(problems)} 处要改。' if problems else '没有错误。'}")
        return 2 if problems else 0

    def _tell(self, problems: "Sequence[Problem]") -> None:
        for problem in map(str, problems):
            if problem not in self.told:
                print(problem)
            self.told.add(problem)

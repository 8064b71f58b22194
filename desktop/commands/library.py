"""`peiting library`: what the script library holds and what is wrong with it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop import paths
from desktop.errors import PeitingError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `library` with its own commands."""
    parser = commands.add_parser("library", help="检查话术库")
    actions = parser.add_subparsers(title="命令", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="检查话术包，逐条列出错误所在的文件、行和键")
    check.add_argument("--pack", default="", metavar="P", help="只检查这个话术包（默认：全部）")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="再加一个话术库文件夹，盖在其他的上面")
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check the packs. Returns 0 when all is well, 2 when entries had to be left out.

    Raises PeitingError where nothing can be loaded.
    """
    from desktop.storage.library import available_packs

    folders = _folders(args.folder)
    packs = [args.pack] if args.pack else [pack.id for pack in available_packs(folders)]
    if not packs:
        names = "、".join(str(folder) for folder in folders)
        raise PeitingError("no-packs", f"没有找到任何话术包，找过的文件夹：{names}。", "请确认文件夹里有 pack.toml。")
    return max([_check(pack, folders) for pack in packs])


def _folders(extra: Path | None) -> list[Path]:
    folders = [paths.scripts_library(), paths.user_library()]
    if extra is None:
        return folders
    if not extra.is_dir():
        raise PeitingError(
            "no-such-folder", f"没有这个文件夹：{extra}。", "请检查路径，话术库是放着各个话术包文件夹的地方。"
        )
    return [*folders, extra]


def _check(pack: str, folders: Sequence[Path]) -> int:
    from desktop.storage.library import load_library

    loaded = load_library(pack, folders)
    library = loaded.library
    for problem in loaded.problems:
        print(problem)
    held = f"阶段 {len(library.stages)}，情形 {len(library.situations)}"
    held += f"，忌语 {len(library.phrases)}，必说项 {len(library.items)}"
    wrong = f"{len(loaded.problems)} 处错误，所在条目没有读入。" if loaded.problems else "没有错误。"
    print(f"{library.name}（{library.id} {library.version}）：{held}；{wrong}")
    return 2 if loaded.problems else 0

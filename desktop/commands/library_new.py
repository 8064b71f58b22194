"""`peiting library new`: a folder in the user's library with one worked example to change, and drills in it."""

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.commands.library_new_drill import refuse_bad_drill, write_drill
from desktop.commands.library_template import refuse_bad_id, schema_line, template
from desktop.errors import PeitingError
from desktop.own_files import make_shared_folder, open_like_its_folder

if TYPE_CHECKING:
    from desktop.storage.library_format import PackEntry

_EXAMPLE = "example.toml"


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `new`."""
    parser = actions.add_parser("new", help="新建一个话术包，带一份写满说明的例子")
    parser.add_argument("id", metavar="ID", help="文件夹的名字，也是新话术包的 id：小写英文字母、数字、下划线、短横线")
    below = parser.add_mutually_exclusive_group()
    below.add_argument("--over", default="", metavar="P", help="不另做一个，盖在话术包 P 上面，只写要改的")
    below.add_argument("--uses", default="common", metavar="P", help="垫在下面的话术包（默认：common）")
    parser.add_argument("--name", default="", metavar="名字", help="窗口里显示的名字")
    parser.add_argument("--drill", default="", metavar="D", help="在里面写一个演练的样子；文件夹已经有了也可以")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the folder and say what to do next.

    Raises PeitingError when the id cannot be used, something of that name is there, or it cannot be written.
    """
    name = args.name.strip()
    _refuse_bad_words(args.id, name)
    folder = paths.user_library() / args.id
    if args.drill:
        refuse_bad_drill(folder, args.drill)
        if (folder / "pack.toml").is_file():
            return write_drill(folder, args.drill)
    if folder.exists():
        raise PeitingError("pack-there", f"已经有这个文件夹：{folder}。", "请换一个名字，或者直接改里面的文件。")
    files = _overlay(args.over, name) if args.over else _own_pack(args.id, args.uses, name)
    _write(folder, files)
    print(f"已新建：{folder}")
    print(f"1. 用记事本打开 {folder / _EXAMPLE}，照里面的说明改，存盘。")
    print(f"2. 检查：peiting library check {folder}")
    print("3. 在窗口的设置里选用这个话术包；正在进行的通话不受影响。")
    return write_drill(folder, args.drill) if args.drill else 0


def _refuse_bad_words(pack: str, name: str) -> None:
    refuse_bad_id(pack, "话术包", "our-hotline")
    if not name.isprintable() or '"' in name or "\\" in name:
        raise PeitingError("pack-name", "名字里不能有引号、反斜杠和换行。", '例如 --name "我们的热线"。')


def _overlay(pack: str, name: str) -> dict[str, str]:
    below = _known(pack)
    _refuse_second(pack)
    head = template("over.toml").replace("@pack@", pack)
    head = head.replace("@name_line@", f'name = "{name}"' if name else '# name = "我们的热线"')
    # What lies over a pack for others to use must not become one to choose.
    head = head.replace("@shared_line@\n", "shared = true\n" if below.shared else "")
    return {"pack.toml": head, _EXAMPLE: schema_line() + template(_EXAMPLE)}


def _own_pack(pack: str, uses: str, name: str) -> dict[str, str]:
    if pack in _packs():
        raise PeitingError(
            "pack-taken",
            f"已经有 id 为“{pack}”的话术包。",
            f"要盖在它上面，请写 peiting library new 新名字 --over {pack}。",
        )
    _known(uses)
    head = template("own.toml").replace("@pack@", pack).replace("@name@", name or pack).replace("@uses@", uses)
    stages = "" if _has_stages(uses) else template("stages.toml")
    return {"pack.toml": head, _EXAMPLE: schema_line() + stages + template(_EXAMPLE)}


def _refuse_second(pack: str) -> None:
    """Of two folders with the same id in one library only the first is read."""
    from desktop.storage.library_files import find_packs

    for folder in find_packs([paths.user_library()], []):
        if folder.pack.id == pack:
            raise PeitingError(
                "overlay-there",
                f"已经有盖在“{pack}”上面的文件夹：{folder.path}。",
                "请在那个文件夹里加一个 .toml 文件。",
            )


def _packs() -> "dict[str, PackEntry]":
    from desktop.storage.library_files import find_packs

    packs: dict[str, PackEntry] = {}
    for folder in find_packs(paths.library_folders(), []):
        packs.setdefault(folder.pack.id, folder.pack)
    return packs


def _known(pack: str) -> "PackEntry":
    from desktop.storage.library_problems import nearest

    packs = _packs()
    if pack not in packs:
        raise PeitingError("pack-unknown", f"没有名为“{pack}”的话术包。", nearest(pack, packs))
    return packs[pack]


def _has_stages(pack: str) -> bool:
    from desktop.storage.library_origins import origins

    return any(kind == "stage" for kind, _ in origins(pack, paths.library_folders()))


def _write(folder: Path, files: dict[str, str]) -> None:
    # Below a dotted name the half-written folder is no pack to anybody who looks meanwhile.
    unfinished = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        make_shared_folder(unfinished)
        for name, text in files.items():
            (unfinished / name).write_text(text, encoding="utf-8")
        open_like_its_folder(unfinished)
        unfinished.rename(folder)
    except OSError as error:
        raise PeitingError(
            "pack-unwritable", f"写不了 {folder}（{error.strerror}）。", "请检查磁盘空间和文件夹的权限。"
        ) from error

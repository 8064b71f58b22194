"""The drill that `peiting library new … --drill` writes: it can be played as it stands, and each key is explained."""

from pathlib import Path

from desktop.commands.library_template import refuse_bad_id, schema_line, template
from desktop.errors import PeitingError
from desktop.own_files import make_shared_folder, open_like_its_folder

_FOLDER = "drills"


def refuse_bad_drill(folder: Path, drill: str) -> None:
    """Raises PeitingError when a pack in `folder` cannot have a drill of that id."""
    refuse_bad_id(drill, "演练", "first-complaint")
    if _file(folder, drill).exists():
        raise PeitingError(
            "drill-there", f"已经有这个演练：{_file(folder, drill)}。", "请换一个名字，或者直接改里面的内容。"
        )


def write_drill(folder: Path, drill: str) -> int:
    """Write it and say what to do next. Raises PeitingError when it cannot be written."""
    file = _file(folder, drill)
    try:
        make_shared_folder(file.parent)
        file.write_text(schema_line() + template("drill.toml").replace("@drill@", drill), encoding="utf-8")
        open_like_its_folder(file)
    except OSError as error:
        raise PeitingError(
            "pack-unwritable", f"写不了 {file}（{error.strerror}）。", "请检查磁盘空间和文件夹的权限。"
        ) from error
    print(f"已写好一个演练：{file}")
    print("1. 用记事本打开它，照里面的说明改，存盘。")
    print(f"2. 检查，并照示范各演一遍：peiting library check {folder}")
    print("3. 在窗口里打开“练习”，演练已经在列表里。")
    return 0


def _file(folder: Path, drill: str) -> Path:
    return folder / _FOLDER / f"{drill}.toml"

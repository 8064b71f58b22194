"""Files of a known form in a folder that a group can reach: written at once or not at all, read with suspicion."""

import codecs
import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.errors import PeitingError
from desktop.own_files import open_like_its_folder

LARGEST = 6_000_000
"""Bytes of a file: ten thousand drills and as many papers, of some 300 and 200 bytes."""
MOST_FILES = 500
"""Of a folder: the largest group that one trainer looks after, many times over."""

_BOUNDS = "一个名字最多 100 个字，一次最多给 1000 人；成绩最多一万次。"
_LONGEST_NAME = 60
"""Characters of a file's name, its endings left out: every system can write it."""


class Strict(BaseModel):
    """What such a file holds; nothing that the form does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


_Form = TypeVar("_Form", bound=Strict)


def read_forms(folder: Path, suffix: str, form: type[_Form]) -> tuple[list[_Form], tuple[str, ...]]:
    """The folder's files of that ending, and one sentence for each that is broken.

    Raises PeitingError when there is no such folder.
    """
    folder = _there(folder)
    try:
        files = sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
    except OSError as error:
        raise _unreadable(folder, error) from error
    found: list[_Form] = []
    problems: list[str] = []
    for path in files[:MOST_FILES]:
        try:
            found.append(read_form(path, form))
        except Unusable as error:
            problems.append(f"{path.name}：{error}，没有读入。")
    if len(files) > MOST_FILES:
        problems.append(f"{folder} 里有 {len(files)} 个文件，只读了前 {MOST_FILES} 个。")
    return found, tuple(problems)


class Unusable(Exception):
    """Why a file cannot be used."""


def read_form(path: Path, form: type[_Form]) -> _Form:
    """One of them. Raises Unusable."""
    try:
        if not path.is_file() or path.is_symlink():
            raise Unusable("不是普通文件")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise Unusable(f"读不了（{error.strerror}）") from error
    if len(raw) > LARGEST:
        raise Unusable(f"超过 {LARGEST // 1_000_000} MB")
    try:
        # Whoever looked into a file with an editor of Windows may have left a mark at its beginning.
        return form.model_validate_json(raw.removeprefix(codecs.BOM_UTF8))
    except ValidationError as error:
        raise Unusable(_why(error)) from error


@contextlib.contextmanager
def formed(what: str) -> Iterator[None]:
    """Have what the form cannot hold told as a PeitingError; `what` is what it was to be."""
    try:
        yield
    except ValidationError as error:
        raise PeitingError("share-form", f"{what}没有写：{_why(error)}。", _BOUNDS) from error


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return "不是完整的 JSON"
    place = ".".join(str(part)[:40] for part in first["loc"])
    told = {"missing": "缺失", "string_too_long": "的内容不对（太长）", "too_long": "的内容不对（太多）"}
    return f"“{place}”{told.get(first['type'], '的内容不对')}"


def _there(folder: Path) -> Path:
    """The folder that somebody means, `~` with it. A share that is away is not made anew on this computer."""
    with contextlib.suppress(RuntimeError):  # nobody of that name has a home
        folder = folder.expanduser()
    try:
        there = folder.is_dir()
    except OSError as error:
        raise _unreadable(folder, error) from error
    if not there:
        raise PeitingError(
            "share-folder", f"没有这个文件夹：{folder}。", "请检查路径，确认共享盘已经连上，或先建好它。"
        )
    return folder


def _unreadable(folder: Path, error: OSError) -> PeitingError:
    return PeitingError("share-folder", f"{folder} 读不了（{error.strerror}）。", "请检查路径和权限。")


def plain_name(text: str) -> str:
    """Whatever somebody calls himself as a file name that stays in the folder; two people may come to share one."""
    return re.sub(r"[^\w-]+", "_", text)[:_LONGEST_NAME].strip("_") or "_"


def file_name(text: str) -> str:
    """The same, and nobody else's."""
    plain = plain_name(text)
    return plain if plain == text else f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def write_form(folder: Path, name: str, text: str) -> Path:
    """Write a file in place of an earlier one of that name. Raises PeitingError when that is not possible."""
    target = _there(folder) / name
    draft = target.with_name(f".{name}.{os.getpid()}")
    content = text.encode()
    if len(content) > LARGEST:
        raise PeitingError(
            "share-too-large", f"{target} 会超过 {LARGEST // 1_000_000} MB，没有写。", "请先清理较早的练习记录。"
        )
    try:
        # Whoever reads meanwhile sees the old file or the new one, never a half.
        draft.write_bytes(content)
        open_like_its_folder(draft)
        draft.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise PeitingError(
            "share-unwritable", f"写不了 {target}（{error.strerror or error}）。", "请换一个能写的文件夹。"
        ) from error
    return target

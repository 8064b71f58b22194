"""Results that a trainee gives to his trainer, and what the trainer gives to do: JSON files in a folder both can reach.

Nothing is shared by itself. A shared file holds results, never a word that was said and never sound; it is readable
before it is sent. A file of others is read with suspicion: small and of the known form, or one sentence says why not.
"""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.core.practice.attempt import Mode
from desktop.errors import PeitingError
from desktop.own_files import make_shared_folder, open_like_its_folder
from desktop.session.practice.mastery import Mastery
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptPaper

SHARED_SUFFIX = ".peiting-progress.json"
ASSIGNED_SUFFIX = ".peiting-tasks.json"
LARGEST = 2_000_000
"""Bytes of a file: ten thousand results."""
MOST_FILES = 500
"""Of a folder: the largest group that one trainer looks after, many times over."""

_Short = Annotated[str, Field(max_length=100)]
_Day = Annotated[str, Field(max_length=32, pattern=r"^(\d{4}-\d\d-\d\d(T[0-9:.]+)?)?$")]
_Share = Annotated[float, Field(ge=0.0, le=1.0)]
_Hundred = Annotated[float, Field(ge=0.0, le=100.0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SharedAttempt(_Strict):
    """A rehearsal as it is shared."""

    id: _Short
    at: _Day
    drill: _Short
    mode: Mode
    points: _Hundred | None
    passed: bool
    seconds: Annotated[float, Field(ge=0.0)]
    missed: Annotated[tuple[_Short, ...], Field(max_length=100)]
    """Ids of goals and taboos."""
    assignment: _Short = ""


class SharedPaper(_Strict):
    """A paper as it is shared."""

    id: _Short
    at: _Day
    plan: _Short
    percent: _Hundred
    passed: bool
    seconds: Annotated[float, Field(ge=0.0)]
    assignment: _Short = ""


class SharedMastery(_Strict):
    """What is known of a subject."""

    subject: _Short
    value: _Share | None
    observations: Annotated[int, Field(ge=0)]


class SharedProgress(_Strict):
    """One trainee's file."""

    format: Literal["peiting-progress-1"] = "peiting-progress-1"
    name: _Short
    number: _Short
    at: _Day
    attempts: Annotated[tuple[SharedAttempt, ...], Field(max_length=10_000)]
    papers: Annotated[tuple[SharedPaper, ...], Field(max_length=10_000)]
    mastery: Annotated[tuple[SharedMastery, ...], Field(max_length=2_000)] = ()


class _Task(_Strict):
    id: Annotated[str, Field(min_length=1, max_length=100)]
    kind: Literal["drill", "paper"]
    what: Annotated[str, Field(min_length=1, max_length=100)]
    mode: Mode
    due: _Day
    by: _Short
    given: _Day
    to: Annotated[tuple[_Short, ...], Field(max_length=1_000)] = ()
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0


class _Tasks(_Strict):
    format: Literal["peiting-tasks-1"] = "peiting-tasks-1"
    tasks: Annotated[tuple[_Task, ...], Field(max_length=1_000)]


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """What a folder holds, and what in it could not be read."""

    trainees: tuple[SharedProgress, ...]
    """By name and number."""
    problems: tuple[str, ...]
    """One sentence a file."""


def progress_of(
    who: tuple[str, str],
    at: str,
    attempts: Iterable[KeptAttempt],
    papers: Iterable[KeptPaper],
    known: Iterable[Mastery],
) -> SharedProgress:
    """What would be shared, for the trainee to look at first; `who` is his name and his number."""
    return SharedProgress(
        name=who[0],
        number=who[1],
        at=at,
        attempts=tuple(map(_attempt, attempts)),
        papers=tuple(map(_paper, papers)),
        mastery=tuple(
            SharedMastery(subject=one.subject, value=one.value, observations=one.observations) for one in known
        ),
    )


def text_of(progress: SharedProgress) -> str:
    """The file as it is written: what the trainee sees is what is given away."""
    return json.dumps(progress.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def share(progress: SharedProgress, folder: Path) -> Path:
    """Write the trainee's file in place of his earlier one. Raises PeitingError when it cannot be written."""
    who = progress.number or progress.name
    if not who:
        raise PeitingError("share-nameless", "还没有填写姓名或工号，培训师认不出是谁的成绩。", "请先在设置里填写。")
    return _write(folder, f"{_file_name(who)}{SHARED_SUFFIX}", text_of(progress))


def read_group(folder: Path) -> GroupProgress:
    """The shared files of a folder. Raises PeitingError when there is no such folder."""
    trainees, problems = _read_all(folder, SHARED_SUFFIX, SharedProgress)
    return GroupProgress(tuple(sorted(trainees, key=lambda one: (one.name, one.number))), problems)


def assign(folder: Path, assignment: Assignment) -> Path:
    """Write an assignment, a file of its own. Raises PeitingError when it cannot be written."""
    task = _Task(
        id=assignment.id,
        kind=assignment.kind,
        what=assignment.what,
        mode=assignment.mode,
        due=assignment.due,
        by=assignment.by,
        given=assignment.given,
        to=assignment.to,
        seed=assignment.seed,
    )
    text = json.dumps(_Tasks(tasks=(task,)).model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    return _write(folder, f"{_file_name(assignment.id)}{ASSIGNED_SUFFIX}", text)


def read_assignments(folder: Path, name: str, number: str) -> tuple[tuple[Assignment, ...], tuple[str, ...]]:
    """What the folder's files give to do to this trainee, each once, and one sentence for each that is broken.

    Raises PeitingError when there is no such folder.
    """
    files, problems = _read_all(folder, ASSIGNED_SUFFIX, _Tasks)
    mine = {
        task.id: Assignment(**task.model_dump())
        for file in files
        for task in file.tasks
        if not task.to or name in task.to or number in task.to
    }
    return tuple(mine.values()), problems


def _attempt(kept: KeptAttempt) -> SharedAttempt:
    attempt = kept.attempt
    return SharedAttempt(
        id=kept.id,
        at=kept.at,
        drill=attempt.drill,
        mode=attempt.mode,
        points=attempt.score.score if attempt.score is not None else None,
        passed=attempt.passed,
        seconds=attempt.seconds,
        missed=attempt.reasons,
        assignment=kept.assignment,
    )


def _paper(kept: KeptPaper) -> SharedPaper:
    result = kept.result
    return SharedPaper(
        id=kept.id,
        at=kept.at,
        plan=result.plan,
        percent=result.percent,
        passed=result.passed,
        seconds=result.seconds,
        assignment=kept.assignment,
    )


_Form = TypeVar("_Form", bound=_Strict)


def _read_all(folder: Path, suffix: str, form: type[_Form]) -> tuple[list[_Form], tuple[str, ...]]:
    try:
        files = sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
    except OSError as error:
        what = "没有这个文件夹" if isinstance(error, FileNotFoundError) else f"读不了（{error.strerror}）"
        raise PeitingError("share-folder", f"{folder} {what}。", "请检查路径和权限。") from error
    found: list[_Form] = []
    problems: list[str] = []
    for path in files[:MOST_FILES]:
        try:
            found.append(_read(path, form))
        except _Unusable as error:
            problems.append(f"{path.name}：{error}，没有读入。")
    if len(files) > MOST_FILES:
        problems.append(f"{folder} 里有 {len(files)} 个文件，只读了前 {MOST_FILES} 个。")
    return found, tuple(problems)


class _Unusable(Exception):
    """Why a file cannot be used."""


def _read(path: Path, form: type[_Form]) -> _Form:
    try:
        if not path.is_file() or path.is_symlink():
            raise _Unusable("不是普通文件")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise _Unusable(f"读不了（{error.strerror}）") from error
    if len(raw) > LARGEST:
        raise _Unusable(f"超过 {LARGEST // 1_000_000} MB")
    try:
        return form.model_validate_json(raw)
    except ValidationError as error:
        raise _Unusable(_why(error)) from error


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return "不是完整的 JSON"
    place = ".".join(str(part)[:40] for part in first["loc"])
    return f"“{place}”缺失" if first["type"] == "missing" else f"“{place}”的内容不对"


def _file_name(text: str) -> str:
    # Whatever somebody calls himself, it stays in the folder and can be written on every system.
    return re.sub(r"[^\w-]+", "_", text)[:60].strip("_") or "_"


def _write(folder: Path, name: str, text: str) -> Path:
    target, draft = folder / name, folder / f".{name}.{os.getpid()}"
    try:
        make_shared_folder(folder)
        # Whoever reads meanwhile sees the old file or the new one, never a half.
        draft.write_text(text, encoding="utf-8")
        open_like_its_folder(draft)
        draft.replace(target)
    except OSError as error:
        raise PeitingError(
            "share-unwritable", f"写不了 {target}（{error.strerror or error}）。", "请换一个能写的文件夹。"
        ) from error
    return target

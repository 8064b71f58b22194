"""Results that a trainee gives to his trainer, and what the trainer gives to do: JSON files in a folder both can reach.

Nothing is shared by itself. A shared file holds results, never a word that was said and never sound; it is readable
before it is sent. A file of others is read with suspicion: small and of the known form, or one sentence says why not.
"""

import contextlib
import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from desktop.core.practice.attempt import Mode
from desktop.errors import PeitingError
from desktop.session.practice.mastery import Mastery
from desktop.session.practice.shared_files import (
    Strict,
    Unusable,
    file_name,
    formed,
    plain_name,
    read_form,
    read_forms,
    write_form,
)
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptPaper

SHARED_SUFFIX = ".peiting-progress.json"
ASSIGNED_SUFFIX = ".peiting-tasks.json"
_BETWEEN_NAMES = re.compile(r"[,，、;；\n]|(?<![A-Za-zÀ-ɏ.\s])\s+|\s+(?![A-Za-zÀ-ɏ\s])")
"""“张三 李四” are two people, “Anna Li” is one."""

_Short = Annotated[str, Field(max_length=100)]
_Day = Annotated[str, Field(max_length=32, pattern=r"^(\d{4}-\d\d-\d\d(T[0-9:.]+)?)?$")]
_Share = Annotated[float, Field(ge=0.0, le=1.0)]
_Hundred = Annotated[float, Field(ge=0.0, le=100.0)]


class SharedAttempt(Strict):
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


class SharedPaper(Strict):
    """A paper as it is shared."""

    id: _Short
    at: _Day
    plan: _Short
    percent: _Hundred
    passed: bool
    seconds: Annotated[float, Field(ge=0.0)]
    assignment: _Short = ""


class SharedMastery(Strict):
    """What is known of a subject."""

    subject: _Short
    value: _Share | None
    observations: Annotated[int, Field(ge=0)]


class SharedProgress(Strict):
    """One trainee's file."""

    format: Literal["peiting-progress-1"] = "peiting-progress-1"
    name: _Short
    number: _Short
    at: _Day
    attempts: Annotated[tuple[SharedAttempt, ...], Field(max_length=10_000)]
    papers: Annotated[tuple[SharedPaper, ...], Field(max_length=10_000)]
    mastery: Annotated[tuple[SharedMastery, ...], Field(max_length=2_000)] = ()


class _Task(Strict):
    id: Annotated[str, Field(min_length=1, max_length=100)]
    kind: Literal["drill", "paper"]
    what: Annotated[str, Field(min_length=1, max_length=100)]
    mode: Mode
    due: _Day
    by: _Short
    given: _Day
    to: Annotated[tuple[_Short, ...], Field(max_length=1_000)] = ()
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0


class _Tasks(Strict):
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
    """What would be shared, for the trainee to look at first; `who` is his name and his number. What was answered to
    learn is no result.

    Raises PeitingError where the form cannot hold it.
    """
    with formed("成绩"):
        return SharedProgress(
            name=who[0],
            number=who[1],
            at=at,
            attempts=tuple(map(_attempt, attempts)),
            papers=tuple(_paper(one) for one in papers if one.result.mode == "exam"),
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
    file = write_form(folder, f"{file_name(who)}{SHARED_SUFFIX}", text_of(progress))
    for earlier in _earlier(progress, file):
        # Left there, the trainee would stand in the group twice; it is no trouble of his.
        with contextlib.suppress(OSError):
            earlier.unlink()
    return file


def read_group(folder: Path) -> GroupProgress:
    """The shared files of a folder. Raises PeitingError when there is no such folder."""
    trainees, problems = read_forms(folder, SHARED_SUFFIX, SharedProgress)
    return GroupProgress(tuple(sorted(trainees, key=lambda one: (one.name, one.number))), problems)


def recipients(*typed: str) -> tuple[str, ...]:
    """Whom somebody means who typed names or numbers, each once: commas, and spaces but within a Latin name, part them.

    Empty where he named nobody.
    """
    names = (name.strip() for text in typed for name in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def assign(folder: Path, assignment: Assignment) -> Path:
    """Write an assignment, a file of its own. Raises PeitingError when it cannot be written."""
    with formed("任务"):
        tasks = _Tasks(tasks=(_Task.model_validate(dataclasses.asdict(assignment)),))
    text = json.dumps(tasks.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    return write_form(folder, f"{file_name(assignment.id)}{ASSIGNED_SUFFIX}", text)


def read_assignments(folder: Path, name: str, number: str) -> tuple[tuple[Assignment, ...], tuple[str, ...]]:
    """What the folder's files give to do to this trainee, each once, and one sentence for each that is broken.

    Raises PeitingError when there is no such folder.
    """
    files, problems = read_forms(folder, ASSIGNED_SUFFIX, _Tasks)
    me = {name, number} - {""}
    mine = {
        task.id: Assignment(**task.model_dump())
        for file in files
        for task in file.tasks
        if not task.to or not me.isdisjoint(task.to)
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
        # Who breaks off has not done what he was given to do.
        assignment=kept.assignment if attempt.ended != "broken_off" else "",
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


def _earlier(progress: SharedProgress, file: Path) -> Iterator[Path]:
    """What the trainee shared before under another file name: as long as he had no number, or by an earlier rule."""
    mine = _results(progress)
    names = {plain_name(progress.number), plain_name(progress.name), file_name(progress.name)}
    for path in sorted({file.with_name(f"{name}{SHARED_SUFFIX}") for name in names} - {file}):
        with contextlib.suppress(Unusable):
            other = read_form(path, SharedProgress)
            same = other.name == progress.name and other.number in ("", progress.number)
            # Two of a group may have one name: the same results are one person's.
            if same and (not _results(other) or not mine.isdisjoint(_results(other))):
                yield path


def _results(progress: SharedProgress) -> set[str]:
    return {one.id for one in progress.attempts} | {one.id for one in progress.papers}

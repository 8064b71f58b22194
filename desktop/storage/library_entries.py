"""From the raw values of one file to checked entries, with a problem for each that does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from desktop.core.placeholders import PLACEHOLDERS
from desktop.storage.library_bounds import MOST_KEYS
from desktop.storage.library_format import ENTRY_TYPES, Change, Entry, PackEntry
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, TomlFile, nearest
from desktop.storage.library_procedure import Fault, mended
from desktop.storage.library_steps import MOST_STEPS, StepEntry
from desktop.storage.library_validation import validated
from desktop.storage.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry that holds, and where it stands."""

    kind: str
    entry: Entry | Change
    file: TomlFile
    path: KeyPath

    def problem(self, message: str, *key: str | int, example: str = "") -> Problem:
        """A problem with this entry, or with one of its keys."""
        return self.file.problem((*self.path, *key), message, example)

    def step_problem(self, step_id: str, message: str, *key: str | int, example: str = "") -> Problem:
        """A problem with a step of this entry: with the last one of that id, since the first of two is the good one."""
        kind, index = self.path
        raw = self.file.values[str(kind)][index]["step"]
        places = [at for at, step in enumerate(raw) if isinstance(step, dict) and step.get("id") == step_id]
        return self.problem(message, "step", places[-1], *key, example=example)


_NESTED = {
    "step": "阶段的步骤写 [[stage.step]]，情形的步骤写 [[situation.step]]",
    "branch": "[[stage.step.branch]] 或 [[situation.step.branch]]",
}
"""What stands only inside another entry, with the headers for it."""

_PRACTICE = {"drill": "drills", "question": "quiz", "paper": "quiz"}
"""What is practised, and the folder that it belongs in."""

Layers = dict[tuple[str, str], Placed]
"""Entries by kind and id, the uppermost of each."""


def read_entries(file: TomlFile, problems: list[Problem]) -> Iterator[Placed]:
    """The entries of a file that hold; what does not is added to `problems`."""
    if len(file.values) > MOST_KEYS:
        message = f"文件里有 {len(file.values)} 种不同的键，只看了前 {MOST_KEYS} 种；请检查是否放错了文件。"
        problems.append(file.problem((), message))
    for kind, tables in islice(file.values.items(), MOST_KEYS):
        if kind == "pack":
            if file.path.name != "pack.toml":
                problems.append(file.problem((kind,), "[pack] 只能写在 pack.toml 里，这一节没有读入。"))
        elif kind in _NESTED:
            message = f"“{kind}”要写在它所属的条目下面，表头写出在哪里：{_NESTED[kind]}；这里的没有读入。"
            problems.append(file.problem((kind,), message))
        elif kind in _PRACTICE:
            message = f"“{kind}”要写在话术包的 {_PRACTICE[kind]} 文件夹里，这里的没有读入；请把文件移到那里。"
            problems.append(file.problem((kind,), message))
        elif kind not in ENTRY_TYPES:
            hint = nearest(kind, ENTRY_TYPES)
            problems.append(file.problem((kind,), f"没有“{kind}”这种条目，{hint}", "[[phrase]]"))
        elif not isinstance(tables, list):
            problems.append(file.problem((kind,), "每个条目的表头要用双方括号。", f"[[{kind}]]"))
        else:
            yield from _entries(file, kind, tables, problems)


def read_pack(file: TomlFile, problems: list[Problem]) -> PackEntry | None:
    """What pack.toml says of its pack: without the keys that do not hold, or None when its id does not."""
    raw = file.values.get("pack")
    if not isinstance(raw, dict):
        problems.append(file.problem((), "缺少 [pack] 一节，整个话术包没有读入。", key_help("pack").example))
        return None
    pack = validated(file, ("pack",), PackEntry, raw, problems)
    if pack is None:
        return None
    for name in sorted(set(pack.names) - PLACEHOLDERS):
        path: KeyPath = ("pack", "names", name)
        problems.append(file.problem(path, f"没有名为“{name}”的占位符，{nearest(name, sorted(PLACEHOLDERS))}"))
    return pack


def _entries(file: TomlFile, kind: str, tables: list[Any], problems: list[Problem]) -> Iterator[Placed]:
    for index, raw in enumerate(tables):
        path: KeyPath = (kind, index)
        entry = _validated(file, path, raw, problems)
        if entry is not None:
            yield Placed(kind, entry, file, path)


def _validated(file: TomlFile, path: KeyPath, raw: Any, problems: list[Problem]) -> Entry | Change | None:
    model = ENTRY_TYPES[str(path[0])]
    if "step" in model.model_fields and isinstance(raw, dict) and isinstance(raw.get("step"), list):
        if len(raw["step"]) > MOST_STEPS:
            message = f"一共 {len(raw['step'])} 步，超过 {MOST_STEPS} 步，没有读入；请拆成几个情形。"
            problems.append(file.problem((*path, "step"), message))
            return None
        steps = _usable_steps(file, path, raw["step"], problems)
        if not steps:
            cause = "它的步骤都没有读入" if raw["step"] else "没有写步骤"
            problems.append(file.problem(path, f"{cause}，所以这个条目也没有读入。", key_help("step").example))
            return None
        raw = {**raw, "step": steps}
    return validated(file, path, model, raw, problems)


def _usable_steps(file: TomlFile, path: KeyPath, raw: list[Any], problems: list[Problem]) -> list[StepEntry]:
    usable: dict[str, StepEntry] = {}
    places: dict[str, int] = {}
    told = len(problems)
    order = [step["id"] for step in raw if isinstance(step, dict) and isinstance(step.get("id"), str)]
    for index, one in enumerate(raw):
        here: KeyPath = (*path, "step", index)
        step = validated(file, here, StepEntry, one, problems)
        if step is None:
            continue
        if step.id in usable:
            message = f"话术 id“{step.id}”在这个条目里用过了，这一步没有读入；请换一个 id。"
            problems.append(file.problem((*here, "id"), message))
            continue
        usable[step.id], places[step.id] = step, index
    faults: list[Fault] = []
    steps = mended(list(usable.values()), order, len(problems) == told, faults)
    for fault in faults:
        example = key_help(fault.help).example
        problems.append(file.problem((*path, "step", places[fault.step], *fault.path), fault.message, example))
    return steps

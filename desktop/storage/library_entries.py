"""From the raw values of one file to checked entries, with a problem for each that does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from desktop.core.placeholders import PLACEHOLDERS
from desktop.storage.library_examples import EXAMPLES
from desktop.storage.library_format import ENTRY_TYPES, Entry, PackEntry, StepEntry
from desktop.storage.library_problems import Problem, TomlFile, nearest
from desktop.storage.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry that holds, and where it stands."""

    kind: str
    entry: Entry
    file: TomlFile
    path: KeyPath

    def problem(self, message: str, key: str = "", example: str = "") -> Problem:
        """A problem with this entry, or with one of its keys."""
        return self.file.problem((*self.path, key) if key else self.path, message, example)


def read_entries(file: TomlFile, problems: list[Problem]) -> Iterator[Placed]:
    """The entries of a file that hold; what does not is added to `problems`."""
    for kind, tables in file.values.items():
        if kind == "pack":
            continue
        if kind not in ENTRY_TYPES:
            hint = nearest(kind, ENTRY_TYPES)
            problems.append(file.problem((kind,), f"没有“{kind}”这种条目，{hint}", "[[phrase]]"))
        elif not isinstance(tables, list):
            problems.append(file.problem((kind,), "每个条目的表头要用双方括号。", f"[[{kind}]]"))
        else:
            yield from _entries(file, kind, tables, problems)


def read_pack(file: TomlFile, problems: list[Problem]) -> PackEntry | None:
    """What pack.toml says of its pack, or None when it does not hold."""
    raw = file.values.get("pack")
    if not isinstance(raw, dict):
        problems.append(file.problem((), "缺少 [pack] 一节。", '[pack] 下写 id = "inbound"'))
        return None
    try:
        pack = PackEntry.model_validate(raw)
    except ValidationError as error:
        problems.extend(_explain(file, ("pack",), PackEntry, detail) for detail in error.errors())
        return None
    for name in set(pack.names) - PLACEHOLDERS:
        path: KeyPath = ("pack", "names", name)
        problems.append(file.problem(path, f"没有名为“{name}”的占位符，{nearest(name, sorted(PLACEHOLDERS))}"))
    return pack


def _entries(file: TomlFile, kind: str, tables: list[Any], problems: list[Problem]) -> Iterator[Placed]:
    for index, raw in enumerate(tables):
        path: KeyPath = (kind, index)
        entry = _validated(file, path, raw, problems)
        if entry is not None:
            yield Placed(kind, entry, file, path)


def _validated(file: TomlFile, path: KeyPath, raw: Any, problems: list[Problem]) -> Entry | None:
    model = ENTRY_TYPES[str(path[0])]
    if isinstance(raw, dict) and isinstance(raw.get("step"), list):
        raw = {**raw, "step": _usable_steps(file, path, raw["step"], problems)}
        if not raw["step"]:
            problems.append(file.problem(path, "没有一步可用的话术，这个条目不会出现。", EXAMPLES["step"]))
            return None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(_explain(file, path, model, detail) for detail in error.errors())
        return None


def _usable_steps(file: TomlFile, path: KeyPath, raw: list[Any], problems: list[Problem]) -> list[Any]:
    usable = []
    for index, step in enumerate(raw):
        here: KeyPath = (*path, "step", index)
        try:
            checked = StepEntry.model_validate(step)
        except ValidationError as error:
            problems.extend(_explain(file, here, StepEntry, detail) for detail in error.errors())
            continue
        missing = [key for key in checked.keys if key not in checked.text]
        if missing:
            message = f"“{missing[0]}”不在 say 里，这句话永远不会算作说过。"
            problems.append(file.problem((*here, "keys"), message, EXAMPLES["keys"]))
            continue
        usable.append(step)
    return usable


def _explain(file: TomlFile, path: KeyPath, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    location: KeyPath = tuple(detail["loc"])
    key = next((part for part in reversed(location) if isinstance(part, str)), "")
    example = EXAMPLES.get(key, "")
    return file.problem((*path, *location), _message(key, model, location, detail), example)


def _message(key: str, model: type[BaseModel], location: KeyPath, detail: ErrorDetails) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "extra_forbidden":
        return f"不认识“{key}”，{nearest(key, _known_keys(model, location[:-1]))}"
    if kind == "placeholder":
        names = "、".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
        return f"不认识占位符“{{{context['name']}}}”，可用的有：{names}。"
    if kind in _SIMPLE:
        return _SIMPLE[kind].format(key=key, given=given, **context)
    return _wrong_value(key, kind, given, context)


def _wrong_value(key: str, kind: str, given: Any, context: dict[str, Any]) -> str:
    wanted = _WANTED.get(kind)
    if wanted:
        return f"“{key}”应当是{wanted}，现在是 {given!r}。"
    bounds = "，".join(f"{_BOUNDS[name]} {context[name]:g}" for name in _BOUNDS if name in context)
    return f"“{key}”的值 {str(given)[:40]!r} 不对" + (f"，应当{bounds}。" if bounds else "。")


def _known_keys(model: type[BaseModel], location: KeyPath) -> list[str]:
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            inner = model.model_fields[part].annotation
            options = (inner, *get_args(inner))
            model = next((one for one in options if isinstance(one, type) and issubclass(one, BaseModel)), model)
    return list(model.model_fields)


_SIMPLE = {
    "say_or_do": "每一步要么写 say（要说的话），要么写 do（要做的事），两个里写一个。",
    "stage_or_family": "必说项要么写 stage（在哪个阶段说），要么写 family（在哪一组情形里说），两个里写一个。",
    "missing": "缺少必填的“{key}”。",
    "string_too_short": "“{key}”不能为空。",
    "too_short": "“{key}”不能为空。",
    "string_pattern_mismatch": "“{given}”不能作 id，只能用小写英文字母、数字、下划线和短横线。",
    "literal_error": "“{given}”不是可选的值，可选：{expected}。",
}

_WANTED = {
    "string_type": "用英文引号括起来的文字",
    "list_type": "方括号里的一列文字",
    "bool_type": "true 或 false（不加引号）",
    "float_type": "数字（不加引号）",
    "finite_number": "有限的数字",
    "model_type": "一组“键 = 值”",
    "dict_type": "一组“键 = 值”",
}

_BOUNDS = {"gt": "大于", "ge": "不小于", "lt": "小于", "le": "不大于", "max_length": "不长于", "min_length": "不短于"}

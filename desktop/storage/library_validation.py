"""Checks one table of a file against its model; a mistake costs the smallest part that can be spared."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from desktop.storage.library_format import PackEntry
from desktop.storage.library_messages import explain
from desktop.storage.library_problems import Problem, TomlFile
from desktop.storage.toml_lines import KeyPath

_Model = TypeVar("_Model", bound=BaseModel)


def validated(file: TomlFile, path: KeyPath, model: type[_Model], raw: Any, problems: list[Problem]) -> _Model | None:
    """The table at `path`, or None when it cannot be used; everything that is wrong with it is added to `problems`.

    Of a list of texts only the wrong one is left out, of a step a branch that does not hold, of a dimension such an
    item, of a pack any key but its id, since without its pack.toml a whole folder would be lost. Any other mistake
    costs the table.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(explain(file, path, model, error))
        parts = {_spared(model, tuple(detail["loc"])) for detail in error.errors(include_url=False)}
    if () in parts:
        return None
    try:
        return model.model_validate(_without(raw, parts))
    except ValidationError:  # what is left is not enough, e.g. no phrase at all; the cause has been told
        return None


def _spared(model: type[BaseModel], location: KeyPath) -> KeyPath:
    """The part to leave out for a mistake at `location`; empty: the whole table."""
    if location and isinstance(location[-1], int):
        return location
    if location[:1] in {("branch",), ("item",)} and len(location) > 1:
        return location[:2]
    if model is PackEntry and location != ("id",):
        return location
    return ()


def _without(value: Any, parts: set[KeyPath]) -> Any:
    """`value` without the items and keys at `parts`, counted from it."""
    if not parts:
        return value
    if isinstance(value, list):
        return [_without(item, _below(index, parts)) for index, item in enumerate(value) if (index,) not in parts]
    if isinstance(value, dict):
        return {key: _without(item, _below(key, parts)) for key, item in value.items() if (key,) not in parts}
    return value


def _below(part: str | int, parts: set[KeyPath]) -> set[KeyPath]:
    return {path[1:] for path in parts if path[:1] == (part,)}

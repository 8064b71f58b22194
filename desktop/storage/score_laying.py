"""Lays `[[score_item]]` entries over the dimensions of the packs below, and takes single items out of them."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import ValidationError

from desktop.storage.library_entries import Layers, Placed
from desktop.storage.library_messages import explain
from desktop.storage.library_problems import Problem, nearest
from desktop.storage.score_entries import DimensionEntry, ScoreChangeEntry, ScoreItemEntry

Key = tuple[str, str]


def lay_score_items(changes: Iterable[Placed], layers: Layers, problems: list[Problem]) -> None:
    """Changes or adds the items. One that does not fit changes nothing and is a problem."""
    for placed in changes:
        change = placed.entry
        if isinstance(change, ScoreChangeEntry):
            key = _dimension_of(placed, change, layers, problems)
            if key is not None:
                layers[key] = _changed(layers[key], placed, change, problems)


def take_out_item(name: str, layers: Layers) -> bool:
    """Takes the item of that id out of its dimension, and the dimension when nothing is left of it."""
    key = dict(_items(layers)).get(name)
    if key is None:
        return False
    dimension = layers[key].entry
    if isinstance(dimension, DimensionEntry):
        kept = [item for item in dimension.item if item.id != name]
        layers[key] = replace(layers[key], entry=dimension.model_copy(update={"item": kept}))
        if not kept:
            del layers[key]
    return True


def _items(layers: Layers) -> Iterable[tuple[str, Key]]:
    for key, placed in layers.items():
        if isinstance(placed.entry, DimensionEntry):
            yield from ((item.id, key) for item in placed.entry.item)


def _dimension_of(placed: Placed, change: ScoreChangeEntry, layers: Layers, problems: list[Problem]) -> Key | None:
    """The dimension that the change is for."""
    items = dict(_items(layers))
    here = items.get(change.id)
    if here is not None and change.dimension in (None, here[1]):
        return here
    if here is not None:
        message = f"评分项“{change.id}”在维度“{here[1]}”里，不能改到“{change.dimension}”；dimension 不用写。"
        problems.append(placed.problem(message, "dimension"))
        return None
    if change.dimension is None:
        message = (
            f"没有 id 为“{change.id}”的评分项可以改，{nearest(change.id, sorted(items))}要新加一项，就写上 dimension。"
        )
        problems.append(placed.problem(message, "id", example='dimension = "attitude"'))
        return None
    if ("dimension", change.dimension) not in layers:
        known = sorted(name for kind, name in layers if kind == "dimension")
        message = f"没有 id 为“{change.dimension}”的维度，{nearest(change.dimension, known)}"
        problems.append(placed.problem(message, "dimension"))
        return None
    return "dimension", change.dimension


def _changed(below: Placed, placed: Placed, change: ScoreChangeEntry, problems: list[Problem]) -> Placed:
    dimension = below.entry
    if not isinstance(dimension, DimensionEntry):
        return below
    old = next((item for item in dimension.item if item.id == change.id), None)
    given = {key: getattr(old, key) for key in old.model_fields_set} if old else {"id": change.id}
    try:
        item = ScoreItemEntry.model_validate({**given, **change.changes()})
    except ValidationError as error:
        problems.extend(explain(placed.file, placed.path, ScoreItemEntry, error))
        return below
    items = [item if one.id == change.id else one for one in dimension.item] if old else [*dimension.item, item]
    return replace(below, entry=dimension.model_copy(update={"item": items}))

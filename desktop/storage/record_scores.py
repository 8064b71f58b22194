"""A call's score as the text that is kept, and back."""

import dataclasses
import json
from typing import Any

from desktop.core.call_score import CallScore, DimensionScore, ItemScore, Moment, Part


def score_to_json(score: CallScore) -> str:
    """Every number in full: the same score must come back."""
    return json.dumps(dataclasses.asdict(score), ensure_ascii=False)


def score_from_json(text: str) -> CallScore:
    """What `score_to_json` was given."""
    raw = json.loads(text)
    dimensions = tuple(_dimension(dimension) for dimension in raw.pop("dimensions"))
    fatal = tuple(raw.pop("fatal"))
    return CallScore(dimensions=dimensions, fatal=fatal, **_parts(raw))


def _dimension(raw: dict[str, Any]) -> DimensionScore:
    items = tuple(_item(item) for item in raw.pop("items"))
    return DimensionScore(items=items, **_parts(raw))


def _item(raw: dict[str, Any]) -> ItemScore:
    moments = tuple(Moment(**moment) for moment in raw.pop("moments"))
    return ItemScore(moments=moments, **raw)


def _parts(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "automatic": Part(**raw["automatic"]), "trainer": Part(**raw["trainer"])}

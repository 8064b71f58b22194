"""What only shows in a whole score sheet: sums that do not fit, names that nothing has, what would be counted twice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.core.alert_rules import ALERT_RULES, NEVER_SCORED
from desktop.storage.library_entries import Layers, Placed
from desktop.storage.library_files import PackFolder, texts_of
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, nearest
from desktop.storage.score_entries import DimensionEntry, EvidenceEntry, ScoreItemEntry

_NAMES = ("rules", "groups", "missed")
"""Keys of `evidence` that name something of the library."""


def check_points(entries: Iterable[Placed], problems: list[Problem]) -> None:
    """Tells of each dimension whose points are not those of its items; theirs count."""
    for placed in entries:
        dimension = placed.entry
        if not isinstance(dimension, DimensionEntry) or len(dimension.item) < _written_items(placed):
            continue
        points = round(sum(item.points for item in dimension.item), 2)
        if points != dimension.points:
            message = f"维度“{dimension.id}”写的是 {dimension.points:g} 分，各项加起来是 {points:g} 分，按各项的算。"
            problems.append(placed.problem(message, "points", example=f"points = {points:g}"))


def check_sheet(layers: Layers, packs: Iterable[PackFolder], problems: list[Problem]) -> None:
    """Takes out of the dimensions in `layers` what names nothing, or what counts already, with a problem for each."""
    known = _Known(layers, tuple(packs))
    ids: dict[str, str] = {}
    counted: dict[str, str] = {}
    for key, placed in list(layers.items()):
        if isinstance(placed.entry, DimensionEntry):
            here = _Here(placed, problems)
            items = [item for item in placed.entry.item if here.has_own_id(item, ids)]
            items = [kept for item in items if (kept := here.with_known_names(item, known, counted)) is not None]
            if items:
                layers[key] = replace(placed, entry=placed.entry.model_copy(update={"item": items}))
            else:
                del layers[key]


@dataclass(frozen=True, slots=True)
class _Here:
    """One dimension under check."""

    placed: Placed
    problems: list[Problem]

    def tell(self, item: str, message: str, *key: str | int, example: str = "") -> None:
        """A problem with an item, where it stands in the file of its dimension; one laid over it stands elsewhere."""
        path = (("item", at, *key) for at in _places(self.placed, item))
        self.problems.append(self.placed.problem(message, *next(reversed(list(path)), ()), example=example))

    def has_own_id(self, item: ScoreItemEntry, ids: dict[str, str]) -> bool:
        if ids.setdefault(item.id, self.placed.entry.id) == self.placed.entry.id and not self._is_second(item):
            return True
        message = f"评分项 id“{item.id}”已在维度“{ids[item.id]}”里用过，这一项没有读入；请换一个 id。"
        self.tell(item.id, message, "id")
        return False

    def _is_second(self, item: ScoreItemEntry) -> bool:
        entry = self.placed.entry
        same = [one for one in entry.item if one.id == item.id] if isinstance(entry, DimensionEntry) else []
        return len(same) > 1 and item is not same[0]

    def with_known_names(self, item: ScoreItemEntry, known: "_Known", counted: dict[str, str]) -> ScoreItemEntry | None:
        """The item with what its evidence names and there is; None when nothing of that is left."""
        kept: dict[str, list[str]] = {}
        for key in _NAMES:
            names: list[str] = getattr(item.evidence, key)
            kept[key] = [name for name in names if self._counts(item, key, name, known, counted)]
        if all(kept[key] == getattr(item.evidence, key) for key in _NAMES):
            return item
        evidence: EvidenceEntry = item.evidence.model_copy(update=kept)
        return item.model_copy(update={"evidence": evidence}) if evidence.names_something else None

    def _counts(self, item: ScoreItemEntry, key: str, name: str, known: "_Known", counted: dict[str, str]) -> bool:
        fault = known.fault(key, name)
        if not fault and item.points:
            first = counted.setdefault(f"{key} {name}", item.id)
            fault = "" if first == item.id else f"“{name}”已经在“{first}”里扣分，同一件事不扣两次；请去掉一处。"
        if fault:
            self.tell(item.id, fault, "evidence", key, example=key_help(key).example)
        return not fault


class _Known:
    """What evidence may name; looked for in all packs, since the sheet of a common one is laid under each of them."""

    def __init__(self, layers: Layers, packs: Sequence[PackFolder]) -> None:
        phrases = [placed.entry for (kind, _), placed in layers.items() if kind == "phrase"]
        items = {entry_id for kind, entry_id in layers if kind == "item"}
        self._packs = packs
        self._texts: tuple[str, ...] | None = None
        self._known = {
            "rules": ALERT_RULES | {phrase.id for phrase in phrases} | items,
            "groups": {str(getattr(phrase, "group", "")) for phrase in phrases},
            "missed": items,
        }

    def fault(self, key: str, name: str) -> str:
        """What is wrong with a name under a key; empty when nothing is."""
        if key == "rules" and name in NEVER_SCORED:
            return f"“{name}”只凭话筒判断，可能是客户在说话，从不计分，这一处没有生效。"
        if name in self._known[key] or self._is_written(key, name):
            return ""
        kind = {"rules": "规则、忌语或必说项", "groups": "忌语类别", "missed": "必说项"}[key]
        return f"没有名为“{name}”的{kind}，这一处没有生效，{nearest(name, sorted(self._known[key]))}"

    def _is_written(self, key: str, name: str) -> bool:
        """Whether some pack has it, as far as its text tells; parsing them all would take as long as loading them."""
        if self._texts is None:
            self._texts = tuple(text for pack in self._packs for text in texts_of(pack))
        word = re.compile(
            rf"""^\s*{"group" if key == "groups" else "id"}\s*=\s*["']{re.escape(name)}["']""", re.MULTILINE
        )
        return any(word.search(text) for text in self._texts)


def _places(placed: Placed, item: str) -> Iterator[int]:
    for at, raw in enumerate(_raw_items(placed)):
        if isinstance(raw, dict) and raw.get("id") == item:
            yield at


def _written_items(placed: Placed) -> int:
    return len(_raw_items(placed))


def _raw_items(placed: Placed) -> list[object]:
    kind, index = placed.path
    raw: list[object] = placed.file.values[str(kind)][index]["item"]
    return raw

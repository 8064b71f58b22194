"""What differs between two libraries, entry by entry and key by key, in words that a trainer reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from desktop.core.script import Branch, Family, Item, Library, Line, Phrase, Situation, Stage, Step

Entry = Stage | Situation | Phrase | Item | Family

KINDS = {"stage": "阶段", "situation": "情形", "phrase": "忌语", "item": "必说项", "family": "情形分组"}


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One key of an entry; `old` or `new` is empty where there is nothing."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that is not the same in both."""

    how: Literal["added", "removed", "changed"]
    kind: str
    id: str
    name: str
    keys: tuple[KeyChange, ...] = ()


def changes(old: Library, new: Library) -> tuple[EntryChange, ...]:
    """Everything that differs: the pack itself, then stages, situations, phrases, items and families."""
    head = _key_changes(_head(old), _head(new))
    found = [EntryChange("changed", "话术包", new.id, new.name, head)] if head else []
    for kind, (before, after) in _by_kind(old, new).items():
        found += compared(KINDS[kind], _described(before), _described(after))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Described:
    """One entry, as it is compared."""

    name: str
    keys: Mapping[str, tuple[str, ...]]


def compared(kind: str, old: Mapping[str, Described], new: Mapping[str, Described]) -> Iterator[EntryChange]:
    """What differs between the entries of one kind, by their ids; `kind` as a trainer calls it."""
    for name, entry in new.items():
        if name not in old:
            yield EntryChange("added", kind, name, entry.name)
        elif keys := _key_changes(old[name].keys, entry.keys):
            yield EntryChange("changed", kind, name, entry.name, keys)
    for name, entry in old.items():
        if name not in new:
            yield EntryChange("removed", kind, name, entry.name)


def _head(library: Library) -> dict[str, tuple[str, ...]]:
    names = {f"占位符 {name} 的默认值": (value,) for name, value in library.names.items()}
    order = tuple(stage.id for stage in library.stages)
    return {"名字": (library.name,), "版本": (library.version,), "阶段的先后": order, **names}


def _by_kind(old: Library, new: Library) -> dict[str, tuple[Sequence[Entry], Sequence[Entry]]]:
    return {
        "stage": (old.stages, new.stages),
        "situation": (old.situations, new.situations),
        "phrase": (old.phrases, new.phrases),
        "item": (old.items, new.items),
        "family": (old.families, new.families),
    }


def _described(entries: Sequence[Entry]) -> Mapping[str, Described]:
    return {entry.id: Described(_name(entry), _flat(entry)) for entry in entries}


def _name(entry: Entry) -> str:
    return entry.text if isinstance(entry, Phrase) else entry.name


def _flat(value: object, prefix: str = "") -> dict[str, tuple[str, ...]]:
    """Every key below `value` with its value as words; what has an id or a name of its own is found by it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, inner in _keys(value):
        label = f"{prefix}{LABELS.get(name, name)}"
        if isinstance(inner, tuple) and any(is_dataclass(one) for one in inner):
            parts = {_own_name(one): one for one in inner}
            found[f"{label}的先后"] = tuple(parts)
            for own, part in parts.items():
                found.update(_flat(part, f"{label} {own} · "))
        elif is_dataclass(inner):
            # The line of a step is written in the step itself.
            found.update(_flat(inner, prefix if isinstance(inner, Line) else f"{label} · "))
        else:
            found[label] = _words(inner)
    return found


def _keys(value: object) -> list[tuple[str, object]]:
    if not is_dataclass(value):
        return []
    # What a part is known by is no key that can change; of a branch that is its name.
    known_by = "name" if isinstance(value, Branch) else "id"
    return [(field.name, getattr(value, field.name)) for field in fields(value) if field.name != known_by]


def _own_name(part: object) -> str:
    if isinstance(part, Step):
        return part.line.id
    return str(getattr(part, "id", "") or getattr(part, "name", ""))


def _words(value: object) -> tuple[str, ...]:
    if value is None or value == "" or value is False:
        return ()
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    if isinstance(value, bool):
        return ("是",)
    if isinstance(value, float):
        return (f"{value:g}",)
    return (VALUES.get(str(value), str(value)),)


def _key_changes(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> tuple[KeyChange, ...]:
    return tuple(
        _key_change(key, old.get(key, ()), new.get(key, ()))
        for key in dict.fromkeys([*new, *old])
        if old.get(key, ()) != new.get(key, ())
    )


def _key_change(key: str, old: tuple[str, ...], new: tuple[str, ...]) -> KeyChange:
    """Of two lists only what one has and the other has not, unless they differ in nothing but their order."""
    gone = [word for word in old if word not in new]
    come = [word for word in new if word not in old]
    if not gone and not come:
        gone, come = list(old), list(new)
    return KeyChange(key, " / ".join(gone), " / ".join(come))


LABELS = {
    "name": "名字",
    "steps": "步骤",
    "kind": "说还是做",
    "title": "标题",
    "text": "内容",
    "keys": "关键词",
    "variants": "其他说法",
    "tip": "小提示",
    "source": "出处",
    "standard": "规范条目",
    "document": "文件",
    "section": "章节",
    "wait": "等待秒数",
    "then": "之后去",
    "branches": "分支",
    "to": "去",
    "voice": "一开口就算",
    "promise": "承诺",
    "minutes": "分钟数",
    "hang_up": "可以挂机",
    "no_hang_up": "不可以挂机",
    "avoid": "不可以说",
    "opens": "打开",
    "closes": "结束",
    "agent": "坐席说",
    "customer": "客户说",
    "silence": "客户没有出声的秒数",
    "level": "客户音量低于",
    "line": "客户线路的毛病",
    "family": "分组",
    "stage": "阶段",
    "say": "换成",
    "group": "类别",
    "severity": "程度",
    "exact": "一字不差",
    "exceptions": "例外",
    "unless_in": "不算的场合",
    "phrases": "算数的说法",
    "deadline": "期限秒数",
    "weight": "权重",
}
"""How a key is called before a trainer; one that is missing here is called by its own name."""

VALUES = {"notice": "提示", "warning": "警告", "fatal": "严重"}

"""Finds the texts that the window shows, by reading its source.

`pyside6-lupdate` takes the class around a text for its context and misses texts that begin on a line of their own;
reading the syntax tree does neither.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FUNCTIONS = ("tr", "tr_noop")
TABLES = {
    "desktop/session/practice/practice_words.py": ("DIFFICULTY_NAMES", "MODE_NAMES", "TOPIC_NAMES"),
    "desktop/session/report_head.py": ("STATES",),
    "desktop/session/rule_names.py": ("RULE_NAMES",),
    "desktop/session/score_words.py": ("GRADES", "UNJUDGED"),
    "desktop/session/trend_words.py": ("CLASS_NAMES", "UNCLASSED"),
    "desktop/storage/privacy_levels.py": ("KEPT",),
}
"""Names of layers that know no Qt, which the window shows: by file, what they are assigned to."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the source and where it stands."""

    source: str
    file: str
    line: int


def texts_of(root: Path) -> dict[str, Text]:
    """Every text of the window below the project's folder, in the order of files and lines; the first place counts."""
    found: dict[str, Text] = {}
    for path in sorted((root / "desktop" / "gui").rglob("*.py")):
        for text in _in_calls(path, root):
            found.setdefault(text.source, text)
    for file, names in TABLES.items():
        for text in _in_tables(root / file, root, names):
            found.setdefault(text.source, text)
    return found


def is_chinese(text: str) -> bool:
    """Whether any of it is written in Han characters or their punctuation."""
    return any("\u3001" <= c <= "\u3011" or "\u4e00" <= c <= "\u9fff" or "\uff01" <= c <= "\uff1f" for c in text)


def _in_calls(path: Path, root: Path) -> Iterator[Text]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            yield from _literals(node.args[:1], path, root)


def _in_tables(path: Path, root: Path, names: tuple[str, ...]) -> Iterator[Text]:
    for node in _tree(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id in names for target in targets):
            yield from (text for text in _literals(list(ast.walk(node)), path, root) if is_chinese(text.source))


def _literals(nodes: list[ast.AST] | list[ast.expr], path: Path, root: Path) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Text(node.value, path.relative_to(root).as_posix(), node.lineno)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))

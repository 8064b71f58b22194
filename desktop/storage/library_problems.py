"""What is wrong in a library, said so that a trainer can mend it: file, line, key, and how it should look."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.storage.library_characters import visible
from desktop.storage.library_syntax import likely_cause
from desktop.storage.toml_lines import KeyPath, line_of

_MOST_COMPARED = 500
"""Names that a misspelt one is compared with; comparing is slow, and more of them are no list to choose from."""

_MOST_LISTED = 20
_MOST_OF_A_FILE = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the library; what it stands in is left out, everything else is used."""

    file: Path
    line: int
    """From 1; 0 when the whole file or folder is meant."""
    key: str
    """As a trainer would write it, e.g. stage.step.say; empty when no key is meant."""
    message: str
    example: str = ""

    def __str__(self) -> str:
        """One Chinese sentence with all of it."""
        place = f"{self.file}" + (f" 第 {self.line} 行" if self.line else "")
        key = f" {self.key}" if self.key else ""
        example = f" 正确写法：{self.example}" if self.example else ""
        return visible(f"{place}{key}：{self.message}{example}")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as it was read; the text is kept to find lines in."""

    path: Path
    text: str
    values: dict[str, Any]

    def problem(self, path: KeyPath, message: str, example: str = "") -> Problem:
        """A problem at a key of this file."""
        key = ".".join(part for part in path if isinstance(part, str))
        return Problem(self.path, line_of(self.text, path), key, message, example)


def nearest(name: str, names: Iterable[str]) -> str:
    """`，是否想写 X？` when a known name looks like this one, else a list of the known ones."""
    known = list(names)
    close = difflib.get_close_matches(name, known[:_MOST_COMPARED], n=1, cutoff=0.6)
    if close:
        return f"是否想写 {close[0]}？"
    listed = "、".join(known[:_MOST_LISTED]) + (f" 等 {len(known)} 个" if len(known) > _MOST_LISTED else "")
    return f"可用的有：{listed}。" if known else "这里还没有可用的。"


def within_reason(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, of each file the first fifty and then one that counts the rest: a table exported whole into a
    library file makes tens of thousands, and nobody reads past the first page.
    """
    counts: dict[Path, int] = {}
    kept = []
    for problem in problems:
        counts[problem.file] = counts.get(problem.file, 0) + 1
        if counts[problem.file] <= _MOST_OF_A_FILE:
            kept.append(problem)
    for file, count in counts.items():
        if count > _MOST_OF_A_FILE:
            message = f"这个文件还有 {count - _MOST_OF_A_FILE} 处错误没有列出；请改好上面的再检查一遍。"
            kept.append(Problem(file, 0, "", message))
    return tuple(kept)


def syntax_problem(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Problem:
    """Where the TOML breaks off, and the likely cause."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 0)
    rows = text.split("\n")
    line = min(line, len(rows) - 1 if len(rows) > 1 and not rows[-1] else len(rows))
    cause, example = likely_cause(str(error), rows[line - 1], max(0, column - 1))
    return Problem(path, line, "", f"第 {column} 列起不合 TOML 写法，{cause}", example)

"""In which line of a TOML text a key stands; `tomllib` gives values and forgets where they were.

The text must be valid TOML: this scanner only walks over headers, keys and values and does not judge them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

KeyPath = tuple[str | int, ...]
"""Keys and, for arrays of tables, indices from 0: `("stage", 1, "step", 0, "say")`."""

_DEEPEST = 16
"""Parts of a path that are told apart; a library has nothing deeper than eight."""

_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_COMMENT = re.compile(r"#[^\n]*")
_SPACE_AND_DOTS = re.compile(r"[ \t.]*")
_BARE_NAME = re.compile(r"[^=\].\s\"']+")
_STRING = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|"(?:[^"\\\n]|\\.)*"'''
    r"""|'''(?:[^']|'(?!''))*'{3,5}|'[^'\n]*'""",
    re.DOTALL,
)
_PLAIN = re.compile(r"""[^\n"'#\[\]{}]+""")


def line_of(text: str, path: KeyPath) -> int:
    """The line, from 1, of `path`, or of the nearest thing above it that has one; 1 when nothing has.

    An item of an inline array or a key of an inline table counts as standing where its key stands.
    """
    lines = _lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


@lru_cache(maxsize=4)
def _lines(text: str) -> Mapping[KeyPath, int]:
    return dict(_Scanner(text).keys())


@dataclass
class _Scanner:
    text: str
    at: int = 0
    tables: dict[KeyPath, int] = field(default_factory=dict)
    """For every array of tables the index of its latest table."""

    def keys(self) -> Iterator[tuple[KeyPath, int]]:
        """Every table and key with the line of its first mention, in the order of the text."""
        table: KeyPath = ()
        seen: set[KeyPath] = set()
        line, counted = 1, 0
        while self._skip(_BETWEEN) < len(self.text):
            line += self.text.count("\n", counted, self.at)
            counted = self.at
            if self.text[self.at] == "[":
                table = path = self._header()
            else:
                path = table + tuple(self._dotted("="))
                self.at += 1
                self._skip_value()
            for length in range(1, min(len(path), _DEEPEST) + 1):
                if path[:length] not in seen:
                    seen.add(path[:length])
                    yield path[:length], line

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _pass(self, pattern: re.Pattern[str]) -> None:
        """Skips what has to stand here; should it not, one character, so that no text at all stops the scanner."""
        start = self.at
        self.at = max(self._skip(pattern), start + 1)

    def _header(self) -> KeyPath:
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names = self._dotted("]") or [""]
        self.at += 2 if many else 1
        parent = self._inside(names[:-1])
        path: KeyPath = (*parent, names[-1])
        if many:
            self.tables[path] = self.tables.get(path, -1) + 1
        return self._latest(path)

    def _inside(self, names: list[str]) -> KeyPath:
        path: KeyPath = ()
        for name in names:
            path = self._latest((*path, name))
        return path

    def _latest(self, path: KeyPath) -> KeyPath:
        return (*path, self.tables[path]) if path in self.tables else path

    def _dotted(self, end: str) -> list[str]:
        names: list[str] = []
        while self._skip(_SPACE_AND_DOTS) < len(self.text) and self.text[self.at] != end:
            start = self.at
            quoted = self.text[start] in "\"'"
            self._pass(_STRING if quoted else _BARE_NAME)
            names.append(self.text[start + 1 : self.at - 1] if quoted else self.text[start : self.at])
        return names

    def _skip_value(self) -> None:
        depth = 0
        while self._skip(_PLAIN) < len(self.text):
            char = self.text[self.at]
            if char in "\"'":
                self._pass(_STRING)
            elif char == "#":
                self._skip(_COMMENT)
            elif char == "\n" and depth == 0:
                return
            else:
                depth += (char in "[{") - (char in "]}")
                self.at += 1

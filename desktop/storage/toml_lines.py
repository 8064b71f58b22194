"""In which line of a TOML text a key stands; `tomllib` gives values and forgets where they were.

The text must be valid TOML: this scanner only walks over headers, keys and values and does not judge them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]
"""Keys and, for arrays of tables, indices from 0: `("stage", 1, "line", 0, "text")`."""

_BLANK = " \t\r\n"
_SPACE = " \t"
_QUOTES = ('"""', "'''", '"', "'")


def line_of(text: str, path: KeyPath) -> int:
    """The line, from 1, of `path`, or of the nearest thing above it that has one; 1 when nothing has.

    An item of an inline array or a key of an inline table counts as standing where its key stands.
    """
    lines = dict(_Scanner(text).keys())
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


@dataclass
class _Scanner:
    text: str
    at: int = 0
    tables: dict[KeyPath, int] = field(default_factory=dict)
    """For every array of tables the index of its latest table."""

    def keys(self) -> Iterator[tuple[KeyPath, int]]:
        """Every table and key with its line, in the order of the text; the first mention comes last to nobody."""
        table: KeyPath = ()
        seen: set[KeyPath] = set()
        while self._skip_to_statement():
            line = self.text.count("\n", 0, self.at) + 1
            if self.text[self.at] == "[":
                table = path = self._header()
            else:
                path = table + tuple(self._dotted("="))
                self.at += 1
                self._skip_value()
            for length in range(1, len(path) + 1):
                if path[:length] not in seen:
                    seen.add(path[:length])
                    yield path[:length], line

    def _skip_to_statement(self) -> bool:
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                self._skip_comment()
            elif self.text[self.at] in _BLANK:
                self.at += 1
            else:
                return True
        return False

    def _skip_comment(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _header(self) -> KeyPath:
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names = self._dotted("]")
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
        while self.at < len(self.text) and self.text[self.at] != end:
            if self.text[self.at] in _SPACE or self.text[self.at] == ".":
                self.at += 1
            else:
                names.append(self._name(end))
        return names

    def _name(self, end: str) -> str:
        start = self.at
        if self.text[start] in "\"'":
            self._skip_string(self.text[start])
            return self.text[start + 1 : self.at - 1]
        while self.at < len(self.text) and self.text[self.at] not in f"{end}.{_BLANK}":
            self.at += 1
        return self.text[start : self.at]

    def _skip_value(self) -> None:
        depth = 0
        while self.at < len(self.text):
            char = self.text[self.at]
            quote = next((quote for quote in _QUOTES if self.text.startswith(quote, self.at)), "")
            if quote:
                self._skip_string(quote)
            elif char == "#":
                self._skip_comment()
            elif char == "\n" and depth == 0:
                return
            else:
                depth += (char in "[{") - (char in "]}")
                self.at += 1

    def _skip_string(self, quote: str) -> None:
        self.at += len(quote)
        while self.at < len(self.text) and not self.text.startswith(quote, self.at):
            self.at += 2 if self.text[self.at] == "\\" and quote[0] == '"' else 1
        self.at += len(quote)
        # A multi-line string may end in up to two quotes of its own: """a"""" is `a"`.
        while len(quote) == 3 and self.text.startswith(quote[0], self.at):
            self.at += 1

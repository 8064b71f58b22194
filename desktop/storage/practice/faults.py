"""Something wrong with one entry of a practice file, before it is known where the file is."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, TomlFile, nearest
from desktop.storage.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake at a key of an entry."""

    path: KeyPath
    """From the entry on."""
    message: str
    example: str = ""
    costs: bool = True
    """Whether the entry cannot be used; False: it works, only not as somebody will have meant it."""

    def problem(self, file: TomlFile, entry: KeyPath) -> Problem:
        """The same in its file."""
        names = [part for part in (*entry, *self.path) if isinstance(part, str)]
        example = self.example or key_help(names[-1], names[-2] if len(names) > 1 else "").example
        return file.problem((*entry, *self.path), self.message, example)


def unknown(path: KeyPath, name: str, what: str, known: Iterable[str]) -> Fault:
    """A name that nothing has."""
    return Fault(path, f"没有名为“{name}”的{what}，{nearest(name, known)}")

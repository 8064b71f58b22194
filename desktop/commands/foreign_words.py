"""A command line whose words other programs fill in: a caller's name may look like an option, and is none."""

import argparse
from collections.abc import Sequence
from typing import Any

from desktop.commands.one_sentence import OneSentenceParser


class ForeignWordsParser(OneSentenceParser):
    """Takes the word behind an option for its value whatever it looks like, and all words behind `--` as they are.

    The latter end up in `alone`, which also takes words that stand alone before.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "allow_abbrev": False})
        self._valued: set[str] = set()

    def take_value(self, option: str, meaning: str) -> None:
        """Accept `option` with a value."""
        self._valued.add(option)
        self.add_argument(option, default="", help=meaning)

    def take_words(self, meaning: str) -> None:
        """Accept words that stand alone."""
        self.add_argument("alone", nargs="*", help=meaning, metavar="WORD")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        own, behind = self._taken_apart(list(args or ()))
        parsed, unknown = super().parse_known_args(own, namespace)
        parsed.alone = [*getattr(parsed, "alone", ()), *behind]
        return parsed, unknown

    def _taken_apart(self, words: list[str]) -> tuple[list[str], list[str]]:
        """The words with each value joined to its option, and those behind a `--` that is no value itself."""
        own: list[str] = []
        waiting = iter(words)
        for word in waiting:
            if word == "--":
                break
            value = next(waiting, None) if word in self._valued else None
            own.append(word if value is None else f"{word}={value}")
        return own, list(waiting)

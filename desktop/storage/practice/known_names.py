"""Ids that practice files may name: what the packs beside them hold, by kind, without loading them.

The packs are read as text, a line at a time: who practises has them loaded already, and checks them elsewhere.
"""

import re
from collections.abc import Iterable, Set
from functools import cached_property
from pathlib import Path
from typing import get_args

from desktop.core.alert_rules import ALERT_RULES
from desktop.core.events import AlertKind
from desktop.storage.library_files import PackFolder, texts_of
from desktop.storage.standards import read_standards

_HEADER_OR_ID = re.compile(r"""^\s*\[\[?\s*([a-z_.]+)|\bid\s*=\s*["']([a-z0-9_-]+)["']""", re.MULTILINE)

PLACES = frozenset({"stage", "situation"})


class KnownNames:
    """The ids of some packs, and the rows of the standards."""

    def __init__(self, packs: Iterable[PackFolder], standards: Path) -> None:
        self._packs = tuple(packs)
        self._standards = standards

    @cached_property
    def standards(self) -> Set[str]:
        """Rows. Raises PeitingError when the table that ships cannot be read."""
        return {row.id for row in read_standards(self._standards)}

    @property
    def lines(self) -> Set[str]:
        """Steps of procedures."""
        return self._ids.get("step", set())

    @property
    def situations(self) -> Set[str]:
        """Situations and stages: what a drill may train."""
        return self._of(PLACES)

    @property
    def alerts(self) -> Set[str]:
        """What an alert may carry as its rule, and the kinds of alerts."""
        return self._of({"phrase", "item"}) | ALERT_RULES | set(get_args(AlertKind))

    @property
    def subjects(self) -> Set[str]:
        """Whatever mastery is counted by."""
        return self.alerts | self.lines | self.situations | self._of({"family"})

    def _of(self, kinds: Iterable[str]) -> set[str]:
        return {name for kind in kinds for name in self._ids.get(kind, ())}

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for pack in self._packs:
            for text in texts_of(pack):
                kind = ""
                for header, name in _HEADER_OR_ID.findall(text):
                    kind = header.rsplit(".", 1)[-1] if header else kind
                    if name:
                        found.setdefault(kind, set()).add(name)
        return found

"""Checks where a forbidden phrase is said to be innocent: `unless_in` may name any place of any pack at hand.

A phrase of the common pack is laid under packs that have other situations, so that an id need not be one of the pack
that is loaded; one that no pack has is misspelt.
"""

from collections.abc import Iterable

from desktop.storage.library_entries import Layers
from desktop.storage.library_files import PackFolder, read_files
from desktop.storage.library_format import PhraseEntry
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, nearest

_PLACES = ("stage", "situation", "family")


def check_allowances(layers: Layers, packs: Iterable[PackFolder], problems: list[Problem]) -> None:
    """Tells of each id in an `unless_in` that neither `layers` nor any of `packs` has; such an id has no effect."""
    known = {entry_id for kind, entry_id in layers if kind in _PLACES}
    named = [
        (placed, index, name)
        for placed in layers.values()
        if isinstance(placed.entry, PhraseEntry)
        for index, name in enumerate(placed.entry.unless_in)
        if name not in known
    ]
    if not named:
        return
    known |= _everywhere(packs)
    for placed, index, name in named:
        if name not in known:
            message = f"没有 id 为“{name}”的阶段、情形或分组，这一处没有生效，{nearest(name, sorted(known))}"
            problems.append(placed.problem(message, "unless_in", index, example=key_help("unless_in").example))


def _everywhere(packs: Iterable[PackFolder]) -> set[str]:
    """The ids as they are written, since what else is wrong with an entry is no matter here."""
    found: set[str] = set()
    for pack in packs:
        for file in read_files(pack, []):
            for kind in _PLACES:
                tables = file.values.get(kind)
                entries = tables if isinstance(tables, list) else ()
                ids = (entry.get("id") for entry in entries if isinstance(entry, dict))
                found.update(one for one in ids if isinstance(one, str))
    return found

"""What a kept call was held with, as it is today: for the names of things, and to score what was not scored."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from desktop import paths
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.errors import PeitingError
from desktop.session.rule_names import RuleNames
from desktop.storage.kept_call import KeptCall

_USUAL = "inbound"


@cache
def library_and_sheet(pack: str) -> tuple[Library, ScoreSheet]:
    """The library and the sheet of that pack.

    A pack that is gone still lets its calls be told of: what has no name any more goes by its id.
    """
    from desktop.storage.library import load_library

    folders = paths.library_folders()
    try:
        loaded = load_library(pack, folders)
        return loaded.library, loaded.sheet
    except PeitingError:
        return Library(pack, pack, "?", ()), ScoreSheet("", "", "", ())


def names_in(pack: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """What dimensions and what rules are called in a pack; empty: in the one that ships for incoming calls."""
    library, sheet = library_and_sheet(pack or _USUAL)
    dimensions = {dimension.id: dimension.name for dimension in sheet.dimensions}
    return lambda one: dimensions.get(one, one), RuleNames(library).of_rule


def scored(call: KeptCall) -> KeptCall:
    """A call that was kept without a score is scored now: the same record and sheet always give the same score."""
    from desktop.core.scoring import score_call

    library, sheet = library_and_sheet(call.summary.pack)
    if call.score is not None or call.summary.state != "ended" or not sheet.dimensions:
        return call
    score = score_call(call.events, sheet, library, call.judgements)
    summary = replace(call.summary, score=score.score, sheet=score.sheet, sheet_version=score.version)
    return replace(call, summary=summary, score=score)

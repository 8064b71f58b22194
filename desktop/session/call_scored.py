"""What a call scored, on its way from the call's thread to the window."""

from dataclasses import dataclass

from desktop.core.call_score import CallScore
from desktop.core.events import Event
from desktop.core.score_sheet import ScoreSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class CallScored(Event):
    """The filled-in sheet and the sheet itself; posted right before `CallEnded`, so that nobody waits for the record.

    It never goes to the record or to standard output: not in `core.events`, it is no part of their contract.
    """

    call: str
    """The record's id of the call; empty where it is not kept."""
    score: CallScore
    sheet: ScoreSheet

"""A kept call as the window looks back on one that is just over."""

from desktop.gui.call_notes import CallNotes
from desktop.session.call_judging import CallJudging


def notes_of(judging: CallJudging) -> CallNotes:
    """What `WrapUp.show_notes` takes: the call's happenings, its score with the trainer's part, what was contested."""
    notes = CallNotes(items=judging.library.items, contests=tuple(judging.contests.values()))
    for event in (*judging.kept.events, judging.scored):
        notes.feed(event)
    return notes

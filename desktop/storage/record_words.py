"""Takes what was said out of calls whose summary stays."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.storage.record_privacy import Sealing
from desktop.storage.record_tables import Call, KeptEvent
from desktop.storage.sealed_events import bare_line, sealed_line


def forget_words(session: Session, until: str) -> int:
    """Leave calls that began before `until` as a summary would have kept them; returns how many had words.

    They count as summaries from then on, so that nobody looks for words in them again.
    """
    wordy = select(Call).where(Call.privacy != "summary", Call.state != "open", Call.started_at < until)
    calls = session.scalars(wordy).all()
    for call in calls:
        for event in session.scalars(select(KeptEvent).where(KeptEvent.call == call.number)):
            event.json = bare_line(event.json)
        call.privacy = "summary"
    return len(calls)


def seal_words(session: Session, sealing: Sealing) -> int:
    """Seal every word that stands in clear; returns of how many events."""
    calls = select(Call.number).where(Call.privacy != "summary")
    wordy = select(KeptEvent).where(KeptEvent.call.in_(calls), KeptEvent.json.not_like('%"sealed": "%'))
    sealed = 0
    for event in session.scalars(wordy):
        line = sealed_line(event.json, sealing)
        if line != event.json:
            event.json = line
            sealed += 1
    return sealed

"""Reads out of the record what was kept of a call."""

from typing import Any, Literal, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.core.call_score import CallScore, Contest, Judgement
from desktop.core.events import Event
from desktop.core.score_sheet import Grade
from desktop.storage.kept_call import CallSummary, KeptCall, RecordSizes, Remark
from desktop.storage.record_find import Found, one_call, summary
from desktop.storage.record_privacy import Sealing
from desktop.storage.record_scores import score_from_json
from desktop.storage.record_tables import Call, KeptContest, KeptEvent, KeptJudgement, KeptRemark, KeptScore
from desktop.storage.sealed_events import event_of, note_of


def read_summaries(session: Session, found: Found) -> list[CallSummary]:
    """The calls that a statement finds."""
    return [summary(row) for row in session.execute(found)]


def read_call(session: Session, call_id: str, sealing: Sealing) -> KeptCall | None:
    """All that was kept of a call; None for an id that is not there."""
    row = session.execute(one_call(call_id)).first()
    if row is None:
        return None
    number = row[0].number
    read = _events(session, number, sealing)
    return KeptCall(
        summary=summary(row),
        events=tuple(event for event, _ in read),
        unreadable=sum(not whole for _, whole in read),
        judgements=_judgements(session, number, sealing),
        contests=_contests(session, number, sealing),
        score=_score(session, number),
        remarks=_remarks(session, number),
    )


def read_events(session: Session, call: int, sealing: Sealing) -> tuple[Event, ...]:
    """The events of a call, in order."""
    return tuple(event for event, _ in _events(session, call, sealing))


def read_sizes(session: Session, size: int) -> RecordSizes:
    """How much is kept; `size` is what it takes on the disk."""
    tables = {"events": KeptEvent, "judgements": KeptJudgement, "contests": KeptContest, "scores": KeptScore}
    counts: dict[str, Any] = {
        name: session.scalar(select(func.count()).select_from(table)) for name, table in tables.items()
    }
    calls = select(func.count(), func.min(Call.started_at), func.max(Call.started_at))
    number, oldest, newest = session.execute(calls).one()
    return RecordSizes(calls=number, **counts, bytes=size, oldest=oldest or "", newest=newest or "")


def _events(session: Session, call: int, sealing: Sealing) -> list[tuple[Event, bool]]:
    lines = session.scalars(select(KeptEvent.json).where(KeptEvent.call == call).order_by(KeptEvent.position))
    return [event_of(line, sealing) for line in lines]


def _judgements(session: Session, call: int, sealing: Sealing) -> tuple[Judgement, ...]:
    rows = session.scalars(select(KeptJudgement).where(KeptJudgement.call == call).order_by(KeptJudgement.number))
    return tuple(
        Judgement(row.item, cast("Grade | None", row.grade), row.by, note_of(row.note, sealing), row.at) for row in rows
    )


def _contests(session: Session, call: int, sealing: Sealing) -> tuple[Contest, ...]:
    rows = session.scalars(select(KeptContest).where(KeptContest.call == call).order_by(KeptContest.number))
    return tuple(Contest(item=row.item, note=note_of(row.note, sealing), at=row.at) for row in rows)


def _remarks(session: Session, call: int) -> tuple[Remark, ...]:
    rows = session.scalars(select(KeptRemark).where(KeptRemark.call == call).order_by(KeptRemark.number))
    return tuple(
        Remark(cast("Literal['promise', 'complaint']", row.about), row.subject, row.said, row.by, row.at)
        for row in rows
    )


def _score(session: Session, call: int) -> CallScore | None:
    kept = session.get(KeptScore, call)
    return score_from_json(kept.json) if kept else None

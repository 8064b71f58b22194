"""The record of calls: one commit an event, so that a kill at any moment loses none of them.

Events are kept as the JSON lines that `peiting replay` prints, as far as the level of privacy lets them through.
Tables: `record_tables`; SQLite and PostgreSQL: `record_database`; older records: `migrations`.
"""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from desktop.core.call_score import CallScore, Contest, Judgement
from desktop.core.events import PASSING, CallEnded, CallStarted, Event
from desktop.errors import PeitingError
from desktop.storage.call_id import new_call_id
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallSummary, KeptCall, Privacy, RecordSizes, Remark
from desktop.storage.migrations import migrate
from desktop.storage.record_database import Database, connect
from desktop.storage.record_find import every_call, matching
from desktop.storage.record_open_call import OpenCall, row_of
from desktop.storage.record_owner import is_kept_elsewhere
from desktop.storage.record_privacy import Sealing, Unsealed, keep_for
from desktop.storage.record_reading import read_call, read_events, read_sizes, read_summaries
from desktop.storage.record_scores import score_to_json
from desktop.storage.record_tables import Call, KeptContest, KeptEvent, KeptJudgement, KeptRemark, KeptScore
from desktop.storage.record_words import forget_words, seal_words


def open_record(
    where: Path | str, privacy: Privacy, sealing: Sealing | None = None, hide_names: bool = False
) -> "CallRecord":
    """The record at a path (SQLite) or at a URL, e.g. postgresql://name:password@server/database.

    It is made, or brought to this version, where need be; calls whose program went away are marked interrupted.
    Raises PeitingError (`record-…`) when it cannot be used.
    """
    database = connect(where)
    try:
        migrate(database)
        record = CallRecord(database, privacy, sealing or Unsealed(), hide_names)
        record.mark_interrupted()
    except BaseException:
        database.close()
        raise
    return record


class CallRecord:
    """Every method that writes is one transaction, on the disk when the method returns.

    It raises PeitingError (`record-…`) when the record cannot be written; the call goes on all the same, and the same
    event may be given again: what had arrived without anybody knowing is not kept twice.
    """

    def __init__(self, database: Database, privacy: Privacy, sealing: Sealing, hide_names: bool) -> None:
        self._database = database
        self._privacy = privacy
        self._sealing = sealing
        self._hide_names = hide_names
        self._open: dict[str, OpenCall] = {}
        self.found_interrupted: tuple[CallSummary, ...] = ()
        """Calls that were open, and nobody's any more, when the record was opened; the latest first."""

    def begin(self, started: CallStarted, call_id: str = "") -> str:
        """Open a call. Returns its id: `call_id`, from `new_call_id`, where the caller may have to ask twice."""
        call_id = call_id or new_call_id(started.started_at)
        call = OpenCall(keep_for(self._privacy, self._hide_names), self._sealing)
        kept = call.let_through(started)
        with self._database.writing() as session:
            known = session.scalar(select(Call.number).where(Call.id == call_id))
            if known is None:
                row = row_of(call_id, started, self._privacy)
                session.add(row)
                session.flush()
                call.number = row.number
                call.add(session, kept or started)
            else:
                call.number = known
        call.was_kept()
        self._open[call_id] = call
        return call_id

    def keep(self, call_id: str, event: Event) -> None:
        """Keep one event. State that the next event replaces is passed over, and what privacy holds back."""
        call = self._open[call_id]
        kept = None if isinstance(event, PASSING) else call.let_through(event)
        if kept is None:
            return
        with self._database.writing() as session:
            call.add(session, kept)
        call.was_kept()

    def close_call(self, call_id: str, ended: CallEnded) -> None:
        """Keep the last event and close the call."""
        call = self._open[call_id]
        values: dict[str, Any] = {"state": "ended", "seconds": ended.time, "hung_up": ended.hung_up}
        if ended.score is not None:
            values["score"] = ended.score
        with self._database.writing() as session:
            call.add(session, ended)
            session.execute(update(Call).where(Call.number == call.number).values(**values))
        del self._open[call_id]

    def keep_score(self, call_id: str, score: CallScore) -> None:
        """Keep what a call scored, in place of what it scored before."""
        values = {"score": score.score, "sheet": score.sheet, "sheet_version": score.version}
        with self._database.writing() as session:
            number = self._number(session, call_id)
            session.merge(KeptScore(call=number, json=score_to_json(score)))
            session.execute(update(Call).where(Call.number == number).values(**values))

    def judge(self, call_id: str, judgement: Judgement) -> None:
        """Keep what a trainer says of an item; to work out the score anew and to keep it is the caller's."""
        said = {"item": judgement.item, "grade": judgement.grade, "by": judgement.by, "at": judgement.at}
        with self._database.writing() as session:
            note = self._sealing.seal(judgement.note)
            session.add(KeptJudgement(call=self._number(session, call_id), note=note, **said))

    def contest(self, call_id: str, contest: Contest) -> None:
        """Keep that the agent disagrees with an item."""
        with self._database.writing() as session:
            note = self._sealing.seal(contest.note)
            number = self._number(session, call_id)
            session.add(KeptContest(call=number, item=contest.item, at=contest.at, note=note))

    def remark(self, call_id: str, remark: Remark) -> None:
        """Keep what somebody says of a call outside its score."""
        with self._database.writing() as session:
            session.add(KeptRemark(call=self._number(session, call_id), **asdict(remark)))

    def calls(self) -> list[CallSummary]:
        """Every call, the latest first."""
        with self._database.reading() as session:
            return read_summaries(session, every_call())

    def find(self, query: CallQuery) -> list[CallSummary]:
        """The calls that fit, the latest first."""
        with self._database.reading() as session:
            return read_summaries(session, matching(query))

    def call(self, call_id: str) -> KeptCall:
        """All that was kept of a call. Raises PeitingError (`record-no-call`) for an id that is not there."""
        with self._database.reading() as session:
            kept = read_call(session, call_id, self._sealing)
        if kept is None:
            raise _no_call(call_id)
        return kept

    def events(self, call_id: str) -> list[Event]:
        """Everything that was kept of a call, in order. Raises PeitingError as `call` does."""
        with self._database.reading() as session:
            return list(read_events(session, self._number(session, call_id), self._sealing))

    def erase(self, call_ids: Iterable[str]) -> int:
        """Remove calls for good, bytes included; those that are going on stay. Returns how many went."""
        erased = 0
        with self._database.writing() as session:
            for call_id in call_ids:
                call = session.scalar(select(Call).where(Call.id == call_id))
                if call is not None and not self._goes_on(call):
                    session.execute(delete(Call).where(Call.number == call.number))
                    erased += 1
        self._database.forget_erased()
        return erased

    def forget_words(self, until: str) -> int:
        """Remove for good what was said in calls that began before `until`; returns in how many there was anything."""
        with self._database.writing() as session:
            forgotten = forget_words(session, until)
        # Also when nothing went: another program may have kept the last one from cleaning up.
        self._database.forget_erased()
        return forgotten

    def seal_words(self) -> int:
        """Seal what an older version kept in clear; returns how many events that were."""
        with self._database.writing() as session:
            sealed = seal_words(session, self._sealing)
        if sealed:
            self._database.forget_erased()
        return sealed

    def sizes(self) -> RecordSizes:
        """How much is kept."""
        size = self._database.bytes()
        with self._database.reading() as session:
            return read_sizes(session, size)

    def mark_interrupted(self) -> None:
        """Mark the calls whose program has gone; they last as long as what was kept of them."""
        with self._database.writing() as session:
            open_still = session.scalars(select(Call).where(Call.state == "open")).all()
            gone = [call for call in open_still if not self._goes_on(call)]
            _interrupt(session, [call.number for call in gone])
            ids = {call.id for call in gone}
        if ids:
            self.found_interrupted = tuple(call for call in self.calls() if call.id in ids)

    def close(self) -> None:
        """Let go of the database; what is open still is interrupted, as it will be found when that cannot be told."""
        numbers = [call.number for call in self._open.values()]
        self._open = {}
        with contextlib.suppress(PeitingError):
            if numbers:
                with self._database.writing() as session:
                    _interrupt(session, numbers)
        self._database.close()

    def _goes_on(self, call: Call) -> bool:
        kept_here = call.id in self._open
        return call.state == "open" and (kept_here or is_kept_elsewhere(call, self._database.shared))

    def _number(self, session: Session, call_id: str) -> int:
        number = session.scalar(select(Call.number).where(Call.id == call_id))
        if number is None:
            raise _no_call(call_id)
        return number


def _interrupt(session: Session, numbers: Sequence[int]) -> None:
    last = select(func.max(KeptEvent.time)).where(KeptEvent.call == Call.number).scalar_subquery()
    lost = {"state": "interrupted", "seconds": last}
    session.execute(update(Call).where(Call.number.in_(numbers)).values(**lost))


def _no_call(call_id: str) -> PeitingError:
    remedy = "用 peiting history 查看有哪些通话。"
    return PeitingError("record-no-call", f"没有编号为“{call_id}”的通话。", remedy)

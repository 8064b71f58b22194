"""Erases what is kept: one call, all before a day, or everything that tells of a call or of a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import PeitingError
from desktop.session.kept_record import open_kept_record
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.call_query import CallQuery
from desktop.storage.exceptions import forget_proposed, forget_proposed_in
from desktop.storage.kept_call import CallSummary
from desktop.storage.kept_data import KeptFile, Kind, erase_files
from desktop.storage.record_settings import RecordSettings
from desktop.storage.seal_keys import SealKeys

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, for good."""

    calls: int
    practice: int = 0
    """Rehearsals and papers."""
    false_alarms: int = 0
    """Reported false alarms whose words went."""
    files: tuple[KeptFile, ...] = ()
    going_on: int = 0
    """Calls that stay because they are going on."""


def erase_call(wanted: RecordSettings, call_id: str) -> Erased:
    """Erase one call. Raises PeitingError (`record-no-call`) where there is none of that id."""
    record = open_kept_record(wanted)
    try:
        return erase_call_from(record, call_id)
    finally:
        record.close()


def erase_call_from(record: "CallRecord", call_id: str) -> Erased:
    """As `erase_call`, from a record that is open; the words of false alarms reported in that call go too."""
    call = record.call(call_id).summary
    erased = record.erase([call_id])
    forgotten = forget_proposed_in(paths.proposed_exceptions(), call.started_at) if erased else 0
    return Erased(erased, false_alarms=forgotten, going_on=int(call.state == "open" and not erased))


def erase_before(wanted: RecordSettings, day: str) -> Erased:
    """Erase every call that began before `day`, ISO 8601, the words of false alarms reported in them, and practice."""
    record = open_kept_record(wanted)
    try:
        ids = _ids(record.find, day)
        erased = record.erase(ids)
    finally:
        record.close()
    forgotten = forget_proposed(paths.proposed_exceptions(), day)
    return Erased(erased, erase_practice(wanted, day), forgotten, going_on=len(ids) - erased)


def erase_all(wanted: RecordSettings) -> Erased:
    """Erase every call, all practice, the keys, the false alarms, the usual paces and the logs.

    Settings, packs and models stay, and calls in a database that a team shares: they are not this machine's alone.
    Raises PeitingError (`record-in-use`) while a call is going on, before anything is gone.
    """
    calls = _erase_calls(wanted)
    practice = erase_practice(wanted)
    # The keys go first: what is left of sealed words anywhere, in a backup too, is unreadable from then on.
    SealKeys(paths.seal_keys()).destroy()
    return Erased(calls, practice, files=tuple(erase_files()))


def erase_kind(wanted: RecordSettings, kind: Kind) -> Erased:
    """Erase what is of one kind. Raises PeitingError as `erase_all` does."""
    if kind == "keys":
        SealKeys(paths.seal_keys()).destroy()
    calls = _erase_calls(wanted) if kind == "record" else 0
    practice = erase_practice(wanted) if kind == "practice" else 0
    return Erased(calls, practice, files=tuple(erase_files((kind,))))


def erase_practice(wanted: RecordSettings, before: str = "") -> int:
    """Erase what came of practice, all or from before a day; returns how many rehearsals and papers that was."""
    if not paths.practice_database().exists():
        return 0
    with kept_practice(wanted) as record:
        return record.erase(before)


def _erase_calls(wanted: RecordSettings) -> int:
    if wanted.url or not paths.record_database().exists():
        return 0
    record = open_kept_record(wanted)
    try:
        if record.find(CallQuery(state="open", limit=1)):
            raise PeitingError("record-in-use", "有一通电话正在进行，什么都没有删。", "请等它结束后再试。")
        return record.erase(_ids(record.find, ""))
    finally:
        record.close()


def _ids(find: Callable[[CallQuery], list[CallSummary]], until: str) -> list[str]:
    found: list[str] = []
    while page := find(CallQuery(until=until, limit=_PAGE, offset=len(found))):
        found += [call.id for call in page]
    return found

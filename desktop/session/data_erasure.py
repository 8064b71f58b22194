"""Erases what is kept: one call, all before a day, or everything that tells of a call or of a person."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop import paths
from desktop.errors import PeitingError
from desktop.session.kept_record import open_kept_record
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.call_query import CallQuery
from desktop.storage.exceptions import forget_proposed
from desktop.storage.kept_call import CallSummary
from desktop.storage.kept_data import KeptFile, erase_files
from desktop.storage.record_settings import RecordSettings
from desktop.storage.seal_keys import SealKeys

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
        call = record.call(call_id)
        erased = record.erase([call_id])
        return Erased(calls=erased, going_on=int(call.summary.state == "open" and not erased))
    finally:
        record.close()


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
    calls = 0
    if not wanted.url and paths.record_database().exists():
        record = open_kept_record(wanted)
        try:
            if record.find(CallQuery(state="open", limit=1)):
                raise PeitingError("record-in-use", "有一通电话正在进行，什么都没有删。", "请等它结束后再试。")
            calls = record.erase(_ids(record.find, ""))
        finally:
            record.close()
    practice = erase_practice(wanted)
    # The keys go first: what is left of sealed words anywhere, in a backup too, is unreadable from then on.
    SealKeys(paths.seal_keys()).destroy()
    return Erased(calls, practice, files=tuple(erase_files()))


def erase_practice(wanted: RecordSettings, before: str = "") -> int:
    """Erase what came of practice, all or from before a day; returns how many rehearsals and papers that was."""
    if not paths.practice_database().exists():
        return 0
    with kept_practice(wanted) as record:
        return record.erase(before)


def _ids(find: Callable[[CallQuery], list[CallSummary]], until: str) -> list[str]:
    found: list[str] = []
    while page := find(CallQuery(until=until, limit=_PAGE, offset=len(found))):
        found += [call.id for call in page]
    return found

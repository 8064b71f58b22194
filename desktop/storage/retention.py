"""How long calls and their words are kept, and what is erased once that is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.storage.call_query import CallQuery

if TYPE_CHECKING:
    from desktop.storage.record import CallRecord


@dataclass(frozen=True, slots=True)
class Retention:
    """Days from the beginning of a call."""

    days: int
    """Until it is erased."""
    words_days: int
    """Until what was said in it is; words never outlive their call."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was erased because its time was over."""

    calls: int = 0
    words: int = 0
    """Calls whose words went while the rest stays."""

    def __str__(self) -> str:
        parts = [f"{self.calls} 通通话" if self.calls else "", f"{self.words} 通通话里说过的话" if self.words else ""]
        return f"到了保存期限，已删除{'和'.join(part for part in parts if part)}。" if self.calls or self.words else ""


def purge(record: "CallRecord", retention: Retention, now: datetime) -> Purged:
    """Erase what is older than `retention` allows, bytes included; a call that is going on stays.

    Age counts from when a call began. One whose beginning is unknown stays until it is erased by hand.
    Raises PeitingError (`record-…`) when the record cannot be written; the next purge goes on.
    """
    calls = 0
    until = _before(now, retention.days)
    while ids := [call.id for call in record.find(CallQuery(since="0", until=until)) if call.state != "open"]:
        erased = record.erase(ids)
        calls += erased
        if not erased:
            break
    return Purged(calls, record.forget_words(_before(now, retention.words_days)))


def _before(now: datetime, days: int) -> str:
    return (now - timedelta(days=days)).isoformat(timespec="seconds")

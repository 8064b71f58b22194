"""Calls of the past that a library can be tried on: from the record, and from files of written calls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from desktop.core.events import AlertAnswered, AlertRaised, Event, FinalTranscript
from desktop.errors import PeitingError
from desktop.session.heard_again import UNHEARD_RULES, heard_again
from desktop.session.recital import recite
from desktop.session.trial_result import Unusable
from desktop.session.written_call import WrittenCall, read_written_call
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallSummary, KeptCall

_PAGE = 500


@dataclass(frozen=True, slots=True)
class PastCall:
    """One call, ready to be heard again as often as need be."""

    id: str
    pack: str
    events: tuple[Event, ...]
    """What was heard and done, `CallStarted` first, `CallEnded` last."""
    unheard: frozenset[str] = frozenset()
    """Rules that it cannot tell about."""
    called_wrong: tuple[AlertRaised, ...] = ()
    """The alerts of that day that the agent called false alarms."""

    @property
    def seconds(self) -> float:
        """How long it lasted."""
        return self.events[-1].time


class PastCalls(Protocol):
    """Calls one after another; no more than one is in memory."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[PastCall | Unusable]: ...


class Record(Protocol):
    """The part of the record of calls that is needed here."""

    def find(self, query: CallQuery) -> list[CallSummary]: ...

    def call(self, call_id: str) -> KeptCall: ...


class KeptCalls:
    """The calls of the record, held with `pack` where one is named, from the day `since` on."""

    def __init__(self, record: Record, pack: str = "", since: str = "") -> None:
        self._record = record
        self._found = tuple(self._all(CallQuery(pack=pack, since=since, limit=_PAGE)))

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[PastCall | Unusable]:
        for summary in self._found:
            yield self._past(summary)

    def _all(self, query: CallQuery) -> Iterator[CallSummary]:
        # A call that begins meanwhile moves all others one place down the list.
        seen: set[str] = set()
        while page := self._record.find(query):
            yield from (one for one in page if one.id not in seen)
            seen.update(one.id for one in page)
            if len(page) < query.limit:
                return
            query = replace(query, offset=query.offset + query.limit)

    def _past(self, summary: CallSummary) -> PastCall | Unusable:
        if summary.privacy == "summary":
            return Unusable(summary.id, "只记了结果，没有记下说过的话")
        if summary.state == "open":
            return Unusable(summary.id, "通话还没有结束")
        try:
            kept = self._record.call(summary.id)
        except PeitingError as error:
            return Unusable(summary.id, error.message.rstrip("。"))
        said = [event for event in kept.events if isinstance(event, FinalTranscript)]
        if said and not any(final.text for final in said):
            return Unusable(summary.id, "说过的话已经删除，或者读不出来")
        events = heard_again(kept.events)
        if not events:
            return Unusable(summary.id, "没有记下通话的开头")
        return PastCall(summary.id, summary.pack, events, UNHEARD_RULES, tuple(_called_wrong(kept.events)))


class WrittenCalls:
    """The written calls (`*.jsonl`) of a folder; those that do not tell their pack are held with `pack`.

    Raises PeitingError when there is no such folder, or no such file in it.
    """

    def __init__(self, folder: Path, pack: str, since: str = "", only_of: str = "") -> None:
        """`only_of` names the pack of the calls that are wanted; empty: all."""
        self._pack, self._since, self._only_of = pack, since, only_of
        if not folder.is_dir():
            raise PeitingError("no-such-folder", f"没有这个文件夹：{folder}。", "请给出放着 .jsonl 文件的文件夹。")
        self._files = sorted(path for path in folder.glob("*.jsonl") if not path.name.endswith(".expected.jsonl"))
        if not self._files:
            raise PeitingError("no-calls", f"文件夹 {folder} 里没有 .jsonl 文件。", "每通电话一个文件，每行一句话。")

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[PastCall | Unusable]:
        for file in self._files:
            try:
                call = read_written_call(file)
            except PeitingError as error:
                yield Unusable(file.name, error.message.rstrip("。"))
                continue
            if self._is_wanted(call):
                started = call.header.started(call.channels, call.header.pack or self._pack)
                yield PastCall(file.name, started.pack, tuple(recite(call, started)))

    def _is_wanted(self, call: WrittenCall) -> bool:
        since, pack = call.header.started_at, call.header.pack or self._pack
        return self._only_of in ("", pack) and (not self._since or not since or since >= self._since)


def _called_wrong(kept: Sequence[Event]) -> Iterator[AlertRaised]:
    answered: dict[str, bool] = {}
    for event in kept:
        if isinstance(event, AlertAnswered) and event.answer != "mute":
            answered[event.id] = event.answer == "false_alarm"
    yield from (event for event in kept if isinstance(event, AlertRaised) and answered.get(event.id))

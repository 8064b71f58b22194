"""The statement behind a search, and a call as lists show it."""

from typing import Any, TypeAlias, cast

from sqlalchemy import Row, Select, func, or_, select

from desktop.core.events import Channel
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallState, CallSummary, Privacy
from desktop.storage.record_tables import Call, KeptAlert, KeptContest

_CONTESTS = select(func.count()).where(KeptContest.call == Call.number).scalar_subquery()

Found: TypeAlias = "Select[Call, int]"


def every_call() -> Found:
    """All of them, the latest first; the rows are for `summary`."""
    return select(Call, _CONTESTS).order_by(Call.number.desc())


def matching(query: CallQuery) -> Found:
    """Those that fit."""
    found = every_call().limit(query.limit).offset(query.offset)
    for name in ("pack", "state"):
        if wanted := getattr(query, name):
            found = found.where(getattr(Call, name) == wanted)
    if query.agent:
        found = found.where(or_(Call.agent_number == query.agent, Call.agent_name == query.agent))
    if query.rule:
        held = select(KeptAlert.call).where(KeptAlert.rule == query.rule, KeptAlert.state == "confirmed")
        found = found.where(Call.number.in_(held))
    return _within(found, query)


def _within(found: Found, query: CallQuery) -> Found:
    if query.since:
        found = found.where(Call.started_at >= query.since)
    if query.until:
        found = found.where(Call.started_at < query.until)
    if query.least is not None:
        found = found.where(Call.score >= query.least)
    if query.most is not None:
        found = found.where(Call.score <= query.most)
    return found


def summary(row: "Row[Call, int]") -> CallSummary:
    """One call as lists show it."""
    call, contests = row
    same: dict[str, Any] = {name: getattr(call, name) for name in _SAME}
    return CallSummary(
        **same,
        state=cast("CallState", call.state),
        privacy=cast("Privacy", call.privacy),
        channels=cast("tuple[Channel, ...]", tuple(call.channels.split(","))),
        contests=contests,
    )


_SAME = (
    *("id", "started_at", "pack", "agent_number", "agent_name", "seconds", "hung_up"),
    *("score", "sheet", "sheet_version"),
)

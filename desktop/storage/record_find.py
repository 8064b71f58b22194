"""The statement behind a search, and a call as lists show it."""

from typing import Any, TypeAlias, cast

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import aliased

from desktop.core.events import Channel
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import CallState, CallSummary, Privacy
from desktop.storage.record_tables import Call, KeptAlert, KeptContest

Found: TypeAlias = "Select[Call, int, int]"


def every_call() -> Found:
    """All of them, the latest first; the rows are for `summary`."""
    return _counted(select(Call))


def one_call(call_id: str) -> Found:
    """One of them, or none."""
    return _counted(select(Call).where(Call.id == call_id))


def matching(query: CallQuery) -> Found:
    """Those that fit."""
    found = select(Call).order_by(Call.number.desc()).limit(query.limit).offset(query.offset)
    for name in ("pack", "state"):
        if wanted := getattr(query, name):
            found = found.where(getattr(Call, name) == wanted)
    if query.agent:
        found = found.where(or_(Call.agent_number == query.agent, Call.agent_name == query.agent))
    if query.rule:
        held = select(KeptAlert.call).where(KeptAlert.rule == query.rule, KeptAlert.state == "confirmed")
        found = found.where(Call.number.in_(held))
    return _counted(_within(found, query))


def _counted(found: "Select[Call]") -> Found:
    # Around the page, not in it: a server counts for the rows that a page leaves out as well.
    page = aliased(Call, found.subquery())
    contests = select(func.count()).where(KeptContest.call == page.number).scalar_subquery()
    alerts = select(func.count()).where(KeptAlert.call == page.number, KeptAlert.state != "withdrawn")
    return select(page, contests, alerts.scalar_subquery()).order_by(page.number.desc())


def _within(found: "Select[Call]", query: CallQuery) -> "Select[Call]":
    if query.since:
        found = found.where(Call.started_at >= query.since)
    if query.until:
        found = found.where(Call.started_at < query.until)
    if query.least is not None:
        found = found.where(Call.score >= query.least)
    if query.most is not None:
        found = found.where(Call.score <= query.most)
    return found


def summary(row: "Row[Call, int, int]") -> CallSummary:
    """One call as lists show it."""
    call, contests, alerts = row
    same: dict[str, Any] = {name: getattr(call, name) for name in _SAME}
    return CallSummary(
        **same,
        state=cast("CallState", call.state),
        privacy=cast("Privacy", call.privacy),
        channels=cast("tuple[Channel, ...]", tuple(call.channels.split(","))),
        contests=contests,
        alerts=alerts,
    )


_SAME = (
    *("id", "started_at", "pack", "agent_number", "agent_name", "seconds", "hung_up"),
    *("score", "sheet", "sheet_version"),
)

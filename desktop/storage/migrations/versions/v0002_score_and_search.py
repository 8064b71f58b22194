"""Public ids, what calls are searched by, alerts with what became of them, judgements, contests, scores."""

import json
import platform
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_MOMENT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the new tables and move everything into them."""
    op.drop_index("ix_calls_state", "calls")
    op.drop_index("ix_events_call_id", "events")
    op.rename_table("calls", "first_calls")
    op.rename_table("events", "first_events")
    calls = _make_calls()
    _make_events()
    alerts = _make_alerts()
    _make_scores()
    _move_calls(calls)
    op.execute(
        "INSERT INTO events (call, position, time, type, json) SELECT call_id, "
        "row_number() OVER (PARTITION BY call_id ORDER BY id) - 1, time, type, json FROM first_events ORDER BY id"
    )
    _find_alerts(alerts)
    op.drop_table("first_events")
    op.drop_table("first_calls")


def _make_calls() -> sa.Table:
    texts = ("pack", "agent_number", "agent_name", "channels", "privacy", "state", "machine", "process", "hung_up")
    table = op.create_table(
        "calls",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("started_at", _MOMENT, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in (*texts, "sheet", "sheet_version")),
        sa.Column("seconds", sa.Float),
        sa.Column("score", sa.Float),
        sqlite_autoincrement=True,
    )
    for name in ("agent_number", "agent_name", "pack", "state"):
        op.create_index(f"calls_by_{name}", "calls", [name, "number"])
    op.create_index("calls_by_start", "calls", ["started_at"])
    op.create_index("calls_by_score", "calls", ["score"])
    return table


def _call(primary_key: bool = False, index: bool = False) -> sa.Column[int]:
    owner = sa.ForeignKey("calls.number", ondelete="CASCADE")
    return sa.Column("call", sa.Integer, owner, nullable=False, primary_key=primary_key, index=index)


def _make_events() -> None:
    op.create_table(
        "events",
        _call(primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("time", sa.Float, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )


def _make_alerts() -> sa.Table:
    table = op.create_table(
        "alerts",
        _call(primary_key=True),
        sa.Column("alert", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kind", "rule", "severity", "state")),
        sa.Column("false_alarm", sa.Boolean, nullable=False),
    )
    op.create_index("alerts_by_rule", "alerts", ["rule", "state", "call"])
    return table


def _make_scores() -> None:
    for name, said in (("judgements", ("grade", "by")), ("contests", ())):
        op.create_table(
            name,
            sa.Column("number", sa.Integer, primary_key=True),
            _call(index=True),
            sa.Column("item", sa.String, nullable=False),
            *(sa.Column(column, sa.String, nullable=column == "grade") for column in said),
            sa.Column("note", sa.Text, nullable=False),
            sa.Column("at", sa.String, nullable=False),
        )
    op.create_table("scores", _call(primary_key=True), sa.Column("json", sa.Text, nullable=False))


def _move_calls(calls: sa.Table) -> None:
    connection = op.get_bind()
    begun = connection.execute(sa.text("SELECT call_id, json FROM first_events WHERE type = 'CallStarted'"))
    started: dict[int, str] = {call: line for call, line in begun}
    heard = (
        "SELECT DISTINCT call_id FROM first_events WHERE type = 'FinalTranscript' AND json NOT LIKE '%\"text\": \"\"%'"
    )
    worded = set(connection.scalars(sa.text(heard)))
    rows = []
    for old in connection.execute(sa.text("SELECT * FROM first_calls ORDER BY id")).mappings():
        first = json.loads(started.get(old["id"], "{}"))
        rows.append(
            {
                **{key: value for key, value in old.items() if key != "id"},
                "number": old["id"],
                "id": _public_id(old["started_at"]),
                "agent_name": first.get("agent_name", ""),
                "channels": ",".join(first.get("channels", ["agent"])),
                "privacy": "transcript" if old["id"] in worded else "summary",
                "machine": platform.node(),
                "sheet": "",
                "sheet_version": "",
            }
        )
    if rows:
        connection.execute(calls.insert(), rows)


def _public_id(started_at: str) -> str:
    return f"{started_at[:10].replace('-', '')}-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


def _find_alerts(alerts: sa.Table) -> None:
    connection = op.get_bind()
    kinds = "('AlertRaised', 'AlertConfirmed', 'AlertCleared', 'AlertAnswered')"
    lives = connection.execute(
        sa.text(f"SELECT call, type, json FROM events WHERE type IN {kinds} ORDER BY call, position")
    )
    found: dict[tuple[int, str], dict[str, object]] = {}
    for call, kind, line in lives:
        event = json.loads(line)
        key = (call, event["id"])
        if kind == "AlertRaised":
            found[key] = {
                "call": call,
                "alert": event["id"],
                "kind": event["alert"],
                "rule": event["rule"],
                "severity": event["severity"],
                "state": "provisional" if event["provisional"] else "confirmed",
                "false_alarm": False,
            }
        elif key in found:
            found[key].update(_outcome(kind, event))
    if found:
        connection.execute(alerts.insert(), list(found.values()))


def _outcome(kind: str, event: dict[str, str]) -> dict[str, object]:
    if kind == "AlertConfirmed":
        return {"state": "confirmed"}
    if kind == "AlertCleared" and event["reason"] == "withdrawn":
        return {"state": "withdrawn"}
    return {"false_alarm": True} if event.get("answer") == "false_alarm" else {}

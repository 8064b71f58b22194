"""Fills a record with so many calls as a large team makes in a year, by bulk insert."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert, text

from desktop.storage.record_database import Database
from desktop.storage.record_tables import Call, KeptAlert

AGENTS = 200
PACKS = ("inbound", "outbound", "vip", "complaints")
RULES = 60
_BEGAN = datetime(2026, 1, 1, 8)
_AT_ONCE = 5_000


def fill(database: Database, count: int) -> None:
    """`count` ended calls of a year, with three alerts each; the rules are as unevenly spread as they are in truth."""
    choice = random.Random(count)
    calls = [_call(number, count, choice) for number in range(1, count + 1)]
    alerts = [_alert(call["number"], alert, choice) for call in calls for alert in range(3)]
    with database.writing() as session:
        for table, rows in ((Call.__table__, calls), (KeptAlert.__table__, alerts)):
            for start in range(0, len(rows), _AT_ONCE):
                session.execute(insert(table), rows[start : start + _AT_ONCE])
        if database.shared:
            # What a server does by itself within a minute of so many rows.
            session.execute(text("ANALYZE"))


def agent(number: int) -> str:
    """The number of one of them."""
    return f"{8000 + number}"


def rule(number: int) -> str:
    """The id of one of them; the first is in every other call, the last in a few dozen of a hundred thousand."""
    return f"rule_{number}"


def _call(number: int, count: int, choice: random.Random) -> dict[str, object]:
    who = choice.randrange(AGENTS)
    began = _BEGAN + timedelta(days=365 * number / count)
    return {
        "number": number,
        "id": f"{began:%Y%m%d}-{number:08}",
        "started_at": began.isoformat(timespec="seconds"),
        "pack": choice.choice(PACKS),
        "agent_number": agent(who),
        "agent_name": f"坐席{who}",
        "channels": "agent,customer",
        "privacy": "summary",
        "state": "interrupted" if number % 500 == 0 else "ended",
        "machine": "m",
        "process": "1 1.00",
        "seconds": 60.0,
        "hung_up": "customer",
        "score": None if number % 7 == 0 else round(choice.triangular(0, 100, 90), 1),
        "sheet": "q",
        "sheet_version": "1",
    }


def _alert(call: object, alert: int, choice: random.Random) -> dict[str, object]:
    return {
        "call": call,
        "alert": str(alert),
        "kind": "forbidden",
        "rule": rule(int(choice.expovariate(1 / 8)) % RULES),
        "severity": "warning",
        "state": choice.choice(("confirmed", "confirmed", "withdrawn")),
        "false_alarm": False,
    }

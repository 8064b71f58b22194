"""How long the history takes to find calls among a hundred thousand: the answer on the screen's first page."""

import contextlib
import tempfile
import time
from pathlib import Path

import many_calls
import postgres
from figures import percentiles

from desktop.storage.call_query import CallQuery
from desktop.storage.record import open_record
from desktop.storage.record_database import connect

CALLS = 100_000
_TIMES = 20

QUERIES = {
    "all": CallQuery(),
    "deep": CallQuery(offset=CALLS - 200),
    "agent": CallQuery(agent=many_calls.agent(17)),
    "pack": CallQuery(pack="vip"),
    "month": CallQuery(since="2026-05-01", until="2026-06-01"),
    "first week": CallQuery(until="2026-01-08"),
    "worst": CallQuery(most=10.0),
    "no score fits": CallQuery(least=100.5),
    "frequent rule": CallQuery(rule=many_calls.rule(0)),
    "rare rule": CallQuery(rule=many_calls.rule(58)),
    "interrupted": CallQuery(state="interrupted"),
    "all at once": CallQuery(
        agent=many_calls.agent(17),
        pack="vip",
        since="2026-03-01",
        until="2026-09-01",
        rule=many_calls.rule(3),
        most=60.0,
    ),
}
"""By what is asked; 200 calls each at most."""


def measure():
    """Milliseconds for each question, for either database that there is."""
    with tempfile.TemporaryDirectory() as folder:
        figures = {"sqlite": _measure(Path(folder) / "calls.sqlite3")}
    if postgres.programs() is not None:
        with postgres.server() as server:
            figures["postgresql"] = _measure(server.new_database())
    return {"calls": CALLS, "find_ms": figures}


def _measure(where):
    with contextlib.closing(open_record(where, "summary")) as record:
        with contextlib.closing(connect(where)) as database:
            many_calls.fill(database, CALLS)
        return {
            name: percentiles([_milliseconds(record, query) for _ in range(_TIMES)]) for name, query in QUERIES.items()
        }


def _milliseconds(record, query):
    began = time.perf_counter()
    record.find(query)
    return 1000 * (time.perf_counter() - began)

"""Records of every version that there was become records of this one, and nothing of them is lost."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from kept_calls import ENDED, FINAL, STARTED
from sqlalchemy import create_engine, inspect, text

from desktop.core.events import from_json
from desktop.errors import PeitingError
from desktop.storage import migrations
from desktop.storage.call_query import CallQuery
from desktop.storage.record import open_record
from desktop.storage.record_database import connect
from desktop.storage.record_tables import Base

FIRST = Path(__file__).parents[1] / "data" / "record" / "first_schema.sql"
"""An ended call with every fate of an alert, a second one of both channels, and one that broke off."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "calls.sqlite3"


@pytest.fixture
def first(path):
    """A record as the first version of the program left it."""
    with contextlib.closing(sqlite3.connect(path)) as made:
        made.executescript(FIRST.read_text(encoding="utf-8"))
    return path


def lines_of_the_first():
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        made.executescript(FIRST.read_text(encoding="utf-8"))
        return made.execute("SELECT call_id, json FROM events ORDER BY id").fetchall()


def test_the_first_record_keeps_every_event_and_its_order(first):
    with contextlib.closing(open_record(first, "summary")) as record:
        last, second, ended = record.calls()
        kept = {1: record.events(ended.id), 2: record.events(second.id), 3: record.events(last.id)}

    for number, events in kept.items():
        assert events == [from_json(line) for call, line in lines_of_the_first() if call == number]
    assert [call.state for call in (ended, second, last)] == ["ended", "ended", "interrupted"]
    assert (ended.started_at, ended.pack, ended.agent_number) == ("2026-10-05T09:30:00", "inbound", "8012")
    assert (ended.agent_name, ended.seconds, ended.hung_up, ended.score) == ("林岚", 63.5, "customer", None)
    assert (ended.channels, second.channels) == (("agent",), ("agent", "customer"))
    assert (ended.privacy, last.privacy) == ("transcript", "summary")
    assert len({ended.id, second.id, last.id}) == 3
    assert ended.id.startswith("20261005-")


def test_the_calls_of_the_first_record_are_found_by_their_alerts(first):
    with contextlib.closing(open_record(first, "summary")) as record:
        _, second, ended = (call.id for call in record.calls())
        found = {
            rule: [call.id for call in record.find(CallQuery(rule=rule))]
            for rule in ("dont_know", "impatient", "order_customer")
        }

    assert found == {"dont_know": [second, ended], "impatient": [], "order_customer": [ended]}


def test_a_migrated_record_is_kept_on(first):
    with contextlib.closing(open_record(first, "full")) as record:
        call = record.begin(STARTED)
        record.keep(call, FINAL)
        record.close_call(call, ENDED)
    with contextlib.closing(open_record(first, "full")) as record:
        assert record.events(call) == [STARTED, FINAL, ENDED]
        assert len(record.calls()) == 4
        assert record.calls()[0].id == call


def test_a_migration_that_breaks_off_leaves_the_record_as_it_was(first, monkeypatch):
    before = dump(first)
    monkeypatch.setattr("alembic.op.drop_table", broken)
    with pytest.raises(RuntimeError, match="power"):
        open_record(first, "full")
    assert dump(first) == before
    monkeypatch.undo()

    with contextlib.closing(open_record(first, "full")) as record:
        assert len(record.calls()) == 3


def broken(_name):
    raise RuntimeError("the power went away")


def dump(path):
    with contextlib.closing(sqlite3.connect(path)) as made:
        return list(made.iterdump())


def test_the_first_version_of_the_program_refuses_the_record_of_today(path):
    open_record(path, "full").close()

    with contextlib.closing(sqlite3.connect(path)) as made:
        (version,) = made.execute("PRAGMA user_version").fetchone()
    assert version > 1


def test_a_record_of_a_later_version_is_refused_and_left_alone(where):
    open_record(where, "full").close()
    change(where, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(PeitingError, match="更新版本") as caught:
        open_record(where, "full")

    assert caught.value.code == "record-newer"
    assert change(where, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_record_of_today_is_opened_without_alembic(where, monkeypatch):
    open_record(where, "full").close()
    monkeypatch.setattr(migrations, "_upgrade", None)

    open_record(where, "full").close()


def test_the_head_is_the_last_file():
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))

    assert scripts.get_heads() == [migrations.HEAD]


def test_the_migrations_make_the_tables_that_the_program_uses(where):
    open_record(where, "full").close()
    bare = create_engine("sqlite://")
    Base.metadata.create_all(bare)

    with bare.connect() as wanted, contextlib.closing(connect(where)) as database, database.reading() as session:
        assert shape(session.connection()) == shape(wanted)
    bare.dispose()


def shape(connection):
    seen = inspect(connection)
    return {
        table: (
            {(column["name"], column["nullable"]) for column in seen.get_columns(table)},
            tuple(seen.get_pk_constraint(table)["constrained_columns"]),
            {(index["name"], *index["column_names"]) for index in seen.get_indexes(table) if not index["unique"]},
            {(key["referred_table"], *key["constrained_columns"]) for key in seen.get_foreign_keys(table)},
        )
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


def change(where, statement):
    with contextlib.closing(connect(where)) as database, database.writing() as session:
        done = session.execute(text(statement))
        return [tuple(row) for row in done] if done.returns_rows else []

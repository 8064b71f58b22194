import contextlib
import sqlite3
from pathlib import Path

from alembic.script import ScriptDirectory
from practice_runs import paper
from sqlalchemy import inspect

from desktop.storage.practice_record import migrations
from desktop.storage.practice_record.migrations import migrate
from desktop.storage.practice_record.record import open_practice_record
from desktop.storage.practice_record.tables import Base
from desktop.storage.record_database import connect_file


def test_the_files_make_the_tables_that_the_program_knows(tmp_path):
    database = connect_file(tmp_path / "practice.sqlite3")
    with contextlib.closing(database):
        migrate(database)
        migrate(database)
        with database.reading() as session:
            found = inspect(session.connection())
            made = {name: set(found.get_columns(name)[i]["name"] for i in range(len(found.get_columns(name))))
                    for name in found.get_table_names() if name != "alembic_version"}  # fmt: skip
            indexes = {index["name"] for name in made for index in found.get_indexes(name)}

    assert made == {table.name: {column.name for column in table.columns} for table in Base.metadata.sorted_tables}
    assert indexes == {"attempts_by_drill"}


def test_papers_of_before_count_as_exams_but_for_todays_questions(tmp_path):
    path = tmp_path / "practice.sqlite3"
    with contextlib.closing(open_practice_record(path, "summary")) as record:
        record.keep_paper(paper("quick"))
        record.keep_paper(paper("today"))
    with contextlib.closing(sqlite3.connect(path)) as old, old:
        old.execute("ALTER TABLE papers DROP COLUMN mode")
        old.execute("UPDATE alembic_version SET version_num = '0001'")

    with contextlib.closing(open_practice_record(path, "summary")) as record:
        kept = record.papers()

    assert [(one.result.plan, one.result.mode) for one in kept] == [("quick", "exam"), ("today", "learn")]


def test_the_head_is_the_last_file():
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [migrations.HEAD]

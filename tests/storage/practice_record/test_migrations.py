import contextlib

from sqlalchemy import inspect

from desktop.storage.practice_record.migrations import migrate
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

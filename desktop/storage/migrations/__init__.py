"""How a record of any earlier version becomes one of this version (Alembic).

A change of the tables is one file more in `versions`, and `HEAD` below. A file there is never changed again, and
imports nothing of the program: it has to do tomorrow what it did on the day it was written.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from desktop.storage.record_database import Database
from desktop.storage.record_troubles import newer

HEAD = "0003"
"""The last file in `versions`, so that a record which is there already is opened without loading Alembic."""
_FIRST = "0001"
_BEFORE_ALEMBIC = 1
"""SQLite's `user_version` of the first tables, which were made before Alembic counted."""
_REFUSED_BY_THE_FIRST = 2
"""A `user_version` that makes the first version of the program say that the record is newer, not fail somewhere."""


def migrate(database: Database) -> None:
    """Bring the tables to this version, or make them. All of it happens or none.

    Raises PeitingError: `record-newer` for a record of a later version, which is left as it is.
    """
    with database.reading() as session:
        if _revision(session.connection(), database) == HEAD:
            return
    with database.migrating() as connection:
        # Another program may have been faster.
        if _revision(connection, database) != HEAD:
            _upgrade(connection, database)


def _revision(connection: Connection, database: Database) -> str:
    """The revision of the tables; empty for tables from before Alembic, and for none."""
    if inspect(connection).has_table("alembic_version"):
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")
    if not database.shared and int(connection.scalar(text("PRAGMA user_version")) or 0) > _BEFORE_ALEMBIC:
        raise newer(database.where)
    return ""


def _upgrade(connection: Connection, database: Database) -> None:
    # Half a second to import, and needed once in the life of a record.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    revision = _revision(connection, database)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision and revision not in known:
        raise newer(database.where)
    if not revision and inspect(connection).has_table("calls"):
        command.stamp(config, _FIRST)
    command.upgrade(config, "head")
    if not database.shared:
        connection.execute(text(f"PRAGMA user_version = {_REFUSED_BY_THE_FIRST}"))

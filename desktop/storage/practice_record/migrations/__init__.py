"""How a record of practice of any earlier version becomes one of this version (Alembic).

As with the record of calls: a change is one file more in `versions`, and `HEAD`; a file there is never changed again.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from desktop.storage.record_database import Database
from desktop.storage.record_troubles import PRACTICE, newer

HEAD = "0002"
"""The last file in `versions`, so that a record which is there already is opened without loading Alembic."""


def migrate(database: Database) -> None:
    """Bring the tables to this version, or make them. All of it happens or none.

    Raises PeitingError: `practice-record-newer` for a record of a later version, which is left as it is.
    """
    with database.reading() as session:
        if _revision(session.connection()) == HEAD:
            return
    with database.migrating() as connection:
        # Another program may have been faster.
        if _revision(connection) != HEAD:
            _upgrade(connection, database.where)


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def _upgrade(connection: Connection, where: str) -> None:
    # Half a second to import, and needed once in the life of a record.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    revision = _revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision and revision not in known:
        raise newer(where, PRACTICE)
    command.upgrade(config, "head")

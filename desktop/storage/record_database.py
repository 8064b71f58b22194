"""Where the record lies: a SQLite file of the user's own, or a PostgreSQL server that a team shares.

All that differs between the two is in here.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from desktop.errors import PeitingError
from desktop.storage.record_troubles import CALLS, Store, told

_LOCK_SECONDS = 2
"""How long to wait for another program that writes, or for a server; a call must not stand still for longer."""
_MIGRATING = 0x70656974
"""The lock that a program holds on a server while it changes the tables; any number of its own does."""


class Database:
    """An engine with what SQLAlchemy leaves to its user."""

    def __init__(self, where: str, engine: Engine, file: Path | None, store: Store = CALLS) -> None:
        self.where = where
        """For messages; never with a password."""
        self.store = store
        """What it is to its user."""
        self._file = file
        self._reading = engine
        self._writing = engine.execution_options(writing=True)

    @property
    def shared(self) -> bool:
        """Whether several machines write to it."""
        return self._file is None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment. Raises PeitingError for whatever goes wrong in it."""
        with told(self.where, self.store), Session(self._reading) as session, session.begin():
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose end is on the disk. Raises PeitingError for whatever goes wrong in it."""
        with told(self.where, self.store), Session(self._writing) as session, session.begin():
            yield session

    @contextlib.contextmanager
    def migrating(self) -> Iterator[Connection]:
        """One transaction in which nobody else changes the tables."""
        with told(self.where, self.store), self._writing.begin() as connection:
            if self.shared:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATING})
            yield connection

    def forget_erased(self) -> None:
        """Leave no byte of erased rows in SQLite's log; what it freed in the file was overwritten at once.

        Raises PeitingError (`record-traces`) when another program is just reading: the rows are gone, their bytes not.
        """
        if not self.shared:
            with told(self.where, self.store), self._reading.connect() as connection:
                raw: Any = connection.connection.dbapi_connection
                ((busy, *_),) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if busy:
                raise _traces(self.where, self.store)

    def bytes(self) -> int:
        """What it takes on the disk."""
        if self._file is None:
            with self.reading() as session:
                return int(session.scalar(text("SELECT pg_database_size(current_database())")) or 0)
        files = (self._file.with_name(self._file.name + end) for end in ("", "-wal", "-shm"))
        return sum(file.stat().st_size for file in files if file.exists())

    def close(self) -> None:
        """Let go of it."""
        self._reading.dispose()


def _traces(where: str, store: Store) -> PeitingError:
    what = f"已从{store.name} {where} 删除，但另一个程序正在读它，磁盘上还留有痕迹。"
    return PeitingError(f"{store.code}-traces", what, "请关闭那个程序；下一次自动清理会把痕迹清除。")


def connect(where: Path | str) -> Database:
    """A file's path, or a URL such as postgresql://name:password@server/database. Nothing is opened yet but the file.

    Raises PeitingError for a URL that cannot be used.
    """
    if isinstance(where, str) and "://" in where:
        url = _url(where)
        if url.get_backend_name() == "postgresql":
            return _server(url)
        where = url.database or ""
    return connect_file(Path(where))


def _url(where: str) -> URL:
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise _unusable("不是能读懂的数据库地址") from error
    if url.get_backend_name() not in ("postgresql", "sqlite"):
        raise _unusable(f"是 {url.get_backend_name()} 数据库，程序用不了")
    return url


def _unusable(what: str) -> PeitingError:
    # Not even a part of the address is repeated: it may hold a password.
    remedy = "请写成 postgresql://用户名:密码@服务器/数据库，或留空使用本机的文件。"
    return PeitingError("record-url", f"record.url {what}。", remedy)


def connect_file(path: Path, store: Store = CALLS) -> Database:
    """A SQLite file, made where there is none, for its owner alone. Raises PeitingError when it cannot be made."""
    with told(str(path), store):
        path.parent.mkdir(parents=True, exist_ok=True)
        # The mode is set before the first byte is written, so that there is no moment at which others can read.
        path.touch(mode=0o600, exist_ok=True)
    # Errors go to the log; what was to be written does not.
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": _LOCK_SECONDS}, hide_parameters=True
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return Database(str(path), engine, path, store)


def _set_pragmas(connection: Any, _record: object) -> None:
    # Python begins no transaction before a change of tables; so it begins none at all, and `_begin` does.
    connection.isolation_level = None
    # WAL with FULL: a commit is on the disk when it returns, at 0.2 ms instead of a journal's 10.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # Whoever reads first and writes then is refused at once when another has written in between, without a wait.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _server(url: URL) -> Database:
    options = f"-c lock_timeout={_LOCK_SECONDS}s -c synchronous_commit=on"
    given = {"connect_timeout": _LOCK_SECONDS, "options": options, "application_name": "peiting"}
    where = url.set(password=None).render_as_string()
    try:
        # A server that was started anew in mid-call is met by the next event, not by an error.
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"), connect_args=given, pool_pre_ping=True, hide_parameters=True
        )
    except ModuleNotFoundError as error:
        remedy = '请安装它：pip install "peiting[team]"；或把 record.url 留空，使用本机的文件。'
        raise PeitingError("record-no-driver", f"连接 {where} 要用 psycopg，这里没有安装。", remedy) from error
    return Database(where, engine, None)

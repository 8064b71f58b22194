"""The record of calls: one SQLite file, one commit an event, so that a kill at any moment loses none of them.

Events are kept as the JSON lines that `peiting replay` prints, long numbers hidden. Under the privacy level
`summary` every word that was said is blanked before it reaches the file. The file belongs to its user alone where
the system allows that.
"""

import contextlib
import dataclasses
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import psutil
from sqlalchemy import ForeignKey, create_engine, event, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from desktop.core.call_score import CallScore, Contest, Judgement
from desktop.core.events import (
    PASSING,
    AlertRaised,
    CallEnded,
    CallStarted,
    CustomerNamed,
    Event,
    FinalTranscript,
    PromptShown,
    SituationEntered,
    SituationLeft,
    StageEntered,
    from_json,
    to_json,
)
from desktop.core.masking import EventMask
from desktop.errors import PeitingError
from desktop.storage import kept_call
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import KeptCall, RecordSizes

Privacy = Literal["full", "summary"]

_SCHEMA_VERSION = 1
_LOCK_SECONDS = 2.0
"""How long to wait for another process that writes; a call must not stand still for longer."""

_WORDS: dict[type[Event], dict[str, Any]] = {
    FinalTranscript: {"text": "", "words": ()},
    AlertRaised: {"heard": "", "title": "", "say": "", "explanation": ""},
    PromptShown: {"title": "", "text": "", "next_text": "", "avoid": ()},
    StageEntered: {"because": ""},
    SituationEntered: {"because": ""},
    SituationLeft: {"because": ""},
    CallStarted: {"customer": "", "customer_title": ""},
    CustomerNamed: {"customer": "", "customer_title": ""},
}
"""What the level `summary` blanks: everything that was said, or that says who the customer is.

Prompts and better lines are filled with the customer's name; their ids stay, which is all that a report needs.
"""


class _Base(DeclarativeBase):
    pass


class Call(_Base):
    """One call."""

    __tablename__ = "calls"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[str]
    """Local wall-clock time, ISO 8601."""
    pack: Mapped[str]
    agent_number: Mapped[str]
    state: Mapped[str] = mapped_column(default="open", index=True)
    """open, ended, or interrupted: the program went away in mid-call."""
    process: Mapped[str]
    """The process that keeps it, so that another one does not take a living call for an interrupted one."""
    seconds: Mapped[float | None]
    """How long it lasted, seconds; None while open and when interrupted before the first event."""
    hung_up: Mapped[str] = mapped_column(default="")
    score: Mapped[float | None]


class KeptEvent(_Base):
    """One event of a call, in the order in which it was kept."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    time: Mapped[float]
    """Seconds from the start of the call."""
    type: Mapped[str]
    json: Mapped[str]


@dataclasses.dataclass(frozen=True, slots=True)
class CallSummary:
    """One call as lists show it."""

    id: int
    started_at: str
    pack: str
    agent_number: str
    state: str
    seconds: float | None
    hung_up: str
    score: float | None


def open_record(where: Path | str, privacy: Privacy) -> "CallRecord":
    """The record at a path (SQLite) or at a URL, e.g. postgresql://peiting@team/calls; made or migrated if need be."""
    return CallRecord(Path(where), privacy)


class CallRecord:
    """Keeps calls in the file at `path`; used by one thread at a time.

    Every method raises PeitingError (`record-…`) when the file cannot be written; the call goes on all the same
    and the same event may be given again.
    """

    def __init__(self, path: Path, privacy: Privacy) -> None:
        self._path = path
        self._privacy = privacy
        self._mask = EventMask()
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            # The mode is set before the first byte is written, so that there is no moment at which others can read.
            path.touch(mode=0o600, exist_ok=True)
            self._engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _LOCK_SECONDS})
            event.listen(self._engine, "connect", _set_pragmas)
            self._session = sessionmaker(self._engine)
            with contextlib.ExitStack() as on_failure:
                on_failure.callback(self._engine.dispose)
                self._prepare()
                on_failure.pop_all()

    def begin(self, started: CallStarted) -> int:
        """Open a call. Returns its id."""
        self._mask = EventMask()
        kept = _kept(started, self._privacy)
        with self._writing() as session:
            call = Call(
                started_at=started.started_at,
                pack=started.pack,
                agent_number=started.agent_number,
                process=_process(os.getpid()),
            )
            session.add(call)
            session.flush()
            session.add(_row(call.id, kept))
            return call.id

    def keep(self, call_id: int, event: Event) -> None:
        """Keep one event, on the disk when this returns. State that the next event replaces is passed over."""
        if isinstance(event, PASSING):
            return
        kept = _kept(self._mask.mask(event), self._privacy)
        with self._writing() as session:
            session.add(_row(call_id, kept))

    def close_call(self, call_id: int, ended: CallEnded) -> None:
        """Keep the last event and close the call."""
        with self._writing() as session:
            session.add(_row(call_id, ended))
            closed = {"state": "ended", "seconds": ended.time, "hung_up": ended.hung_up, "score": ended.score}
            session.execute(update(Call).where(Call.id == call_id).values(**closed))

    def calls(self) -> list[CallSummary]:
        """Every call, the latest first."""
        fields = [field.name for field in dataclasses.fields(CallSummary)]
        with self._writing() as session:
            rows = session.scalars(select(Call).order_by(Call.id.desc()))
            return [CallSummary(**{name: getattr(row, name) for name in fields}) for row in rows]

    def events(self, call_id: int) -> list[Event]:
        """Everything that was kept of a call, in order."""
        with self._writing() as session:
            rows = session.scalars(select(KeptEvent.json).where(KeptEvent.call_id == call_id).order_by(KeptEvent.id))
            return [from_json(row) for row in rows]

    def call(self, call_id: str) -> KeptCall:
        """All that was kept of a call. Raises PeitingError (`record-no-call`) for an id that is not there."""
        raise NotImplementedError

    def find(self, query: CallQuery) -> list[kept_call.CallSummary]:
        """The calls that fit, the latest first."""
        raise NotImplementedError

    def judge(self, call_id: str, judgement: Judgement) -> None:
        """Keep what a trainer says of an item; the score is the caller's to work out anew and to keep."""
        raise NotImplementedError

    def contest(self, call_id: str, contest: Contest) -> None:
        """Keep that the agent disagrees with an item."""
        raise NotImplementedError

    def keep_score(self, call_id: str, score: CallScore) -> None:
        """Keep what a call scored, in place of what it scored before."""
        raise NotImplementedError

    def erase(self, call_ids: Iterable[str]) -> int:
        """Remove calls for good, bytes included; those that are going on stay. Returns how many went."""
        raise NotImplementedError

    def sizes(self) -> RecordSizes:
        """How much is kept."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._engine.begin() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
            if version > _SCHEMA_VERSION:
                raise _trouble("record-newer", self._path, "是更新版本的程序写的", "请升级程序，或换一个数据文件夹。")
            _Base.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        self._mark_interrupted()

    def _mark_interrupted(self) -> None:
        last = select(KeptEvent.time).where(KeptEvent.call_id == Call.id).order_by(KeptEvent.id.desc()).limit(1)
        lost = {"state": "interrupted", "seconds": last.scalar_subquery()}
        with self._writing() as session:
            for call in session.scalars(select(Call).where(Call.state == "open")).all():
                if not _kept_by_another(call.process):
                    session.execute(update(Call).where(Call.id == call.id).values(**lost))

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Session]:
        with _told(self._path), self._session.begin() as session:
            yield session


def _process(pid: int) -> str:
    return f"{pid} {psutil.Process(pid).create_time():.2f}"


def _kept_by_another(process: str) -> bool:
    pid = int(process.split(maxsplit=1)[0])
    if pid == os.getpid():
        return False
    try:
        return _process(pid) == process
    except psutil.Error:
        return False


def _row(call_id: int, event: Event) -> KeptEvent:
    return KeptEvent(call_id=call_id, time=event.time, type=type(event).__name__, json=to_json(event))


def _kept(event: Event, privacy: Privacy) -> Event:
    blanks = _WORDS.get(type(event), {}) if privacy == "summary" else {}
    return dataclasses.replace(event, **blanks)


def _set_pragmas(connection: Any, _record: object) -> None:
    # WAL with FULL: a commit is on the disk when it returns, at 0.2 ms instead of a journal's 10.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into something to act on."""
    try:
        yield
    except (DBAPIError, OSError) as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error.strerror)
        raise _explained(path, reason) from error
    except SQLAlchemyError as error:
        raise _explained(path, str(error)) from error


def _explained(path: Path, reason: str) -> PeitingError:
    for fragment, code, what, remedy in _TROUBLES:
        if fragment in reason:
            return _trouble(code, path, what, remedy)
    return _trouble("record-failed", path, f"无法使用（{reason}）", "请检查文件夹的权限和磁盘；通话可以继续。")


def _trouble(code: str, path: Path, what: str, remedy: str) -> PeitingError:
    return PeitingError(code, f"通话记录 {path} {what}。", remedy)


_TROUBLES = (
    ("disk is full", "record-full", "写不下了，磁盘已满", "请清理磁盘；通话可以继续，未写入的内容会重试。"),
    ("No space left", "record-full", "写不下了，磁盘已满", "请清理磁盘；通话可以继续，未写入的内容会重试。"),
    ("locked", "record-locked", "正被另一个程序占用", "请关闭另一个打开它的程序；通话可以继续，未写入的内容会重试。"),
    ("readonly", "record-readonly", "不能写入", "请检查文件的权限；通话可以继续，但没有记录。"),
    ("not a database", "record-broken", "不是通话记录文件", "请把它移到别处保存，程序会新建一个。"),
    ("malformed", "record-broken", "已经损坏", "请把它移到别处保存，程序会新建一个。"),
)

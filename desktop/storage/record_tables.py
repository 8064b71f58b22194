"""The tables of the record as they are now; how older ones become them is in `migrations`."""

from sqlalchemy import Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# By bytes on every server: the collation of many a PostgreSQL passes over the hyphens of a date.
Moment = String().with_variant(String(collation="C"), "postgresql")


class Base(DeclarativeBase):
    """All tables of the record."""


class Call(Base):
    """One call."""

    __tablename__ = "calls"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    """The order of keeping, which a clock that is set back leaves alone; never given twice, never shown."""
    id: Mapped[str] = mapped_column(String, unique=True)
    started_at: Mapped[str] = mapped_column(Moment)
    pack: Mapped[str]
    agent_number: Mapped[str]
    agent_name: Mapped[str]
    channels: Mapped[str]
    """With commas between them."""
    privacy: Mapped[str]
    state: Mapped[str]
    machine: Mapped[str]
    process: Mapped[str]
    """Who keeps it, so that another program does not take a living call for an interrupted one."""
    seconds: Mapped[float | None] = mapped_column(Float)
    hung_up: Mapped[str]
    score: Mapped[float | None] = mapped_column(Float)
    sheet: Mapped[str]
    sheet_version: Mapped[str]

    __table_args__ = (
        Index("calls_by_agent_number", "agent_number", "number"),
        Index("calls_by_agent_name", "agent_name", "number"),
        Index("calls_by_pack", "pack", "number"),
        Index("calls_by_state", "state", "number"),
        Index("calls_by_start", "started_at"),
        Index("calls_by_score", "score"),
        {"sqlite_autoincrement": True},
    )


def _call_number(primary_key: bool = False, index: bool = False) -> Mapped[int]:
    return mapped_column(ForeignKey("calls.number", ondelete="CASCADE"), primary_key=primary_key, index=index)


class KeptEvent(Base):
    """One event of a call."""

    __tablename__ = "events"

    call: Mapped[int] = _call_number(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """0 for `CallStarted`. An event that is given again, for nobody knows whether it arrived, has the same one."""
    time: Mapped[float] = mapped_column(Float)
    type: Mapped[str]
    json: Mapped[str] = mapped_column(Text)
    """The line that `peiting replay --json` prints; sealed where it bears words."""


class KeptAlert(Base):
    """What became of an alert, so that calls are found by it without reading their events."""

    __tablename__ = "alerts"

    call: Mapped[int] = _call_number(primary_key=True)
    alert: Mapped[str] = mapped_column(primary_key=True)
    """`AlertRaised.id`."""
    kind: Mapped[str]
    rule: Mapped[str]
    severity: Mapped[str]
    state: Mapped[str]
    """provisional, confirmed or withdrawn."""
    false_alarm: Mapped[bool]
    """The agent answered 误报."""

    __table_args__ = (Index("alerts_by_rule", "rule", "state", "call"),)


class KeptJudgement(Base):
    """What a trainer said of an item."""

    __tablename__ = "judgements"

    number: Mapped[int] = mapped_column(primary_key=True)
    call: Mapped[int] = _call_number(index=True)
    item: Mapped[str]
    grade: Mapped[str | None]
    by: Mapped[str]
    note: Mapped[str] = mapped_column(Text)
    """Sealed."""
    at: Mapped[str]


class KeptContest(Base):
    """That the agent disagrees with an item."""

    __tablename__ = "contests"

    number: Mapped[int] = mapped_column(primary_key=True)
    call: Mapped[int] = _call_number(index=True)
    item: Mapped[str]
    note: Mapped[str] = mapped_column(Text)
    """Sealed."""
    at: Mapped[str]


class KeptRemark(Base):
    """What somebody said of a call afterwards; never words of the call."""

    __tablename__ = "remarks"

    number: Mapped[int] = mapped_column(primary_key=True)
    call: Mapped[int] = _call_number(index=True)
    about: Mapped[str]
    subject: Mapped[str]
    said: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]


class KeptScore(Base):
    """The filled-in sheet of a call; it holds no words."""

    __tablename__ = "scores"

    call: Mapped[int] = _call_number(primary_key=True)
    json: Mapped[str] = mapped_column(Text)

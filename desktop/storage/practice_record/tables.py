"""The tables of the record of practice as they are now; how older ones become them is in `migrations`."""

from sqlalchemy import Float, Index, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables of the record of practice."""


class AttemptRow(Base):
    """One rehearsal."""

    __tablename__ = "attempts"

    number: Mapped[int] = mapped_column(primary_key=True)
    """The order of keeping, which a clock that is set back leaves alone."""
    id: Mapped[str] = mapped_column(String, unique=True)
    at: Mapped[str]
    drill: Mapped[str]
    version: Mapped[str]
    mode: Mapped[str]
    seconds: Mapped[float] = mapped_column(Float)
    ended: Mapped[str]
    points: Mapped[float | None] = mapped_column(Float)
    passed: Mapped[bool]
    pass_score: Mapped[float] = mapped_column(Float)
    assignment: Mapped[str]
    course: Mapped[str] = mapped_column(Text)
    """Beats, goals and breaches as JSON, without a word that was said."""
    score: Mapped[str] = mapped_column(Text)
    """The sheet as JSON; empty where there is none."""
    words: Mapped[str] = mapped_column(Text)
    """Sealed; empty where none are kept."""

    __table_args__ = (Index("attempts_by_drill", "drill", "number"),)


class PaperRow(Base):
    """One paper handed in."""

    __tablename__ = "papers"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String, unique=True)
    at: Mapped[str]
    plan: Mapped[str]
    seed: Mapped[int]
    seconds: Mapped[float] = mapped_column(Float)
    percent: Mapped[float] = mapped_column(Float)
    passed: Mapped[bool]
    pass_mark: Mapped[float] = mapped_column(Float)
    assignment: Mapped[str]
    answers: Mapped[str] = mapped_column(Text)
    """Which choices were taken, and which questions were answered right, as JSON."""
    mode: Mapped[str] = mapped_column(Text, server_default="exam")


class ExamRow(Base):
    """That an exam has begun: it is not begun again."""

    __tablename__ = "exams"

    what: Mapped[str] = mapped_column(String, primary_key=True)
    at: Mapped[str]


class CardRow(Base):
    """When a subject is to come again."""

    __tablename__ = "cards"

    subject: Mapped[str] = mapped_column(String, primary_key=True)
    due: Mapped[str]
    state: Mapped[str] = mapped_column(Text)


class AssignmentRow(Base):
    """What a trainer gave to do."""

    __tablename__ = "assignments"

    id: Mapped[str] = mapped_column(String, primary_key=True)
    json: Mapped[str] = mapped_column(Text)


class SharedRow(Base):
    """What left the trainee's hands."""

    __tablename__ = "shared"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    file: Mapped[str]
    what: Mapped[str] = mapped_column(Text)
    """Ids of attempts and papers as JSON."""

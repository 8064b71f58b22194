"""The first tables: attempts, papers, exams begun, cards, assignments, what was shared."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attempts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *_texts("at", "drill", "version", "mode"),
        sa.Column("seconds", sa.Float, nullable=False),
        *_texts("ended"),
        sa.Column("points", sa.Float),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("pass_score", sa.Float, nullable=False),
        *_texts("assignment", "course", "score", "words"),
    )
    op.create_index("attempts_by_drill", "attempts", ["drill", "number"])
    op.create_table(
        "papers",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *_texts("at", "plan"),
        sa.Column("seed", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("seconds", "percent", "pass_mark")),
        sa.Column("passed", sa.Boolean, nullable=False),
        *_texts("assignment", "answers"),
    )
    op.create_table("exams", sa.Column("what", sa.String, primary_key=True), *_texts("at"))
    op.create_table("cards", sa.Column("subject", sa.String, primary_key=True), *_texts("due", "state"))
    op.create_table("assignments", sa.Column("id", sa.String, primary_key=True), *_texts("json"))
    op.create_table("shared", sa.Column("number", sa.Integer, primary_key=True), *_texts("at", "file", "what"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]

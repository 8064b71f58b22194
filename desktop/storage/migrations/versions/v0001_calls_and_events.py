"""Calls and their events, as the first version of the program made them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("started_at", sa.String, nullable=False),
        sa.Column("pack", sa.String, nullable=False),
        sa.Column("agent_number", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("process", sa.String, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("hung_up", sa.String, nullable=False),
        sa.Column("score", sa.Float),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("call_id", sa.Integer, sa.ForeignKey("calls.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("time", sa.Float, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("json", sa.String, nullable=False),
    )

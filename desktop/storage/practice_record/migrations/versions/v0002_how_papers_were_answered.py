"""How a paper was answered; of those before, today's questions alone are known to have been answered to learn."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("papers", sa.Column("mode", sa.Text, nullable=False, server_default="exam"))
    op.execute("UPDATE papers SET mode = 'learn' WHERE plan = 'today'")

"""What people say of a call afterwards, outside its score."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    owner = sa.ForeignKey("calls.number", ondelete="CASCADE")
    op.create_table(
        "remarks",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("call", sa.Integer, owner, nullable=False, index=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("about", "subject", "said", "by", "at")),
    )

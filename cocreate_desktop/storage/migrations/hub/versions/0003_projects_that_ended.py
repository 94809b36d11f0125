"""Which projects ended at the hub, and what their last day was, so that its administrators can see it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it; of those that ended before nobody knows the day any more."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("hub_project", sa.Column("ended", text, nullable=False, server_default=""))


def downgrade() -> None:
    """Takes it away."""
    op.drop_column("hub_project", "ended")

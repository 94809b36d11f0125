"""Each picture has a small version for phones."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it; empty is none."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("picture", sa.Column("small", text, nullable=False, server_default=""))


def downgrade() -> None:
    """Takes it away."""
    op.drop_column("picture", "small")

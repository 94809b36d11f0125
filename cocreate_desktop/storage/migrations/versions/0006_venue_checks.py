"""The venue check: what was seen of each part of a place, kept for the next evening there."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = "id project_id place evening_id part state facts at machine added deleted"


def upgrade() -> None:
    """Adds the table."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    columns = [sa.Column(name, text, nullable=False) for name in COLUMNS.split()]
    op.create_table("venue", *columns, sa.PrimaryKeyConstraint("project_id", "id", name="pk_venue"))
    op.create_index("ix_venue_project_id_evening_id", "venue", ["project_id", "evening_id"])


def downgrade() -> None:
    """Takes it away."""
    op.drop_table("venue")

"""Until when photos of whole walls are kept, which may show people: a day of their own, before that of the project."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it; projects of before keep their photos as long as the rest."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("project", sa.Column("photos_until", text, nullable=False, server_default=""))


def downgrade() -> None:
    """Takes it away."""
    op.drop_column("project", "photos_until")

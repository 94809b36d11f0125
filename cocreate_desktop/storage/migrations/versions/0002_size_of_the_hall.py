"""How far the last row sits and how high the picture is, so that the stage can be read from there."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAMES = ("viewing_distance", "screen_height")


def upgrade() -> None:
    """Adds the two numbers; 0 is not known."""
    for name in NAMES:
        op.add_column("evening", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Takes them away."""
    for name in NAMES:
        op.drop_column("evening", name)

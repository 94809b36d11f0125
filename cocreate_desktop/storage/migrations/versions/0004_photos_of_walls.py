"""Photos of walls of notes, and each note that was seen in them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# A text unless it says otherwise.
TABLES = {
    "photo": (
        "id project_id evening_id step_id name way state width:int height:int whole picture cut board warnings again "
        "keep_whole:bool rank added deleted"
    ),
    "sighting": (
        "id project_id evening_id photo_id quad colour confidence:int picture read:bool suggested sureness:int doubts "
        "cut_off:bool unclear:bool hint:int heading state origin note_id same_as rank added deleted"
    ),
}
INDEXES = (
    ("photo", "evening_id"),
    ("photo", "step_id"),
    ("sighting", "evening_id"),
    ("sighting", "photo_id"),
)


def upgrade() -> None:
    """Makes both."""
    for table, columns in TABLES.items():
        primary = sa.PrimaryKeyConstraint("project_id", "id", name=f"pk_{table}")
        op.create_table(table, *(_column(spec) for spec in columns.split()), primary)
    for table, name in INDEXES:
        op.create_index(f"ix_{table}_project_id_{name}", table, ["project_id", name])


def downgrade() -> None:
    """Takes both away."""
    for table in TABLES:
        op.drop_table(table)


def _column(spec: str) -> "sa.Column[Any]":
    name, _, kind = spec.partition(":")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    types: dict[str, Any] = {"": text, "int": sa.BigInteger(), "bool": sa.Boolean()}
    return sa.Column(name, types[kind], nullable=False, autoincrement=False)

"""Laptops that meet: who they are, values that were written beside one another, and how far a published vote was counted."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = {"laptop": "name place:int address second seen_at", "settled": "entity entity_id field"}


def upgrade() -> None:
    """Adds them."""
    op.add_column("round", sa.Column("counted", _text(), nullable=False, server_default="[]"))
    op.add_column("device_clock", sa.Column("successor", _text(), nullable=False, server_default=""))
    for table, columns in TABLES.items():
        made = [_column(spec) for spec in f"id project_id {columns} added deleted".split()]
        op.create_table(table, *made, sa.PrimaryKeyConstraint("project_id", "id", name=f"pk_{table}"))
    keys = ("project_id", "entity", "entity_id", "field", "stamp")
    made = [sa.Column(name, _text(), nullable=False) for name in (*keys, "value")]
    op.create_table("beaten", *made, sa.PrimaryKeyConstraint(*keys, name="pk_beaten"))
    key = ("project_id", "sha256", "start")
    made = [sa.Column(name, _text(), nullable=False) for name in key[:2]]
    start = sa.Column("start", sa.BigInteger(), nullable=False, autoincrement=False)
    content = sa.Column("content", sa.LargeBinary(), nullable=False)
    op.create_table("blob_part", *made, start, content, sa.PrimaryKeyConstraint(*key, name="pk_blob_part"))


def downgrade() -> None:
    """Takes them away."""
    for table in (*TABLES, "beaten", "blob_part"):
        op.drop_table(table)
    op.drop_column("round", "counted")
    op.drop_column("device_clock", "successor")


def _column(spec: str) -> "sa.Column[object]":
    name, _, kind = spec.partition(":")
    if kind == "int":
        return sa.Column(name, sa.BigInteger(), nullable=False, autoincrement=False)
    return sa.Column(name, _text(), nullable=False)


def _text() -> sa.Text:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

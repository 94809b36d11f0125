"""Who may what at a hub: organisations, projects, administrators, laptops, pairing codes, tries and sign-ins."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Columns by table; the first is the key, ":int" and ":bool" say what is no text.
TABLES = {
    "organisation": "id name projects:int made_at",
    "hub_project": "project_id organisation_id name closed:bool most_ops:int most_bytes:int made_at",
    "administrator": "name password organisation_id made_at seen_at stopped_at",
    "hub_device": "id organisation_id project_id name token made_at seen_at revoked_at",
    "pairing_code": "hash organisation_id project_id made_at until used_at",
    "failed_try": "what minute:int times:int",
    "sign_in": "token name until",
}
KEYS = {"failed_try": ("what", "minute")}
UNIQUE = {"organisation": "name", "hub_device": "token"}
POINTS = {"organisation_id": "organisation.id", "name": "administrator.name"}
INDEXED = {
    "hub_project": "organisation_id",
    "administrator": "organisation_id",
    "hub_device": "organisation_id",
    "sign_in": "name",
}


def upgrade() -> None:
    """Adds them."""
    for table, columns in TABLES.items():
        made = [_column(spec) for spec in columns.split()]
        op.create_table(table, *made, *_constraints(table, [column.name for column in made]))
        if table in INDEXED:
            op.create_index(f"ix_{table}_{INDEXED[table]}", table, [INDEXED[table]])


def downgrade() -> None:
    """Takes them away."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _constraints(table: str, names: list[str]) -> list[sa.Constraint]:
    found: list[sa.Constraint] = [sa.PrimaryKeyConstraint(*KEYS.get(table, (names[0],)), name=f"pk_{table}")]
    if table in UNIQUE:
        found.append(sa.UniqueConstraint(UNIQUE[table], name=f"uq_{table}_{UNIQUE[table]}"))
    pointing = "name" if table == "sign_in" else "organisation_id"
    if pointing in names:
        found.append(sa.ForeignKeyConstraint([pointing], [POINTS[pointing]], name=f"fk_{table}_{pointing}"))
    return found


def _column(spec: str) -> "sa.Column[object]":
    name, _, kind = spec.partition(":")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    cells: dict[str, Any] = {"": text, "int": sa.BigInteger(), "bool": sa.Boolean()}
    return sa.Column(name, cells[kind], nullable=False, autoincrement=False)

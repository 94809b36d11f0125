"""People at home: the code by which they find a project, who of them wants to hear more, and the mail to them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from cocreate_desktop.domain.online import short_code

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Columns by table; the first two, of the mail three, are the key.
TABLES = {
    "follower": (
        "project_id id purpose language page offer_id mark sealed confirm stop asked_on delete_on confirmed_at "
        "known_at stopped_at goes_at mailed_to mails:int"
    ),
    "news": "project_id id subject words told_at people:int sent:int failed:int",
    "mail_out": "project_id follower_id about state due_at ends_at tries:int",
}
KEYS = {"mail_out": 3}
UNIQUE = {"follower": (("project_id", "mark"), ("confirm",), ("stop",))}
INDEXED = {"follower": (("goes_at",), ("mailed_to",)), "mail_out": (("state", "due_at"),)}
CONTACTS = "ix_hub_op_contact"


def upgrade() -> None:
    """Adds them."""
    op.add_column("hub_project", sa.Column("home", _text(), nullable=False, server_default=""))
    op.create_index("ix_hub_project_home", "hub_project", ["home"])
    rows = op.get_bind().execute(sa.text("SELECT project_id FROM hub_project")).scalars().all()
    for project_id in rows:
        named = {"home": short_code(project_id), "id": project_id}
        op.get_bind().execute(sa.text("UPDATE hub_project SET home = :home WHERE project_id = :id"), named)
    for table, columns in TABLES.items():
        made = [_column(spec) for spec in columns.split()]
        op.create_table(table, *made, *_constraints(table, [column.name for column in made]))
        for indexed in INDEXED.get(table, ()):
            op.create_index(f"ix_{table}_{'_'.join(indexed)}", table, list(indexed))
    # Whether a laptop has somebody, or erased her, stands in the record: a few of its millions of lines.
    only = sa.text("entity = 'contact'")
    op.create_index(
        CONTACTS,
        "op",
        ["project_id", "entity_id"],
        postgresql_where=only,
        sqlite_where=only,
        if_not_exists=True,
    )


def downgrade() -> None:
    """Takes them away."""
    op.drop_index(CONTACTS, "op")
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index("ix_hub_project_home", "hub_project")
    op.drop_column("hub_project", "home")


def _constraints(table: str, names: list[str]) -> list[sa.Constraint]:
    key = names[: KEYS.get(table, 2)]
    unique = [
        sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")
        for columns in UNIQUE.get(table, ())
    ]
    return [sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"), *unique]


def _text() -> Any:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _column(spec: str) -> "sa.Column[object]":
    name, _, kind = spec.partition(":")
    return sa.Column(name, sa.BigInteger() if kind else _text(), nullable=False, autoincrement=False)

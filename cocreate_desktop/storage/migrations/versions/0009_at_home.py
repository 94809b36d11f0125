"""At home: who serves the follow-up and how far it is open, rounds that go on there, what people say and stand behind there,
how often its pages were opened, and what people said of a note elsewhere."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A text unless it says otherwise; behind "=" what rows of before get.
COLUMNS = {
    "project": ("follow_up_by=page online=off online_weight:int=0 online_moderated:bool=1 online_secret="),
    "round": "online:bool=0 online_until= online_codes:bool=0",
    "offer": "hidden:bool=0",
    "reaction": "hidden:bool=0",
}
TABLES = {
    "remark": "about about_id text state channel author said_on outreach_id answer",
    "backing": "about about_id channel author given:bool outreach_id",
    "opened": "outreach_id day number:int",
    "notesupport": "note_id source agrees:int disagrees:int passes:int people:int read_on",
}
BY_AUTHOR = ("remark", "backing", "offer", "reaction")


def upgrade() -> None:
    """Adds them."""
    for table, columns in COLUMNS.items():
        for spec in columns.split():
            op.add_column(table, _column(spec))
    for table, columns in TABLES.items():
        made = [_column(spec) for spec in f"id project_id {columns} added deleted".split()]
        op.create_table(table, *made, sa.PrimaryKeyConstraint("project_id", "id", name=f"pk_{table}"))
    for table in ("remark", "backing"):
        op.create_index(f"ix_{table}_project_id_about_id", table, ["project_id", "about_id"])
    for table in BY_AUTHOR:
        op.create_index(f"ix_{table}_project_id_author", table, ["project_id", "author"])


def downgrade() -> None:
    """Takes them away."""
    for table in ("offer", "reaction"):
        op.drop_index(f"ix_{table}_project_id_author", table)
    for table in TABLES:
        op.drop_table(table)
    for table, columns in COLUMNS.items():
        for spec in columns.split():
            op.drop_column(table, _column(spec).name)


def _column(spec: str) -> "sa.Column[Any]":
    described, given, value = spec.partition("=")
    name, _, kind = described.partition(":")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    types: dict[str, Any] = {"": text, "int": sa.BigInteger(), "bool": sa.Boolean()}
    yes_no = sa.true() if value == "1" else sa.false()
    default = (yes_no if kind == "bool" else value) if given else None
    return sa.Column(name, types[kind], nullable=False, autoincrement=False, server_default=default)

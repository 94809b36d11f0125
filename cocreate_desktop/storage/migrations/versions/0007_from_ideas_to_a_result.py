"""From ideas to a result: arrivals, answers, outreach, the dossier, neighbourhoods, proposals, offers, pledges and replies."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# A text unless it says otherwise, "?" where it may be unknown; behind "=" what rows of before get.
COLUMNS = {
    "project": "rung_chosen:bool=0 satisfied_from:int=7 organiser=",
    "evening": "perspectives=[]",
    "round": "version_id=",
    "contact": "asked_on= number:int=0",
}
TABLES = {
    "arrival": "evening_id role band heard outreach_id expects again:bool by_door:bool",
    "answer": "evening_id step_id question value words channel people:int author shown:bool",
    "outreach": "evening_id channel name date reached:int? cost:int? code typed_visits:int rank",
    "visit": "outreach_id evening_id author",
    "turnout": "outreach_id round_id voted:int",
    "phase": "name starts ends outcome done:bool rank",
    "risk": "kind text owner due answer done:bool rank",
    "checkitem": "evening_id moment key text done:bool rank",
    "area": (
        "code name municipality year:int cbs_table inhabitants:int? up_to_14:int? up_to_24:int? up_to_44:int? up_to_64:int? "
        "from_65:int? households:int? rank"
    ),
    "proposal": "title rank",
    "paragraph": "proposal_id text notes theme_id rank",
    "version": "proposal_id evening_id number:int title paragraphs ids notes made_at why rank",
    "reaction": (
        "proposal_id evening_id version_id paragraph_id kind text state answer channel author shown:bool rank"
    ),
    "offer": (
        "evening_id step_id kind text level number:int theme_id met_by contact_id channel author shown:bool withdrawn:bool rank"
    ),
    "pledge": "evening_id number:int what who due state done_on told theme_id offer_id contact_id rank",
    "reply": "taken words why who due",
    "promise": "after due done_on told",
}
PARENTS = ("evening_id", "step_id", "round_id", "photo_id")


def upgrade() -> None:
    """Adds them."""
    for table, columns in COLUMNS.items():
        for spec in columns.split():
            op.add_column(table, _column(spec))
    for table, columns in TABLES.items():
        made = [_column(spec) for spec in f"id project_id {columns} added deleted".split()]
        op.create_table(table, *made, sa.PrimaryKeyConstraint("project_id", "id", name=f"pk_{table}"))
        for parent in PARENTS:
            if parent in columns.split():
                op.create_index(f"ix_{table}_project_id_{parent}", table, ["project_id", parent])


def downgrade() -> None:
    """Takes them away."""
    for table in TABLES:
        op.drop_table(table)
    for table, columns in COLUMNS.items():
        for spec in columns.split():
            op.drop_column(table, _column(spec).name)


def _column(spec: str) -> "sa.Column[Any]":
    described, given, value = spec.partition("=")
    name, _, kind = described.rstrip("?").partition(":")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    types: dict[str, Any] = {"": text, "int": sa.BigInteger(), "bool": sa.Boolean()}
    default = (sa.false() if kind == "bool" else value) if given else None
    nullable = described.endswith("?")
    return sa.Column(name, types[kind], nullable=nullable, autoincrement=False, server_default=default)
